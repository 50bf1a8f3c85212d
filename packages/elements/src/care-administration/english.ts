import { administration, general, record, refusals, retaining, starting } from "../words/words.ts";

export const english = { ...general, ...refusals, ...administration, ...record, ...retaining, ...starting };
export type AdministrationWords = typeof english;
