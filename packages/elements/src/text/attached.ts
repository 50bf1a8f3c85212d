import type { LastMessage } from "@carethread/model";
import type { files } from "../words/words.ts";
import { isolate } from "./isolate.ts";

/** What a message says in one line: its text, or what it brings where it has none. */
export function lineOf(
  { text, attached }: Pick<LastMessage, "text" | "attached">,
  words: typeof files,
): string {
  if (text !== "" || attached === undefined) return text;
  const { images, documents, name } = attached;
  return name === undefined ? words.attached(images, documents) : isolate(name);
}
