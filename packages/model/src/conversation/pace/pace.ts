/**
 * How soon a conversation was answered and closed, as its log says: what figures are made of. The room alone and the
 * slice of its patient have it. What is old leaves it, so that it stays small however long people write.
 */
import * as z from "zod/mini";
import { roomLimits } from "../../limits.ts";
import { Key } from "../../names.ts";

/** The first answer to a patient's side that waited. Times are milliseconds since 1970. */
export const Answered = z.object({
  /** When the first of the messages was written that it answers. */
  asked: z.int(),
  at: z.int(),
  /** Whose answer it was, by their name of that day. */
  by: Key,
  name: z.string(),
});
export type Answered = z.infer<typeof Answered>;

/** A conversation that was closed. */
export const Resolved = z.object({ opened: z.int(), at: z.int() });
export type Resolved = z.infer<typeof Resolved>;

export interface Pace {
  /** When it began, or was last reopened. */
  readonly opened: number;
  readonly answers: readonly Answered[];
  readonly resolved: readonly Resolved[];
  /** The end of the closed hours of which the patient's side was told last. */
  readonly toldUntil?: number;
  /** The same of those of which they were told by a text. */
  readonly textedUntil?: number;
}

export function withAnswer(pace: Pace, answer: Answered): Pace {
  return { ...pace, answers: recent([...pace.answers, answer]) };
}

/** Closed at a time. */
export function withClosing(pace: Pace, at: number): Pace {
  return { ...pace, resolved: recent([...pace.resolved, { opened: pace.opened, at }]) };
}

function recent<T extends { readonly at: number }>(entries: readonly T[]): readonly T[] {
  const last = entries.at(-1)?.at ?? 0;
  return entries.filter(({ at }) => at > last - roomLimits.paceKept).slice(-roomLimits.paceEntries);
}
