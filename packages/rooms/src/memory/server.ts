/**
 * The real rooms over storage and sockets in memory: for tests, stories and whoever wants to try the client
 * without a server. It can be cut and restarted.
 */
import { closeCodes, indexRoom, keyOf, operatorRoom, type Party, parties } from "@carethread/model";
import {
  type Answer,
  answerAtDoor,
  type Deployment,
  decode,
  type Finding,
  hasSecret,
  type KeyRing,
  mayConnect,
  type Platform,
  type PlatformAlarm,
  type PlatformStorage,
  SealedStorage,
  type Served,
} from "../base/base.ts";
import { roomOver } from "../create-room.ts";
import { Disk } from "./disk.ts";
import { Life } from "./life.ts";
import { deploymentOf, type MemoryServerOptions, ownSeal, type RoomRead } from "./options.ts";
import { MemoryConnection, MemorySocket } from "./socket.ts";
import { MemoryStorage } from "./storage.ts";

export interface MemoryServer {
  /** An address that means this server to its own `WebSocket` and `fetch`. */
  readonly url: string;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  /** What the deployment's cron does, for every practice. */
  tick(): Promise<void>;
  /** Rings every alarm whose time has come, once; how many there were. */
  ring(): Promise<number>;
  /** Ends every socket as a network does. */
  cut(): void;
  /** While down, nothing can be reached. */
  setDown(down: boolean): void;
  /**
   * Ends every socket and every room; what was stored is kept. With `practices` it starts again with these, as after
   * a change of the deployment's environment; with `seal` it has that one.
   */
  restart(practices?: Readonly<Record<string, unknown>>, seal?: unknown): void;
  /** What a room has stored, by keys: bytes, as the room has them. Whoever clears it loses the room's storage. */
  disk(party: Party, room: string): Map<string, Uint8Array>;
  /** The same as the platform has it: sealed. */
  sealedDisk(party: Party, room: string): Map<string, Uint8Array>;
  /** The rooms that have anything stored. */
  rooms(): { readonly party: Party; readonly room: string }[];
  /** Ends every room but keeps sockets open, as hibernation does. */
  hibernate(): void;
}

interface Place {
  readonly storage: MemoryStorage;
  readonly disk: Disk;
  /** The room's keys as it last had them. */
  readonly ring: { sealed: SealedStorage | null; last: KeyRing | null };
  readonly connections: Set<MemoryConnection>;
  /** When it is to ring, which outlives everything. */
  alarm: number | null;
  room: Living | null;
}

interface Living {
  readonly room: Served;
  readonly life: Life;
}

export function createMemoryServer(options: MemoryServerOptions): MemoryServer {
  return new Server(options);
}

class Server implements MemoryServer {
  readonly url = "http://rooms.memory";
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  readonly #options: MemoryServerOptions;
  #deployment: Deployment;
  /** What the processes of rooms that run apart know. */
  readonly #apart = new Map<string, Deployment>();
  readonly #places = new Map<string, Place>();
  #practices: Readonly<Record<string, unknown>>;
  #seal: unknown;
  #down = false;
  #sockets = 0;

  constructor(options: MemoryServerOptions) {
    this.#options = options;
    this.#practices = options.practices;
    this.#seal = options.seal === undefined ? ownSeal : options.seal;
    this.#deployment = deploymentOf(options, this.#practices, this.#seal);
    const dial = (socket: MemorySocket, url: string): MemoryConnection | null => this.#dial(socket, url);
    this.WebSocket = class extends MemorySocket {
      constructor(url: string | URL) {
        super(url, dial);
      }
    } as unknown as typeof WebSocket;
    this.fetch = (input, init) => this.#fetch(new Request(input, init));
  }

  async tick(): Promise<void> {
    for (const practice of this.#deployment.practices.configured())
      await this.#request("index", indexRoom(practice, 0), "tick", {});
    if (this.#deployment.operator !== null) await this.#request("operator", operatorRoom, "tick", {});
  }

  async ring(): Promise<number> {
    const due = [...this.#places].filter(([, { alarm }]) => alarm !== null && alarm <= this.#now());
    await Promise.all(
      due.map(([key, place]) => {
        const [party, name] = key.split("/");
        place.alarm = null;
        const { room, life } = this.#open(party as Party, name as string);
        return Promise.race([room.rang(), life.killed]);
      }),
    );
    return due.length;
  }

  cut(): void {
    for (const { connections } of this.#places.values()) {
      for (const connection of [...connections]) connection.cut();
    }
  }

  setDown(down: boolean): void {
    this.#down = down;
    if (down) this.cut();
  }

  restart(practices?: Readonly<Record<string, unknown>>, seal?: unknown): void {
    const known = this.#deployment.practices.anew();
    this.#practices = practices ?? this.#practices;
    if (seal !== undefined) this.#seal = seal;
    const isSame = practices === undefined && seal === undefined;
    const next = isSame ? this.#deployment : deploymentOf(this.#options, this.#practices, this.#seal);
    this.#deployment = practices === undefined ? { ...next, practices: known } : next;
    this.#apart.clear();
    this.cut();
    for (const place of this.#places.values()) place.room?.life.kill();
    this.hibernate();
  }

  hibernate(): void {
    for (const place of this.#places.values()) place.room = null;
  }

  disk(party: Party, room: string): Map<string, Uint8Array> {
    return this.#place(party, room).disk;
  }

  sealedDisk(party: Party, room: string): Map<string, Uint8Array> {
    return this.#place(party, room).storage.values;
  }

  rooms(): { readonly party: Party; readonly room: string }[] {
    return [...this.#places].flatMap(([key, { storage }]) => {
      const [party, room] = key.split("/");
      return storage.size === 0 ? [] : { party: party as Party, room: room as string };
    });
  }

  #dial(socket: MemorySocket, url: string): MemoryConnection | null {
    const target = this.#down ? null : addressed(url);
    if (target === null) return null;
    const { party, name } = target;
    const place = this.#place(party, name);
    // What happens on the connection waits for the door, in its order.
    let isLetIn: Promise<boolean> = Promise.resolve(false);
    const inside = (act: (room: Served) => Promise<void>): void => {
      void isLetIn.then(isIn => (isIn ? act(this.#open(party, name).room) : undefined));
    };
    const end = {
      connected: (connection: MemoryConnection) => {
        isLetIn = mayConnect(this.#finding(party, name), url, null);
        void isLetIn.then(isIn => {
          if (!isIn) connection.close(closeCodes.notFound, "not found");
        });
        inside(room => room.connected(connection));
      },
      received: (connection: MemoryConnection, data: string) => {
        inside(room => room.received(connection, data));
      },
      closed: (connection: MemoryConnection) => {
        place.connections.delete(connection);
        // The end of a socket wakes a room that sleeps.
        inside(room => room.closed(connection));
      },
    };
    const number = ++this.#sockets;
    const connection = new MemoryConnection(`c${number}`, socket, end as never, what =>
      this.#options.onSocket?.({ socket: number, what }),
    );
    place.connections.add(connection);
    return connection;
  }

  async #fetch(request: Request): Promise<Response> {
    const target = this.#down ? null : addressed(request.url);
    if (target === null) throw new TypeError("fetch failed");
    const { party, name } = target;
    // Who has the deployment's secret stands where the siblings do.
    const isSibling = hasSecret(request, this.#deployment.secret);
    const refused = isSibling ? null : await answerAtDoor(this.#finding(party, name), request);
    if (refused !== null) return refused;
    const { room, life } = this.#open(party, name);
    return Promise.race([room.requested(request), life.killed]);
  }

  #deploymentFor(party: Party, room: string): Deployment {
    if (this.#options.isApart?.({ party, room }) !== true) return this.#deployment;
    const key = `${party}/${room}`;
    const own = this.#apart.get(key) ?? {
      ...this.#deployment,
      practices: this.#deployment.practices.anew(),
    };
    this.#apart.set(key, own);
    return own;
  }

  /** What the door has of a room that sleeps still. */
  #finding(party: Party, name: string): Finding {
    const { later, log = () => {} } = this.#options;
    return {
      ...{ party, name, log },
      deployment: this.#deploymentFor(party, name),
      now: () => this.#now(),
      later: later ?? ((run, ms) => unrefed(setTimeout(run, ms))),
      call: (otherParty, room, path, body) => this.#call(otherParty, room, path, body),
    };
  }

  #place(party: Party, name: string): Place {
    const key = `${party}/${name}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      const storage = new MemoryStorage();
      const ring: Place["ring"] = { sealed: null, last: null };
      const disk = new Disk(storage.values, () => {
        ring.last = ring.sealed?.ring ?? ring.last;
        return ring.last;
      });
      place = { storage, disk, ring, connections: new Set(), alarm: null, room: null };
      this.#places.set(key, place);
    }
    return place;
  }

  #open(party: Party, name: string): Living {
    const place = this.#place(party, name);
    if (place.room === null) {
      const life = new Life();
      place.room = { room: roomOver(this.#platform(party, name, place, life)), life };
    }
    return place.room;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  #platform(party: Party, name: string, place: Place, life: Life): Platform {
    const storage = this.#storageOf(party, name, place, life);
    const read = <T>(what: RoomRead["what"], look: () => Promise<T>): Promise<T> =>
      life.during(async () => {
        this.#options.onRead?.({ party, room: name, what });
        return look();
      });
    return {
      party,
      name,
      storage: {
        ...(storage.sealing === undefined ? {} : { sealing: storage.sealing }),
        get: key => read("get", () => storage.get(key)),
        getMany: keys => read("get", () => storage.getMany(keys)),
        list: listed => read("list", () => storage.list(listed)),
        commit: (put, remove) =>
          life.during(() => {
            const hook = this.#options.onPut;
            if (hook === undefined) return storage.commit(put, remove);
            const entries = Object.fromEntries(
              Object.entries(put).map(([key, value]) => [key, decode(value)]),
            );
            return this.#commitAfter(hook({ party, room: name, entries, removed: remove }), () =>
              life.during(() => storage.commit(put, remove)),
            );
          }),
      },
      ...(this.#options.alarms === true ? { alarm: alarmOf(place, life) } : {}),
      deployment: this.#deploymentFor(party, name),
      now: () => this.#now(),
      newId: () => keyOf(crypto.getRandomValues(new Uint8Array(16))),
      later: (run, ms) => this.#later(place, life, run, ms),
      connections: () => (life.over ? [] : [...place.connections].filter(connection => connection.open)),
      call: (otherParty, room, path, body) => life.during(() => this.#call(otherParty, room, path, body)),
      fetch: this.#options.fetch ?? ((input, init) => fetch(input, init)),
      log: this.#options.log ?? (() => {}),
    };
  }

  /** Sealed where there are keys. What tests see of reads and commits is what the room asked for. */
  #storageOf(party: Party, name: string, place: Place, life: Life): PlatformStorage {
    const { seal } = this.#deployment;
    if (seal === null) return place.storage;
    const { storage } = place;
    const kept: PlatformStorage = {
      get: key => life.during(() => storage.get(key)),
      getMany: keys => life.during(() => storage.getMany(keys)),
      list: listed => life.during(() => storage.list(listed)),
      commit: (put, remove) => life.during(() => storage.commit(put, remove)),
    };
    const later = (run: () => void, ms: number): void => this.#later(place, life, run, ms);
    const log = this.#options.log ?? (() => {});
    place.ring.last = place.ring.sealed?.ring ?? place.ring.last;
    place.ring.sealed = new SealedStorage({ party, name, storage: kept, later, log }, seal);
    return place.ring.sealed;
  }

  /** A room that sleeps runs nothing: its platform lets it sleep with no timer left, or drops them. */
  #later(place: Place, life: Life, run: () => void, ms: number): void {
    const inLife = (): void => {
      if (!life.over && place.room?.life === life) run();
    };
    if (this.#options.later === undefined) unrefed(setTimeout(inLife, ms));
    else this.#options.later(inLife, ms);
  }

  async #commitAfter(seen: void | Promise<void>, commit: () => Promise<void>): Promise<void> {
    // Without a wait it is in effect at once, as it is without a hook.
    if (seen !== undefined) await seen;
    await commit();
  }

  async #call(party: Party, room: string, path: string, body: unknown): Promise<Answer> {
    const make = (): Promise<Answer> => this.#request(party, room, path, body);
    return this.#options.onCall === undefined ? make() : this.#options.onCall({ party, room, path }, make);
  }

  async #request(party: Party, name: string, path: string, body: unknown): Promise<Answer> {
    const { room, life } = this.#open(party, name);
    const request = new Request(`${this.url}/parties/${party}/${name}/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.#deployment.secret}` },
      body: JSON.stringify(body),
    });
    const response = await Promise.race([room.requested(request), life.killed]);
    return { status: response.status, body: await response.json() };
  }
}

function alarmOf(place: Place, life: Life): PlatformAlarm {
  return {
    get: () => life.during(async () => place.alarm),
    set: at =>
      life.during(async () => {
        place.alarm = at;
      }),
  };
}

/** A deadline that nobody waits for does not keep a process alive. */
function unrefed(timer: unknown): void {
  if (typeof timer === "object" && timer !== null && "unref" in timer) (timer as { unref(): void }).unref();
}

/** The room that an address names. */
function addressed(url: string): { party: Party; name: string } | null {
  const [, root, party, name] = new URL(url).pathname.split("/");
  if (root !== "parties" || name === undefined || !parties.some(known => known === party)) return null;
  return { party: party as Party, name };
}
