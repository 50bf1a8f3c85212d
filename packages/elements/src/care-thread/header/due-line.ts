/** The coach's rhythm with a patient, and what is due by it, as it stands over a thread. */
import { type DueWords, dueWords, rhythmWords } from "../../coaching/coaching.ts";
import type { ResponseClock } from "../../response-clock/response-clock.ts";
import type { Viewer } from "../english.ts";
import type { Heading } from "./actions.ts";

/** Null where nothing is said: staff alone have it in their head. */
export function dueLine(
  heading: Heading | null,
  clock: ResponseClock,
  { words, language }: Viewer,
): DueWords | null {
  const { coaching, wroteAt } = heading ?? {};
  if (coaching === undefined) return null;
  const { today } = clock;
  const rhythm = rhythmWords(coaching, today, words, language);
  const day = clock.dueDay(coaching, wroteAt);
  if (day === null) return { words: words.rhythmLine(rhythm), isOverdue: false };
  const due = dueWords(day, today, words, language);
  return { ...due, words: words.dueLine(due.words, rhythm) };
}
