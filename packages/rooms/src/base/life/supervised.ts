/**
 * A room that starts anew from its storage when a put fails. What it held in memory by then is not on disk, so
 * that nothing of it may be told or built upon: its sockets are closed, whoever waits is told to try again, and
 * clients come back and resume. The same as if its process had died.
 *
 * Where a disk fails, PartyKit's platform does this itself and lets nothing out. It does not where it refuses a
 * put, for a value that is too large; and another platform may do neither.
 */
import { refusal } from "@carethread/model";
import { json, refusedBody } from "../http.ts";
import type { Connection, Ports, Room, Storage } from "../ports.ts";
import { Deadlines } from "./deadline.ts";

interface Life {
  readonly room: Room;
  readonly ready: Promise<void>;
  isReady: boolean;
  over: boolean;
}

/** Keys in one call of a storage. */
const perCall = 128;

export class Supervised implements Room {
  readonly #ports: Ports;
  readonly #make: (ports: Ports) => Room;
  readonly #deadlines: Deadlines;
  #life: Life | null = null;

  constructor(ports: Ports, make: (ports: Ports) => Room) {
    this.#ports = ports;
    this.#make = make;
    this.#deadlines = new Deadlines(ports, ports.deployment.delays.callWithin);
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
      const { room, ready } = this.#living();
      await ready;
      return await room.requested(request);
    } catch (error) {
      this.#ports.log(`${this.#ports.party}: a request failed`, error);
      return json(refusedBody(refusal("server-error")), 500);
    }
  }

  /** Runs it at once where the room is ready, as all but the first events of a life find it. */
  #with(connection: Connection, run: (room: Room) => Promise<void> | void): Promise<void> | void {
    const { room, ready, isReady } = this.#living();
    if (isReady) return run(room);
    return ready.then(
      () => run(room),
      error => {
        this.#ports.log(`${this.#ports.party}: a start failed`, error);
        end(connection);
      },
    );
  }

  #living(): Life {
    if (this.#life !== null) return this.#life;
    const over = (): boolean => life.over;
    const room = this.#make(this.#portsFor(over, error => this.#fail(life, error)));
    const life: Life = {
      room,
      ready: Promise.resolve().then(() => room.start()),
      isReady: false,
      over: false,
    };
    this.#life = life;
    life.ready.then(
      () => {
        life.isReady = true;
      },
      () => {
        // Whoever comes next tries again.
        life.over = true;
        if (this.#life === life) this.#life = null;
      },
    );
    return life;
  }

  #fail(life: Life, error: unknown): void {
    if (life.over) return;
    life.over = true;
    if (this.#life === life) this.#life = null;
    this.#ports.log(`${this.#ports.party}: a put failed; the room starts anew`, error);
    for (const connection of [...this.#ports.connections()]) end(connection);
  }

  /** The ports of one life: when it is over, nothing that it was doing has an effect any more. */
  #portsFor(over: () => boolean, failed: (error: unknown) => void): Ports {
    const { storage, ...ports } = this.#ports;
    const guard = <T>(act: () => Promise<T>): Promise<T> =>
      over() ? Promise.reject(new Error("this life of the room is over")) : act();
    const writes = new Writes(storage, guard, failed);
    return {
      ...ports,
      storage: {
        get: key => guard(() => storage.get(key)),
        getMany: keys => guard(() => storage.getMany(keys)),
        list: options => guard(() => storage.list(options)),
        put: entries => writes.put(entries),
        remove: keys => writes.remove(keys),
      },
      now: () => this.#ports.now(),
      newId: () => this.#ports.newId(),
      later: (run, ms) =>
        this.#ports.later(() => {
          if (!over()) run();
        }, ms),
      connections: () => (over() ? [] : this.#ports.connections()),
      call: (party, room, path, body) =>
        guard(() => this.#deadlines.within(this.#ports.call(party, room, path, body), `${party} ${path}`)),
      log: (message, error) => this.#ports.log(message, error),
    };
  }
}

/**
 * Puts and removals in order: none begins before the one before it is accepted, so that what is stored is
 * always all that was decided up to some moment.
 */
class Writes {
  readonly #storage: Storage;
  readonly #guard: <T>(act: () => Promise<T>) => Promise<T>;
  readonly #failed: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(
    storage: Storage,
    guard: <T>(act: () => Promise<T>) => Promise<T>,
    failed: (error: unknown) => void,
  ) {
    this.#storage = storage;
    this.#guard = guard;
    this.#failed = failed;
  }

  /** Any number of entries: calls with no await between them are one commit. None: what was put before is stored. */
  put(entries: Readonly<Record<string, unknown>>): Promise<void> {
    const all = Object.entries(entries);
    return this.#inOrder(async () => {
      const puts: Promise<void>[] = [];
      for (let start = 0; start < all.length; start += perCall)
        puts.push(this.#storage.put(Object.fromEntries(all.slice(start, start + perCall))));
      await Promise.all(puts);
    });
  }

  remove(keys: readonly string[]): Promise<void> {
    return this.#inOrder(async () => {
      for (let start = 0; start < keys.length; start += perCall)
        await this.#storage.remove(keys.slice(start, start + perCall));
    });
  }

  #inOrder(write: () => Promise<void>): Promise<void> {
    const run = (): Promise<void> => this.#guard(write);
    const done = this.#waiting === 0 ? run() : this.#last.then(run);
    this.#waiting++;
    // Also for those who do not wait for it: a failure is never nobody's.
    this.#last = done.then(
      () => {
        this.#waiting--;
      },
      error => {
        this.#waiting--;
        this.#failed(error);
      },
    );
    return done;
  }
}

function end(connection: Connection): void {
  try {
    connection.setState(null);
    connection.close(1011, "try again");
  } catch {
    // It is closed already.
  }
}
