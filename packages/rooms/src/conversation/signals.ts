/** What is never stored: who types, who is here, and who has the end of the thread on their screen. */
import {
  type ConversationState,
  limits,
  type Person,
  type PersonId,
  presenceFor,
  seesTyping,
  typistFor,
  type View,
  viewOf,
} from "@carethread/model";
import { type Connection, fingerprint, type Ports, Rates } from "../base/base.ts";
import type { ConversationSockets, Rights } from "./rights/rights.ts";

export class Signals {
  readonly #ports: Ports;
  readonly #sockets: ConversationSockets;
  readonly #rights: Rights;
  readonly #rates: Rates;
  #isTelling = false;

  constructor(ports: Ports, sockets: ConversationSockets, rights: Rights) {
    this.#ports = ports;
    this.#sockets = sockets;
    this.#rights = rights;
    this.#rates = new Rates(ports.deployment.rates.signals, () => ports.now());
  }

  typing(state: ConversationState | null, person: Person, visibility: "everyone" | "staff"): void {
    // A signal too many is nobody's loss.
    if (this.#rates.take(person.id) > 0) return;
    const author = this.#rights.mayType(person, visibility);
    if (author === null || state === null) return;
    const frame = (view: View): string =>
      JSON.stringify({ type: "typing", by: typistFor(state, view, author), visibility });
    const texts = { staff: frame("staff"), portal: frame("portal") };
    for (const [connection, session] of this.#rights.provable()) {
      if (!seesTyping(session.person, person.id, visibility)) continue;
      this.#sockets.send(connection, texts[viewOf(session.person.side)]);
    }
  }

  screen(connection: Connection, on: boolean): void {
    const session = this.#sockets.sessionOf(connection);
    if (session !== null && (session.screen === true) !== on)
      this.#sockets.admit(connection, { ...session, screen: on });
  }

  /**
   * Who has the end of the thread on a screen. It is believed of a connection whose token lives and that was heard from
   * lately: who leaves without closing, or whose network is gone, sees nothing any more.
   */
  onScreen(): ReadonlySet<PersonId> {
    const now = this.#ports.now();
    const ids = new Set<PersonId>();
    for (const [connection, { person, screen, exp }] of this.#sockets.admitted()) {
      const isHeard = now - this.#sockets.heardFrom(connection) <= limits.heardWithin;
      if (screen && isHeard && exp > now) ids.add(person.id);
    }
    return ids;
  }

  /** Who is here, as a view is told it: `joining` too, who is about to be welcomed. */
  presence(view: View, joining?: Person): { readonly people: readonly PersonId[]; readonly print: string } {
    const present = [...this.#sockets.admitted()].map(([, { person }]) => person);
    const people = presenceFor(joining === undefined ? present : [...present, joining], view);
    return { people, print: fingerprint(people.join()) };
  }

  /**
   * Tells who is here to those who know it otherwise, as soon as what is under way is done: a connection may end in
   * the middle of a broadcast.
   */
  presenceSoon(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => void this.#refreshAndTell());
  }

  async #refreshAndTell(): Promise<void> {
    try {
      await this.#ports.awake();
      await this.#rights.refresh();
    } catch (error) {
      this.#ports.log("main: who is here was not told", error);
    } finally {
      this.#isTelling = false;
    }
    this.#tellPresence();
  }

  #tellPresence(): void {
    const audience = [...this.#rights.provable()];
    const now = { staff: this.presence("staff"), portal: this.presence("portal") };
    for (const [connection, session] of audience) {
      const { people, print } = now[viewOf(session.person.side)];
      if (session.here === print) continue;
      this.#sockets.admit(connection, { ...session, here: print });
      this.#sockets.send(connection, JSON.stringify({ type: "presence", people }));
    }
  }
}
