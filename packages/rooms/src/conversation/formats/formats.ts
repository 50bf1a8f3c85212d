/** How what a conversation stored in an earlier format is brought to the next: one step a format. */
export { fromFormat10 } from "./from-format-10.ts";
export { fromFormat11 } from "./from-format-11.ts";
