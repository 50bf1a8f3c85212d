/** The words of the composer. */
import { clock, dropping, general, help, people, refusals, writing } from "../words/words.ts";

export const english = {
  ...clock,
  ...dropping,
  ...general,
  ...people,
  ...refusals,
  ...writing,
  beThorough: help.beThorough,
};

export type ComposeWords = typeof english;
