/** Who may change what a practice has chosen, and what others of the staff may do; and who reads the record. */
import type { Permission, PersonFacts } from "../people/people.ts";
import type { RefusalCode } from "../refusals/refusals.ts";

/** What administrators give and take; anything else stays the host's. */
const given: readonly Permission[] = ["portal-messages"];

/** To everybody else there is nothing to administer. */
export function canAdminister({ person, active, permissions = [] }: PersonFacts): RefusalCode | null {
  return person.side === "staff" && active && permissions.includes("administer") ? null : "not-found";
}

/** To everybody else there is no record. */
export function canAudit({ person, active, permissions = [] }: PersonFacts): RefusalCode | null {
  return person.side === "staff" && active && permissions.includes("audit") ? null : "not-found";
}

/** Who says what is held, and orders that what is due goes; to everybody else there is neither. */
export function canHold({ person, active, permissions = [] }: PersonFacts): RefusalCode | null {
  return person.side === "staff" && active && permissions.includes("hold") ? null : "not-found";
}

/** Whether a person may say of one of the staff that they may do this, or no more. */
export function canPermit(person: PersonFacts, permission: Permission): RefusalCode | null {
  return canAdminister(person) ?? (given.includes(permission) ? null : "not-allowed");
}
