/** The words of the composer. */
import { dropping, general, help, people, refusals, writing } from "../words/words.ts";

export const english = {
  ...dropping,
  ...general,
  ...people,
  ...refusals,
  ...writing,
  beThorough: help.beThorough,
};

export type ComposeWords = typeof english;
