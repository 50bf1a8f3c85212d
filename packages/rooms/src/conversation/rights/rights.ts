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
  viewOf,
} from "@carethread/model";
import { type Connection, type Identity, type Ports, Refuse, type Sockets } from "../../base/base.ts";
import type { Book, Change } from "../book.ts";
import type { People } from "./people.ts";
import type { Viewing } from "./viewing.ts";

export { type Called, lookUpCalled } from "./called.ts";
export { Openings } from "./openings.ts";
export { People } from "./people.ts";
export type { Viewing } from "./viewing.ts";

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

export interface RightsOptions {
  readonly ports: Ports;
  readonly book: Book;
  readonly people: People;
  readonly sockets: ConversationSockets;
  /** Tells connections what waits to be told: before they hear what they may do. */
  readonly flush: () => void;
}

/** What somebody may do hangs on who is a member, and on whether anything is written here at all. */
export function changesRights({ before, next }: Change): boolean {
  const { head, members } = next.staff;
  return before?.staff.members !== members || before.staff.head.lifecycle !== head.lifecycle;
}

export class Rights {
  readonly #options: RightsOptions;

  constructor(options: RightsOptions) {
    this.#options = options;
  }

  /** Everything the rules ask about a person who may see the conversation and whose facts are known, else null. */
  access(person: Person): Facts | null {
    const { book, people } = this.#options;
    const facts = book.access(people.known(person.id));
    const addressed = this.#addressed(person);
    const recipient = addressed === null ? null : people.known(addressed.id);
    return facts === null || recipient === null ? facts : { ...facts, recipient };
  }

  /** The one of the staff to whom the conversation is addressed, where a portal user's rights hang on what they may do. */
  #addressed({ side }: Person): Person | null {
    const { state, patient } = this.#options.book;
    const recipient = side === "portal" ? state?.staff.head.recipient : undefined;
    return patient?.team.find(({ person }) => person.id === recipient)?.person ?? null;
  }

  /**
   * What a person may see, looked up where it is not known; null for who may see nothing. A commit that changes where
   * their view begins is waited for.
   */
  async view(person: Person, sid: string | null): Promise<Viewing | null> {
    const { book, people } = this.#options;
    // The person's facts are asked for also where there is no conversation: the answer takes as long.
    await people.facts(person, sid);
    const addressed = this.#addressed(person);
    if (addressed !== null) await people.facts(addressed);
    if (this.access(person) === null) return null;
    await people.admitted(person);
    if (book.firstPlace(person.id) === null) await book.settled();
    const first = book.firstPlace(person.id);
    if (first === null) throw new Error("a view is changing");
    return {
      person,
      id: person.id,
      view: viewOf(person.side),
      first,
      facts: () => {
        if (people.sessions.isOver(person.id, sid)) throw new Refuse("session-ended");
        const facts = this.access(person);
        if (facts === null && people.known(person.id) === null)
          throw new Error("a lease ended while something was read");
        if (facts !== null && book.firstPlace(person.id) !== first)
          throw new Error("a view changed while something was read");
        return facts;
      },
    };
  }

  /**
   * The admitted connections whose right is known and holds, to be told what they must not miss. The others are told
   * nothing more: who has lost it is closed, and whose right cannot be proved now comes back and goes on from there.
   */
  *entitled(): Iterable<[Connection, ConversationSession]> {
    for (const [connection, session] of this.#options.sockets.admitted()) {
      const right = this.#rightOf(connection, session);
      if (right === "holds") yield [connection, session];
      if (right === "unknown") this.#options.sockets.close(connection, 1011, "try again");
    }
  }

  /** Those to be told what holds for a moment only: whose right cannot be proved now is passed over. */
  *provable(): Iterable<[Connection, ConversationSession]> {
    for (const [connection, session] of this.#options.sockets.admitted())
      if (this.#rightOf(connection, session) === "holds") yield [connection, session];
  }

  /** Asks again for facts whose lease ends, of everybody who may now be sent something, until no lease does. */
  async refresh(): Promise<void> {
    const { people, ports } = this.#options;
    const tried = new Set<string>();
    for (;;) {
      const stale = this.#stale().filter(([key]) => !tried.has(key));
      if (stale.length === 0) break;
      const asked = stale.map(([, { person, sid }]) => people.facts(person, sid));
      for (const [key] of stale) tried.add(key);
      for (const result of await Promise.allSettled(asked))
        if (result.status === "rejected" && !(result.reason instanceof Refuse))
          ports.log("main: facts were not to be had", result.reason);
    }
    if (tried.size === 0) return;
    this.recheck();
    // Whose right cannot be proved now gets nothing, and comes back; the others go on.
    for (const [connection, session] of this.#options.sockets.admitted())
      if (this.#isUnknown(session)) this.#options.sockets.close(connection, 1011, "try again");
  }

  /** A change that a person's room pushed. */
  push(facts: PersonFacts): void {
    if (this.#options.people.push(facts)) this.recheck();
  }

  /** Sessions of a person that have ended, by their keys. */
  endSessions(person: string, ended: readonly string[]): void {
    this.#options.people.sessions.end(person, ended);
    this.recheck();
  }

  /** Closes what has lost its right, and tells the others what they may do where that changed. */
  recheck(): void {
    const { flush, sockets } = this.#options;
    flush();
    for (const [connection, session] of this.provable()) {
      const may = JSON.stringify(this.may(session.person));
      if (session.told === may) continue;
      sockets.admit(connection, { ...session, told: may });
      sockets.send(connection, `{"type":"may","may":${may}}`);
    }
  }

  /** What a person may do who may see the conversation and whose facts are known, else null. */
  may(person: Person): May | null {
    const facts = this.access(person);
    const { state } = this.#options.book;
    return facts === null || state === null ? null : mayIn(facts, targetOf(state, this.#options.ports.now()));
  }

  /** The person as others see them, where they may now write what is seen like this. */
  mayType(person: Person, visibility: "everyone" | "staff"): Person | null {
    const facts = this.access(person);
    const may = this.may(person);
    if (facts === null || may === null) return null;
    return (visibility === "staff" ? may.note : may.send) === null ? authorOf(facts) : null;
  }

  #stale(): [key: string, Asked][] {
    const { people, sockets } = this.#options;
    const stale = new Map<string, Asked>();
    for (const [, { person, sid }] of sockets.admitted()) {
      const addressed = this.#addressed(person);
      if (people.isEnding(person.id, sid)) stale.set(`${person.id} ${sid}`, { person, sid });
      if (addressed !== null && people.isEnding(addressed.id))
        stale.set(addressed.id, { person: addressed, sid: null });
    }
    return [...stale];
  }

  /** Whether facts or session of the person's cannot be relied on now. */
  #isUnknown({ person, sid }: Asked): boolean {
    const { people } = this.#options;
    return people.known(person.id) === null || !people.sessions.isKnown(person.id, sid);
  }

  /** Who has lost the right is closed. */
  #rightOf(connection: Connection, session: ConversationSession): "holds" | "lost" | "unknown" {
    const { people, sockets } = this.#options;
    const { person, sid } = session;
    if (people.sessions.isOver(person.id, sid)) {
      sockets.endSession(connection);
      return "lost";
    }
    if (this.access(person) !== null) return this.#isUnknown(session) ? "unknown" : "holds";
    if (people.known(person.id) === null) return "unknown";
    sockets.close(connection, closeCodes.rightLost, "no right any more");
    return "lost";
  }
}

/** Of whom facts are asked for, and in which session they are. */
type Asked = Pick<Identity, "person" | "sid">;
