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
export { type AskedPage, askedPage, newest, recordPage, verdictOf } from "./door.ts";
export { Heads } from "./heads.ts";
