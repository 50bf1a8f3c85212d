/** What stands in a conversation's stream beside its log: where each item was said last, and what filters show. */
export { StreamDoor } from "./door.ts";
export {
  digits,
  filterEntries,
  filterPrefix,
  type ItemPlace,
  itemKey,
} from "./stream-index.ts";
