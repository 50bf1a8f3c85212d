/** What a room needs from the platform under it. PartyKit binds these in `party/`, memory in `memory/`. */
import type { Party } from "@carethread/model";
import type { Deployment } from "./deployment.ts";

/** Ordered key-value storage of one room. Keys sort by their UTF-8 bytes. */
export interface Storage {
  get<T>(key: string): Promise<T | undefined>;
  getMany<T>(keys: readonly string[]): Promise<Map<string, T>>;
  list<T>(options: ListOptions): Promise<Map<string, T>>;
  /**
   * Stores all entries as one commit: at most 128 here, any number where a room calls it. Nothing that the room
   * sends after the promise has resolved leaves it before the commit is on disk. Where it rejects, the room starts
   * anew from what is stored: see supervised.ts.
   */
  put(entries: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
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

/** An open socket. `state` outlives hibernation and is at most 2,048 bytes as JSON. */
export interface Connection {
  readonly id: string;
  send(text: string): void;
  close(code: number, reason: string): void;
  getState(): unknown;
  setState(state: unknown): void;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Ports {
  readonly party: Party;
  /** The room's name, `<practice>~<key>`, as it came in the path: not yet checked. */
  readonly name: string;
  readonly storage: Storage;
  readonly deployment: Deployment;
  /** Milliseconds since 1970. */
  now(): number;
  /** A new random key. */
  newId(): string;
  later(run: () => void, ms: number): void;
  connections(): Iterable<Connection>;
  /** Posts to an internal path of another room, with the deployment's secret. Rejects where it cannot be reached. */
  call(party: Party, room: string, path: string, body: unknown): Promise<Answer>;
  /** Requests to the practice's own back end; nothing else is ever fetched. */
  readonly fetch: typeof fetch;
  /** For the operator: never holds patient data. */
  log(message: string, error?: unknown): void;
}

/** What a shell drives. */
export interface Room {
  /** Loads what is held in memory; the shell lets nothing else in before it is done. */
  start(): Promise<void>;
  connected(connection: Connection): void;
  received(connection: Connection, data: unknown): Promise<void>;
  closed(connection: Connection): void;
  requested(request: Request): Promise<Response>;
}
