/**
 * How much is tried of what could be tried without end: little in `npm test`, and the same in each run; much more, and other
 * examples each time, in `npm run long`.
 */
export const isLong = process.env.CARETHREAD_LONG === "1";

export function size(short: number, long: number): number {
  return isLong ? long : short;
}

/** Examples of a property: so many in `npm test`. */
export function runs(short: number): number {
  return size(short, 50 * short);
}
