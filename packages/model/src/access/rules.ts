/**
 * Who may do what. Deny by default: every path to a yes is written here, and rooms and elements only ask.
 * The answer is null for yes, else the code that says why not.
 */
import * as z from "zod/mini";
import type { PersonId } from "../names.ts";
import type { Member, Members, PatientFacts, PersonFacts, Source } from "../people/people.ts";
import { type Kind, kinds, type Policy, type PracticeSettings } from "../practice/practice.ts";
import type { RefusalCode } from "../refusals/refusals.ts";
import type { May } from "./may.ts";

/** Everything an access rule asks about. */
export interface Facts {
  readonly person: PersonFacts;
  readonly patient: PatientFacts;
  readonly settings: PracticeSettings;
}

/** What the rules ask about an existing conversation. */
export interface Target {
  readonly policy: Policy;
  readonly lifecycle: "open" | "closed";
  readonly members: Members;
  /** Whom it is addressed to, where it has one recipient. */
  readonly recipient?: PersonId | undefined;
  /** Milliseconds since 1970: a grant ends. */
  readonly now: number;
}

/** A member of staff is restricted from a patient all of whose programs are closed to them; none restrict nobody. */
function isRestricted(person: PersonFacts, programs: readonly string[]): boolean {
  return programs.length > 0 && programs.every(program => person.restrictions.includes(program));
}

/** Whether a person may know that this patient exists. */
export function canSeePatient({ person, patient, settings }: Facts): RefusalCode | null {
  const { id, side } = person.person;
  if (side === "system") return null;
  if (!person.active) return "not-found";
  if (side === "portal") return patient.linked.some(link => link.person.id === id) ? null : "not-found";
  // Support sees nothing by itself, wherever it works.
  if (person.support || isRestricted(person, patient.programs)) return "not-found";
  if (settings.staffAccess === "searchable") return null;
  return isInTeam(patient, id) ? null : "not-found";
}

export function isInTeam(patient: PatientFacts, id: PersonId): boolean {
  return patient.team.some(member => member.person.id === id);
}

/** Whether being a member is a right by itself. */
function entitles({ source, grant }: Member, now: number): boolean {
  return grant === undefined ? source !== "self" : grant.until > now;
}

/** Whether a person may see a conversation; everyone else learns nothing of it. */
export function canSee(facts: Facts, target: Target): RefusalCode | null {
  const { person, patient } = facts;
  const { id, side } = person.person;
  if (side === "system") return null;
  if (!person.active) return "not-found";
  if (side === "portal") return target.policy.audience === "staff" ? "not-found" : canSeePatient(facts);
  // Restriction beats membership.
  if (isRestricted(person, patient.programs)) return "not-found";
  const member = target.members[id];
  if (member !== undefined && entitles(member, target.now)) return null;
  return target.policy.audience === "single-recipient" ? "not-found" : canSeePatient(facts);
}

/**
 * Whether a person's inbox may show the row of a conversation of which they are a member by this source. The
 * person's room asks it, so that a restriction hides rows at once although the conversation does not know of it.
 */
export function canHoldRow(
  person: PersonFacts,
  { programs, source }: { readonly programs: readonly string[]; readonly source?: Source | undefined },
  { staffAccess }: Pick<PracticeSettings, "staffAccess">,
): boolean {
  if (person.person.side !== "staff" || !person.active) return person.active;
  // One's own wish shows no more than what one finds anyway.
  const isFound = source !== "self" || (!person.support && staffAccess === "searchable");
  return isFound && !isRestricted(person, programs);
}

/** Whether a person's inbox may name a patient of theirs who has no conversation. */
export function canHoldPatient(person: PersonFacts, programs: readonly string[]): boolean {
  return person.active && !person.support && !isRestricted(person, programs);
}

/** What a person who may see a conversation may do in it. */
export function mayIn(facts: Facts, target: Target): May {
  const { side } = facts.person.person;
  const write: RefusalCode | null =
    canSee(facts, target) ??
    (side === "system" ? "not-allowed" : null) ??
    (target.lifecycle === "closed" ? "closed" : null);
  const deceased: RefusalCode | null = facts.patient.deceased ? "patient-deceased" : null;
  const hasRecipient = target.recipient !== undefined && isInTeam(facts.patient, target.recipient);
  const isAddressed = side === "portal" && target.policy.audience === "single-recipient";
  const unreachable: RefusalCode | null = isAddressed && !hasRecipient ? "recipient-gone" : null;
  const isCaring = side === "staff" && !facts.person.support;
  const caring: RefusalCode | null = canSee(facts, target) ?? (isCaring ? null : "not-allowed");
  const isPrimary = target.members[facts.person.person.id]?.role === "primary-coach";
  return {
    send: write ?? deceased ?? unreachable,
    note: write ?? (side === "staff" && facts.settings.notes ? null : "not-allowed"),
    mention: write ?? caring,
    watch: caring ?? (isPrimary ? "watch-fixed" : null),
    follow: canSee(facts, target) ?? canFollow(facts),
  };
}

/** Whether a person may ask to be notified of this patient: staff who find them and are not in the team. */
export function canFollow(facts: Facts): RefusalCode | null {
  const { person, patient } = facts;
  const isOutsider = person.person.side === "staff" && !isInTeam(patient, person.person.id);
  return canSeePatient(facts) ?? (isOutsider ? null : "not-allowed");
}

/**
 * Whether a person can be named with an @, and so invited: staff who see the conversation anyway. Support is
 * called by a consent of its own.
 */
export function canBeMentioned(facts: Facts, target: Target): RefusalCode | null {
  const { person, support } = facts.person;
  const isCaring = person.side === "staff" && !support;
  return isCaring && canSee(facts, target) === null ? null : "mention-no-access";
}

/**
 * Why someone outside the patient's team opens a conversation, for the patient's record of accesses; null for
 * those who need no reason.
 */
export const AccessReason = z.enum(["searched", "notification-user", "invited", "support"]);
export type AccessReason = z.infer<typeof AccessReason>;

export function accessReason({ person, patient }: Facts, target: Target): AccessReason | null {
  const { id, side } = person.person;
  if (side !== "staff" || isInTeam(patient, id)) return null;
  const member = target.members[id];
  if (member?.grant !== undefined) return "support";
  if (member?.role === "notification-user") return "notification-user";
  return member?.source === "invited" ? "invited" : "searched";
}

/** Whether a person may start a conversation of this kind about the patient. */
export function canStart(facts: Facts, kind: Kind): RefusalCode | null {
  const seen = canSeePatient(facts);
  if (seen !== null) return seen;
  const { side } = facts.person.person;
  if (!facts.settings.kinds.some(allowed => allowed === kind)) return "kind-not-available";
  if (side === "system") return null;
  const { startedBy } = kinds[kind];
  if (startedBy !== "both" && startedBy !== side) return "kind-not-available";
  return facts.patient.deceased ? "patient-deceased" : null;
}

/** Whether a person is told that another is typing what only staff see. */
export function seesTyping(
  viewer: { id: PersonId; side: string },
  author: PersonId,
  visibility: string,
): boolean {
  return viewer.id !== author && (visibility === "everyone" || viewer.side !== "portal");
}
