/**
 * What a large practice costs the rooms themselves: in memory, without what the storage in memory takes, which looks
 * through all keys of a room for each list.
 */
import { hooksRoom, indexRoom, type Party, practiceRoom, roomName } from "@carethread/model";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { MemoryStorage } from "@carethread/rooms/memory/storage";
import { countReads } from "../../rooms/stored.ts";
import { collectGarbage } from "../../support/garbage.ts";
import { createTestPractice } from "../../support/practice.ts";
import { World } from "../../support/world.ts";
import { anyRates as rates } from "../parts/part.ts";
import { median } from "../stats.ts";
import {
  type Ask,
  asking,
  factsOf,
  fillConversations,
  fillInbox,
  fillPatients,
  fillQueue,
  fillStaff,
  nurse,
  patient,
} from "./fill.ts";
import { type LookedUp, lookUp, lookUps } from "./look-up.ts";
import type { Sizes } from "./sizes.ts";

/** What it costs to wake rooms by one thing that is asked of them. */
export interface Woken {
  readonly ms: number;
  /** Reads of storages, and the values that they gave. */
  readonly reads: number;
  readonly values: number;
  /** Bytes of heap that the woken rooms hold. */
  readonly held: number;
}

export interface Figures {
  readonly sizes: Sizes;
  readonly lookUp: LookedUp;
  /** When no slice has loaded its patients. */
  readonly first: Woken;
  readonly rooms: Readonly<Record<RoomName, Woken>>;
  readonly tick: Woken;
  /** Values that one pushed change of a member of staff writes into the practice's room. */
  readonly staffWrites: number;
}

export const roomNames = ["person", "patient", "conversation", "practice", "index", "hooks"] as const;
export type RoomName = (typeof roomNames)[number];

/** Milliseconds that storages took, in all. */
const inStorage = { spent: 0 };
for (const name of ["get", "getMany", "list"] as const) {
  const real = MemoryStorage.prototype[name] as (...args: unknown[]) => Promise<unknown>;
  let depth = 0;
  MemoryStorage.prototype[name] = function (this: MemoryStorage, ...args: unknown[]) {
    const begun = performance.now();
    depth++;
    // In effect at once: what is measured is not mixed with what others do.
    const done = real.apply(this, args);
    if (--depth === 0) inStorage.spent += performance.now() - begun;
    return done;
  } as never;
}

class Measuring {
  readonly world: World;
  readonly server: MemoryServer;
  readonly ask: Ask;
  readonly #counts: { reads: number };

  constructor(world: World, server: MemoryServer, counts: { reads: number }) {
    this.world = world;
    this.server = server;
    this.ask = asking(world, "memory-".repeat(8));
    this.#counts = counts;
  }

  /** All rooms sleep before it; `rounds` times, the medians. */
  async woken(rounds: number, wake: () => Promise<unknown>): Promise<Woken> {
    const disks = this.server
      .rooms()
      .map(({ party, room }) => countReads(this.server.sealedDisk(party, room)));
    const found: Woken[] = [];
    for (let round = 0; round < rounds; round++) {
      this.server.hibernate();
      await collectGarbage();
      const before = process.memoryUsage().heapUsed;
      for (const disk of disks) disk.taken();
      this.#counts.reads = 0;
      inStorage.spent = 0;
      const begun = performance.now();
      await wake();
      const ms = performance.now() - begun - inStorage.spent;
      const { reads } = this.#counts;
      const values = disks.reduce((sum, disk) => sum + disk.taken(), 0);
      await collectGarbage();
      found.push({ ms, reads, values, held: process.memoryUsage().heapUsed - before });
    }
    const of = (key: keyof Woken): number => median(found.map(woken => woken[key]));
    return { ms: of("ms"), reads: of("reads"), values: of("values"), held: of("held") };
  }

  /** Ticks until every room owes nothing any more. */
  async idle(): Promise<void> {
    for (let owing = 1; owing > 0; ) {
      await new Promise(resolve => setImmediate(resolve));
      const ticked = (await this.ask("index", indexRoom("harbor", 0), "tick")) as Record<string, number>;
      owing = (ticked.woken ?? 0) + (ticked.owing ?? 0);
    }
  }

  async hello(party: Party, room: string, sub: string): Promise<void> {
    const socket = await this.world.dial(party, room);
    socket.send({ type: "hello", v: 1, token: await this.world.practice.token("staff", sub) });
    await socket.next("welcome", 60_000);
    socket.close();
  }
}

async function open(slices: number): Promise<Measuring & { written: { values: number } }> {
  const practice = await createTestPractice("harbor", { staffAccess: "searchable" });
  const counts = { reads: 0 };
  const written = { values: 0 };
  const hooks = { url: "https://ehr.test/hook", secret: `whsec_${"A".repeat(43)}=` };
  const server = createMemoryServer({
    practices: { harbor: { ...practice.registration, slices, hooks } },
    rates,
    // Rooms that owe nothing leave the due table at once, and nobody asks the practice's room beside what is measured.
    delays: { dueLinger: 0, practiceLease: 1e9 },
    // What is to be done later holds rooms that sleep: ticks do it here.
    later: (run, ms) => (ms === 0 ? void setImmediate(run) : undefined),
    fetch: async () => new Response(null, { status: 500 }),
    onRead: () => {
      counts.reads++;
    },
    onPut: ({ party, entries }) => {
      if (party === "practice") written.values += Object.keys(entries).length;
    },
  });
  const measuring = new Measuring(new World(server, practice), server, counts);
  return Object.assign(measuring, { written });
}

/** The reads of a tick in a practice with nothing due. */
export async function idleTick(sizes: Sizes): Promise<Woken> {
  const measuring = await open(sizes.slices);
  await fillPatients(measuring.world, measuring.ask, sizes);
  await measuring.idle();
  return measuring.woken(5, () => measuring.ask("index", indexRoom("harbor", 0), "tick"));
}

export async function figuresOf(sizes: Sizes, rounds: number): Promise<Figures> {
  const measuring = await open(sizes.slices);
  const { world, ask, written } = measuring;
  await world.fill();
  await fillPatients(world, ask, sizes);
  await fillStaff(world, ask, sizes);
  const id = await fillConversations(world, sizes);
  await fillInbox(world, ask, sizes);
  await measuring.idle();
  const tick = await measuring.woken(rounds, () => ask("index", indexRoom("harbor", 0), "tick"));
  // The first commit of a life also writes the room's format.
  for (const rev of [2, 3]) {
    written.values = 0;
    await ask("practice", practiceRoom("harbor"), "internal/staff", { facts: { ...factsOf(world, 1), rev } });
  }
  const staffWrites = written.values;
  const first = await measuring.woken(rounds, () => lookUp(world));
  const looked = await lookUps(world, rounds * 20);
  const key = world.practice.personKey("staff", nurse);
  const find = { person: factsOf(world, 0), q: "ada", for: "open" };
  const wakers: Readonly<Record<RoomName, () => Promise<unknown>>> = {
    person: () => measuring.hello("person", roomName("harbor", key), nurse),
    patient: async () => ask("patient", await world.practice.patientRoom(patient), "internal/facts"),
    conversation: () => measuring.hello("main", world.conversationRoom(id), "kim"),
    practice: () => ask("practice", practiceRoom("harbor"), "internal/registered"),
    index: () => ask("index", indexRoom("harbor", 1), "internal/find", find),
    hooks: () => ask("hooks", hooksRoom("harbor"), "status"),
  };
  // Last of all: what waits there is due.
  await fillQueue(world, ask, sizes);
  const rooms: Partial<Record<RoomName, Woken>> = {};
  for (const name of roomNames) rooms[name] = await measuring.woken(rounds, wakers[name]);
  return { sizes, lookUp: looked, first, rooms: rooms as Figures["rooms"], tick, staffWrites };
}
