import type { LastMessage } from "@carethread/model";
import type { files, general } from "../words/words.ts";
import { isolate } from "./isolate.ts";

/** What a message says in one line: its text, what it brings where it has none, or that it is sealed where this device cannot open it. */
export function lineOf(
  { text, attached, sealed }: Pick<LastMessage, "text" | "attached" | "sealed">,
  words: typeof files & Pick<typeof general, "encrypted">,
): string {
  if (text === "" && attached === undefined && sealed !== undefined) return words.encrypted;
  if (text !== "" || attached === undefined) return text;
  const { images, documents, name } = attached;
  return name === undefined ? words.attached(images, documents) : isolate(name);
}
