import { counts, files, general, list } from "../words/words.ts";

/** The words of the list. */
export const english = { ...counts, ...files, ...general, ...list };
export type InboxWords = typeof english;
