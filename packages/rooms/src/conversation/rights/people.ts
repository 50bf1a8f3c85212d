/**
 * Facts about people that a room relies on for a lease. The person's room remembers who asked and pushes
 * changes; if a push is lost, the lease ends it.
 */
import { type Person, type PersonFacts, type PersonId, roomLimits } from "@carethread/model";
import { askFacts, type Ports } from "../../base/base.ts";

interface Held {
  readonly facts: PersonFacts;
  readonly until: number;
  /** The person's room tells of changes until then. */
  readonly isSubscribed: boolean;
}

export interface PeopleOptions {
  readonly ports: Ports;
  readonly practice: string;
  /**
   * Whether the person was let in here before, as a member: their room is asked to remember this one. It remembers no
   * room that somebody only tries, or those that they use would be forgotten for it.
   */
  readonly isKnownHere: (person: PersonId) => boolean;
}

export class People {
  readonly #options: PeopleOptions;
  readonly #held = new Map<PersonId, Held>();
  /** One question about a person at a time, with or without subscribing. */
  readonly #asking = new Map<string, Promise<PersonFacts>>();

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  /** Facts that are still under lease. */
  known(person: PersonId): PersonFacts | null {
    const held = this.#held.get(person);
    return held !== undefined && held.until > this.#options.ports.now() ? held.facts : null;
  }

  /** Whether the lease has ended, or will so soon that it may end in the middle of what is asked for. */
  isEnding(person: PersonId): boolean {
    const { ports } = this.#options;
    return (this.#held.get(person)?.until ?? 0) - ports.now() <= ports.deployment.delays.factsLease / 12;
  }

  /** Facts with some lease left, else asked for. Rejects where the person's room does not answer. */
  async facts(person: Person): Promise<PersonFacts> {
    if (!this.isEnding(person.id)) {
      const known = this.known(person.id);
      if (known !== null) return known;
    }
    const held = this.#held.get(person.id);
    return this.#ask(person, held?.isSubscribed === true || this.#options.isKnownHere(person.id));
  }

  /** Who is let in: changes of their facts are told here from now on. */
  async admitted(person: Person): Promise<void> {
    if (this.#held.get(person.id)?.isSubscribed !== true) await this.#ask(person, true);
  }

  /**
   * As `facts`, for whom somebody names by a key alone: it may be anybody's or nobody's, so that nothing that was
   * said about it is relied on later, and no room of nobody's remembers who asked.
   */
  async named(id: PersonId): Promise<PersonFacts> {
    return this.known(id) ?? (await this.#call({ id, side: "staff", name: "–" }, {}));
  }

  /** A change that the person's room pushed, unless a later one is known. True where it is news. */
  push(facts: PersonFacts): boolean {
    const held = this.#held.get(facts.person.id);
    if (held !== undefined && held.facts.rev >= facts.rev) return false;
    // Who pushes has this room in mind for another lease.
    this.#hold(facts, true);
    return true;
  }

  #ask(person: Person, subscribes: boolean): Promise<PersonFacts> {
    const key = `${person.id} ${subscribes}`;
    const asking =
      this.#asking.get(key) ?? this.#look(person, subscribes).finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  async #look(person: Person, subscribes: boolean): Promise<PersonFacts> {
    const { party, name } = this.#options.ports;
    const facts = await this.#call(person, subscribes ? { subscriber: { party, room: name } } : {});
    const held = this.#held.get(person.id);
    // What was pushed while the question was under way may be later than the answer.
    const latest = held !== undefined && held.facts.rev > facts.rev ? held.facts : facts;
    this.#hold(latest, subscribes);
    return latest;
  }

  #call(person: Person, more: object): Promise<PersonFacts> {
    const { ports, practice } = this.#options;
    return askFacts(ports, practice, person, more);
  }

  #hold(facts: PersonFacts, isSubscribed: boolean): void {
    const { ports } = this.#options;
    const now = ports.now();
    this.#held.set(facts.person.id, {
      facts,
      until: now + ports.deployment.delays.factsLease,
      isSubscribed,
    });
    // Whoever asks is looked up, also those who have no right here: what is over is let go.
    if (this.#held.size <= roomLimits.factsKept) return;
    for (const [id, held] of this.#held) if (held.until <= now) this.#held.delete(id);
  }
}
