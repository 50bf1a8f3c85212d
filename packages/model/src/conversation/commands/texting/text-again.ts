/** Sends a text again that never arrived. It stays the one message that it is. */
import * as z from "zod/mini";
import { can, isTexted } from "../../../access/access.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { canTextAgain } from "../../../texting/texting.ts";
import { authorOf, targetOf } from "../../context.ts";
import { Draft } from "../../draft.ts";
import type { SpokenRule } from "../base.ts";

export const TextAgain = z.object({
  type: z.literal("text-again"),
  /** The place of the message in the staff's log. */
  pos: z.int().check(z.positive()),
});
export type TextAgain = z.infer<typeof TextAgain>;

export const textAgain: SpokenRule<TextAgain> = {
  schema: TextAgain,
  decide(state, context, { pos }) {
    const { facts, text: message } = context;
    const denied =
      facts.person.person.side === "staff" ? can(facts, "send", targetOf(state, context.now)) : "not-allowed";
    if (denied !== null) return refusal(denied);
    if (message === undefined) return refusal("bad-request", { at: "pos" });
    const draft = new Draft(state, context);
    const { unsent, policy } = state.staff.head;
    // It is on its way, or has arrived: by somebody else who has sent it again.
    if (unsent?.[message] === undefined) return draft.decided();
    const isReached = isTexted(facts.settings, policy, facts.patient);
    if (!isReached || !canTextAgain(unsent, message, facts.patient.texting)) return refusal("text-not-again");
    draft.add({ type: "text-again", message, place: pos }, authorOf(facts));
    return draft.decided();
  },
};
