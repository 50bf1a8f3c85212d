/**
 * Who *may know*: of a patient, of a conversation, of a row. Deny by default: every path to a yes is written here,
 * and rooms and elements only ask. The answer is null for yes, else the code that says why not.
 */
import * as z from "zod/mini";
import type { PersonId } from "../names.ts";
import type { Member, PersonFacts, Source } from "../people/people.ts";
import type { PracticeSettings } from "../practice/practice.ts";
import type { RefusalCode } from "../refusals/refusals.ts";
import { type Facts, type Findable, isCaring, isInTeam, type Knowable, type Target } from "./facts.ts";
import { offersPortal } from "./gates.ts";

/** A member of staff is restricted from a patient all of whose programs are closed to them; none restrict nobody. */
function isRestricted(person: PersonFacts, programs: readonly string[]): boolean {
  return programs.length > 0 && programs.every(program => person.restrictions.includes(program));
}

/** Whether a person may know that this patient exists. */
export function canSeePatient({ person, patient, settings }: Facts<Findable>): RefusalCode | null {
  const { id, side } = person.person;
  if (side === "system") return null;
  if (!person.active) return "not-found";
  if (side === "portal") {
    const isLinked = patient.linked?.some(link => link.person.id === id) === true;
    return isLinked && offersPortal(settings) ? null : "not-found";
  }
  // Support sees nothing by itself, wherever it works.
  if (person.support || isRestricted(person, patient.programs)) return "not-found";
  if (settings.staffAccess === "searchable") return null;
  return isInTeam(patient, id) ? null : "not-found";
}

/** Whether being a member is a right by itself. Support has none but what it was lent, whoever invited it before. */
function entitles(
  { source, grant }: Pick<Member, "source" | "grant">,
  { support }: PersonFacts,
  now: number,
): boolean {
  return grant === undefined ? !support && source !== "self" : grant.until > now;
}

/** Whether a person may see a conversation; everyone else learns nothing of it. */
export function canSee(facts: Facts<Findable>, target: Knowable): RefusalCode | null {
  const { person, patient } = facts;
  const { id, side } = person.person;
  if (side === "system") return null;
  if (!person.active) return "not-found";
  if (side === "portal") {
    const isOthers = target.addressee !== undefined && target.addressee !== id;
    return target.policy.audience === "staff" || isOthers ? "not-found" : canSeePatient(facts);
  }
  // Restriction beats membership.
  if (isRestricted(person, patient.programs)) return "not-found";
  const member = target.members[id];
  if (member !== undefined && entitles(member, person, target.now)) return null;
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
  if (isRestricted(person, programs)) return false;
  if (person.support) return source === "called";
  // One's own wish shows no more than what one finds anyway.
  return source !== "self" || staffAccess === "searchable";
}

/** Whether a person's inbox may name a patient of theirs who has no conversation. */
export function canHoldPatient(
  person: PersonFacts | null,
  { programs, withdrawn }: { readonly programs: readonly string[]; readonly withdrawn?: true | undefined },
): boolean {
  if (withdrawn) return false;
  return person === null || (person.active && !person.support && !isRestricted(person, programs));
}

/**
 * All that the two rules above ask of a person and a practice, and what decides in which tabs a row stands, as one text:
 * as long as it is the same, an inbox may hold the same in the same places. Null stands for a person of whom nothing is
 * known.
 */
export function holding(
  person: PersonFacts | null,
  { staffAccess, marker, archive }: Pick<PracticeSettings, "staffAccess" | "marker" | "archive">,
): string {
  // What is as usual is not said, as before there was anything else.
  const places = [
    marker === "all" ? "" : marker,
    ...(["staff", "portal"] as const).filter(side => archive[side]).map(side => `${side} archives quietly`),
  ].filter(place => place !== "");
  const ending = places.length === 0 ? "" : ` ${places.join(", ")}`;
  if (person === null) return `unknown${ending}`;
  const { active, support, restrictions } = person;
  const rules = [person.person.side, active, support, [...restrictions].sort(), staffAccess];
  return `${JSON.stringify(rules)}${ending}`;
}

/**
 * Why someone outside the patient's team opens a conversation, for the patient's record of accesses; null for
 * those who need no reason. `host` is the practice's own back end.
 */
export const AccessReason = z.enum(["searched", "notification-user", "invited", "support", "host"]);
export type AccessReason = z.infer<typeof AccessReason>;

export function accessReason({ person, patient }: Facts, target: Target): AccessReason | null {
  const { id, side } = person.person;
  if (side === "system") return "host";
  const member = target.members[id];
  if (side !== "staff" || (isCaring(person) && isInTeam(patient, id))) return null;
  if (member?.grant !== undefined) return "support";
  if (member?.role === "notification-user") return "notification-user";
  return member?.source === "invited" ? "invited" : "searched";
}

/** Why somebody opens a conversation, for the patient's record: also of whom it is their own. */
export const OpeningReason = /* @__PURE__ */ z.enum([...AccessReason.options, "team", "patient-side"]);
export type OpeningReason = z.infer<typeof OpeningReason>;

export function openingReason(facts: Facts, target: Target): OpeningReason {
  const side = facts.person.person.side === "portal" ? "patient-side" : "team";
  return accessReason(facts, target) ?? side;
}

/** Whether a person is told that another is typing what only staff see. */
export function seesTyping(
  viewer: { id: PersonId; side: string },
  author: PersonId,
  visibility: string,
): boolean {
  return viewer.id !== author && (visibility === "everyone" || viewer.side !== "portal");
}
