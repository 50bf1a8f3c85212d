/** Lengths of time by the minute, so that those of many conversations are added up and still have a middle. */
import * as z from "zod/mini";
import { figureDays } from "./calendar.ts";
import type { Length } from "./lengths.ts";
import type { Summary } from "./shown.ts";

const minute = 60_000;

/** How many took so many minutes, the shortest first, and how many were within what the practice expects. */
export const Times = z.object({
  within: z.int(),
  counts: z.array(z.tuple([z.int(), z.int()])),
});
export type Times = z.infer<typeof Times>;

/** By day, as the practice's calendar has it. */
export const Days = z.record(z.string(), Times);
export type Days = z.infer<typeof Days>;

/** Of today, and of all days that are looked back on, today among them. */
export const SpanTimes = z.object({ today: Times, month: Times });
export type SpanTimes = z.infer<typeof SpanTimes>;

/** What was added to it so far. */
export class TimesCount {
  #within = 0;
  readonly #counts = new Map<number, number>();

  add(minutes: number, isWithin: boolean): void {
    if (isWithin) this.#within++;
    this.#more(minutes, 1);
  }

  addAll({ within, counts }: Times): void {
    this.#within += within;
    for (const [minutes, count] of counts) this.#more(minutes, count);
  }

  get times(): Times {
    return { within: this.#within, counts: [...this.#counts].sort(([a], [b]) => a - b) };
  }

  #more(minutes: number, count: number): void {
    this.#counts.set(minutes, (this.#counts.get(minutes) ?? 0) + count);
  }
}

export class SpansCount {
  readonly #today = new TimesCount();
  readonly #month = new TimesCount();

  add({ day, minutes, isWithin }: Length): void {
    this.#month.add(minutes, isWithin);
    if (day === figureDays - 1) this.#today.add(minutes, isWithin);
  }

  get times(): SpanTimes {
    return { today: this.#today.times, month: this.#month.times };
  }
}

/** Times of several days, or of several slices. */
export function addedTimes(all: Iterable<Times>): Times {
  const sum = new TimesCount();
  for (const times of all) sum.addAll(times);
  return sum.times;
}

export function addedDays(all: readonly Days[]): Days {
  const names = new Set(all.flatMap(days => Object.keys(days)));
  return Object.fromEntries(
    [...names].map(name => [name, addedTimes(all.flatMap(days => days[name] ?? []))]),
  );
}

export function addedSpans(all: readonly SpanTimes[]): SpanTimes {
  return {
    today: addedTimes(all.map(({ today }) => today)),
    month: addedTimes(all.map(({ month }) => month)),
  };
}

export function summaryOf({ within, counts }: Times, target: number | undefined): Summary {
  const count = counts.reduce((sum, [, n]) => sum + n, 0);
  return {
    count,
    ...(count === 0 ? {} : { median: middleOf(counts, count) }),
    ...(target === undefined ? {} : { within }),
  };
}

/** Of an even number the mean of the two in the middle. */
function middleOf(counts: Times["counts"], count: number): number {
  const lower = nth(counts, (count - 1) >> 1);
  const upper = nth(counts, count >> 1);
  return ((lower + upper) / 2) * minute;
}

function nth(counts: Times["counts"], n: number): number {
  let before = 0;
  for (const [minutes, count] of counts) {
    before += count;
    if (n < before) return minutes;
  }
  throw new Error("there are fewer");
}
