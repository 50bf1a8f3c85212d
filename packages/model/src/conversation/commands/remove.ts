/** Takes out of a conversation who was invited by name. */
import * as z from "zod/mini";
import { canRemove } from "../../access/access.ts";
import { Key } from "../../names.ts";
import { refusal } from "../../refusals/refusals.ts";
import { authorOf, targetOf } from "../context.ts";
import { Draft } from "../draft.ts";
import type { SpokenRule } from "./base.ts";

export const Remove = z.object({ type: z.literal("remove"), person: Key });
export type Remove = z.infer<typeof Remove>;

export const remove: SpokenRule<Remove> = {
  schema: Remove,
  decide(state, context, { person }) {
    const denied = canRemove(context.facts, person, targetOf(state, context.now));
    if (denied !== null) return refusal(denied);
    const draft = new Draft(state, context);
    const member = draft.members[person];
    if (member !== undefined) draft.leave(member, authorOf(context.facts));
    return draft.decided();
  },
};
