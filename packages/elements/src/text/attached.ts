import type { LastMessage } from "@carethread/model";
import type { files } from "../words/words.ts";

/** What a message says in one line: its text, or what it brings where it has none. */
export function lineOf(
  { text, attached }: Pick<LastMessage, "text" | "attached">,
  words: typeof files,
): string {
  return text === "" && attached !== undefined ? words.attached(attached.images, attached.documents) : text;
}
