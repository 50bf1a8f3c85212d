/**
 * What a room needs from the platform under it, and what it is given of it. PartyKit binds a `Platform` in
 * `party/`, memory in `memory/`; a room sees the `Ports` that `life/` makes of one.
 */
import type { Party } from "@carethread/model";
import type { Deployment } from "./deployment.ts";
import type { Practice } from "./practices/practices.ts";

/** What changes in one commit: all of it or nothing. */
export interface Commit {
  readonly put?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
}

export interface ListOptions {
  readonly prefix: string;
  /** First key, inclusive. */
  readonly start?: string;
  /** Where to stop, exclusive. */
  readonly end?: string;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** Ordered key-value storage of one room. Keys sort by their UTF-8 bytes. */
export interface Storage {
  get<T>(key: string): Promise<T | undefined>;
  getMany<T>(keys: readonly string[]): Promise<Map<string, T>>;
  list<T>(options: ListOptions): Promise<Map<string, T>>;
  /**
   * One commit of any number of keys; calls are carried out in their order. Nothing that the room sends after the
   * promise has resolved leaves it before the commit is on disk. Where it rejects, the room's life is over.
   */
  commit(change: Commit): Promise<void>;
  /** Resolves when every commit that was asked for is stored. */
  settled(): Promise<void>;
}

/** What there is to do where a room's storage is sealed; where it is not, nothing. */
export interface Sealing {
  /** From here on a new key seals. Once `finish` resolves the one before is gone, and with it each copy of what was removed. */
  renew(): Promise<void>;
  /** Seals anew what another key sealed, or none, a few values at a time, and lets go of every other key. */
  finish(): Promise<void>;
}

/** Values as the platform keeps them. */
export interface PlatformStorage {
  /** Where what it is given is sealed before it is kept. */
  readonly sealing?: Sealing;
  get(key: string): Promise<unknown>;
  /** At most 128 keys. */
  getMany(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  list(options: ListOptions): Promise<ReadonlyMap<string, unknown>>;
  /**
   * All of it or nothing, however many keys. What the room sends after the promise has resolved must not leave it
   * before the commit is on disk.
   */
  commit(put: Readonly<Record<string, Uint8Array>>, remove: readonly string[]): Promise<void>;
}

/** The alarm of one room, which rings although everything died meanwhile; rings again where its handling broke off. */
export interface PlatformAlarm {
  /** Milliseconds since 1970; null where it will not ring. */
  get(): Promise<number | null>;
  /** Instead of any earlier time. */
  set(at: number): Promise<void>;
}

/** An open socket. `state` outlives hibernation and is at most 2,048 bytes as JSON. */
export interface Connection {
  readonly id: string;
  send(text: string): void;
  close(code: number, reason: string): void;
  getState(): unknown;
  setState(state: unknown): void;
  /** When the platform itself answered a ping on it last, milliseconds since 1970; without it, the room answers all. */
  answered?(): number | null;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Where a room is, and what it may reach. */
export interface Surroundings {
  readonly party: Party;
  /** The room's name, `<practice>~<key>`, as it came in the path: not yet checked. */
  readonly name: string;
  readonly deployment: Deployment;
  /** Milliseconds since 1970. */
  now(): number;
  /** A new random key. */
  newId(): string;
  later(run: () => void, ms: number): void;
  connections(): Iterable<Connection>;
  /** Posts to an internal path of another room, with the deployment's secret. Rejects where it cannot be reached. */
  call(party: Party, room: string, path: string, body: unknown): Promise<Answer>;
  /** Requests to the practice's own back end, and to the services of the deployment; nothing else is ever fetched. */
  readonly fetch: typeof fetch;
  /** For the operator: never holds patient data. */
  log(message: string, error?: unknown): void;
}

/** What a platform binds. */
export interface Platform extends Surroundings {
  readonly storage: PlatformStorage;
  /** Where the platform's alarms hold; without it a room is woken by the due table of its slice. */
  readonly alarm?: PlatformAlarm;
}

/**
 * What a room is given for one life. When the life is over nothing of it happens any more: what was asked for never
 * answers, so that no loop of an old life goes on.
 */
export interface Ports extends Surroundings {
  readonly storage: Storage;
  readonly sealing: Sealing;
  /** The practice as it is for this life; null where there is none of that id. */
  readonly practice: Practice | null;
  /** What the work gives; rejects where this life ends before: for who is still answered then. */
  orOver<T>(work: Promise<T>): Promise<T>;
  /**
   * Where the platform's alarms hold: the room is woken at this time, milliseconds since 1970, or before it. Resolves when
   * that is stored.
   */
  readonly wakeAt?: (at: number) => Promise<void>;
  /** Resolves when the room has started; asked when it is known that whoever wants something may ask for it. */
  awake(): Promise<void>;
}

/** What takes a room's connections, and what comes on them. */
export interface Door {
  connected(connection: Connection): void;
  received(connection: Connection, data: unknown): Promise<void>;
  closed(connection: Connection): void;
  /** Closes the connections whose token has ended: asked now and then where the platform answers pings by itself. */
  looked?(): void;
}

/** What a shell drives. What happens on a connection is taken in the order in which it is told here. */
export interface Served {
  connected(connection: Connection): Promise<void>;
  received(connection: Connection, data: unknown): Promise<void>;
  closed(connection: Connection): Promise<void>;
  requested(request: Request): Promise<Response>;
  /** The room's alarm has rung. */
  rang(): Promise<void>;
}

export interface Room {
  /** Null where the room takes no connections. */
  readonly sockets: Door | null;
  /**
   * Loads what is held in memory. Requests wait for it, and what comes by a socket once its token is verified: so
   * that strangers make no room read its storage.
   */
  start(): Promise<void>;
  requested(request: Request): Promise<Response>;
}
