/**
 * A room that starts anew from its storage when a commit, or its start, fails. What it held in memory by then is not
 * on disk, so that nothing of it may be told or built upon: its sockets are closed, whoever waits is told to try
 * again, and clients come back and resume. The same as if its process had died.
 *
 * Where a disk fails, PartyKit's platform does this itself and lets nothing out. It does not where it refuses a
 * commit; and another platform may do neither.
 */
import { closeCodes, refusal } from "@carethread/model";
import { json, refusedBody } from "../http.ts";
import type { Connection, Platform, Ports, Room, Served } from "../ports.ts";
import { type Guard, migrate, numbered, RoomStorage, type Step } from "../storage/storage.ts";
import { Deadlines } from "./deadline.ts";
import { End } from "./end.ts";

/** What a party's rooms are: how one is made, and the steps that its storage has come through. */
export interface RoomKind {
  readonly make: (ports: Ports) => Room;
  readonly steps: readonly Step[];
}

interface Life {
  readonly room: Room;
  /** Starts it, or gives the start that is under way. */
  readonly awake: () => Promise<void>;
  readonly end: End;
}

/** A new one each time: one for all would hold on to everybody who ever waited for it. */
const never = (): Promise<never> => new Promise(() => {});

export class Supervised implements Served {
  readonly #platform: Platform;
  readonly #kind: RoomKind;
  readonly #deadlines: Deadlines;
  #life: Life | null = null;

  constructor(platform: Platform, kind: RoomKind) {
    this.#platform = platform;
    this.#kind = kind;
    this.#deadlines = new Deadlines(platform, platform.deployment.delays.callWithin);
  }

  connected(connection: Connection): void {
    const { sockets } = this.#living().room;
    if (sockets === null) connection.close(closeCodes.notFound, "not found");
    else sockets.connected(connection);
  }

  async received(connection: Connection, data: unknown): Promise<void> {
    const { room, end } = this.#living();
    // Whose life is over waits for nothing more.
    if (room.sockets !== null) await end.orBefore(room.sockets.received(connection, data)).catch(() => {});
  }

  closed(connection: Connection): void {
    this.#living().room.sockets?.closed(connection);
  }

  async requested(request: Request): Promise<Response> {
    try {
      const { room, awake, end } = this.#living();
      await awake();
      return await end.orBefore(room.requested(request));
    } catch (error) {
      this.#platform.log(`${this.#platform.party}: a request failed`, error);
      return json(refusedBody(refusal("server-error")), 500);
    }
  }

  #living(): Life {
    if (this.#life !== null) return this.#life;
    const end = new End();
    let started: Promise<void> | null = null;
    const awake = (): Promise<void> => {
      started ??= end.orBefore(start());
      return started;
    };
    const start = async (): Promise<void> => {
      try {
        await migrate(ports.storage, this.#kind.steps, ports.newId);
        await room.start();
      } catch (error) {
        // Whoever comes next tries again.
        this.#fail(life, error);
        throw error;
      }
    };
    const ports = this.#portsFor(end, awake, error => this.#fail(life, error));
    const room = this.#kind.make(ports);
    const life: Life = { room, awake, end };
    this.#life = life;
    return life;
  }

  #fail(life: Life, error: unknown): void {
    if (life.end.isOver) return;
    life.end.come();
    if (this.#life === life) this.#life = null;
    this.#platform.log(`${this.#platform.party}: the room starts anew`, error);
    for (const connection of [...this.#platform.connections()]) close(connection);
  }

  /**
   * The ports of one life. When it is over, what was asked for never answers: nothing that the life was doing goes
   * on, tries again or has an effect.
   */
  #portsFor(end: End, awake: () => Promise<void>, failed: (error: unknown) => void): Ports {
    const { storage, fetch, ...platform } = this.#platform;
    const guard: Guard = async act => {
      if (end.isOver) return never();
      try {
        const value = await act();
        return end.isOver ? never() : value;
      } catch (error) {
        if (end.isOver) return never();
        throw error;
      }
    };
    const within: Ports["call"] = (party, room, path, body) =>
      this.#deadlines.within(this.#platform.call(party, room, path, body), `${party} ${path}`);
    return {
      ...platform,
      awake,
      storage: numbered(new RoomStorage(storage, guard, failed), this.#kind.steps),
      now: () => this.#platform.now(),
      newId: () => this.#platform.newId(),
      later: (run, ms) =>
        this.#platform.later(() => {
          if (!end.isOver) run();
        }, ms),
      connections: () => (end.isOver ? [] : this.#platform.connections()),
      call: (...call) => guard(() => within(...call)),
      fetch: (input, init) => guard(() => fetch(input, init)),
      log: (message, error) => {
        if (!end.isOver) this.#platform.log(message, error);
      },
    };
  }
}

function close(connection: Connection): void {
  try {
    connection.setState(null);
    connection.close(1011, "try again");
  } catch {
    // It is closed already.
  }
}
