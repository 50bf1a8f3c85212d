/** The words of the composer. */
import { general, help, people, refusals, writing } from "../words/words.ts";

export const english = { ...general, ...people, ...refusals, ...writing, beThorough: help.beThorough };

export type ComposeWords = typeof english;
