/** What is kept and let go, as it goes between rooms. */
export {
  AskDue,
  type DueIn,
  FoundDue,
  KeptAnswer,
  PurgeOrder,
  PurgeTaken,
  RetainFor,
} from "./calls.ts";
export { retentionList } from "./listed.ts";
