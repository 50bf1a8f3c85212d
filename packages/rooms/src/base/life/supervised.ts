/**
 * A room that starts anew from its storage when a commit fails. What it held in memory by then is not on disk, so
 * that nothing of it may be told or built upon: its sockets are closed, whoever waits is told to try again, and
 * clients come back and resume. The same as if its process had died.
 *
 * Where a disk fails, PartyKit's platform does this itself and lets nothing out. It does not where it refuses a
 * commit; and another platform may do neither.
 */
import { refusal } from "@carethread/model";
import { json, refusedBody } from "../http.ts";
import type { Connection, Platform, Ports, Room } from "../ports.ts";
import { type Guard, migrate, numbered, RoomStorage, type Step } from "../storage/storage.ts";
import { Deadlines } from "./deadline.ts";

/** What a party's rooms are: how one is made, and the steps that its storage has come through. */
export interface RoomKind {
  readonly make: (ports: Ports) => Room;
  readonly steps: readonly Step[];
}

interface Life {
  readonly room: Room;
  readonly ready: Promise<void>;
  /** Rejects when the life is over. */
  readonly ended: Promise<never>;
  readonly end: () => void;
  isReady: boolean;
  isOver: boolean;
}

const never = new Promise<never>(() => {});

export class Supervised implements Room {
  readonly #platform: Platform;
  readonly #kind: RoomKind;
  readonly #deadlines: Deadlines;
  #life: Life | null = null;

  constructor(platform: Platform, kind: RoomKind) {
    this.#platform = platform;
    this.#kind = kind;
    this.#deadlines = new Deadlines(platform, platform.deployment.delays.callWithin);
  }

  start(): Promise<void> {
    return this.#living().ready;
  }

  connected(connection: Connection): void {
    this.#with(connection, room => room.connected(connection));
  }

  async received(connection: Connection, data: unknown): Promise<void> {
    await this.#with(connection, room => room.received(connection, data));
  }

  closed(connection: Connection): void {
    const life = this.#life;
    if (life?.isReady) life.room.closed(connection);
    else
      void life?.ready.then(
        () => life.room.closed(connection),
        () => {},
      );
  }

  async requested(request: Request): Promise<Response> {
    try {
      const { room, ready, ended } = this.#living();
      await ready;
      return await Promise.race([room.requested(request), ended]);
    } catch (error) {
      this.#platform.log(`${this.#platform.party}: a request failed`, error);
      return json(refusedBody(refusal("server-error")), 500);
    }
  }

  /** Runs it at once where the room is ready, as all but the first events of a life find it. */
  #with(connection: Connection, run: (room: Room) => Promise<void> | void): Promise<void> | void {
    const { room, ready, isReady, ended } = this.#living();
    // Whose life is over waits for nothing more.
    const inLife = (): Promise<void> => Promise.race([Promise.resolve(run(room)), ended]).catch(() => {});
    if (isReady) return inLife();
    return ready.then(inLife, error => {
      this.#platform.log(`${this.#platform.party}: a start failed`, error);
      close(connection);
    });
  }

  #living(): Life {
    if (this.#life !== null) return this.#life;
    let end = (): void => {};
    const ended = new Promise<never>((_, reject) => {
      end = () => reject(new Error("this life of the room is over"));
    });
    ended.catch(() => {});
    const isOver = (): boolean => life.isOver;
    const ports = this.#portsFor(isOver, error => this.#fail(life, error));
    const room = this.#kind.make(ports);
    const start = async (): Promise<void> => {
      await migrate(ports.storage, this.#kind.steps);
      await room.start();
    };
    const life: Life = {
      room,
      ready: Promise.race([Promise.resolve().then(start), ended]),
      ended,
      end,
      isReady: false,
      isOver: false,
    };
    this.#life = life;
    life.ready.then(
      () => {
        life.isReady = true;
      },
      // Whoever comes next tries again.
      () => this.#over(life),
    );
    return life;
  }

  #fail(life: Life, error: unknown): void {
    if (life.isOver) return;
    this.#over(life);
    this.#platform.log(`${this.#platform.party}: a commit failed; the room starts anew`, error);
    for (const connection of [...this.#platform.connections()]) close(connection);
  }

  #over(life: Life): void {
    life.isOver = true;
    life.end();
    if (this.#life === life) this.#life = null;
  }

  /**
   * The ports of one life. When it is over, what was asked for never answers: nothing that the life was doing goes
   * on, tries again or has an effect.
   */
  #portsFor(isOver: () => boolean, failed: (error: unknown) => void): Ports {
    const { storage, fetch, ...platform } = this.#platform;
    const guard: Guard = async act => {
      if (isOver()) return never;
      try {
        const value = await act();
        return isOver() ? never : value;
      } catch (error) {
        if (isOver()) return never;
        throw error;
      }
    };
    const within: Ports["call"] = (party, room, path, body) =>
      this.#deadlines.within(this.#platform.call(party, room, path, body), `${party} ${path}`);
    return {
      ...platform,
      storage: numbered(new RoomStorage(storage, guard, failed), this.#kind.steps),
      now: () => this.#platform.now(),
      newId: () => this.#platform.newId(),
      later: (run, ms) =>
        this.#platform.later(() => {
          if (!isOver()) run();
        }, ms),
      connections: () => (isOver() ? [] : this.#platform.connections()),
      call: (...call) => guard(() => within(...call)),
      fetch: (input, init) => guard(() => fetch(input, init)),
      log: (message, error) => {
        if (!isOver()) this.#platform.log(message, error);
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
