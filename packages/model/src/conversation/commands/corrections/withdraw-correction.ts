/** Who asked for a correction asks for it no more. */
import * as z from "zod/mini";
import { can } from "../../../access/access.ts";
import { Key } from "../../../names.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { authorOf, targetOf } from "../../context.ts";
import { Draft } from "../../draft.ts";
import type { SpokenRule } from "../base.ts";
import { aboutOf, endTaskOf, openOf } from "./base.ts";

export const WithdrawCorrection = /* @__PURE__ */ z.object({
  type: z.literal("withdraw-correction"),
  correction: Key,
});
export type WithdrawCorrection = z.infer<typeof WithdrawCorrection>;

export const withdrawCorrection: SpokenRule<WithdrawCorrection> = {
  schema: WithdrawCorrection,
  decide(state, context, { correction }) {
    const { facts, now } = context;
    const denied = can(facts, "correct", targetOf(state, now));
    if (denied !== null) return refusal(denied);
    const open = openOf(state, correction);
    if ("refused" in open) return open;
    if (open.staff.by !== facts.person.person.id) return refusal("correction-not-yours");
    const draft = new Draft(state, context);
    draft.add({ type: "correction-withdrawn", ...aboutOf(open) }, authorOf(facts));
    endTaskOf(draft, context, open, "cancelled");
    return draft.decided();
  },
};
