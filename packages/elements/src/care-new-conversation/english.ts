/** The words of the start form. */
import { general, refusals, starting, writing } from "../words/words.ts";

export const english = { ...general, ...refusals, ...starting, ...writing };

export type FormWords = typeof english;
