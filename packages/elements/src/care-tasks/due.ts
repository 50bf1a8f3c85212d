/** By when a task should be done, in words that are read at a glance. */
import type { Task } from "@carethread/model";
import { dayName, dayOf, timeOf } from "../text/text.ts";
import type { TasksWords } from "./english.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface Due {
  readonly words: string;
  readonly isOverdue: boolean;
}

/** In whole minutes, hours or days, so that it is told in one unit. */
function rounded(ms: number): number {
  const unit = ms < hour ? minute : ms < day ? hour : day;
  return Math.max(1, Math.floor(ms / unit)) * unit;
}

export function dueOf(
  { due = 0, why }: Pick<Task, "due" | "why">,
  now: number,
  language: string,
  words: TasksWords,
): Due {
  const rest = due - now;
  if (rest < 0) {
    const late = -rest < minute ? words.dueNow : words.overdueBy(rounded(-rest));
    return { words: late, isOverdue: -rest >= minute };
  }
  const isOverdue = false;
  // Within its day it is the same when.
  if (why === "message-due" && rest < day) return { words: words.dueToday, isOverdue };
  if (rest < hour) return { words: words.dueIn(rounded(rest)), isOverdue };
  if (dayOf(due) === dayOf(now)) return { words: words.dueAt(timeOf(language, due)), isOverdue };
  return { words: words.dueOn(`${dayName(language, due, now)}, ${timeOf(language, due)}`), isOverdue };
}
