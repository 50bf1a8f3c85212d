import { administration, general, refusals } from "../words/words.ts";

export const english = { ...general, ...refusals, ...administration };
export type AdministrationWords = typeof english;
