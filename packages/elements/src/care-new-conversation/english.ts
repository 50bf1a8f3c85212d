/** The words of the start form. */
import { general, help, people, refusals, starting, writing } from "../words/words.ts";

export const english = { ...general, ...help, ...people, ...refusals, ...starting, ...writing };

export type FormWords = typeof english;
