import { clock, coaching, finding, general, starting } from "../../words/words.ts";

export const english = { ...clock, ...coaching, ...general, ...finding, born: starting.born };
export type ToolsWords = typeof english;
