/** What every access rule asks about. */
import type { PersonId } from "../names.ts";
import type { Members, PatientFacts, PersonFacts } from "../people/people.ts";
import type { Policy, PracticeSettings } from "../practice/practice.ts";

/** A person, a patient, and the practice of both. */
export interface Facts {
  readonly person: PersonFacts;
  readonly patient: PatientFacts;
  readonly settings: PracticeSettings;
}

/** A conversation that is there. */
export interface Target {
  readonly policy: Policy;
  readonly lifecycle: "open" | "closed";
  readonly members: Members;
  /** Whom it is addressed to, where it has one recipient. */
  readonly recipient?: PersonId | undefined;
  /** Milliseconds since 1970: a grant ends. */
  readonly now: number;
}

export function isInTeam({ team }: Facts["patient"], id: PersonId): boolean {
  return team.some(({ person }) => person.id === id);
}

/** One of the staff who looks after patients: support is there for the staff. */
export function isCaring({ person, support }: PersonFacts): boolean {
  return person.side === "staff" && !support;
}
