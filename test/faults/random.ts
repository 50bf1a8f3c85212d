/** What happens by chance in the faults: a seed makes the same again. */
import { Random } from "../simulator/random.ts";

/** A stream of numbers of its own for each test, so that one does not move another's. */
export function randomFor(test: string): Random {
  const seed = Number(process.env.CARETHREAD_SEED ?? 1);
  return new Random([...test].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), seed) | 0);
}
