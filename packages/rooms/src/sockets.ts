/**
 * The sockets of a room: hello first and in time, tokens and their end, sizes, what was sent but not confirmed.
 * What a hello or a frame means is the room's.
 */
import {
  closeCodes,
  limits,
  type Params,
  type RefusalCode,
  type Refused,
  refusalRules,
  wireVersion,
} from "@carethread/model";
import * as z from "zod/mini";
import type { Practice } from "./deployment.ts";
import type { Connection, Ports } from "./ports.ts";
import { type Identity, verifyToken } from "./tokens.ts";

interface Frame {
  readonly type: string;
}

interface Hello extends Frame {
  readonly type: "hello";
  readonly v: number;
  readonly token: string;
}

/** `S` is what is kept with an admitted connection: it outlives hibernation, in at most 2,048 bytes. */
export interface SocketHandlers<F extends Frame, S extends Identity> {
  /** Every frame that a client may send, and their types. */
  readonly schema: z.ZodMiniType<F>;
  readonly types: readonly string[];
  /**
   * Answers a hello whose token is good. The room calls `admit` when it lets the person in, in the same step as
   * its welcome; false means that there is nothing here for them.
   */
  hello(connection: Connection, identity: Identity, frame: F & Hello): Promise<boolean>;
  frame(connection: Connection, session: S, frame: F): Promise<void> | void;
}

const Envelope = z.looseObject({ type: z.string(), id: z.optional(z.string()) });

interface Flow {
  /** Frames of one connection are handled one after the other. */
  queue: Promise<void>;
  unconfirmed: number;
}

export class Sockets<F extends Frame, S extends Identity = Identity> {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #handlers: SocketHandlers<F, S>;
  readonly #flows = new Map<string, Flow>();

  constructor(ports: Ports, practice: Practice, handlers: SocketHandlers<F, S>) {
    this.#ports = ports;
    this.#practice = practice;
    this.#handlers = handlers;
  }

  connected(connection: Connection): void {
    this.#ports.later(() => {
      if (this.sessionOf(connection) === null) this.close(connection, closeCodes.tooSlow, "no hello");
    }, this.#ports.deployment.delays.helloWithin);
  }

  closed(connection: Connection): void {
    this.#flows.delete(connection.id);
  }

  received(connection: Connection, data: unknown): Promise<void> {
    const flow = this.#flow(connection);
    flow.queue = flow.queue
      .then(() => this.#handle(connection, data))
      .catch(error => {
        this.#ports.log(`${this.#ports.party}: a frame failed`, error);
        this.refuse(connection, "server-error", {}, idOf(data));
      });
    return flow.queue;
  }

  /** The admitted connections with their sessions. */
  *admitted(): Iterable<[Connection, S]> {
    for (const connection of this.#ports.connections()) {
      const session = this.sessionOf(connection);
      if (session !== null) yield [connection, session];
    }
  }

  sessionOf(connection: Connection): S | null {
    return (connection.getState() as S | null) ?? null;
  }

  admit(connection: Connection, session: S): void {
    connection.setState(session);
  }

  /**
   * Sends a frame as it is on the wire, unless the token has ended or the reader is too slow. What answers a
   * hello is not `counted`: it comes in one go, before the reader could confirm any of it.
   */
  send(connection: Connection, text: string, counted = true): void {
    const session = this.sessionOf(connection);
    if (session !== null && session.exp <= this.#ports.now()) {
      this.close(connection, closeCodes.badToken, "token ended");
      return;
    }
    const flow = this.#flow(connection);
    if (counted) flow.unconfirmed += text.length;
    if (flow.unconfirmed > limits.unconfirmed) {
      this.close(connection, closeCodes.tooSlow, "too much not confirmed");
      return;
    }
    try {
      connection.send(text);
    } catch {
      // The socket is gone; its close event cleans up, and the client resumes from its last event.
    }
  }

  refuse(connection: Connection, code: RefusalCode, params: Params = {}, id?: string): void {
    const frame: Refused = { type: "refused", id, code, params, retryable: refusalRules[code].retryable };
    this.send(connection, JSON.stringify(frame));
  }

  close(connection: Connection, code: number, reason: string): void {
    connection.setState(null);
    try {
      connection.close(code, reason);
    } catch {
      // Already closed.
    }
  }

  #flow(connection: Connection): Flow {
    let flow = this.#flows.get(connection.id);
    if (flow === undefined) {
      flow = { queue: Promise.resolve(), unconfirmed: 0 };
      this.#flows.set(connection.id, flow);
    }
    return flow;
  }

  async #handle(connection: Connection, data: unknown): Promise<void> {
    const session = this.sessionOf(connection);
    if (session !== null && session.exp <= this.#ports.now()) {
      this.close(connection, closeCodes.badToken, "token ended");
      return;
    }
    if (typeof data !== "string") return this.close(connection, closeCodes.badFrame, "text frames only");
    if (data.length > limits.clientFrame)
      return this.close(connection, closeCodes.badFrame, "frame too large");
    let value: unknown;
    try {
      value = JSON.parse(data);
    } catch {
      return this.close(connection, closeCodes.badFrame, "not JSON");
    }
    const envelope = Envelope.safeParse(value);
    if (!envelope.success) return this.close(connection, closeCodes.badFrame, "no type");
    const { type, id } = envelope.data;
    const parsed = this.#handlers.schema.safeParse(value);
    if (session === null) {
      if (!parsed.success || !isHello(parsed.data)) {
        return this.close(connection, closeCodes.badFrame, "hello first");
      }
      return this.#hello(connection, parsed.data);
    }
    if (!parsed.success) {
      const at = this.#handlers.types.includes(type)
        ? (parsed.error.issues[0]?.path.join(".") ?? "")
        : "type";
      return this.refuse(connection, "bad-request", { at }, id);
    }
    await this.#admitted(connection, session, parsed.data);
  }

  async #hello(connection: Connection, frame: F & Hello): Promise<void> {
    if (frame.v !== wireVersion)
      return this.close(connection, closeCodes.wrongVersion, `speak ${wireVersion}`);
    const identity = await this.#verify(frame.token);
    if (identity === "foreign") return this.close(connection, closeCodes.notFound, "not found");
    if (identity === null) return this.close(connection, closeCodes.badToken, "token refused");
    if (!(await this.#handlers.hello(connection, identity, frame))) {
      this.close(connection, closeCodes.notFound, "not found");
    }
  }

  async #admitted(connection: Connection, session: S, frame: F): Promise<void> {
    switch (frame.type) {
      case "hello":
        return this.refuse(connection, "bad-request", { at: "type" });
      case "ping":
        return this.send(connection, `{"type":"pong"}`);
      case "got": {
        const flow = this.#flow(connection);
        flow.unconfirmed = Math.max(0, flow.unconfirmed - (frame as unknown as { bytes: number }).bytes);
        return;
      }
      case "auth": {
        const identity = await this.#verify((frame as unknown as { token: string }).token);
        if (identity === null || identity === "foreign" || identity.person.id !== session.person.id) {
          return this.close(connection, closeCodes.badToken, "token refused");
        }
        // Looked at again: the session may have changed or ended while the token was verified.
        const present = this.sessionOf(connection);
        if (present !== null) this.admit(connection, { ...present, exp: identity.exp });
        return;
      }
      default:
        return this.#handlers.frame(connection, session, frame);
    }
  }

  #verify(token: string): Promise<Identity | "foreign" | null> {
    return verifyToken(this.#practice, token, this.#ports.now());
  }
}

function isHello<F extends Frame>(frame: F): frame is F & Hello {
  return frame.type === "hello";
}

function idOf(data: unknown): string | undefined {
  try {
    const parsed = Envelope.safeParse(JSON.parse(String(data)));
    return parsed.success ? parsed.data.id : undefined;
  } catch {
    return undefined;
  }
}
