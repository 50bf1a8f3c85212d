/** What the tests of the rooms share: a practice on rooms in memory, with a clock that a test moves. */
import { limits } from "@carethread/model";
import {
  createMemoryServer,
  type MemoryServer,
  type MemoryServerOptions,
  type RoomPut,
  type RoomRead,
} from "@carethread/rooms/memory";
import { createTestPractice, type TestPractice } from "../support/practice.ts";
import type { Frame, RawSocket } from "../support/raw-socket.ts";
import { until } from "../support/until.ts";
import { createWorld, World } from "../support/world.ts";

export interface RoomsOptions {
  readonly settings?: Record<string, unknown>;
  /** What else is registered of the practice. */
  readonly registration?: Record<string, unknown>;
  readonly delays?: Readonly<Record<string, number>>;
  /** Other rates than those below; `{}` for the product's own. */
  readonly rates?: Readonly<Record<string, { readonly burst: number; readonly perSecond: number }>>;
  /** Where the practice's back end is told, and what carries it there. */
  readonly hooks?: { readonly url: string; readonly secret: string };
  readonly fetch?: typeof fetch;
  /** Where content is kept, and who scans it. */
  readonly content?: unknown;
  readonly scanner?: unknown;
  /** Null for storages that are not sealed. */
  readonly seal?: unknown;
  /** Whether a room runs in a process of its own. */
  readonly isApart?: MemoryServerOptions["isApart"];
  /** Whether rooms are woken by alarms. */
  readonly alarms?: boolean;
  /** Where the clock begins, in whole seconds as milliseconds since 1970. */
  readonly now?: number;
}

type Through = NonNullable<MemoryServerOptions["onCall"]>;

export interface Rooms {
  readonly world: World;
  readonly server: MemoryServer;
  /** Another practice on the same server. */
  readonly elsewhere: World;
  /** The rooms' clock: it stands still until a test moves it. */
  readonly clock: { now: number };
  /** Stands between rooms; a test may make a call wait, or fail before or after it reached the other room. */
  readonly calls: { through: Through };
  /** Calls between rooms that are on their way, but for those that a test makes wait. */
  readonly flying: { readonly count: number; readonly made: number };
  /** Commits, seen before they are made; a test may make them fail or wait. */
  readonly puts: { before: (put: RoomPut) => void | Promise<void> };
  /** Reads of storages, seen before they are made; a test may make them fail. */
  readonly reads: { before: (read: RoomRead) => void };
  /** What rooms do to sockets; a test may make it throw, as a broken one does. */
  readonly sockets: { touch: (touch: { readonly socket: number; readonly what: "send" | "state" }) => void };
  /** Starts the server again with another registration of the practice. */
  register(change: Record<string, unknown>): void;
  /** Runs what waits for at most so many milliseconds; the number of those. */
  runTimers(ms: number): number;
  /** So many milliseconds pass whenever something waits for as long, until this has come about. */
  passUntil<T>(result: PromiseLike<T>, ms: number): Promise<T>;
  /** What the rooms told the operator. */
  readonly logs: unknown[][];
  /** A topic about Rosa that Kim starts. */
  topic(change?: Record<string, unknown>): Promise<string>;
}

/** Tests say in a moment in which the clock stands still what people say in a day. */
const fast = { burst: 1e6, perSecond: 1e6 };
const allFast = {
  ...{ frames: fast, commands: fast, signals: fast, hellos: fast, requests: fast },
  ...{ named: fast, lists: fast, parts: fast, files: fast },
};

export async function createRooms({
  settings = {},
  registration = {},
  delays,
  rates = allFast,
  hooks,
  fetch,
  content,
  scanner,
  seal,
  isApart,
  alarms = false,
  now,
}: RoomsOptions = {}): Promise<Rooms> {
  // The practice is filled with tokens of the real clock.
  const clock = { now: Math.floor(Date.now() / 1000) * 1000 };
  const calls: Rooms["calls"] = { through: (_, make) => make() };
  const flying = { count: 0, made: 0 };
  const puts: Rooms["puts"] = { before: () => {} };
  const reads: Rooms["reads"] = { before: () => {} };
  const sockets: Rooms["sockets"] = { touch: () => {} };
  const logs: unknown[][] = [];
  const timers = new Set<{ readonly run: () => void; readonly ms: number }>();
  const other: TestPractice = await createTestPractice("inland");
  const servers: MemoryServer[] = [];
  const more = { ...registration, ...(hooks ? { hooks } : {}) };
  let registered: Record<string, unknown> = {};
  const filled = await createWorld(practices => {
    registered = { ...practices };
    const server = createMemoryServer({
      practices: { ...changed(practices, more), [other.id]: other.registration },
      ...(fetch ? { fetch } : {}),
      ...(content ? { content } : {}),
      ...(scanner ? { scanner } : {}),
      ...(seal === undefined ? {} : { seal }),
      ...(delays ? { delays } : {}),
      ...(isApart ? { isApart } : {}),
      alarms,
      rates,
      now: () => clock.now,
      log: (...entry) => logs.push(entry),
      // What is only put off until others had their turn needs no clock.
      later: (run, ms) => (ms === 0 ? void setImmediate(run) : timers.add({ run, ms })),
      onPut: put => puts.before(put),
      onRead: read => reads.before(read),
      onSocket: touch => sockets.touch(touch),
      onCall: (call, make) =>
        calls.through(call, () => {
          flying.count++;
          flying.made++;
          return make().finally(() => flying.count--);
        }),
    });
    servers.push(server);
    return server;
  }, settings);
  const server = servers[0] as MemoryServer;
  const runTimers = (ms: number): number => {
    const due = [...timers].filter(timer => timer.ms <= ms);
    for (const timer of due) {
      timers.delete(timer);
      timer.run();
    }
    return due.length;
  };
  const world = new World(server, onClock(filled.practice, clock));
  clock.now = now ?? clock.now;
  return {
    world,
    server,
    elsewhere: new World(server, onClock(other, clock)),
    clock,
    calls,
    flying,
    puts,
    reads,
    sockets,
    logs,
    register(change) {
      server.restart({ ...changed(registered, { ...more, ...change }), [other.id]: other.registration });
    },
    runTimers,
    async passUntil(result, ms) {
      let isOpen = true;
      const end = (): void => {
        isOpen = false;
      };
      result.then(end, end);
      const hasCome = (): boolean => {
        if (isOpen && [...timers].some(timer => timer.ms <= ms)) {
          clock.now += ms;
          runTimers(ms);
        }
        return !isOpen;
      };
      await until(hasCome, "what time should bring");
      return result;
    },
    topic: async change => (await world.startTopic("staff", "kim", "rosa", change)).body.id,
  };
}

function changed(
  practices: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(practices).map(([id, registered]) => [id, { ...(registered as object), ...change }]),
  );
}

/** A practice whose tokens begin now by the rooms' clock. */
function onClock(practice: TestPractice, clock: { now: number }): TestPractice {
  return {
    ...practice,
    token: (kind, sub, options) =>
      practice.token(kind, sub, { iat: Math.floor(clock.now / 1000), ...options }),
  };
}

/** Resolves when the room has handled all that this socket sent, and the socket has all that was sent to it. */
export async function heard(...sockets: readonly RawSocket[]): Promise<void> {
  await Promise.all(
    sockets.map(socket => {
      socket.send({ type: "ping" });
      return socket.next("pong");
    }),
  );
}

/** Turns of the event loop in which a room begins what follows from what it was told. */
const turns = 10;

/**
 * Whether a call was made meanwhile: it resolves when none is on its way, and none follows. Where a test holds up what a
 * room does, that is not waited for.
 */
async function landed({ flying }: Rooms): Promise<boolean> {
  const until = Date.now() + 500;
  const { made } = flying;
  for (let quiet = 0; quiet < turns && Date.now() < until; quiet = flying.count > 0 ? 0 : quiet + 1)
    await new Promise(setImmediate);
  return flying.made > made;
}

/** Resolves when nothing is under way any more: what rooms owed each other has arrived, or failed. */
export async function atRest(rooms: Rooms, ...sockets: readonly RawSocket[]): Promise<void> {
  do {
    await heard(...sockets);
    await rooms.server.tick();
  } while ((await landed(rooms)) || rooms.runTimers(limits.rowRest) > 0);
  await heard(...sockets);
}

/** Sends a message and gives the place that was acknowledged. */
export async function say(
  socket: RawSocket,
  world: World,
  text: string,
  visibility = "everyone",
): Promise<number> {
  const id = world.newId();
  socket.send(world.message(text, id, visibility));
  const frame = await socket.next(({ type, id: of }) => of === id && (type === "ack" || type === "refused"));
  if (frame.type !== "ack") throw new Error(`refused: ${JSON.stringify(frame)}`);
  return frame.pos as number;
}

/** Gives a command and its answer: an ack or a refusal. */
export async function give(
  socket: RawSocket,
  world: World,
  command: Record<string, unknown>,
): Promise<Frame> {
  const id = world.newId();
  socket.send({ type: "command", id, command });
  return socket.next(({ type, id: of }) => of === id && (type === "ack" || type === "refused"));
}

export interface SeenMessage {
  readonly id: string;
  readonly type: string;
  readonly pos: number;
  readonly at: number;
  readonly visibility?: string;
  readonly command?: string;
  readonly body?: { readonly text: string };
  readonly by: { readonly id: string };
}

/** All events that a socket was given, in the order of their coming. */
export function eventsOf(socket: RawSocket): SeenMessage[] {
  return socket.frames.flatMap(frame => (frame.events as SeenMessage[] | undefined) ?? []);
}

export function textsOf(socket: RawSocket): string[] {
  return eventsOf(socket).flatMap(({ body }) => (body === undefined ? [] : [body.text]));
}

export function typesOf(frames: readonly Frame[]): string[] {
  return frames.map(({ type }) => type);
}

/** Numbers from 1 to `n`. */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index + 1);
}

/** The same numbers in [0, 1) for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of several, by a number in [0, 1). */
export function pick<T>(all: readonly T[], random: number): T {
  return all[Math.floor(random * all.length)] as T;
}
