/** Texts, as rooms tell each other of them, and the numbers that they go to. */
export {
  AskUnclear,
  Heard,
  HeardAnswer,
  PushDelivery,
  PushMoves,
  PushTexting,
  PushTexts,
  Texted,
  TextsTaken,
  type UnclearText,
  UnclearTexts,
  Unsent,
} from "./calls.ts";
export { numberOf } from "./phone.ts";
