import { administration, general, record, refusals, starting } from "../words/words.ts";

export const english = { ...general, ...refusals, ...administration, ...record, ...starting };
export type AdministrationWords = typeof english;
