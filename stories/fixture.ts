/**
 * A small practice in memory for stories and element tests: real clients talk with real rooms. Kim (nurse) and
 * Omar (physician) look after Rosa; further patients and conversations are added by name.
 */
import {
  type CareClient,
  type CareClientOptions,
  createCareClient,
  defaultPlatform,
} from "@carethread/client";
import { type ConversationId, type Person, personKey } from "@carethread/model";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import type { ReadableAtom } from "nanostores";
import { createWorld, type World } from "../test/support/world.ts";

export type Side = "staff" | "portal";

/** A message of the past. */
export interface Past {
  /** `kim` or `omar` of the staff, else the login of a portal user. */
  readonly from: string;
  readonly text: string;
  /** Minutes before now. */
  readonly ago: number;
}

export interface ConversationOptions {
  readonly patient?: string;
  readonly title?: string;
  readonly past?: readonly Past[];
}

const minute = 60_000;
/** Of the browser only what keeps nothing: no story and no test finds what another one left. */
const { now, date, random, newId, setTimeout, clearTimeout, isVisible } = defaultPlatform();
const clock = { now, date, random, newId, setTimeout, clearTimeout };
const team = [
  { id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" },
  { id: "omar", name: "Dr. Omar Haddad", title: "Physician", role: "care-team" },
] as const;

export class Practice {
  readonly server: MemoryServer;
  readonly world: World;
  readonly #clients: CareClient[] = [];
  readonly #watchers = new Set<() => void>();
  #online = true;
  readonly #names = new Map<string, string>([["rosa", "Rosa Diaz"]]);
  #patients = 1;

  constructor(server: MemoryServer, world: World) {
    this.server = server;
    this.world = world;
  }

  /** Options of a client of this person; tests change them. */
  options(side: Side, login: string, change: Partial<CareClientOptions> = {}): CareClientOptions {
    const { server, world } = this;
    return {
      server: server.url,
      practice: world.practice.id,
      token: () => world.practice.token(side, login, { name: this.#nameOf(login) }),
      platform: {
        ...clock,
        WebSocket: this.#socketClass(),
        fetch: (...request) => {
          if (!this.#online) throw new TypeError("fetch failed");
          return server.fetch(...request);
        },
        isOnline: () => this.#online,
        isVisible,
        watch: changed => {
          this.#watchers.add(changed);
          return () => this.#watchers.delete(changed);
        },
      },
      delays: { retryFirst: 50, retryMax: 200, tokenSpacing: 10, wakeSpread: 1 },
      ...change,
    };
  }

  client(side: Side, login: string, change: Partial<CareClientOptions> = {}): CareClient {
    const client = createCareClient(this.options(side, login, change));
    this.#clients.push(client);
    return client;
  }

  /** Sockets that reach nothing while the devices have no network; the practice itself stays reachable. */
  #socketClass(): typeof WebSocket {
    const isOnline = (): boolean => this.#online;
    return class extends this.server.WebSocket {
      constructor(url: string | URL) {
        super(isOnline() ? url : "ws://nowhere.invalid");
      }
    };
  }

  /** Takes the devices' network away, or gives it back. */
  setOnline(online: boolean): void {
    this.#online = online;
    if (!online) this.server.cut();
    for (const changed of this.#watchers) changed();
  }

  #nameOf(login: string): string {
    return team.find(({ id }) => id === login)?.name ?? this.#names.get(login) ?? login;
  }

  async #person(login: string): Promise<Person> {
    const staff = team.find(({ id }) => id === login);
    const side = staff === undefined ? "portal" : "staff";
    return {
      id: await personKey(this.world.practice.id, side, login),
      side,
      name: this.#nameOf(login),
      ...(staff === undefined ? { relation: "self" } : { title: staff.title }),
    };
  }

  /** A patient with the practice's team, who uses the portal with the same login. */
  async addPatient(login: string, name: string, change: Record<string, unknown> = {}): Promise<void> {
    this.#names.set(login, name);
    const patientId = `${20_480 + 37 * this.#patients++}`;
    await this.world.pushPatient(login, {
      name,
      patientId,
      birthDate: "1957-03-14",
      team,
      linked: [{ id: login, name, relation: "self" }],
      ...change,
    });
  }

  /** A conversation with its past, which is nobody's news. */
  async conversation({ patient = "rosa", title = "Blood pressure", past = [] }: ConversationOptions = {}) {
    const { world } = this;
    const now = Date.now();
    const at = now - (past[0]?.ago ?? 1) * minute;
    const started = await world.startTopic("system", "host", patient, { title, at });
    const id: ConversationId = started.body.id;
    const messages = await Promise.all(
      past.map(async ({ from, text, ago }) => ({
        at: now - ago * minute,
        by: await this.#person(from),
        text,
        visibility: "everyone",
      })),
    );
    const token = await world.practice.token("system", "host");
    for (let first = 0; first < messages.length; first += 100) {
      const batch = { commandId: world.newId(), messages: messages.slice(first, first + 100) };
      const answer = await world.post("main", world.conversationRoom(id), "import", token, batch);
      if (answer.status !== 200) throw new Error(`import: ${JSON.stringify(answer.body)}`);
    }
    return id;
  }

  /** A message that comes now. */
  async say(id: ConversationId, side: Side, login: string, text: string): Promise<void> {
    const socket = await this.world.join(side, login, id);
    await socket.next("welcome");
    socket.send(this.world.message(text));
    await socket.next("ack");
    socket.close();
  }

  /** Lets go of every client. */
  close(): void {
    for (const client of this.#clients) client.destroy();
  }
}

export async function openPractice(): Promise<Practice> {
  let server: MemoryServer | undefined;
  const world = await createWorld(practices => {
    server = createMemoryServer({ practices });
    return server;
  });
  if (server === undefined) throw new Error("the world asked for no server");
  await world.pushStaff("omar", { name: "Dr. Omar Haddad", title: "Physician", version: 2 });
  await world.pushPatient("rosa", {
    ...world.rosa({ team }),
    patientId: "20443",
    birthDate: "1968-11-02",
    version: 2,
  });
  return new Practice(server, world);
}

/** Waits until a store has a value that fits. */
export function until<T>(store: ReadableAtom<T>, fits: (value: T) => boolean): Promise<T> {
  return new Promise(resolve => {
    let done = false;
    let stop: (() => void) | undefined;
    stop = store.subscribe(value => {
      if (done || !fits(value as T)) return;
      done = true;
      stop?.();
      resolve(value as T);
    });
    if (done) stop();
  });
}
