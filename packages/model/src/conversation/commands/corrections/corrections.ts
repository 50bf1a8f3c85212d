/** What is done about corrections of messages. */
export { answerCorrection } from "./answer-correction.ts";
export { AskCorrection, askCorrection } from "./ask-correction.ts";
export { extendCorrection } from "./extend-correction.ts";
export { withdrawCorrection } from "./withdraw-correction.ts";
