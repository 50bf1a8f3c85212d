/** Reopens a conversation that somebody closed. */
import * as z from "zod/mini";
import { can } from "../../access/access.ts";
import { refusal } from "../../refusals/refusals.ts";
import { authorOf, targetOf } from "../context.ts";
import { Draft } from "../draft.ts";
import type { SpokenRule } from "./base.ts";
import { followLifecycle } from "./encounter/encounter.ts";

export const Reopen = z.object({ type: z.literal("reopen") });
export type Reopen = z.infer<typeof Reopen>;

export const reopen: SpokenRule<Reopen> = {
  schema: Reopen,
  decide(state, context) {
    const draft = new Draft(state, context);
    const target = targetOf(state, context.now);
    if (target.lifecycle === "open" && can(context.facts, "close", target) === null) return draft.decided();
    const denied = can(context.facts, "reopen", target);
    if (denied !== null) return refusal(denied);
    draft.add({ type: "reopened" }, authorOf(context.facts));
    followLifecycle(draft, authorOf(context.facts));
    return draft.decided();
  },
};
