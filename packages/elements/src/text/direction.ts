import { nothing } from "lit";

/** The `dir` of a box for text: its text's own, and while it is empty the page's, in which its placeholder is written. */
export function directionOf(text: string): "auto" | typeof nothing {
  return text === "" ? nothing : "auto";
}
