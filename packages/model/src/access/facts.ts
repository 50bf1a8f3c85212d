/** What every access rule asks about. */
import type { PersonId } from "../names.ts";
import type { IndexCard, Member, Members, PatientFacts, PersonFacts } from "../people/people.ts";
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

/** What is asked of a conversation of which somebody wants to know: its card says no more. */
export interface Knowable {
  readonly policy: Pick<Policy, "audience">;
  /** The one portal user who takes part, where it is addressed to one of the staff. */
  readonly addressee?: PersonId | undefined;
  readonly members: Readonly<Record<PersonId, Pick<Member, "source" | "grant">>>;
  /** Milliseconds since 1970: a grant ends. */
  readonly now: number;
}

/** A conversation that is there. */
export interface Target extends Knowable {
  readonly policy: Policy;
  readonly lifecycle: "open" | "closed";
  /** Another conversation stands for it. */
  readonly isSuperseded?: boolean;
  /** From end to end: nobody but its readers' devices can open what is written in it. */
  readonly isEncrypted?: boolean;
  readonly members: Members;
  /** Whom it is addressed to, where it has one recipient. */
  readonly recipient?: PersonId | undefined;
}

export function isInTeam({ team }: Pick<Findable, "team">, id: PersonId): boolean {
  return team.some(({ person }) => person.id === id);
}

/** One of the staff who looks after patients: support is there for the staff. */
export function isCaring({ person, support }: PersonFacts): boolean {
  return person.side === "staff" && !support;
}
