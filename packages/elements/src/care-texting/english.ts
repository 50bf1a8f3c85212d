/** The words of a patient's texting. */
import { general, refusals, texting } from "../words/words.ts";

export const english = { ...general, ...refusals, ...texting };

export type TextingWords = typeof english;
