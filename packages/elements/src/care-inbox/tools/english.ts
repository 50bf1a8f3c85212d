import { finding, general, starting } from "../../words/words.ts";

export const english = { ...general, ...finding, born: starting.born };
export type ToolsWords = typeof english;
