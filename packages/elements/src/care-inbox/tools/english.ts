import { clock, finding, general, starting } from "../../words/words.ts";

export const english = { ...clock, ...general, ...finding, born: starting.born };
export type ToolsWords = typeof english;
