/** What the practice's system says of an item: what it may be is checked here, once. */
import * as z from "zod/mini";
import { wellFormed } from "../people/people.ts";

const line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), wellFormed);
const Time = z.int().check(z.nonnegative());

const GivenItem = z
  .object({
    sort: z.enum(["calendar-event", "plan-update"]),
    id: z.string().check(z.minLength(1), z.maxLength(200), wellFormed),
    title: line(200),
    text: z.optional(line(2_000)),
    cancelled: z.optional(z.literal(true)),
    start: z.optional(Time),
    end: z.optional(Time),
    date: z.optional(z.iso.date()),
    location: z.optional(line(200)),
  })
  .check(
    z.refine(
      ({ sort, start, date }) => (start === undefined) !== (date === undefined) || sort !== "calendar-event",
      {
        error: "either a start or a date",
        path: ["start"],
      },
    ),
    z.refine(({ start, end }) => end === undefined || (start !== undefined && end >= start), {
      error: "an end that is not before its start",
      path: ["end"],
    }),
    z.refine(
      ({ sort, start, date, location }) =>
        sort === "calendar-event" || [start, date, location].every(part => part === undefined),
      { error: "an appointment alone has a time and a place", path: ["sort"] },
    ),
  );

/** As the practice's system says it, whole. */
export const PutStreamItem = z.object({
  /** Higher than that of the last one under the same id; what is not higher is ignored. */
  version: z.int().check(z.nonnegative()),
  item: GivenItem,
});
export type PutStreamItem = z.infer<typeof PutStreamItem>;
