/** Turns hearing of every message on or off. */
import * as z from "zod/mini";
import { can } from "../../access/access.ts";
import { unwatchedLevel } from "../../people/people.ts";
import { refusal } from "../../refusals/refusals.ts";
import { authorOf, targetOf } from "../context.ts";
import { Draft } from "../draft.ts";
import { hasRoom } from "../joining/joining.ts";
import type { SpokenRule } from "./base.ts";

export const Watch = z.object({ type: z.literal("watch"), on: z.boolean() });
export type Watch = z.infer<typeof Watch>;

export const watch: SpokenRule<Watch> = {
  schema: Watch,
  decide(state, context, { on }) {
    const denied = can(context.facts, "watch", targetOf(state, context.now));
    if (denied !== null) return refusal(denied);
    const person = authorOf(context.facts);
    const { members } = state.staff;
    const old = members[person.id];
    if (on && old === undefined && !hasRoom(members, 1)) return refusal("too-many-members");
    const draft = new Draft(state, context);
    if (on) draft.member({ ...(old ?? { person, role: "secondary", source: "self" }), level: "all" }, person);
    else if (old?.source === "self" && old.role === "secondary") draft.leave(old, person);
    else if (old?.level === "all") draft.member({ ...old, level: unwatchedLevel(old.role) }, person);
    return draft.decided();
  },
};
