/**
 * Facts about people that a room relies on for a lease. The person's room remembers who asked and pushes
 * changes; if a push is lost, the lease ends it.
 */
import { type Person, PersonFacts, type PersonId, roomLimits, roomName } from "@carethread/model";
import type { Ports } from "../../base/base.ts";

interface Held {
  readonly facts: PersonFacts;
  readonly until: number;
}

export class People {
  readonly #ports: Ports;
  readonly #practice: string;
  readonly #held = new Map<PersonId, Held>();

  constructor(ports: Ports, practice: string) {
    this.#ports = ports;
    this.#practice = practice;
  }

  /** Facts that are still under lease. */
  known(person: PersonId): PersonFacts | null {
    const held = this.#held.get(person);
    return held !== undefined && held.until > this.#ports.now() ? held.facts : null;
  }

  /** Whether the lease has ended, or will so soon that it may end in the middle of what is asked for. */
  isEnding(person: PersonId): boolean {
    const { factsLease } = this.#ports.deployment.delays;
    return (this.#held.get(person)?.until ?? 0) - this.#ports.now() <= factsLease / 12;
  }

  /** Facts with some lease left, else asked for. Rejects where the person's room does not answer. */
  async facts(person: Person): Promise<PersonFacts> {
    return (this.isEnding(person.id) ? null : this.known(person.id)) ?? (await this.#ask(person));
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
    this.#hold(facts);
    return true;
  }

  async #ask(person: Person): Promise<PersonFacts> {
    const { party, name } = this.#ports;
    const facts = await this.#call(person, { subscriber: { party, room: name } });
    this.push(facts);
    // What was pushed while the question was under way may be later than the answer.
    const held = this.#held.get(person.id)?.facts;
    const latest = held !== undefined && held.rev > facts.rev ? held : facts;
    this.#hold(latest);
    return latest;
  }

  async #call(person: Person, more: object): Promise<PersonFacts> {
    const room = roomName(this.#practice, person.id);
    const { status, body } = await this.#ports.call("person", room, "internal/facts", { person, ...more });
    const parsed = PersonFacts.safeParse(body);
    if (status !== 200 || !parsed.success) throw new Error(`a person's room answered ${status}`);
    return parsed.data;
  }

  #hold(facts: PersonFacts): void {
    const now = this.#ports.now();
    const until = now + this.#ports.deployment.delays.factsLease;
    this.#held.set(facts.person.id, { facts, until });
    // Whoever asks is looked up, also those who have no right here: what is over is let go.
    if (this.#held.size <= roomLimits.factsKept) return;
    for (const [id, held] of this.#held) if (held.until <= now) this.#held.delete(id);
  }
}
