export { isThere, offerStages, stageOf, stagesChanged, wantStage } from "./fetching.ts";
