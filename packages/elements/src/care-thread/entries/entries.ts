/** What stands in a thread: its entries, computed from the client's items, and how each of them looks. */
export { cardLine, cardStyles, renderCard } from "./cards/cards.ts";
export {
  type CorrectionDeed,
  type CorrectionsView,
  correctionStyles,
  leftOf,
} from "./corrections/corrections.ts";
export { entriesOf, type ThreadView } from "./entries-of.ts";
export { type Entry, type MessageEntry, type SealedEntry, type SeenMessage, visibilityOf } from "./entry.ts";
export { KeysListener } from "./keys-news.ts";
export { messageStyles } from "./message.styles.ts";
export { type MessageView, renderMessage } from "./message.ts";
export { isTold, sentenceOf } from "./notices/notices.ts";
export { renderSealed } from "./sealed.ts";
export { renderSeparator } from "./separators.ts";
