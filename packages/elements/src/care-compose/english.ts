/** The words of the composer. */
import { clock, general, help, people, refusals, writing } from "../words/words.ts";

export const english = {
  ...clock,
  ...general,
  ...people,
  ...refusals,
  ...writing,
  beThorough: help.beThorough,
};

export type ComposeWords = typeof english;
