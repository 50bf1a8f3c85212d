/**
 * What the practice's system puts into a conversation beside what people write: an appointment, a change of a plan. It has
 * an id of that system's own, under which it is changed and cancelled.
 */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";
import { wellFormed } from "../people/people.ts";

/** A sort that a page does not know has its title and text all the same. */
export const StreamSort = /* @__PURE__ */ orElse(z.enum(["calendar-event", "plan-update"]), "plan-update");
export type StreamSort = z.infer<typeof StreamSort>;

export const StreamItem = z.object({
  /** An appointment (FHIR R4 `Appointment`), or a change of a plan (`CarePlan`). */
  sort: StreamSort,
  /** The practice's system's own. */
  id: z.string(),
  title: z.string(),
  text: z.optional(z.string()),
  /** It is not to be, or holds no more. */
  cancelled: z.optional(z.literal(true)),
  /** Of an appointment: milliseconds since 1970, or a `date` where it takes the day. */
  start: z.optional(z.int()),
  end: z.optional(z.int()),
  date: z.optional(z.string()),
  location: z.optional(z.string()),
});
export type StreamItem = z.infer<typeof StreamItem>;

const line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), wellFormed);
const Time = /* @__PURE__ */ z.int().check(z.nonnegative());

const given = {
  id: /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(200), wellFormed),
  title: /* @__PURE__ */ line(200),
  text: /* @__PURE__ */ z.optional(/* @__PURE__ */ line(2_000)),
  cancelled: z.optional(z.literal(true)),
};

const GivenCalendarEvent = /* @__PURE__ */ z
  .object({
    sort: z.literal("calendar-event"),
    ...given,
    start: z.optional(Time),
    end: z.optional(Time),
    date: z.optional(z.iso.date()),
    location: z.optional(line(200)),
  })
  .check(
    z.refine(({ start, date }) => (start === undefined) !== (date === undefined), {
      error: "either a start or a date",
      path: ["start"],
    }),
    z.refine(({ start, end }) => end === undefined || (start !== undefined && end >= start), {
      error: "an end that is not before its start",
      path: ["end"],
    }),
  );

const GivenPlanUpdate = /* @__PURE__ */ z.object({ sort: z.literal("plan-update"), ...given });

/** As the practice's system says it, whole. */
export const PutStreamItem = /* @__PURE__ */ z.object({
  /** Higher than that of the last one under the same id; what is not higher is ignored. */
  version: /* @__PURE__ */ z.int().check(z.nonnegative()),
  item: /* @__PURE__ */ z.discriminatedUnion("sort", [GivenCalendarEvent, GivenPlanUpdate]),
});
export type PutStreamItem = z.infer<typeof PutStreamItem>;
