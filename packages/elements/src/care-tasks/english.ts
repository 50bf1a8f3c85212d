import { general, refusals, tasks } from "../words/words.ts";

/** The words of the list of tasks. */
export const english = { ...general, ...refusals, ...tasks };
export type TasksWords = typeof english;
