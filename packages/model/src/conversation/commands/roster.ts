/** Follows the chart, as it stands in the facts: members of the roster that left, changed or came. */
import { cardOf, type Member } from "../../people/people.ts";
import { refusal } from "../../refusals/refusals.ts";
import { Draft, isSame } from "../draft.ts";
import { membersFor } from "../joining/joining.ts";
import type { CommandRule } from "./base.ts";
import { followPlan } from "./cadence/cadence.ts";
import { followTexting } from "./texting/texting.ts";

export interface Roster {
  readonly type: "roster";
}

export const roster: CommandRule<Roster> = {
  decide(state, context) {
    const { person, patient, settings } = context.facts;
    if (person.person.side !== "system") return refusal("not-allowed");
    const draft = new Draft(state, context);
    const { head, members } = state.staff;
    const wanted = membersFor(head.policy, patient, settings, head);
    const kept = new Set(wanted.map(member => member.person.id));
    // Withdrawals first.
    for (const member of Object.values(members))
      if (isOfRoster(member) && !kept.has(member.person.id)) draft.leave(member);
    for (const member of wanted) draft.member(followed(members[member.person.id], member, context.now));
    const card = cardOf(patient);
    if (!isSame(head.patient, card)) draft.add({ type: "patient-changed", patient: card });
    followTexting(draft);
    followPlan(draft);
    return draft.decided();
  },
};

/** Whether the patient's room gave the membership, so that it can take it back. */
function isOfRoster({ source, role }: Member): boolean {
  return source === "roster" || role === "notification-user";
}

/**
 * A member as the roster now says, who keeps what they chose themselves in that role, or before it; and what they
 * were lent, to its end.
 */
function followed(old: Member | undefined, member: Member, now: number): Member {
  if (old === undefined) return member;
  if (old.grant !== undefined && old.grant.until > now) return { ...old, person: member.person };
  const watched = old.source !== "roster" && old.level === "all";
  return old.role === member.role || watched ? { ...member, level: old.level } : member;
}
