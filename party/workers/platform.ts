/** Binds the platform that `@carethread/rooms` asks for to a Durable Object. */
import { keyOf, type Party } from "@carethread/model";
import type { Connection, Deployment, Finding, Platform } from "@carethread/rooms";
import { log } from "../shared/log.ts";
import { callThrough, type Reach } from "../shared/siblings.ts";
import { bindConnection, type KeptSocket } from "../shared/sockets.ts";
import { bindStorage, type ObjectStorage } from "../shared/storage.ts";
import { rememberName } from "./name.ts";

/** Of the platform's own types, as much as is asked for. */
export interface ObjectState {
  readonly id: { readonly name?: string };
  readonly storage: ObjectStorage & {
    getAlarm(): Promise<number | null>;
    setAlarm(at: number): Promise<void>;
    readonly sql: {
      exec(query: string, ...values: string[]): { toArray(): Readonly<Record<string, unknown>>[] };
    };
  };
  blockConcurrencyWhile<T>(work: () => Promise<T>): Promise<T>;
  setWebSocketAutoResponse(pair: unknown): void;
  getWebSocketAutoResponseTimestamp(socket: unknown): Date | null;
}

interface Objects {
  idFromName(name: string): unknown;
  get(id: unknown): { fetch(url: string | Request, init?: RequestInit): Promise<Response> };
}

/** The variables, and the objects of each party by its name. */
export type WorkersEnv = Readonly<Record<string, unknown>>;

declare const WebSocketRequestResponsePair: new (asked: string, answered: string) => unknown;

/** What the platform answers to a ping without waking the room: as the room does. */
export function pingAnswer(): unknown {
  return new WebSocketRequestResponsePair('{"type":"ping"}', '{"type":"pong"}');
}

export function objectOf(env: WorkersEnv, party: string, name: string): ReturnType<Objects["get"]> | null {
  const objects = Object.hasOwn(env, party) ? (env[party] as Partial<Objects>) : null;
  if (typeof objects?.idFromName !== "function") return null;
  return (objects as Objects).get(objects.idFromName(name));
}

export function reachThrough(env: WorkersEnv): Reach {
  return async (party, room, path, init) => {
    const object = objectOf(env, party, room);
    if (object === null) throw new Error(`no party ${party}`);
    return object.fetch(`http://rooms/parties/${party}/${room}/${path}`, init);
  };
}

export function bindSocket(object: ObjectState, connection: KeptSocket): Connection {
  return {
    ...bindConnection(connection),
    answered: () => object.getWebSocketAutoResponseTimestamp(connection)?.getTime() ?? null,
  };
}

export function bindWorkersPlatform(
  party: Party,
  name: string,
  object: ObjectState,
  env: WorkersEnv,
  deployment: Deployment,
  sockets: () => Iterable<KeptSocket>,
): Platform {
  const { storage } = object;
  return {
    ...bindFinding(party, name, env, deployment),
    storage: bindStorage(storage),
    alarm: {
      get: () => storage.getAlarm(),
      set: at => {
        rememberName(object, name);
        return storage.setAlarm(at);
      },
    },
    newId: () => keyOf(crypto.getRandomValues(new Uint8Array(16))),
    *connections() {
      for (const socket of sockets()) yield bindSocket(object, socket);
    },
    fetch: (input, init) => fetch(input, init),
  };
}

/** What the door has of a room that sleeps still. */
export function bindFinding(party: Party, name: string, env: WorkersEnv, deployment: Deployment): Finding {
  return {
    party,
    name,
    deployment,
    now: () => Date.now(),
    later: (run, ms) => {
      setTimeout(run, ms);
    },
    call: callThrough(reachThrough(env), deployment),
    log,
  };
}
