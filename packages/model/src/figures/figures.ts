/**
 * How it stands with the conversations that somebody sees: four figures, and how soon they are answered and closed, in the
 * practice's business time.
 */
import * as z from "zod/mini";
import { Key } from "../names.ts";
import type { PracticeSettings } from "../practice/practice.ts";
import { calendar } from "./calendar.ts";
import { Reason, Summary } from "./shown.ts";
import type { FigureSums } from "./sums.ts";
import { addedTimes, type Days, type SpanTimes, summaryOf } from "./times.ts";

export { figureDays } from "./calendar.ts";
export { Lengths } from "./lengths.ts";
export { Reason, Summary } from "./shown.ts";
export { addedSums, FigureCount, FigureSums } from "./sums.ts";

/** Today, and the last thirty days with today. */
const Spans = z.object({ today: Summary, month: Summary });
export type Spans = z.infer<typeof Spans>;

const Measure = z.object({
  ...Spans.shape,
  /** What the practice expects, in milliseconds of its business time; absent where it says nothing. */
  target: z.optional(z.int()),
  /** By day, by the practice's calendar, the last is today. */
  days: z.array(z.object({ ...Summary.shape, day: z.string() })),
});
export type Measure = z.infer<typeof Measure>;

export const Figures = z.object({
  /** When they were made, milliseconds since 1970. */
  at: z.int(),
  /** Conversations that the person sees, open and closed. */
  conversations: z.int(),
  /** Messages of the patients' side after the last one of staff, in open conversations. */
  unread: z.int(),
  /** Patients with an open conversation. */
  patients: z.int(),
  /** All messages of these conversations, of everybody, notes included. */
  messages: z.int(),
  /** From a patient's first message that waits to its first answer. */
  answers: Measure,
  /** From a conversation's beginning, or reopening, to its closing. */
  resolutions: Measure,
  /** The same by what conversations are about, and by who answered first: for who administers. */
  reasons: z.optional(z.array(z.object({ reason: Reason, answers: Spans, resolutions: Spans }))),
  staff: z.optional(z.array(z.object({ id: Key, name: z.string(), answers: Spans }))),
  /** Some conversations may not be counted yet. */
  rebuilding: z.optional(z.literal(true)),
});
export type Figures = z.infer<typeof Figures>;

/** Figures as of a time, from what all slices say. */
export function figuresOf(sums: FigureSums, settings: PracticeSettings, now: number): Figures {
  const { names } = calendar(settings.hours, now);
  const { answerWithin, resolveWithin } = settings;
  const spans = ({ today, month }: SpanTimes, target: number | undefined): Spans => ({
    today: summaryOf(today, target),
    month: summaryOf(month, target),
  });
  const measure = (days: Days, target: number | undefined): Measure => ({
    today: summaryOf(addedTimes(dayOf(days, names.at(-1) as string)), target),
    month: summaryOf(addedTimes(names.flatMap(name => dayOf(days, name))), target),
    ...(target === undefined ? {} : { target }),
    days: names.map(day => ({ day, ...summaryOf(addedTimes(dayOf(days, day)), target) })),
  });
  const { conversations, unread, patients, messages, reasons, staff } = sums;
  return {
    ...{ at: now, conversations, unread, patients, messages },
    answers: measure(sums.answers, answerWithin),
    resolutions: measure(sums.resolutions, resolveWithin),
    ...(reasons === undefined
      ? {}
      : {
          reasons: reasons
            .map(({ reason, answers, resolutions }) => ({
              reason,
              answers: spans(answers, answerWithin),
              resolutions: spans(resolutions, resolveWithin),
            }))
            .sort((a, b) => countOf(b) - countOf(a)),
        }),
    ...(staff === undefined
      ? {}
      : {
          staff: staff
            .map(({ id, name, answers }) => ({ id, name, answers: spans(answers, answerWithin) }))
            .sort((a, b) => b.answers.month.count - a.answers.month.count || (a.name < b.name ? -1 : 1)),
        }),
  };
}

function dayOf(days: Days, name: string): Days[string][] {
  const times = days[name];
  return times === undefined ? [] : [times];
}

function countOf({ answers, resolutions }: { answers: Spans; resolutions: Spans }): number {
  return answers.month.count + resolutions.month.count;
}
