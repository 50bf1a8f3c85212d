/**
 * The rooms of the stored fixtures: one practice of the environment, others that an operator pushes, and a receiver of
 * webhooks. Every opening has signing keys of its own; the id secrets are always the same.
 */
import type { Operator, PracticeRegistration } from "@carethread/host";
import { limits, type Party, roomLimits } from "@carethread/model";
import { createMemoryServer, type MemoryServer, type RoomCall, type RoomPut } from "@carethread/rooms/memory";
import { createTestOperator } from "../../support/operator.ts";
import { createTestPractice, type TestPractice } from "../../support/practice.ts";
import type { RawSocket } from "../../support/raw-socket.ts";
import { World } from "../../support/world.ts";
import { createReceiver, quiet, type Receiver } from "../receiver.ts";
import { heard } from "../support.ts";

/** By `<party>/<room>` and key, the bytes as base64. */
export type Disks = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Scene {
  readonly server: MemoryServer;
  readonly clock: { now: number };
  readonly harbor: World;
  readonly inland: World;
  readonly outpost: World;
  readonly operator: Operator;
  readonly receiver: Receiver;
  /** Stand between rooms and before commits; what they throw fails. */
  readonly network: { before: (call: RoomCall) => void };
  readonly puts: { before: (put: RoomPut) => void };
  /** What the rooms told the operator. */
  readonly logs: unknown[][];
  /** Starts the server again with so many slices of the first practice. */
  slice(slices: number): void;
  register(world: World, version: number): Promise<boolean>;
  /** Asks a room as its siblings do. */
  ask(party: Party, room: string, path: string, body?: unknown): Promise<Response>;
  /** Resolves when all that can be done by now is done, but what a tick would do. */
  rest(...sockets: readonly RawSocket[]): Promise<void>;
  tick(): Promise<void>;
  /** Later, with what is then due. */
  pass(ms: number): Promise<void>;
}

const fast = { burst: 1e6, perSecond: 1e6 };

/** `slices` is how many the first practice has. */
export async function openScene(now: number, slices: number, disks: Disks = {}): Promise<Scene> {
  const clock = { now };
  const network: Scene["network"] = { before: () => {} };
  const puts: Scene["puts"] = { before: () => {} };
  const logs: unknown[][] = [];
  const timers = new Set<{ readonly run: () => void; readonly ms: number }>();
  /** Calls between rooms that are under way. */
  let flying = 0;
  const receiver = createReceiver(() => clock.now);
  const testOperator = await createTestOperator();
  const [harbor, inland, outpost] = await Promise.all(
    (["harbor", "inland", "outpost"] as const).map(async id => onClock(await createTestPractice(id), clock)),
  );
  if (harbor === undefined || inland === undefined || outpost === undefined) throw new Error("no practices");
  const practices = (count: number) => ({
    harbor: { ...harbor.registration, hooks: receiver.hooks, slices: count },
  });
  const server = createMemoryServer({
    practices: practices(slices),
    operator: testOperator.keys,
    rates: { frames: fast, commands: fast, hellos: fast, requests: fast },
    now: () => clock.now,
    fetch: receiver.fetch,
    log: (...entry) => logs.push(entry),
    later: (run, ms) => (ms === 0 ? void setImmediate(run) : timers.add({ run, ms })),
    onPut: put => puts.before(put),
    async onCall(call, make) {
      network.before(call);
      flying++;
      return make().finally(() => {
        flying--;
      });
    },
  });
  for (const [name, values] of Object.entries(disks)) {
    const [party, room] = name.split("/") as [Party, string];
    const disk = server.disk(party, room);
    for (const [key, value] of Object.entries(values)) disk.set(key, Buffer.from(value, "base64"));
  }
  const runTimers = (): number => {
    const due = [...timers].filter(({ ms }) => ms <= limits.rowRest);
    for (const timer of due) {
      timers.delete(timer);
      timer.run();
    }
    return due.length;
  };
  const operator = testOperator.at(server, () => clock.now);
  const rest: Scene["rest"] = (...sockets) =>
    quiet(async () => {
      do {
        await heard(...sockets);
        // What was put off until others had their turn has it, and what follows from that.
        for (let turns = 0; turns < 4; turns++) {
          await new Promise(resolve => setImmediate(resolve));
          if (flying > 0) turns = 0;
        }
      } while (runTimers() > 0);
    });
  const scene: Scene = {
    ...{ server, clock, operator, receiver, network, puts, logs, rest },
    harbor: new World(server, harbor),
    inland: new World(server, inland),
    outpost: new World(server, outpost),
    slice: count => server.restart(practices(count)),
    async register({ practice }, version) {
      const registration = practice.registration as unknown as PracticeRegistration;
      const { applied } = await operator.register(practice.id, registration, version);
      // Whatever was known before is asked anew.
      clock.now += roomLimits.practiceLease + 1;
      return applied;
    },
    ask: (party, room, path, body = {}) =>
      server.fetch(`${server.url}/parties/${party}/${room}/${path}`, {
        method: path === "status" ? "GET" : "POST",
        headers: { authorization: `Bearer ${"memory-".repeat(8)}` },
        ...(path === "status" ? {} : { body: JSON.stringify(body) }),
      }),
    async tick() {
      await rest();
      await server.tick();
      await rest();
    },
    async pass(ms) {
      clock.now += ms;
      await scene.tick();
    },
  };
  return scene;
}

/** A practice whose tokens begin now by the rooms' clock. */
function onClock(practice: TestPractice, clock: { now: number }): TestPractice {
  return {
    ...practice,
    token: (kind, sub, options) =>
      practice.token(kind, sub, { iat: Math.floor(clock.now / 1000), ...options }),
  };
}

/** What all rooms have stored, in the order of names and keys. */
export function disksOf({ server }: Scene): Disks {
  const named = server
    .rooms()
    .map(({ party, room }) => [`${party}/${room}`, server.disk(party, room)] as const);
  return sorted(
    named.map(([name, disk]) => [
      name,
      sorted([...disk].map(([key, value]) => [key, Buffer.from(value).toString("base64")])),
    ]),
  );
}

function sorted<T>(entries: readonly (readonly [key: string, value: T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
