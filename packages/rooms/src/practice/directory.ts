/** The practice's staff, as their rooms tell of them: for the look-up of names, and to know who its support is. */
import {
  canBeMentioned,
  type Facts,
  fold,
  isAvailable,
  kinds,
  limits,
  matcher,
  type PersonFacts,
  type PersonId,
  type StaffList,
  type StaffListQuery,
  type StaffMatches,
} from "@carethread/model";
import type { Storage } from "../base/base.ts";
import { readOnce } from "./read-once.ts";

const keyOf = (person: string): string => `staff:${person}`;

export class Directory {
  readonly #storage: Storage;
  readonly #staff = new Map<PersonId, PersonFacts>();
  readonly #loaded = readOnce(() => this.#load());

  /** It is read when somebody is first looked for: the room is asked far more often what was pushed of the practice. */
  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async #load(): Promise<void> {
    const stored = await this.#storage.list<PersonFacts>({ prefix: keyOf("") });
    // What was pushed meanwhile is newer.
    for (const facts of stored.values())
      if ((this.#staff.get(facts.person.id)?.rev ?? -1) < facts.rev) this.#staff.set(facts.person.id, facts);
  }

  /** Resolves when it is stored. */
  async push(facts: PersonFacts): Promise<void> {
    const { id } = facts.person;
    const stored = this.#staff.has(id) ? undefined : await this.#storage.get<PersonFacts>(keyOf(id));
    // No await from here to the commit. What is known may be on its way to the storage still.
    const known = this.#staff.get(id) ?? stored;
    if ((known?.rev ?? -1) >= facts.rev) return this.#storage.settled();
    this.#staff.set(id, facts);
    await this.#storage.commit({ put: { [keyOf(id)]: facts } });
  }

  /** The practice's support, as far as it is told here: their own rooms say whether they still are. */
  async support(): Promise<PersonFacts[]> {
    await this.#loaded();
    return this.#support();
  }

  /** Who of these may be written to by portal users, as far as it is told here. */
  async available(of: readonly PersonId[]): Promise<PersonId[]> {
    await this.#loaded();
    return of.filter(id => {
      const facts = this.#staff.get(id);
      return facts !== undefined && isAvailable(facts);
    });
  }

  #support(): PersonFacts[] {
    return [...this.#staff.values()].filter(({ active, support }) => active && support);
  }

  /** The practice's active staff, for who administers it; support sees nothing of patients, and is not among them. */
  async list({ q, from = 0 }: StaffListQuery): Promise<StaffList> {
    await this.#loaded();
    const matches = matcher(q);
    const found = [...this.#staff.values()]
      .filter(({ person, active, support }) => active && !support && person.side === "staff")
      .filter(({ person: { name, title = "" } }) => matches(fold(`${name} ${title}`)))
      .sort((a, b) => byName(a, b) || (a.person.id < b.person.id ? -1 : 1));
    const until = from + limits.staffListed;
    return {
      staff: found.slice(from, until).map(({ person, permissions = [] }) => ({ person, permissions })),
      more: found.length > until,
    };
  }

  /**
   * Staff whom the caller could name in a conversation about the patient, and why not; those who can be named come
   * first. Whether someone is a member of one conversation, and so can be named in it anyway, is not known here.
   */
  async find(caller: Facts, q: string, now: number): Promise<StaffMatches> {
    await this.#loaded();
    const { patient, settings } = caller;
    const target = { policy: kinds.topic, lifecycle: "open" as const, members: {}, now };
    const matches = matcher(q);
    const found = [...this.#staff.values()]
      .filter(({ person, active, support }) => active && !support && person.id !== caller.person.person.id)
      .filter(({ person: { name, title = "" } }) => matches(fold(`${name} ${title}`)))
      .map(person => ({
        person: person.person,
        mention: canBeMentioned({ person, patient, settings }, target),
      }))
      .sort((a, b) => Number(a.mention !== null) - Number(b.mention !== null) || byName(a, b));
    return {
      staff: found.slice(0, limits.staffMatches),
      more: found.length > limits.staffMatches,
      support: this.#support().length > 0,
      supportFor: settings.supportFor,
    };
  }
}

type Named = Pick<PersonFacts, "person">;

function byName(a: Named, b: Named): number {
  return a.person.name.localeCompare(b.person.name, "en");
}
