/** Closes a conversation: what there is stays to be read, and nothing more is written until it is reopened. */
import * as z from "zod/mini";
import { can } from "../../access/access.ts";
import { refusal } from "../../refusals/refusals.ts";
import { authorOf, targetOf } from "../context.ts";
import { Draft } from "../draft.ts";
import type { SpokenRule } from "./base.ts";
import { followLifecycle } from "./encounter/encounter.ts";

export const Close = z.object({ type: z.literal("close") });
export type Close = z.infer<typeof Close>;

export const close: SpokenRule<Close> = {
  schema: Close,
  decide(state, context) {
    const draft = new Draft(state, context);
    const target = targetOf(state, context.now);
    // Of two who close it at once the second has what they wanted.
    if (target.lifecycle === "closed" && can(context.facts, "reopen", target) === null)
      return draft.decided();
    const denied = can(context.facts, "close", target);
    if (denied !== null) return refusal(denied);
    draft.add({ type: "closed" }, authorOf(context.facts));
    followLifecycle(draft, authorOf(context.facts));
    return draft.decided();
  },
};
