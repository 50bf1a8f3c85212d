/** The words of a message's files. */
import { attaching, general, refusals } from "../words/words.ts";

export const english = { ...general, ...refusals, ...attaching };

export type AttachedWords = typeof english;
