/** Gives the conversation its next key, for everybody who is to read by now; also for staff who are asked in by it. */
import * as z from "zod/mini";
import { can } from "../../../access/access.ts";
import { EpochKeys } from "../../../encryption/encryption.ts";
import { limits } from "../../../limits.ts";
import { Key } from "../../../names.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { authorOf, targetOf } from "../../context.ts";
import { Draft } from "../../draft.ts";
import { hasRoom, namedBy } from "../../joining/joining.ts";
import type { SpokenRule } from "../base.ts";
import { keysProblem } from "./keys-problem.ts";

const ChangeKeys = z.object({
  type: z.literal("change-keys"),
  keys: EpochKeys,
  /** Staff who are no members yet, and are named in what is written next. */
  invites: z.optional(z.array(Key).check(z.maxLength(limits.mentions))),
});
type ChangeKeys = z.infer<typeof ChangeKeys>;

export const changeKeys: SpokenRule<ChangeKeys> = {
  schema: ChangeKeys,
  decide(state, context, { keys, invites = [] }) {
    const target = targetOf(state, context.now);
    const denied =
      can(context.facts, "send", target) ??
      (invites.length > 0 ? can(context.facts, "mention", target) : null);
    if (denied !== null) return refusal(denied);
    if (state.staff.head.keys === undefined) return refusal("bad-request", { at: "keys" });
    const named = namedBy(state, context, invites);
    if ("refused" in named) return named;
    const author = authorOf(context.facts);
    const isMember = state.staff.members[author.id] !== undefined;
    if (!hasRoom(state.staff.members, named.invited.length + (isMember ? 0 : 1)))
      return refusal("too-many-members");
    const draft = new Draft(state, context);
    // Who writes here reads here.
    if (!isMember) draft.member({ person: author, role: "secondary", level: "all", source: "self" }, author);
    for (const member of named.invited) draft.member(member, author);
    const ring = draft.state?.staff.head.keys ?? state.staff.head.keys;
    const problem = keysProblem(ring, keys, author.id);
    if (problem !== null) return problem;
    draft.add({ type: "keys-changed", keys }, author);
    return draft.decided();
  },
};
