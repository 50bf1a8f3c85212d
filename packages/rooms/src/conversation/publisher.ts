/**
 * What those connected to a conversation are told of its changes: each view only what it shows. The first change goes
 * out at once, and what follows in the same moment together, as one frame a view; on a connection events come first,
 * then receipts, then acks. No connection holds up another: see `Sockets.send`.
 */
import {
  type ConversationState,
  firstPlaceOf,
  isArchived,
  markFor,
  type PersonId,
  project,
  projectFrom,
  receiptsFor,
  standingsAfter,
  type View,
  viewOf,
} from "@carethread/model";
import type { Connection, Ports } from "../base/base.ts";
import type { Change } from "./book.ts";
import type { Entry } from "./log/log.ts";
import type { ConversationSockets, Rights } from "./rights/rights.ts";

export class Publisher {
  readonly #ports: Ports;
  readonly #sockets: ConversationSockets;
  readonly #rights: Rights;
  #changes: Change[] = [];
  #acks: { readonly connection: Connection; readonly text: string }[] = [];
  /** Since a moment ago, so that what comes now waits for what comes with it. */
  #hasTold = false;

  constructor(ports: Ports, sockets: ConversationSockets, rights: Rights) {
    this.#ports = ports;
    this.#sockets = sockets;
    this.#rights = rights;
  }

  publish(change: Change): void {
    // Who sees what hangs on the members: nothing of before waits for a change of them.
    const isSteady = change.before?.staff.members === change.next.staff.members;
    if (!isSteady) this.flush();
    this.#changes.push(change);
    if (isSteady) this.#soon();
    else this.flush();
  }

  /** Behind the events that it is about. */
  ack(connection: Connection, text: string): void {
    if (this.#changes.length > 0) this.#acks.push({ connection, text });
    else this.#sockets.send(connection, text);
  }

  /** Tells what waits: before anybody is welcomed or told what they may do. */
  flush(): void {
    const changes = this.#changes;
    const acks = this.#acks;
    this.#changes = [];
    this.#acks = [];
    const [first] = changes;
    const last = changes.at(-1);
    if (first !== undefined && last !== undefined) {
      const entries = changes.flatMap(({ entries }) => entries);
      this.#tell({ before: first.before, next: last.next, entries });
    }
    for (const { connection, text } of acks) this.#sockets.send(connection, text);
  }

  #soon(): void {
    if (this.#hasTold) return;
    this.#hasTold = true;
    // Once all that is resolved by one commit has run.
    queueMicrotask(() => this.flush());
    this.#ports.later(() => {
      this.#hasTold = false;
      if (this.#changes.length > 0) this.flush();
    }, 0);
  }

  #tell({ before, next, entries }: Change): void {
    const frames = new Frames(before, next, entries);
    // Who loses the right by this very change is told nothing of it.
    for (const [connection, { person }] of this.#rights.entitled()) {
      const view = viewOf(person.side);
      const first = firstPlaceOf(next, person.id);
      const events = frames.events(view, person.id, first);
      const own = [frames.archived(person.id), frames.mark(person.id, view)];
      for (const text of [events, frames.receipts(view, first), frames.standings(view), ...own])
        if (text !== null) this.#sockets.send(connection, text);
    }
  }
}

/** The frames of one change: one text serves a whole view but for authors, and for who has a grant. */
class Frames {
  readonly #before: ConversationState | null;
  readonly #next: ConversationState;
  readonly #entries: readonly Entry[];
  readonly #authors: ReadonlySet<string>;
  readonly #shown = new Map<
    View,
    readonly { readonly entry: Entry; readonly pos: number; readonly text: string }[]
  >();
  readonly #texts = new Map<string, string | null>();

  constructor(before: ConversationState | null, next: ConversationState, entries: readonly Entry[]) {
    this.#before = before;
    this.#next = next;
    this.#entries = entries;
    this.#authors = new Set(
      entries.flatMap(({ command, event }) => (command === undefined ? [] : [event.by.id])),
    );
  }

  /** The events as a viewer gets them: authors with the ids of their commands. */
  events(view: View, viewer: string, first: number): string | null {
    const author = this.#authors.has(viewer) ? viewer : "";
    return this.#once(`${view}:${first}:${author}`, () => {
      const texts = this.#in(view)
        .filter(({ pos }) => pos >= first)
        .map(({ entry, text }) => ({
          ...entry,
          text: first > 1 ? JSON.stringify(projectFrom(entry, view, first)) : text,
        }))
        .map(({ command, event, text }) =>
          command !== undefined && event.by.id === author
            ? `${text.slice(0, -1)},"command":"${command}"}`
            : text,
        );
      return texts.length === 0 ? null : `{"type":"events","events":[${texts.join(",")}]}`;
    });
  }

  /** The receipts as a viewer is told them, where they see other ones than before. */
  receipts(view: View, first: number): string | null {
    const before = this.#before;
    if (before === null || haveReadAlike(before, this.#next)) return null;
    return this.#once(`${view}:${first}`, () => {
      const now = JSON.stringify(receiptsFor(this.#next, view, first));
      return now === JSON.stringify(receiptsFor(before, view, first))
        ? null
        : `{"type":"receipts","receipts":${now}}`;
    });
  }

  /** Members who stand otherwise than before; staff alone are told of it. */
  standings(view: View): string | null {
    if (view === "portal") return null;
    return this.#once("standings", () => {
      const people = standingsAfter(this.#before?.staff.members ?? {}, this.#next.staff.members);
      return Object.keys(people).length === 0 ? null : JSON.stringify({ type: "standing", people });
    });
  }

  /** Whether somebody's own conversation is archived, where it was otherwise before. */
  archived(person: PersonId): string | null {
    const on = isArchived(this.#next, person);
    const was = this.#before !== null && isArchived(this.#before, person);
    return on === was ? null : JSON.stringify({ type: "archived", on });
  }

  /** Somebody's own place, where they set it back, or have read what they had marked as unread. */
  mark(person: PersonId, view: View): string | null {
    const old = this.#before?.reading[person];
    const now = this.#next.reading[person];
    if (old === undefined || now === undefined || old === now) return null;
    if (old.markedUnread === now.markedUnread && now.mark.seq >= old.mark.seq) return null;
    return JSON.stringify({ type: "mark", mark: markFor(this.#next, person, view) });
  }

  /** The entries that a view has, each as JSON. */
  #in(view: View) {
    const known = this.#shown.get(view);
    if (known !== undefined) return known;
    const shown = this.#entries.flatMap(entry => {
      const event = project(entry, view);
      return event === null ? [] : [{ entry, pos: event.pos, text: JSON.stringify(event) }];
    });
    this.#shown.set(view, shown);
    return shown;
  }

  #once(key: string, make: () => string | null): string | null {
    if (!this.#texts.has(key)) this.#texts.set(key, make());
    return this.#texts.get(key) ?? null;
  }
}

/** True where nobody's receipt was touched, as after most messages: what did not change keeps its identity. */
function haveReadAlike(before: ConversationState, next: ConversationState): boolean {
  if (before.team !== next.team || before.staff.members !== next.staff.members) return false;
  return Object.keys(next.reading).every(id => before.reading[id]?.receipt === next.reading[id]?.receipt);
}
