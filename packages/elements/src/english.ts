/** Every word that people read, in English: what a translation, or a host that calls some otherwise, starts from. */
import {
  counts,
  general,
  help,
  list,
  people,
  refusals,
  settings,
  starting,
  team,
  thread,
  type Words,
  writing,
} from "./words/words.ts";

export const english: Words = {
  ...counts,
  ...general,
  ...help,
  ...list,
  ...people,
  ...refusals,
  ...settings,
  ...starting,
  ...team,
  ...thread,
  ...writing,
};
