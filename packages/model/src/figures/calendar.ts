/** The days of figures: today and those before it, by the practice's calendar; by UTC's where it says no time zone. */
import { type BusinessHours, clockAt, whenClocksShow } from "../business-time/business-time.ts";

const day = 86_400_000;

/** How many days figures look back on, today among them. */
export const figureDays = 30;

export interface Calendar {
  /** Their dates, today's last. */
  readonly names: readonly string[];
  /** When the first of them began. */
  readonly since: number;
  /** Which of them it is, -1 for what was before. What is later than now is of today. */
  dayOf(at: number): number;
}

export function calendar(hours: BusinessHours | undefined, now: number): Calendar {
  const zone = hours?.zone ?? "UTC";
  const today = Math.floor(clockAt(zone, now) / day) * day;
  const dates = Array.from({ length: figureDays }, (_, index) => today - (figureDays - 1 - index) * day);
  const begins = dates.map(date => whenClocksShow(zone, date));
  return {
    names: dates.map(date => new Date(date).toISOString().slice(0, 10)),
    since: begins[0] as number,
    dayOf(at) {
      // Days are about as long as each other: the guess is a day off at most.
      let index = Math.min(figureDays - 1, Math.floor((at - (begins[0] as number)) / day) + 1);
      while (index >= 0 && (begins[index] as number) > at) index--;
      return Math.max(-1, index);
    },
  };
}
