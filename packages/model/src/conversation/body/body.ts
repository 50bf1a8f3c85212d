/** What a message brings: its words, or what its device sealed in their place, and files. */
export { broughtBy, NamedFiles } from "./brought.ts";
export { bodyOf } from "./words.ts";
