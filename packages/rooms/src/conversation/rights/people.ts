/**
 * Facts about people that a room relies on for a lease. The person's room remembers who asked and pushes
 * changes; if a push is lost, the lease ends it.
 */
import { type Person, type PersonFacts, type PersonId, roomLimits } from "@carethread/model";
import { askFactsIn, type FactsAnswer, type Ports, Refuse, sessionKey } from "../../base/base.ts";
import { KnownSessions } from "./known-sessions.ts";

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
  readonly sessions: KnownSessions;

  constructor(options: PeopleOptions) {
    this.#options = options;
    this.sessions = new KnownSessions(() => options.ports.now());
  }

  /** Facts that are still under lease. */
  known(person: PersonId): PersonFacts | null {
    const held = this.#held.get(person);
    return held !== undefined && held.until > this.#options.ports.now() ? held.facts : null;
  }

  /** Whether the lease has ended, or will so soon that it may end in the middle of what is asked for. */
  isEnding(person: PersonId, sid: string | null = null): boolean {
    const { ports } = this.#options;
    const until = Math.min(this.#held.get(person)?.until ?? 0, this.sessions.until(person, sid));
    return until - ports.now() <= ports.deployment.delays.factsLease / 12;
  }

  /**
   * Facts with some lease left, else asked for; with a session also whether that goes on. Rejects where the person's room
   * does not answer, and with a Refuse where the session is over.
   */
  async facts(person: Person, sid: string | null = null): Promise<PersonFacts> {
    if (!this.isEnding(person.id, sid)) {
      const known = this.known(person.id);
      if (known !== null) return known;
    }
    if (this.sessions.isOver(person.id, sid)) throw new Refuse("session-ended");
    const held = this.#held.get(person.id);
    const facts = await this.#ask(
      person,
      held?.isSubscribed === true || this.#options.isKnownHere(person.id),
      sid,
    );
    if (this.sessions.isOver(person.id, sid)) throw new Refuse("session-ended");
    return facts;
  }

  /** Who is let in: changes of their facts are told here from now on. */
  async admitted(person: Person): Promise<void> {
    if (this.#held.get(person.id)?.isSubscribed !== true) await this.#ask(person, true, null);
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

  #ask(person: Person, subscribes: boolean, sid: string | null): Promise<PersonFacts> {
    const key = `${person.id} ${subscribes} ${sid ?? ""}`;
    const asking =
      this.#asking.get(key) ?? this.#look(person, subscribes, sid).finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  async #look(person: Person, subscribes: boolean, sid: string | null): Promise<PersonFacts> {
    const { party, name, now, deployment } = this.#options.ports;
    const { over, ...facts } = await this.#call(person, {
      ...(subscribes ? { subscriber: { party, room: name } } : {}),
      ...(sid === null ? {} : { sid }),
    });
    if (sid !== null && over === true) this.sessions.end(person.id, [sessionKey(sid)]);
    else if (sid !== null) this.sessions.hold(person.id, sid, now() + deployment.delays.factsLease);
    const held = this.#held.get(person.id);
    // What was pushed while the question was under way may be later than the answer.
    const latest = held !== undefined && held.facts.rev > facts.rev ? held.facts : facts;
    this.#hold(latest, subscribes);
    return latest;
  }

  #call(person: Person, more: Parameters<typeof askFactsIn>[3]): Promise<FactsAnswer> {
    const { ports, practice } = this.#options;
    return askFactsIn(ports, practice, person, more);
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
