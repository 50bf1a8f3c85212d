/** The day came on which a message to the patient is due: staff alone see it. */
import * as z from "zod/mini";
import { Day } from "../../../cadence/cadence.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const MessageDue = z.object({ ...base, type: z.literal("message-due"), day: Day });
export type MessageDue = z.infer<typeof MessageDue>;

export const messageDue = {
  schema: MessageDue,
  signed: false,
  apply({ head, members }, { day }) {
    const { coaching } = head;
    return {
      head: coaching === undefined ? head : { ...head, coaching: { ...coaching, due: day } },
      members,
    };
  },
} as const satisfies EventView<MessageDue>;

export const messageDueRule = {
  isForEveryone: () => false,
  shownTo: unsigned<MessageDue>,
  counts: false,
} as const satisfies EventRule<MessageDue>;
