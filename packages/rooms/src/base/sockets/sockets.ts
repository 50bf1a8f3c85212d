/**
 * The sockets of a room: hello first and in time, tokens and their end, sizes, speeds, what was sent but not
 * confirmed. What a hello or a frame means is the room's.
 */
import {
  closeCodes,
  type Params,
  type RefusalCode,
  type Refused,
  refusalRules,
  roomLimits,
} from "@carethread/model";
import * as z from "zod/mini";
import { type Identity, Refuse, verifyToken } from "../edge/edge.ts";
import type { Connection, Ports } from "../ports.ts";
import type { Practice } from "../practices/practices.ts";
import { Rates, take } from "../rates.ts";
import { answerTo, told } from "../seal/seal.ts";
import { utf8Length } from "../utf8.ts";
import { type Frame, type Hello, helloOf, readFrame } from "./first-frame.ts";
import { type Flow, Flows } from "./flows.ts";

export { helloOf, readFrame } from "./first-frame.ts";

/** `S` is what is kept with an admitted connection: it outlives hibernation, in at most 2,048 bytes. */
export interface SocketHandlers<F extends Frame, S extends Identity> {
  /** Every frame that a client may send, and their types. */
  readonly schema: z.ZodMiniType<F>;
  readonly types: readonly string[];
  /** Types that count against the person's rate of commands. */
  readonly commands: readonly string[];
  /**
   * Answers a hello whose token is good. The room calls `admit` when it lets the person in, in the same step as
   * its welcome; false means that there is nothing here for them. Rejects with a Refuse of `session-ended` where it is so.
   */
  hello(connection: Connection, identity: Identity, frame: F & Hello): Promise<boolean>;
  frame(connection: Connection, session: S, frame: F): Promise<void> | void;
  /** An admitted connection has brought a token of another session: throws a Refuse where that is over. */
  renewed?(session: S): void;
  /** An admitted connection has ended; also in the middle of a `send`, so that nothing may be sent from here. */
  left?(): void;
}

/** An id is given back only where it can be somebody's: nobody's megabyte is echoed. */
const Named = z.looseObject({ id: z.string().check(z.maxLength(64)) });

/** What stands with a connection besides the room's session. Times are milliseconds since 1970. */
interface Noted {
  /** When it was admitted. */
  readonly since: number;
  /** Sent and not confirmed. */
  readonly owes: number;
  /** When it was heard from. */
  readonly heard: number;
}

/** A room that slept knows to this many milliseconds when a connection was heard from. */
const coarseHeard = 15_000;

export class Sockets<F extends Frame, S extends Identity = Identity> {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #handlers: SocketHandlers<F, S>;
  readonly #flows: Flows;
  readonly #commands: Rates;
  readonly #hellos: Rates;
  /** The text that was measured last: a broadcast sends one to many. */
  #measured = { text: "", bytes: 0 };

  constructor(ports: Ports, practice: Practice, handlers: SocketHandlers<F, S>) {
    this.#ports = ports;
    this.#practice = practice;
    this.#handlers = handlers;
    const { rates } = ports.deployment;
    const now = (): number => ports.now();
    this.#flows = new Flows(rates.frames, now);
    this.#commands = new Rates(rates.commands, now);
    this.#hellos = new Rates(rates.hellos, now);
  }

  connected(connection: Connection): void {
    const flow = this.#flows.of(connection);
    flow.heard = this.#ports.now();
    const oldest = this.#flows.welcomeStranger(flow);
    if (oldest !== null)
      this.close(oldest.connection, closeCodes.tooFast, "too many sockets without a hello");
    this.#ports.later(() => {
      // Whoever said hello in time waits for its answer, which has a deadline of its own.
      if (!flow.greeting && this.sessionOf(connection) === null)
        this.close(connection, closeCodes.tooSlow, "no hello");
    }, this.#ports.deployment.delays.helloWithin);
  }

  closed(connection: Connection): void {
    const wasAdmitted = !this.#flows.isOver(connection) && this.sessionOf(connection) !== null;
    this.#flows.drop(connection);
    try {
      // A platform may still list a socket that is gone: without a session it is nobody's.
      connection.setState(null);
    } catch {
      // It is beyond that already.
    }
    if (wasAdmitted) this.#handlers.left?.();
  }

  async received(connection: Connection, data: unknown): Promise<void> {
    const flow = this.#flows.of(connection);
    if (flow.over) return;
    const size = sizeOf(data);
    const now = this.#ports.now();
    flow.heard = now;
    if (take(flow.frames, this.#ports.deployment.rates.frames, now) > 0)
      return this.close(connection, closeCodes.tooFast, "too many frames");
    if (
      flow.waiting >= roomLimits.waitingFrames ||
      (flow.waiting > 0 && flow.waitingBytes + size > roomLimits.waitingBytes)
    )
      return this.close(connection, closeCodes.tooFast, "too many frames at once");
    flow.waiting++;
    flow.waitingBytes += size;
    // Frames of one connection are handled one after the other.
    flow.queue = flow.queue.then(async () => {
      try {
        if (!flow.over) await this.#handle(connection, flow, data);
      } catch (error) {
        this.#failed(connection, data, error);
      } finally {
        flow.waiting--;
        flow.waitingBytes -= size;
      }
    });
    return flow.queue;
  }

  /** The admitted connections with their sessions. */
  *admitted(): Iterable<[Connection, S]> {
    for (const { connection, over } of this.#flows.all(() => this.#ports.connections())) {
      const session = over ? null : this.sessionOf(connection);
      if (session !== null) yield [connection, session];
    }
  }

  sessionOf(connection: Connection): S | null {
    const flow = this.#flows.known(connection);
    return ((flow === undefined ? connection.getState() : flow.state) as S | null) ?? null;
  }

  looked(): void {
    for (const [connection, { exp }] of [...this.admitted()])
      if (exp <= this.#ports.now()) this.close(connection, closeCodes.badToken, "token ended");
  }

  /** When a connection was heard from last, milliseconds since 1970. */
  heardFrom(connection: Connection): number {
    const heard = this.#flows.known(connection)?.heard ?? Number.NEGATIVE_INFINITY;
    return Math.max(heard, connection.answered?.() ?? Number.NEGATIVE_INFINITY);
  }

  admit(connection: Connection, session: S): void {
    const flow = this.#flows.known(connection);
    // The socket may have ended while its hello was looked into.
    if (flow === undefined || flow.over) return;
    const before = flow.state as (S & Noted) | null;
    this.#flows.admitted(flow);
    this.#keep(connection, flow, session, before?.since ?? this.#ports.now());
  }

  /**
   * Sends a frame as it is on the wire, unless the token has ended or the reader is too slow. What answers a
   * `hello` comes in one go, before the reader could confirm any of it: it may be more than what others may leave
   * unconfirmed.
   */
  send(connection: Connection, text: string, hello = false): void {
    const flow = this.#flows.known(connection);
    if (flow === undefined || flow.over) return;
    const state = flow.state as (S & Noted) | null;
    if (state !== null && state.exp <= this.#ports.now()) {
      this.close(connection, closeCodes.badToken, "token ended");
      return;
    }
    if (!this.#flows.sent(flow, this.#bytesOf(text), hello)) {
      this.close(connection, closeCodes.tooSlow, "too much not confirmed");
      return;
    }
    try {
      connection.send(text);
    } catch {
      // It is gone, or broken, which is no business of the others: the client resumes from its last event.
      this.close(connection, 1011, "try again");
      return;
    }
    if (state !== null) this.#note(connection, flow, state);
  }

  refuse(connection: Connection, code: RefusalCode, params: Params = {}, id?: string): void {
    const frame: Refused = { type: "refused", id, code, params, retryable: refusalRules[code].retryable };
    this.send(connection, JSON.stringify(frame));
  }

  /** From here on it is nobody's, whatever its platform says of it. */
  close(connection: Connection, code: number, reason: string): void {
    const wasAdmitted = !this.#flows.isOver(connection) && this.sessionOf(connection) !== null;
    this.#flows.end(connection);
    const flow = this.#flows.known(connection);
    if (flow !== undefined) flow.state = null;
    if (wasAdmitted) this.#handlers.left?.();
    for (const act of [() => connection.setState(null), () => connection.close(code, reason)]) {
      try {
        act();
      } catch {
        // It is broken, or closed already.
      }
    }
  }

  /** Closes a connection whose session is over. */
  endSession(connection: Connection): void {
    this.close(connection, closeCodes.sessionEnded, "session ended");
  }

  async #handle(connection: Connection, flow: Flow, data: unknown): Promise<void> {
    const session = this.sessionOf(connection);
    if (session !== null && session.exp <= this.#ports.now())
      return this.close(connection, closeCodes.badToken, "token ended");
    const read = readFrame(data, this.#handlers.schema);
    if ("why" in read) return this.close(connection, read.code, read.why);
    if (session === null) {
      const first = helloOf(read);
      if ("why" in first) return this.close(connection, first.code, first.why);
      flow.greeting = true;
      return this.#hello(connection, first.hello);
    }
    const { parsed, type, value } = read;
    if (!parsed.success) {
      const at = this.#handlers.types.includes(type) ? placeOf(parsed.error) : "type";
      return this.refuse(connection, "bad-request", { at }, idOf(value));
    }
    // Once is enough.
    if (type === "hello") return this.refuse(connection, "bad-request", { at: "type" }, idOf(value));
    await this.#admitted(connection, session, parsed.data);
  }

  async #hello(connection: Connection, frame: F & Hello): Promise<void> {
    const identity = await this.#verify(frame.token);
    // The practice's back end pushes and reads by HTTP alone, each reading in the record.
    if (identity === "foreign" || identity?.person.side === "system")
      return this.close(connection, closeCodes.notFound, "not found");
    if (identity === null) return this.close(connection, closeCodes.badToken, "token refused");
    // Asked before anything is looked up: the answer hangs on nothing that the person may not know.
    if (this.#hellos.take(identity.person.id) > 0)
      return this.close(connection, closeCodes.tooFast, "too many hellos");
    if (!this.#makePlace(identity))
      return this.close(connection, closeCodes.tooSlow, "too much not confirmed");
    await this.#ports.awake();
    if (!(await this.#handlers.hello(connection, identity, frame)))
      this.close(connection, closeCodes.notFound, "not found");
  }

  /**
   * A person's sockets are bounded, and what they have not confirmed. The oldest socket gives way, because the one
   * that somebody looks at is the new one, and the oldest the likeliest to be dead.
   */
  #makePlace({ person }: Identity): boolean {
    const others: [Connection, number][] = [];
    let unconfirmed = 0;
    for (const [connection, session] of this.admitted()) {
      if (session.person.id !== person.id) continue;
      others.push([connection, (session as S & Noted).since]);
      unconfirmed += this.#flows.of(connection).unconfirmed;
    }
    others.sort(([, a], [, b]) => a - b);
    for (const [connection] of others.slice(0, Math.max(0, others.length - roomLimits.personSockets + 1)))
      this.close(connection, closeCodes.tooFast, "too many sockets");
    return unconfirmed <= roomLimits.personUnconfirmed;
  }

  async #admitted(connection: Connection, session: S, frame: F): Promise<void> {
    const flow = this.#flows.of(connection);
    switch (frame.type) {
      case "ping":
        this.send(connection, `{"type":"pong"}`);
        return this.#note(connection, flow, session as S & Noted);
      case "got":
        this.#flows.confirmed(flow, (frame as unknown as { bytes: number }).bytes);
        return this.#note(connection, flow, session as S & Noted);
      case "auth": {
        const identity = await this.#verify((frame as unknown as { token: string }).token);
        if (identity === null || identity === "foreign" || identity.person.id !== session.person.id)
          return this.close(connection, closeCodes.badToken, "token refused");
        // Looked at again: the session may have changed or ended while the token was verified.
        const present = this.sessionOf(connection);
        if (present === null) return;
        const renewed = { ...present, exp: identity.exp, sid: identity.sid };
        if (identity.sid !== present.sid) this.#handlers.renewed?.(renewed);
        this.admit(connection, renewed);
        return;
      }
      default: {
        if (this.#handlers.commands.includes(frame.type)) {
          const retryAfter = this.#commands.take(session.person.id);
          if (retryAfter > 0)
            return this.refuse(connection, "too-fast", { retryAfter }, idOf(frame as unknown));
        }
        await this.#ports.awake();
        return this.#handlers.frame(connection, session, frame);
      }
    }
  }

  /** Every frame is answered, and a hello by its end: who was not let in must not wait. */
  #failed(connection: Connection, data: unknown, error: unknown): void {
    if (error instanceof Refuse && error.refusal.refused === "session-ended") {
      this.endSession(connection);
      return;
    }
    this.#ports.log(told(`${this.#ports.party}: a frame failed`, error), error);
    try {
      if (this.sessionOf(connection) === null) this.close(connection, 1011, "try again");
      else this.refuse(connection, answerTo(error), {}, idOf(JSON.parse(String(data))));
    } catch (again) {
      this.#ports.log(`${this.#ports.party}: a failure was not told`, again);
    }
  }

  /** Notes now and then with the connection what is not confirmed and when it was heard from, for when the room has slept. */
  #note(connection: Connection, flow: Flow, state: S & Noted): void {
    if (flow.over || (this.#flows.isNoted(flow) && flow.heard - state.heard < coarseHeard)) return;
    flow.noted = flow.unconfirmed;
    // As it is now: what was sent meanwhile may have changed what stands there.
    const session = this.sessionOf(connection);
    if (session !== null) this.#keep(connection, flow, session, state.since);
  }

  #keep(connection: Connection, flow: Flow, session: S, since: number): void {
    const noted: Noted = { since, owes: flow.noted, heard: flow.heard };
    flow.state = { ...session, ...noted };
    try {
      connection.setState(flow.state);
    } catch (error) {
      // The platform takes no more of it, although it may show it: see `close`.
      this.#ports.log(`${this.#ports.party}: a connection's state was not kept`, error);
      this.close(connection, 1011, "try again");
    }
  }

  #bytesOf(text: string): number {
    if (this.#measured.text !== text) this.#measured = { text, bytes: utf8Length(text) };
    return this.#measured.bytes;
  }

  #verify(token: string): Promise<Identity | "foreign" | null> {
    return verifyToken(this.#practice, token, this.#ports.now());
  }
}

function placeOf(error: { readonly issues: readonly { readonly path: PropertyKey[] }[] }): string {
  return error.issues[0]?.path.map(String).join(".") ?? "";
}

function idOf(value: unknown): string | undefined {
  const named = Named.safeParse(value);
  return named.success ? named.data.id : undefined;
}

function sizeOf(data: unknown): number {
  if (typeof data === "string") return data.length;
  return (data as { byteLength?: number } | null)?.byteLength ?? 0;
}
