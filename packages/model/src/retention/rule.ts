/**
 * How long a practice keeps what was written: years after the last message, and of who was a minor then, until they have come
 * of age and years more. Days are those of UTC. Where something is not known, it is kept as long as it may have to be.
 */
import * as z from "zod/mini";

const years = (least: number) => z.int().check(z.minimum(least), z.maximum(100));

export const RetentionRule = /* @__PURE__ */ z.object({
  /** After the last message. */
  years: years(1),
  /** Of who is younger than `majority` when the last message is written: so many years after the day they come of age. */
  minors: z.optional(
    z.object({ majority: z._default(z.int().check(z.minimum(14), z.maximum(25)), 18), years: years(0) }),
  ),
});
export type RetentionRule = z.infer<typeof RetentionRule>;

/** Of a day, milliseconds since 1970. 29 February is 1 March in a year that has none: nothing goes a day too early. */
function yearsAfter(day: Date, more: number): number {
  return Date.UTC(day.getUTCFullYear() + more, day.getUTCMonth(), day.getUTCDate());
}

const partial = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** The last day on which somebody may have been born of whom the chart says so much; null where it says nothing. */
function bornBy(birthDate: string | undefined): Date | null {
  const [, year, month, day] = partial.exec(birthDate ?? "") ?? [];
  if (year === undefined) return null;
  if (month === undefined) return new Date(Date.UTC(Number(year), 11, 31));
  // Day 0 is the last one of the month before.
  const isWhole = day !== undefined;
  return new Date(Date.UTC(Number(year), Number(month) - (isWhole ? 1 : 0), isWhole ? Number(day) : 0));
}

/**
 * When a conversation is due to go whose last message came at `lastAt`: the beginning of the first day on which it need not be
 * kept any more. All in milliseconds since 1970. Of whom no date of birth is known is kept as one who was born that day.
 */
export function goesAt(lastAt: number, birthDate: string | undefined, rule: RetentionRule): number {
  const last = new Date(lastAt);
  // The day after the last one on which it is kept.
  const usual = yearsAfter(last, rule.years) + day;
  if (rule.minors === undefined) return usual;
  const { majority, years } = rule.minors;
  const born = bornBy(birthDate) ?? last;
  if (yearsAfter(born, majority) <= lastAt) return usual;
  return Math.max(usual, yearsAfter(born, majority + years) + day);
}

const day = 86_400_000;
