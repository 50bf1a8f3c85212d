/** The words of the composer. */
import { files, general, help, people, refusals, writing } from "../words/words.ts";

export const english = {
  ...files,
  ...general,
  ...people,
  ...refusals,
  ...writing,
  beThorough: help.beThorough,
};

export type ComposeWords = typeof english;
