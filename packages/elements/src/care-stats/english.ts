/** The words of figures. */
import { general, refusals, stats } from "../words/words.ts";

export const english = { ...general, ...refusals, ...stats };

export type StatsWords = typeof english;
