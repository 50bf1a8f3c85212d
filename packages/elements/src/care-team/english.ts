import { general, people, refusals, team } from "../words/words.ts";

/** The words of the care team. */
export const english = { ...general, ...people, ...refusals, ...team };
export type TeamWords = typeof english;
