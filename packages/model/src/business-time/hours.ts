/** When a practice is open: by the week, in its own time zone, but for holidays. */
import * as z from "zod/mini";
import { isZone } from "./zone.ts";

/** A time of day by the practice's clocks, `00:00` to `24:00`. */
const TimeOfDay = /* @__PURE__ */ z
  .string()
  .check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time such as 08:30"));

const isInOrder = (spans: readonly Span[]): boolean =>
  spans.every(({ from, to }, index) => from < to && (index === 0 || (spans[index - 1] as Span).to <= from));

/** From the first time of day until right before the second. */
const Span = /* @__PURE__ */ z.object({ from: TimeOfDay, to: TimeOfDay });
export type Span = z.infer<typeof Span>;

const Spans = /* @__PURE__ */ z
  .array(Span)
  .check(
    z.maxLength(6),
    z.refine(isInOrder, "spans in order, each ending after it begins and none into the next"),
  );

/** The days of a week as ISO 8601 counts them. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

export const BusinessHours = /* @__PURE__ */ z.object({
  /** IANA time zone. */
  zone: /* @__PURE__ */ z
    .string()
    .check(z.maxLength(64), z.refine(isZone, "a time zone such as America/Chicago (IANA)")),
  week: /* @__PURE__ */ z
    .partialRecord(z.enum(weekdays), Spans)
    .check(
      z.refine(
        week => Object.values(week).some(spans => spans.length > 0),
        "open on one day of the week at least",
      ),
    ),
  /** Dates on which the practice is closed, whatever the day. */
  holidays: /* @__PURE__ */ z._default(/* @__PURE__ */ z.array(z.iso.date()).check(z.maxLength(200)), []),
});
export type BusinessHours = z.infer<typeof BusinessHours>;
