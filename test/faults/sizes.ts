/** How long the faults last: short in `npm test`, long by `npm run faults`. A seed makes the same faults again. */
import { Random } from "../simulator/random.ts";

export const long = process.env.CARETHREAD_FAULTS === "long";

export function size(short: number, longer: number): number {
  return long ? longer : short;
}

/** A stream of numbers of its own for each test, so that one does not move another's. */
export function randomFor(test: string): Random {
  const seed = Number(process.env.CARETHREAD_SEED ?? 1);
  return new Random([...test].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), seed) | 0);
}
