/** What a room holds of each open socket while it is awake: its queue, its speed, and what it has not confirmed. */
import { limits, roomLimits } from "@carethread/model";
import type { Connection } from "../ports.ts";
import { newBucket, type Rate } from "../rates.ts";

export interface Flow {
  readonly connection: Connection;
  /** What stands with the connection: the room's session and what is noted beside it, null before it is admitted. */
  state: unknown;
  readonly frames: ReturnType<typeof newBucket>;
  /** Frames are handled one after the other; `waiting` of them are not done. */
  queue: Promise<void>;
  waiting: number;
  waitingBytes: number;
  unconfirmed: number;
  /** What may be unconfirmed: more than usual while the answer to the hello is on its way. */
  allowed: number;
  /** What stands with the connection of `unconfirmed`. */
  noted: number;
  /** When it was heard from last, milliseconds since 1970. */
  heard: number;
  /** It has said hello. */
  greeting: boolean;
  over: boolean;
}

/** A room that slept knows what was not confirmed as exactly as this. */
const coarse = 16 * 1024;

export class Flows {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #flows = new Map<string, Flow>();
  /** Not welcomed yet, the oldest first. */
  readonly #strangers = new Set<Flow>();
  /** Sockets that were open before the room awoke are known too. */
  #complete = false;

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** What is known of a socket, if anything: nothing of one that is gone. */
  known(connection: Connection): Flow | undefined {
    return this.#flows.get(connection.id);
  }

  /** The flow of a socket that is open. */
  of(connection: Connection): Flow {
    const known = this.#flows.get(connection.id);
    if (known !== undefined) return known;
    const state = connection.getState() as { owes?: number; heard?: number } | null;
    const owes = state?.owes ?? 0;
    const flow: Flow = {
      connection,
      state,
      frames: newBucket(this.#rate, this.#now()),
      queue: Promise.resolve(),
      waiting: 0,
      waitingBytes: 0,
      unconfirmed: owes,
      allowed: Math.max(limits.unconfirmed, owes),
      noted: owes,
      heard: state?.heard ?? Number.NEGATIVE_INFINITY,
      greeting: state !== null,
      over: false,
    };
    this.#flows.set(connection.id, flow);
    return flow;
  }

  /** All open sockets. The platform lists them once in a room's life, because it is slow at that. */
  all(listed: () => Iterable<Connection>): Iterable<Flow> {
    if (!this.#complete) for (const connection of listed()) this.of(connection);
    this.#complete = true;
    return this.#flows.values();
  }

  /** Counts a socket that has not said hello; where there are too many, gives the one that must go. */
  welcomeStranger(flow: Flow): Flow | null {
    this.#strangers.add(flow);
    if (this.#strangers.size <= roomLimits.strangers) return null;
    for (const stranger of this.#strangers) if (!stranger.greeting) return stranger;
    return flow;
  }

  admitted(flow: Flow): void {
    this.#strangers.delete(flow);
  }

  /** Counts what is sent; false where the reader has confirmed too little of it. */
  sent(flow: Flow, bytes: number, hello: boolean): boolean {
    flow.unconfirmed += bytes;
    if (hello) flow.allowed += bytes;
    return flow.unconfirmed <= flow.allowed;
  }

  confirmed(flow: Flow, bytes: number): void {
    flow.unconfirmed = Math.max(0, flow.unconfirmed - bytes);
    // What came in one go has been read: from here on as usual.
    flow.allowed = Math.max(
      limits.unconfirmed,
      Math.min(flow.allowed, flow.unconfirmed + limits.unconfirmed),
    );
  }

  isNoted(flow: Flow): boolean {
    return Math.abs(flow.unconfirmed - flow.noted) < coarse;
  }

  isOver(connection: Connection): boolean {
    return this.known(connection)?.over === true;
  }

  end(connection: Connection): void {
    const flow = this.known(connection);
    if (flow === undefined) return;
    flow.over = true;
    this.#strangers.delete(flow);
  }

  /** The socket is gone; what is still under way for it finds no flow any more. */
  drop(connection: Connection): void {
    this.end(connection);
    this.#flows.delete(connection.id);
  }

  get size(): number {
    return this.#flows.size;
  }
}
