/** The room of one person: their facts, and their inbox as a cache of what conversations tell. */
import {
  canHoldRow,
  closeCodes,
  compareRows,
  limits,
  type Person,
  type PersonFacts,
  type PersonWelcome,
  parseRoomName,
  parseRowCursor,
  personKey,
  RosterStaff,
  type Row,
  type RowGone,
  type RowPage,
  roomLimits,
  ToPerson,
} from "@carethread/model";
import type { Practice } from "./deployment.ts";
import { Refuse, Requests, readBody, respond } from "./http.ts";
import { AskFacts, PushRow, type RoomRef } from "./internal.ts";
import type { Connection, Ports, Room } from "./ports.ts";
import { Sockets } from "./sockets.ts";
import type { Identity } from "./tokens.ts";

/** A row, or the mark that it is gone, with the programs that the rule asks about. */
type KeptRow = PushRow;

interface Subscriber {
  readonly ref: RoomRef;
  /** Milliseconds since 1970. */
  readonly until: number;
}

interface KeptFacts {
  readonly facts: PersonFacts;
  readonly version: number;
}

export class PersonRoom implements Room {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #requests: Requests;
  readonly #id: string;
  readonly #sockets: Sockets<ToPerson>;
  #kept: KeptFacts | null = null;
  readonly #rows = new Map<string, KeptRow>();
  /** Rooms that rely on these facts. Stored: this room sleeps sooner than a lease ends. */
  readonly #subscribers = new Map<string, Subscriber>();
  #badge = 0;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#requests = new Requests(ports, practice);
    this.#id = parseRoomName("person", ports.name)?.key ?? "";
    this.#sockets = new Sockets<ToPerson>(ports, practice, {
      schema: ToPerson,
      types: ["hello", "auth", "got", "ping"],
      commands: [],
      hello: (connection, session) => this.#hello(connection, session),
      frame: () => {},
    });
  }

  async start(): Promise<void> {
    this.#kept = (await this.#ports.storage.get<KeptFacts>("facts")) ?? null;
    for (const [, row] of await this.#ports.storage.list<KeptRow>({ prefix: "row:" })) {
      this.#rows.set(row.row.id, row);
    }
    for (const [key, subscriber] of await this.#ports.storage.list<Subscriber>({ prefix: "sub:" })) {
      this.#subscribers.set(key, subscriber);
    }
    await this.#forgetSubscribers();
    this.#badge = this.#countBadge();
  }

  connected(connection: Connection): void {
    this.#sockets.connected(connection);
  }

  received(connection: Connection, data: unknown): Promise<void> {
    return this.#sockets.received(connection, data);
  }

  closed(connection: Connection): void {
    this.#sockets.closed(connection);
  }

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "GET rows": request => this.#page(request),
      "POST roster": request => this.#roster(request),
      "POST internal/facts": request => this.#askFacts(request),
      "POST internal/row": request => this.#pushRow(request),
    });
  }

  async #hello(connection: Connection, session: Identity): Promise<boolean> {
    const { person } = session;
    const facts = this.#factsOf(person);
    if (person.id !== this.#id || !facts.active) return false;
    const rows = this.#shown();
    const frame: PersonWelcome & { type: "welcome" } = {
      type: "welcome",
      you: facts.person,
      badge: this.#badge,
      rows: rows.slice(0, limits.pageRows),
      more: rows.length > limits.pageRows,
    };
    this.#sockets.admit(connection, session);
    this.#sockets.send(connection, JSON.stringify(frame));
    return true;
  }

  /** What is known of this person: what the host pushed, else what the token says. Unknown staff have no right. */
  #factsOf(person: Person): PersonFacts {
    return (
      this.#kept?.facts ?? {
        rev: 0,
        person,
        active: person.side !== "staff",
        restrictions: [],
        support: false,
      }
    );
  }

  async #askFacts(request: Request): Promise<PersonFacts> {
    const { person, subscriber } = await readBody(request, AskFacts);
    if (person.id !== this.#id) throw new Refuse("not-found");
    if (subscriber !== undefined) {
      this.#subscribe(`sub:${subscriber.party}:${subscriber.room}`, subscriber);
    }
    return this.#factsOf(person);
  }

  /** Twice a lease: theirs begins when our answer reaches them. */
  #subscribe(key: string, ref: RoomRef): void {
    const until = this.#ports.now() + 2 * this.#ports.deployment.delays.factsLease;
    this.#subscribers.delete(key);
    this.#subscribers.set(key, { ref, until });
    // The one that asked longest ago is told of nothing any more: its lease ends.
    const [oldest] = this.#subscribers.keys();
    if (this.#subscribers.size > roomLimits.subscribers && oldest !== undefined) {
      this.#subscribers.delete(oldest);
      void this.#ports.storage.remove([oldest]);
    }
    void this.#ports.storage.put({ [key]: { ref, until } });
  }

  async #forgetSubscribers(): Promise<void> {
    const now = this.#ports.now();
    const over = [...this.#subscribers].filter(([, { until }]) => until < now).map(([key]) => key);
    for (const key of over) this.#subscribers.delete(key);
    if (over.length > 0) await this.#ports.storage.remove(over);
  }

  async #roster(request: Request): Promise<unknown> {
    const { person: caller } = await this.#requests.identify(request);
    if (caller.side !== "system") throw new Refuse("not-found");
    const pushed = await readBody(request, RosterStaff);
    const id = await personKey(this.#practice.id, "staff", pushed.id);
    if (id !== this.#id) throw new Refuse("bad-request", { at: "id" });
    if (this.#kept !== null && this.#kept.version >= pushed.version) {
      await this.#stored();
      return { id, applied: false };
    }
    const person: Omit<PersonFacts, "rev"> = {
      person: { id, side: "staff", name: pushed.name, ...(pushed.title ? { title: pushed.title } : {}) },
      active: pushed.active,
      restrictions: pushed.restrictions,
      support: pushed.support,
    };
    const { rev: known = 0, ...old } = this.#kept?.facts ?? {};
    if (this.#kept !== null && JSON.stringify(old) === JSON.stringify(person)) {
      this.#kept = { ...this.#kept, version: pushed.version };
      await this.#ports.storage.put({ facts: this.#kept });
      return { id, applied: false };
    }
    const facts: PersonFacts = { rev: known + 1, ...person };
    const before = new Set(this.#shown().map(row => row.id));
    this.#kept = { facts, version: pushed.version };
    const stored = this.#ports.storage.put({ facts: this.#kept });
    this.#tellRights(before);
    await stored;
    await this.#pushFacts(facts);
    return { id, applied: true };
  }

  /** Takes away what the person may no longer see, first of all; then shows what they may see again. */
  #tellRights(before: ReadonlySet<string>): void {
    const now = new Map(this.#shown().map(row => [row.id, row]));
    for (const [connection] of this.#sockets.admitted()) {
      if (!this.#kept?.facts.active) this.#sockets.close(connection, closeCodes.rightLost, "not active");
    }
    for (const id of before) {
      const rev = this.#rows.get(id)?.row.rev ?? 0;
      if (!now.has(id)) this.#send({ type: "row", row: { id, rev, gone: true } });
    }
    for (const [id, row] of now) if (!before.has(id)) this.#send({ type: "row", row });
    this.#tellBadge();
  }

  async #pushFacts(facts: PersonFacts): Promise<void> {
    await this.#forgetSubscribers();
    const calls: Promise<unknown>[] = [];
    for (const [key, { ref }] of [...this.#subscribers]) {
      calls.push(this.#ports.call(ref.party, ref.room, "internal/person", { facts }));
      // Who is told relies on it for another lease.
      this.#subscribe(key, ref);
    }
    for (const result of await Promise.allSettled(calls)) {
      if (result.status === "rejected")
        this.#ports.log("person: a push was lost; the lease ends it", result.reason);
    }
  }

  async #pushRow(request: Request): Promise<unknown> {
    const kept = await readBody(request, PushRow);
    const { id, rev } = kept.row;
    if ((this.#rows.get(id)?.row.rev ?? -1) >= rev) {
      await this.#stored();
      return { ok: true };
    }
    const wasShown = this.#isShown(this.#rows.get(id));
    this.#rows.set(id, kept);
    const stored = this.#ports.storage.put({ [`row:${id}`]: kept });
    if (this.#isShown(kept)) this.#send({ type: "row", row: kept.row });
    else if (wasShown) this.#send({ type: "row", row: { id, rev, gone: true } });
    this.#tellBadge();
    await stored;
    return { ok: true };
  }

  /** What is known may be on its way to the storage still: nobody is told that it is there before. */
  #stored(): Promise<void> {
    return this.#ports.storage.put({});
  }

  async #page(request: Request): Promise<RowPage> {
    const { person } = await this.#requests.identify(request);
    if (person.id !== this.#id || !this.#factsOf(person).active) throw new Refuse("not-found");
    const after = parseRowCursor(new URL(request.url).searchParams.get("after") ?? "");
    if (after === null) throw new Refuse("bad-request", { at: "after" });
    const rows = this.#shown().filter(row => compareRows(row, after) > 0);
    return { rows: rows.slice(0, limits.pageRows), more: rows.length > limits.pageRows };
  }

  #isShown(kept: KeptRow | undefined): kept is KeptRow & { row: Row } {
    if (kept === undefined || isGone(kept.row)) return false;
    return this.#kept === null || canHoldRow(this.#kept.facts, kept.programs);
  }

  #shown(): Row[] {
    const rows: Row[] = [];
    for (const kept of this.#rows.values()) if (this.#isShown(kept)) rows.push(kept.row);
    return rows.sort(compareRows);
  }

  #countBadge(): number {
    let sum = 0;
    for (const kept of this.#rows.values()) if (this.#isShown(kept)) sum += kept.row.badge;
    return sum;
  }

  #tellBadge(): void {
    const n = this.#countBadge();
    if (n === this.#badge) return;
    this.#badge = n;
    this.#send({ type: "badge", n });
  }

  #send(frame: unknown): void {
    const text = JSON.stringify(frame);
    for (const [connection] of this.#sockets.admitted()) this.#sockets.send(connection, text);
  }
}

function isGone(row: Row | RowGone): row is RowGone {
  return "gone" in row;
}
