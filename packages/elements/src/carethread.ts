/** The script-tag build: everything, registered; and what a page says to it. */
import "./define/define.ts";

export { addWords } from "./words/words.ts";
