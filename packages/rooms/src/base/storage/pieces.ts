/** Many values a few at a time, so that a room never holds all of them. */
import type { Storage } from "../ports.ts";

/**
 * The values under a prefix in the order of their keys, from a key on, at most so many at once; taking them out meanwhile
 * is allowed.
 */
export async function* inPieces<T>(
  storage: Storage,
  prefix: string,
  most: number,
  from: string = prefix,
): AsyncIterable<ReadonlyMap<string, T>> {
  for (let start = from; ; ) {
    const found = await storage.list<T>({ prefix, start, limit: most });
    if (found.size > 0) yield found;
    const last = [...found.keys()].at(-1);
    if (last === undefined || found.size < most) return;
    start = `${last}\0`;
  }
}
