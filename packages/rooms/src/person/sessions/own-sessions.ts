/**
 * Where the person is signed in. What their pages say of signs of them is noted, sessions end by their limits, by the
 * person and by the practice's back end, and whoever relies on one hears of it. Only what the person does keeps one alive:
 * no connection, token or request does.
 */
import {
  EndOwnSessions,
  EndSessions,
  type FromPerson,
  type Person,
  type PersonId,
  parseRoomName,
  personKey,
  roomLimits,
  type SessionList,
  type SessionsEnded,
  type SignedIn,
  sessionLimitsOf,
  type ToPerson,
} from "@carethread/model";
import {
  type AskSession,
  type Clock,
  type Connection,
  type Duty,
  type Identity,
  type Ports,
  type Practice,
  Refuse,
  readBody,
  type SessionAnswer,
  sessionKey,
} from "../../base/base.ts";
import type { PersonRecord } from "../record.ts";
import { endOf, isOver, type Limits, outdated, type SessionRecord, type Why } from "./record.ts";

/** What is kept with a person's connection. */
export interface PersonSession extends Identity {
  /** Its page says when the person gives a sign: without any the session ends. Pages of before say nothing. */
  readonly tells?: true;
}

export interface SessionsOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly clock: () => Clock;
  readonly admitted: () => Iterable<[Connection, PersonSession]>;
  /** Closes a connection whose session is over. */
  readonly close: (connection: Connection) => void;
  /** Notes that a connection's page tells of signs. */
  readonly tells: (connection: Connection, session: PersonSession) => void;
  readonly send: (frame: FromPerson) => void;
  /** What a session's beginning or end is in the person's record. */
  readonly record: Pick<PersonRecord, "load" | "session">;
  /** Tells the rooms that the person uses. Resolves when each was tried. */
  readonly tell: (person: PersonId, ended: readonly string[]) => Promise<void>;
}

/** One value: whoever says hello reads all of it. */
const storageKey = "sessions";

interface Kept {
  /** By their keys. */
  readonly records: Readonly<Record<string, SessionRecord>>;
  /** By what pages make the key with which they seal what they keep on a device. */
  readonly seal?: string;
}

interface Watched {
  readonly at: number;
  readonly why: Why;
  readonly person: Person;
}

export class OwnSessions {
  readonly #options: SessionsOptions;
  #kept: Kept = { records: {} };

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    this.#kept = (await this.#options.ports.storage.get<Kept>(storageKey)) ?? { records: {} };
  }

  /** Ends what nobody gave a sign in, a while after its pages should have. */
  get duty(): Duty {
    return {
      next: () => Math.min(...this.#watched().map(([, { at }]) => at), Number.POSITIVE_INFINITY),
      act: async () => {
        const now = this.#options.ports.now();
        const due = this.#watched().filter(([, { at }]) => at <= now);
        for (const [key, { why, person }] of due) await this.#end([key], why, person);
      },
    };
  }

  /** Of an identity whose token is good: throws a Refuse where its session is over. */
  check({ sid, person }: Pick<Identity, "sid" | "person">): void {
    if (sid !== null && this.#isOver(sid, this.#limitsOf(person.side))) throw new Refuse("session-ended");
  }

  /** What another room asks. */
  answer({ sid, person }: AskSession): SessionAnswer {
    return { over: this.#isOver(sid, this.#limitsOf(person.side)) };
  }

  /** What the page of a session that is not over is told with its welcome. */
  async greet({ sid, person }: Identity): Promise<SignedIn | null> {
    if (sid === null) return null;
    const { ports, record: entries } = this.#options;
    const { storage, newId, now } = ports;
    const key = sessionKey(sid);
    if (this.#kept.records[key] === undefined) await entries.load();
    const isNews = this.#kept.records[key] === undefined;
    const record = this.#begin(key);
    // Two keys have more than 256 bits.
    const seal = this.#kept.seal ?? `${newId()}-${newId()}`;
    const put = isNews ? entries.session(person, key, "begun") : {};
    if (isNews || this.#kept.seal === undefined) this.#keep(key, record, seal, put);
    // A key that is gone after a crash would open nothing.
    await storage.settled();
    if (isNews) this.#options.send({ type: "sessions" });
    const { idle, length } = this.#limitsOf(person.side);
    return { id: key, age: Math.max(0, now() - record.since), idle, length, seal };
  }

  async frame(connection: Connection, session: PersonSession, frame: ToPerson): Promise<void> {
    const { sid } = session;
    if (sid !== null && frame.type === "here") await this.#here(connection, session, sid, frame);
  }

  /** Those in which somebody was here and which are not over, to their person. */
  list({ sid, person }: Identity): SessionList {
    const own = sid === null ? "" : sessionKey(sid);
    const limits = this.#limitsOf(person.side);
    const now = this.#options.ports.now();
    const sessions = Object.entries(this.#kept.records)
      .filter(([, record]) => !isOver(record, limits, now))
      .map(([id, { since, activeAt, device }]) => ({
        ...{ id, since, activeAt, own: id === own },
        ...(device === undefined ? {} : { device }),
      }))
      .sort((a, b) => Number(b.own) - Number(a.own) || b.activeAt - a.activeAt);
    return { sessions };
  }

  /** Of the person themselves, or of the practice's back end. Answered when whoever relies on a session was told. */
  async endBy(request: Request, { sid, person }: Identity): Promise<SessionsEnded> {
    const { practice } = this.#options;
    const open = Object.keys(this.#kept.records);
    if (person.side === "system") {
      const { kind, id, session } = await readBody(request, EndSessions);
      if (personKey(practice.idSecret, kind, id) !== this.#person)
        throw new Refuse("bad-request", { at: "id" });
      if (session === undefined) return this.#end(open, "ended", person);
      const key = sessionKey(session);
      const isKnown = this.#kept.records[key] !== undefined;
      // Nobody comes with it later either.
      this.#keep(key, this.#begin(key));
      const { ended } = await this.#end([key], "ended", person);
      return { ended: isKnown ? ended : 0 };
    }
    const asked = await readBody(request, EndOwnSessions);
    const own = sid === null ? "" : sessionKey(sid);
    if ("leave" in asked) return this.#leave(own, asked.leave, person);
    const { end } = asked;
    if (end === "all") return this.#end(open, "ended", person);
    const others = open.filter(key => key !== own);
    if (end === "others") return this.#end(others, "ended", person);
    if (!open.includes(end)) throw new Refuse("not-found");
    return this.#end([end], "ended", person);
  }

  async #here(
    connection: Connection,
    session: PersonSession,
    sid: string,
    { idle, device }: Extract<ToPerson, { type: "here" }>,
  ): Promise<void> {
    const { now } = this.#options.ports;
    const key = sessionKey(sid);
    const record = this.#begin(key);
    const said = now() - idle;
    // What other pages of the session said may be later.
    const activeAt = Math.max(record.activeAt, Math.min(said, now()));
    const isNews = device !== undefined && JSON.stringify(device) !== JSON.stringify(record.device);
    this.#keep(key, { ...record, activeAt, ...(device === undefined ? {} : { device }) });
    if (session.tells !== true) this.#options.tells(connection, { ...session, tells: true });
    if (isNews) this.#options.send({ type: "sessions" });
    const limits = this.#limitsOf(session.person.side);
    const { at, why } = endOf({ ...record, activeAt }, limits);
    if (at <= now()) await this.#end([key], why, session.person);
    else await this.#enter();
  }

  async #leave(key: string, why: "idle" | "length" | "signed-out", by: Person): Promise<SessionsEnded> {
    if (why !== "signed-out") return this.#end([key], why, by);
    const { record: entries, ports } = this.#options;
    await entries.load();
    if (this.#kept.records[key] === undefined) return { ended: 0 };
    // The host ends its own session by itself: whoever comes with it once more has not been signed out there.
    const { [key]: _, ...records } = this.#kept.records;
    this.#kept = { ...this.#kept, records };
    const put = entries.session(by, key, why);
    await ports.storage.commit({ put: { ...put, [storageKey]: this.#kept } });
    this.#options.send({ type: "sessions" });
    return { ended: 0 };
  }

  /** `by` is the person themselves, by their limits too, or the practice's back end. */
  async #end(keys: readonly string[], why: Why, by: Person): Promise<SessionsEnded> {
    const { ports, admitted, close, send, tell, record } = this.#options;
    await record.load();
    const at = ports.now();
    const { records } = this.#kept;
    const ending = keys.filter(key => records[key] !== undefined && records[key]?.over === undefined);
    if (ending.length === 0) return { ended: 0 };
    for (const key of ending)
      this.#keep(key, { ...this.#begin(key), over: { at, why } }, undefined, record.session(by, key, why));
    await ports.storage.settled();
    for (const [connection, { sid }] of admitted())
      if (sid !== null && ending.includes(sessionKey(sid))) close(connection);
    send({ type: "sessions" });
    await tell(this.#person, ending);
    return { ended: ending.length };
  }

  /** Those that end for want of a sign, with their time: pages that say nothing of signs are not waited for. */
  #watched(): [string, Watched][] {
    const { admitted, ports } = this.#options;
    const { sessionSlack } = ports.deployment.delays;
    const watched = new Map<string, Watched>();
    for (const [, { sid, tells, person }] of admitted()) {
      const key = sid === null || tells !== true ? null : sessionKey(sid);
      const record = key === null ? undefined : this.#kept.records[key];
      if (key === null || record === undefined) continue;
      const { at, why } = endOf(record, this.#limitsOf(person.side));
      watched.set(key, { at: at + sessionSlack, why, person });
    }
    return [...watched];
  }

  /** Pages end their sessions by themselves: where the clock cannot be reached nothing is lost by it. */
  async #enter(): Promise<void> {
    const at = await this.duty.next();
    if (at === null || at === Number.POSITIVE_INFINITY) return;
    await this.#options
      .clock()
      .wakeAt("session", at)
      .catch(error => this.#options.ports.log("person: the end of a session was not entered", error));
  }

  /** One that is not known has not begun here, and so has not ended. */
  #isOver(sid: string, limits: Limits): boolean {
    const record = this.#kept.records[sessionKey(sid)];
    return record !== undefined && isOver(record, limits, this.#options.ports.now());
  }

  /** The record; of an unknown one it begins now. */
  #begin(key: string): SessionRecord {
    const now = this.#options.ports.now();
    return this.#kept.records[key] ?? { since: now, activeAt: now };
  }

  #keep(
    key: string,
    record: SessionRecord,
    seal = this.#kept.seal,
    put: Readonly<Record<string, unknown>> = {},
  ): void {
    const { ports } = this.#options;
    const { sessionKept: kept } = ports.deployment.delays;
    const records = { ...this.#kept.records, [key]: record };
    for (const gone of outdated(records, { now: ports.now(), kept, most: roomLimits.sessions }))
      if (gone !== key) delete records[gone];
    this.#kept = { records, ...(seal === undefined ? {} : { seal }) };
    void ports.storage.commit({ put: { ...put, [storageKey]: this.#kept } });
  }

  get #person(): PersonId {
    return parseRoomName("person", this.#options.ports.name)?.key ?? "";
  }

  #limitsOf(side: Identity["person"]["side"]): Limits {
    const { settings, sessionsEnded: ended } = this.#options.practice;
    return { ...sessionLimitsOf(settings, side), ended };
  }
}
