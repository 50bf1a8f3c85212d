import { clock, counts, general, list } from "../words/words.ts";

/** The words of the list. */
export const english = { ...clock, ...counts, ...general, ...list };
export type InboxWords = typeof english;
