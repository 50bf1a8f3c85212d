/** The practice's system put something into the stream, or changed it: nobody's news, and no answer to anything. */
import * as z from "zod/mini";
import { StreamItem } from "../../stream/stream.ts";
import { base, type EventRule, type EventView, unsigned } from "./base.ts";

export const StreamItemPut = z.object({
  ...base,
  type: z.literal("stream-item"),
  item: StreamItem,
  /** How it stood before, where it is a change. */
  before: z.optional(StreamItem),
});
export type StreamItemPut = z.infer<typeof StreamItemPut>;

export const streamItem = {
  schema: StreamItemPut,
  signed: false,
  apply: view => view,
} as const satisfies EventView<StreamItemPut>;

export const streamItemRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<StreamItemPut>,
  counts: false,
  filters: ({ item }) => [item.sort === "calendar-event" ? "calendar-events" : "plan-updates"],
} as const satisfies EventRule<StreamItemPut>;
