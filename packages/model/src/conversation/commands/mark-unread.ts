/** Marks a conversation as unread for oneself, from a message on: nobody else is told of it, and no receipt goes back. */
import * as z from "zod/mini";
import { canSee } from "../../access/access.ts";
import { refusal } from "../../refusals/refusals.ts";
import { targetOf } from "../context.ts";
import { setBack } from "../reading.ts";
import type { SpokenRule } from "./base.ts";

export const MarkUnread = z.object({
  type: z.literal("mark-unread"),
  /** The place of the message; the last one of others where nothing is said. */
  pos: z.optional(z.int().check(z.positive())),
});
export type MarkUnread = z.infer<typeof MarkUnread>;

export const markUnread: SpokenRule<MarkUnread> = {
  schema: MarkUnread,
  decide(state, { facts, now, wayBack }) {
    const denied = canSee(facts, targetOf(state, now));
    if (denied !== null) return refusal(denied);
    const { id } = facts.person.person;
    const old = state.reading[id];
    if (state.staff.members[id] === undefined || old === undefined) return refusal("not-allowed");
    // Where nothing was ever written there is nothing to read.
    if (wayBack === undefined) return { events: [], state };
    // The person has read on since it was counted: this says nothing of what stands between by now.
    if (wayBack.mark.seq !== old.mark.seq || wayBack.mark.portal !== old.mark.portal)
      return refusal("server-error");
    return { events: [], state: setBack(state, id, wayBack) };
  },
};
