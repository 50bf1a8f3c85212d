/** Nothing is written here any more: what was written is read on, and what was typed stays with who typed it. */
import * as z from "zod/mini";
import { Key } from "../../names.ts";
import { ClosingReason, withoutWork } from "../state.ts";
import { base, type EventRule, type EventView, unsigned } from "./base.ts";

export const Closed = z.object({
  ...base,
  type: z.literal("closed"),
  reason: z.optional(ClosingReason),
  into: z.optional(Key),
});
export type Closed = z.infer<typeof Closed>;

export const closed = {
  schema: Closed,
  signed: false,
  apply: (view, { reason, into }) => ({
    ...view,
    head: {
      // With it ends all that was to be done.
      ...withoutWork(view.head),
      lifecycle: "closed",
      closed: { ...(reason === undefined ? {} : { reason }), ...(into === undefined ? {} : { into }) },
    },
  }),
} as const satisfies EventView<Closed>;

export const closedRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<Closed>,
  counts: false,
} as const satisfies EventRule<Closed>;
