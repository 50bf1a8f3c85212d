/** The words of the composer. */
import { general, people, refusals, writing } from "../words/words.ts";

export const english = { ...general, ...people, ...refusals, ...writing };

export type ComposeWords = typeof english;
