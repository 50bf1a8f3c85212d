/** What every access rule asks about. */
import type { PersonId } from "../names.ts";
import type { IndexCard, Members, PatientFacts, PersonFacts } from "../people/people.ts";
import type { Policy, PracticeSettings } from "../practice/practice.ts";

/** What is asked of a patient whom somebody looks for: their chart says it, and their card. */
export type Findable = Pick<IndexCard, "deceased" | "withdrawn" | "programs" | "team"> &
  Partial<Pick<PatientFacts, "linked">>;

/** A person, a patient, and the practice of both. */
export interface Facts<P extends Findable = PatientFacts> {
  readonly person: PersonFacts;
  readonly patient: P;
  readonly settings: PracticeSettings;
  /** The one of the staff to whom the conversation is addressed, looked up as live as the person; absent where nobody is, or nothing is known of them. */
  readonly recipient?: PersonFacts | undefined;
}

/** A conversation that is there. */
export interface Target {
  readonly policy: Policy;
  readonly lifecycle: "open" | "closed";
  /** Another conversation stands for it. */
  readonly isSuperseded?: boolean;
  readonly members: Members;
  /** Whom it is addressed to, where it has one recipient. */
  readonly recipient?: PersonId | undefined;
  /** The one portal user who takes part, where it is addressed to one of the staff. */
  readonly addressee?: PersonId | undefined;
  /** Milliseconds since 1970: a grant ends. */
  readonly now: number;
}

export function isInTeam({ team }: Pick<Findable, "team">, id: PersonId): boolean {
  return team.some(({ person }) => person.id === id);
}

/** One of the staff who looks after patients: support is there for the staff. */
export function isCaring({ person, support }: PersonFacts): boolean {
  return person.side === "staff" && !support;
}
