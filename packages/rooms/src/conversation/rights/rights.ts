/** Who of those connected to a conversation may see it, looked up live: facts, their leases, and what changes them. */
import {
  authorOf,
  closeCodes,
  type Facts,
  type May,
  mayIn,
  type Person,
  type PersonFacts,
  type ToConversation,
  targetOf,
} from "@carethread/model";
import type { Connection, Identity, Ports, Sockets } from "../../base/base.ts";
import type { Keeper } from "../keeper.ts";
import type { People } from "./people.ts";

export { type Called, lookUpCalled } from "./called.ts";
export { Openings } from "./openings.ts";
export { People } from "./people.ts";

/** What is kept with an admitted connection: waking up is no news to anybody. */
export interface ConversationSession extends Identity {
  /** What it was last told that it may do. */
  readonly told: string;
  /** A print of who it was last told is here. */
  readonly here: string;
  /** The end of the thread is on the screen. */
  readonly screen?: boolean;
}

export type ConversationSockets = Sockets<ToConversation, ConversationSession>;

export class Rights {
  readonly #ports: Ports;
  readonly #keeper: Keeper;
  readonly #people: People;
  readonly #sockets: ConversationSockets;

  constructor(ports: Ports, keeper: Keeper, people: People, sockets: ConversationSockets) {
    this.#ports = ports;
    this.#keeper = keeper;
    this.#people = people;
    this.#sockets = sockets;
  }

  /** Asks for a person's facts where they are not known. */
  lookUp(person: Person): Promise<PersonFacts> {
    return this.#people.facts(person);
  }

  /** Whether the person's facts are known. */
  isKnown(person: Person): boolean {
    return this.#people.known(person.id) !== null;
  }

  /** Everything the rules ask about a person who may see the conversation and whose facts are known, else null. */
  access(person: Person): Facts | null {
    return this.#keeper.access(this.#people.known(person.id));
  }

  /** The admitted connections, but those that have lost their right: they are closed, and told nothing more. */
  *entitled(): Iterable<[Connection, ConversationSession]> {
    for (const [connection, session] of this.#sockets.admitted()) {
      if (this.#hasLost(session.person)) this.#end(connection);
      else yield [connection, session];
    }
  }

  /** Asks again for facts whose lease has ended, of everybody who may now be sent something. */
  async refresh(): Promise<void> {
    const stale = new Map<string, Person>();
    for (const [, { person }] of this.#sockets.admitted()) {
      if (this.#people.isEnding(person.id)) stale.set(person.id, person);
    }
    if (stale.size === 0) return;
    const asked = [...stale.values()].map(person => this.#people.facts(person));
    for (const result of await Promise.allSettled(asked)) {
      if (result.status === "rejected") this.#ports.log("main: facts were not to be had", result.reason);
    }
    this.recheck();
    // Whose right cannot be proved now gets nothing, and comes back; the others go on.
    for (const [connection, { person }] of this.#sockets.admitted()) {
      if (!this.isKnown(person)) this.#sockets.close(connection, 1011, "try again");
    }
  }

  /** A change that a person's room pushed. */
  push(facts: PersonFacts): void {
    if (this.#people.push(facts)) this.recheck();
  }

  /** Closes what has lost its right, and tells the others what they may do where that changed. */
  recheck(): void {
    const state = this.#keeper.state;
    for (const [connection, session] of this.#sockets.admitted()) {
      const { person, told } = session;
      if (!this.isKnown(person)) continue;
      const facts = this.access(person);
      if (facts === null || state === null) {
        this.#end(connection);
        continue;
      }
      const may = JSON.stringify(mayIn(facts, targetOf(state, this.#ports.now())));
      if (told === may) continue;
      this.#sockets.admit(connection, { ...session, told: may });
      this.#sockets.send(connection, `{"type":"may","may":${may}}`);
    }
  }

  /** What a person may do who may see the conversation and whose facts are known, else null. */
  may(person: Person): May | null {
    const facts = this.access(person);
    const state = this.#keeper.state;
    return facts === null || state === null ? null : mayIn(facts, targetOf(state, this.#ports.now()));
  }

  /** The person as others see them, where they may now write what is seen like this. */
  mayType(person: Person, visibility: "everyone" | "staff"): Person | null {
    const facts = this.access(person);
    const may = this.may(person);
    if (facts === null || may === null) return null;
    return (visibility === "staff" ? may.note : may.send) === null ? authorOf(facts) : null;
  }

  /** Whether a person whose facts are known may not see this conversation. */
  #hasLost(person: Person): boolean {
    return this.isKnown(person) && this.access(person) === null;
  }

  #end(connection: Connection): void {
    this.#sockets.close(connection, closeCodes.rightLost, "no right any more");
  }
}
