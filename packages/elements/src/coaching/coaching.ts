/** What of a coach's rhythm is said in words: how often, and whether a message is due. */
import { type Coaching, type Day, dailyFor, dayAfter } from "@carethread/model";
import { calendarDay } from "../text/text.ts";
import type { coaching } from "../words/words.ts";

type Words = typeof coaching;

/** In words, because colour says nothing to everybody. */
export interface DueWords {
  readonly words: string;
  readonly isOverdue: boolean;
}

/** Of a day that has come; `today` is that of the practice's calendar. */
export function dueWords(due: Day, today: Day, words: Words, language: string): DueWords {
  if (due < today) return { words: words.messageDue.overdue(calendarDay(language, due)), isOverdue: true };
  const isToday = due === today;
  return {
    words: isToday ? words.messageDue.today : words.messageDue.next(calendarDay(language, due)),
    isOverdue: false,
  };
}

/** How often a message is due, as it stands today. */
export function rhythmWords({ plan, rhythm }: Coaching, today: Day, words: Words, language: string): string {
  const { rhythmIs } = words;
  switch (rhythm.type) {
    case "plan": {
      const last = plan === undefined ? undefined : dayAfter(plan, dailyFor - 1);
      return last !== undefined && today <= last
        ? rhythmIs.dailyUntil(calendarDay(language, last))
        : rhythmIs.weekly;
    }
    case "daily":
    case "weekly":
      return rhythmIs[rhythm.type];
    case "days":
      return rhythmIs.days(rhythm.every);
    case "paused":
      return rhythm.until === undefined
        ? rhythmIs.paused
        : rhythmIs.pausedUntil(calendarDay(language, rhythm.until));
    case "as-needed":
      return rhythmIs.asNeeded;
  }
}
