/** Writing goes on where it was closed. */
import * as z from "zod/mini";
import { base, type EventRule, type EventView, unsigned } from "./base.ts";

export const Reopened = z.object({ ...base, type: z.literal("reopened") });
export type Reopened = z.infer<typeof Reopened>;

export const reopened = {
  schema: Reopened,
  signed: false,
  apply(view, { at }) {
    const { closed: _, waiting, ...head } = view.head;
    // Nobody waited while it was closed.
    const still = waiting === undefined ? {} : { waiting: { ...waiting, since: at } };
    return { ...view, head: { ...head, ...still, lifecycle: "open" } };
  },
} as const satisfies EventView<Reopened>;

export const reopenedRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<Reopened>,
  counts: false,
} as const satisfies EventRule<Reopened>;
