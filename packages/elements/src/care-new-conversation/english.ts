/** The words of the start form. */
import { clock, dropping, general, help, people, refusals, starting, writing } from "../words/words.ts";

export const english = {
  ...clock,
  ...dropping,
  ...general,
  ...help,
  ...people,
  ...refusals,
  ...starting,
  ...writing,
};

export type FormWords = typeof english;
