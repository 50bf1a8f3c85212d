/**
 * On which day a message is due. All by the calendar of the practice: a message counts for the day on which it was
 * written, however late in it.
 */
import { type BusinessHours, dayAt } from "../business-time/business-time.ts";
import type { Day, Rhythm } from "./rhythm.ts";

/** For so many days from its start a plan asks for a message each; then for one a week. */
export const dailyFor = 14;
const week = 7;
const dayLength = 86_400_000;

export interface Cadence {
  /** The first day of the plan; absent where there is none. */
  readonly plan?: Day | undefined;
  readonly rhythm: Rhythm;
  /** The day on which the coach set that rhythm; absent for the plan's own. */
  readonly setOn?: Day | undefined;
  /** The day of the coaches' last message to the patient. */
  readonly last?: Day | undefined;
}

/** The day of the practice's calendar at an instant, milliseconds since 1970. */
export function dateAt(hours: BusinessHours | undefined, at: number): Day {
  return nameOf(dayAt(hours, at));
}

export function dayAfter(day: Day, days: number): Day {
  return nameOf(dayNumber(day) + days);
}

/** The day on which the next message is due, past or to come; null where none is. */
export function dueOn({ plan, rhythm, setOn, last }: Cadence): Day | null {
  switch (rhythm.type) {
    case "plan":
      return duePlan(plan, last);
    case "daily":
      return dueEvery(1, last, setOn ?? plan);
    case "weekly":
      return dueEvery(week, last, setOn ?? plan);
    case "days":
      return dueEvery(rhythm.every, last, setOn ?? plan);
    case "paused": {
      const { until } = rhythm;
      const due = until === undefined ? null : duePlan(plan, last);
      return until === undefined || due === null || due > until ? due : until;
    }
    case "as-needed":
      return null;
  }
}

/** What of a due day is said: nothing before it comes. */
export function dueState(due: Day | null, today: Day): "due" | "overdue" | null {
  if (due === null || due > today) return null;
  return due === today ? "due" : "overdue";
}

function duePlan(plan: Day | undefined, last: Day | undefined): Day | null {
  if (plan === undefined) return null;
  if (last === undefined || last < plan) return plan;
  const next = dayAfter(last, 1);
  return next < dayAfter(plan, dailyFor) ? next : dayAfter(last, week);
}

function dueEvery(days: number, last: Day | undefined, from: Day | undefined): Day | null {
  if (last === undefined) return from ?? null;
  const next = dayAfter(last, days);
  // Nobody is late by a rhythm that was set after it.
  return from !== undefined && next < from ? from : next;
}

/** A day as it is counted from the first of January 1970. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / dayLength;
}

function nameOf(day: number): Day {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}
