/** Ends the grants whose time is over; only time itself asks for it. */
import { refusal } from "../../refusals/refusals.ts";
import { Draft } from "../draft.ts";
import type { ConversationState } from "../state.ts";
import type { CommandRule } from "./base.ts";

export interface Expire {
  readonly type: "expire";
}

export const expire: CommandRule<Expire> = {
  decide(state, context) {
    if (context.facts.person.person.side !== "system") return refusal("not-allowed");
    const draft = new Draft(state, context);
    for (const member of Object.values(state.staff.members))
      if (member.grant !== undefined && member.grant.until <= context.now) draft.leave(member);
    return draft.decided();
  },
};

/** When the next grant ends, milliseconds since 1970. */
export function nextExpiry(state: ConversationState): number | null {
  const ends = Object.values(state.staff.members).flatMap(({ grant }) => (grant ? [grant.until] : []));
  return ends.length === 0 ? null : Math.min(...ends);
}
