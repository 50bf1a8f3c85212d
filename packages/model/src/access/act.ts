/**
 * Who *may act*, of those who may know: one table of what can be done, by whom, and in which conversations. Deny by
 * default. The answer is null for yes, else the code that says why not.
 */
import type { PersonId } from "../names.ts";
import type { PersonFacts } from "../people/people.ts";
import { isStartedBy, type Kind, keepsRhythm, policyOf } from "../practice/practice.ts";
import type { RefusalCode } from "../refusals/refusals.ts";
import { canAudit, canHold } from "./administer.ts";
import { makesAvailable } from "./available.ts";
import { type Facts, type Findable, isCaring, isInTeam, type Target } from "./facts.ts";
import { gate } from "./gates.ts";
import { canSee, canSeePatient } from "./know.ts";

/**
 * - `send`: a message that everyone sees; `note`: one that only staff see;
 * - `mention`: to name staff with an @, and to call support;
 * - `watch`: to hear of every message, or no more;
 * - `follow`: to be notified of the patient, as someone outside the team;
 * - `archive`: to put it away for oneself, and take it back;
 * - `remove`: to take out again who was invited by name;
 * - `close`, `reopen`: to end the writing for everybody, and to let it go on;
 * - `work`: to see to what is to be done about it;
 * - `coach`: to set how often a message to the patient is due;
 * - `correct`: to ask for a correction of a message, `amend`: to answer that. Neither ends with the conversation, nor with
 *   what else stands against writing.
 */
export type Action =
  | "send"
  | "note"
  | "mention"
  | "watch"
  | "follow"
  | "archive"
  | "remove"
  | "close"
  | "reopen"
  | "work"
  | "coach"
  | "correct"
  | "amend";

/** What somebody is to a conversation. The host's back end reads along, and does nothing that people do. */
type Part = "portal" | "staff" | "support" | "system";

interface Rule {
  readonly who: readonly Part[];
  readonly in: readonly Target["lifecycle"][];
  /** What else stands against it, by the conversation's policy or the facts. */
  readonly unless?: (facts: Facts, target: Target) => RefusalCode | null;
}

const rules: Readonly<Record<Action, Rule>> = {
  send: { who: ["portal", "staff", "support"], in: ["open"], unless: unreachable },
  note: {
    who: ["staff", "support"],
    in: ["open"],
    unless: ({ patient, settings }, { isEncrypted }) =>
      isEncrypted ? "encrypted" : settings.notes ? withdrawn(patient) : "not-allowed",
  },
  mention: { who: ["staff"], in: ["open"] },
  watch: {
    who: ["staff"],
    in: ["open", "closed"],
    unless: (facts, target) => (isPrimary(facts, target) ? "watch-fixed" : null),
  },
  follow: { who: ["staff"], in: ["open", "closed"], unless: canFollow },
  archive: { who: ["portal", "staff", "support"], in: ["open", "closed"], unless: cannotArchive },
  remove: { who: ["staff"], in: ["open", "closed"] },
  close: { who: ["portal", "staff"], in: ["open"], unless: notTheirsToClose },
  reopen: { who: ["portal", "staff"], in: ["closed"], unless: notTheirsToClose },
  work: { who: ["staff"], in: ["open", "closed"] },
  coach: { who: ["staff"], in: ["open"], unless: cannotCoach },
  correct: { who: ["portal"], in: ["open", "closed"], unless: inTheOpen },
  amend: { who: ["staff"], in: ["open", "closed"], unless: inTheOpen },
};

/** What is said of the words of an encrypted conversation would stand beside them for all to read. */
function inTheOpen(_: Facts, { isEncrypted }: Target): RefusalCode | null {
  return isEncrypted ? "encrypted" : null;
}

function partOf({ person, support }: PersonFacts): Part {
  return person.side === "staff" && support ? "support" : person.side;
}

/** With a patient whom the host has withdrawn nothing begins, and nothing goes on: not even a note. */
function withdrawn(patient: Pick<Findable, "withdrawn">): RefusalCode | null {
  return patient.withdrawn ? "patient-withdrawn" : null;
}

/** Whom nobody reaches by a message: who has died, and for the patient's side a recipient who is not there. */
function unreachable(facts: Facts, { policy, recipient }: Target): RefusalCode | null {
  const { person, patient, settings } = facts;
  const gone = withdrawn(patient) ?? (patient.deceased ? "patient-deceased" : null);
  const closed = gone ?? gate(settings, policy, patient);
  if (closed !== null) return closed;
  return person.person.side === "portal" && policy.audience === "single-recipient"
    ? recipientGone(facts, recipient)
    : null;
}

/** Why a portal user cannot write to one of the staff by name: who is not in the team, has left, or is not available. */
export function recipientGone({ patient, recipient }: Facts, id: PersonId | undefined): RefusalCode | null {
  if (id === undefined || !isInTeam(patient, id) || recipient?.person.id !== id || !recipient.active)
    return "recipient-gone";
  return isAvailable(recipient) ? null : "recipient-unavailable";
}

/** Whether portal users may write to this person by name ("Available for portal messages"). */
export function isAvailable({ permissions, active, support }: PersonFacts): boolean {
  return active && !support && makesAvailable(permissions);
}

/** Who may close is said by the policy; what was merged into another conversation is closed for good. */
function notTheirsToClose({ person }: Facts, { policy, isSuperseded }: Target): RefusalCode | null {
  const isTheirs = policy.close === "both" || (policy.close === "staff" && person.person.side === "staff");
  return isTheirs && !isSuperseded ? null : "not-allowed";
}

/** In whose inbox the conversation stands, where that side archives. */
function cannotArchive({ person: { person }, settings }: Facts, { members }: Target): RefusalCode | null {
  const archives = person.side !== "system" && settings.archive[person.side];
  return archives && members[person.id] !== undefined ? null : "not-allowed";
}

/** Where messages come due at all, the rhythm is the care team's to set. */
function cannotCoach({ person, patient, settings }: Facts, { policy }: Target): RefusalCode | null {
  const coaches = keepsRhythm(settings, policy) && isInTeam(patient, person.person.id);
  return coaches ? withdrawn(patient) : "not-allowed";
}

function isPrimary({ person }: Facts, { members }: Target): boolean {
  return members[person.person.id]?.role === "primary-coach";
}

/** Why something is not done in a conversation as it is. */
const lifecycleRefusals = { closed: "closed", open: "not-closed" } as const;

/** Whether a person may do this in a conversation. */
export function can(facts: Facts, action: Action, target: Target): RefusalCode | null {
  const rule = rules[action];
  return (
    canSee(facts, target) ??
    (rule.who.includes(partOf(facts.person)) ? null : "not-allowed") ??
    (rule.in.includes(target.lifecycle) ? null : lifecycleRefusals[target.lifecycle]) ??
    rule.unless?.(facts, target) ??
    null
  );
}

/**
 * Whether a person may take somebody out of a conversation: who was invited by name, by who invited them or by the
 * primary coach. Nobody stands against taking out who is no member.
 */
export function canRemove(facts: Facts, person: PersonId, target: Target): RefusalCode | null {
  const denied = can(facts, "remove", target);
  const member = target.members[person];
  if (denied !== null || member === undefined) return denied;
  const isInvited = member.source === "invited" && member.grant === undefined;
  const isInviter = member.invitedBy === facts.person.person.id || isPrimary(facts, target);
  return isInvited && isInviter ? null : "not-allowed";
}

/**
 * Whether a person may ask to be notified of this patient: staff who find them and are not in the team. Who may not
 * any more, because they are restricted, support, or not active by now, is not notified either.
 */
export function canFollow(facts: Facts): RefusalCode | null {
  const { person, patient } = facts;
  const isOutsider = isCaring(person) && !isInTeam(patient, person.person.id);
  return canSeePatient(facts) ?? (isOutsider ? null : "not-allowed");
}

/**
 * Whether a person can be named with an @, and so invited: staff who see the conversation anyway. Support is
 * called by a consent of its own.
 */
export function canBeMentioned(facts: Facts, target: Target): RefusalCode | null {
  return isCaring(facts.person) && canSee(facts, target) === null ? null : "mention-no-access";
}

/** Whether a task of the conversation can be given to a person: staff who see the conversation anyway. */
export function canBeHanded(facts: Facts, target: Target): RefusalCode | null {
  return can(facts, "work", target) === null ? null : "task-no-access";
}

/** Whether a person may start a conversation of this kind about the patient. */
export function canStart(facts: Facts<Findable>, kind: Kind): RefusalCode | null {
  const denied = canSeePatient(facts) ?? withdrawn(facts.patient);
  if (denied !== null) return denied;
  const { side } = facts.person.person;
  if (!facts.settings.kinds.some(allowed => allowed === kind)) return "kind-not-available";
  if (side === "system") return null;
  const policy = policyOf(facts.settings, kind);
  if (!isStartedBy(policy, side)) return "kind-not-available";
  const shut = gate(facts.settings, policy, facts.patient);
  if (shut !== null) return shut;
  if (side === "staff" && policy.audience === "single-recipient" && !isAvailable(facts.person))
    return "not-available";
  return facts.patient.deceased ? "patient-deceased" : null;
}

/** What somebody looks for a patient for: to start a conversation about them, or to see them. */
export type Purpose = "start" | "open" | "audit" | "hold";

/**
 * Whether a person finds a patient. Nobody finds one who was withdrawn, whatever for; one who is not enabled for messages
 * is found, because a card does not know that, and who writes to them reads why they cannot. Who reads the record finds
 * everybody of whom there is one.
 */
export function finds(facts: Facts<Findable>, purpose: Purpose): boolean {
  if (facts.patient.withdrawn) return false;
  if (purpose === "audit") return canAudit(facts.person) === null;
  if (purpose === "hold") return canHold(facts.person) === null;
  if (purpose === "open") return canSeePatient(facts) === null;
  return facts.settings.kinds.some(kind => {
    const denied = canStart(facts, kind);
    return denied === null || denied === "patient-not-enabled";
  });
}
