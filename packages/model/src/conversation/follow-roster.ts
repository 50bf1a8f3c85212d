/** How the chart's roster becomes members: the team, the linked persons, and who asked to be notified. */
import { cardOf, defaultLevel, type Member, type PatientFacts } from "../people/people.ts";
import type { PracticeSettings } from "../practice/practice.ts";
import { type Refusal, refusal } from "../refusals/refusals.ts";
import type { Context } from "./context.ts";
import { Draft, isSame } from "./draft.ts";
import type { Stored } from "./events/events.ts";
import type { ConversationState } from "./state.ts";

/** The members that the chart gives, each person once: of several entries the first one counts. */
export function rosterOf(patient: PatientFacts, settings: PracticeSettings, staffOnly: boolean): Member[] {
  const member = (
    person: Member["person"],
    role: Member["role"],
    source: Member["source"] = "roster",
  ): Member => ({ person, role, level: defaultLevel(role, settings), source });
  const team = patient.team.map(({ person, role }) => member(person, role));
  const linked = patient.linked.map(({ person, relation }) =>
    member({ ...person, relation }, relation === "self" ? "patient" : "proxy"),
  );
  const followers = patient.followers.map(person => member(person, "notification-user", "self"));
  const found = new Map<string, Member>();
  for (const entry of [...team, ...(staffOnly ? [] : linked), ...followers]) {
    if (!found.has(entry.person.id)) found.set(entry.person.id, entry);
  }
  return [...found.values()];
}

/** Members of the roster that left, changed or came: withdrawals first. */
export function followRoster(state: ConversationState, context: Context): readonly Stored[] | Refusal {
  const { person, patient, settings } = context.facts;
  if (person.person.side !== "system") return refusal("not-allowed");
  const draft = new Draft(state, context);
  const { head, members } = state.staff;
  const roster = rosterOf(patient, settings, head.policy.audience === "staff");
  const wanted = new Map(roster.map(member => [member.person.id, member]));
  for (const member of Object.values(members)) {
    if (isOfRoster(member) && !wanted.has(member.person.id)) draft.leave(member);
  }
  for (const member of wanted.values()) draft.member(followed(members[member.person.id], member));
  const card = cardOf(patient);
  if (!isSame(head.patient, card)) draft.add({ type: "patient-changed", patient: card });
  return draft.events;
}

/** Whether the patient's room gave the membership, so that it can take it back. */
function isOfRoster({ source, role }: Member): boolean {
  return source === "roster" || role === "notification-user";
}

/** A member as the roster now says, who keeps what they chose themselves in that role, or before it. */
function followed(old: Member | undefined, member: Member): Member {
  if (old === undefined) return member;
  const watched = old.source !== "roster" && old.level === "all";
  return old.role === member.role || watched ? { ...member, level: old.level } : member;
}
