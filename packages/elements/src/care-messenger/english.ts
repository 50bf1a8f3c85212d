import { general, list } from "../words/words.ts";

/** The words of the messenger around its parts. */
export const english = { ...general, ...list };
export type MessengerWords = typeof english;
