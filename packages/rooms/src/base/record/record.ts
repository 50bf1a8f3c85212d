export {
  AskHeld,
  AskRecord,
  AskSaw,
  AskVerdict,
  HeldAnswer,
  PushHead,
  PushRecorded,
  PushSaw,
  RecordAnswer,
  RecordedTaken,
  SawAnswer,
  Verdict,
} from "./calls.ts";
export { Chain, type ChainVerdict } from "./chain.ts";
export { Heads } from "./heads.ts";
