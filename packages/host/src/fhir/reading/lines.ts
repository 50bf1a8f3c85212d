/** Splits bytes into lines: at `\n` alone, because a string of JSON may have any other line break in it. */
import { textOf } from "./text.ts";

/** Longer ones would not fit into a string, and are no resources. */
export const longestLine = 256 * 1024 * 1024;

const lineFeed = 0x0a;

/** `text` is null where the bytes are not UTF-8, or too many. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string | null;
  readonly isTooLong?: true;
}

/**
 * The lines of a stream, with one line in memory at a time. A `\r` before the line's end, and a byte-order mark at its
 * beginning (files may have been joined), are taken off. What follows the last `\n` is a line where there is anything.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  longest = longestLine,
): AsyncGenerator<Line> {
  let number = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  const hold = (part: Uint8Array): void => {
    length += part.length;
    // The rest of a line that is too long is not kept; its length says enough.
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const end = (): Line => {
    number++;
    const line: Line =
      length > longest
        ? { number, text: null, isTooLong: true }
        : { number, text: textOf(parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)) };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      hold(chunk.subarray(from, at));
      yield end();
      from = at + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
  }
  if (length > 0) yield end();
}
