/** A smaller practice on the real runtime, whose storage is a disk: what a person waits for, and the tick. */
import { practiceRoom, roomName } from "@carethread/model";
import { fewAtATime } from "@carethread/rooms/base/base";
import { createTestPractice } from "../../support/practice.ts";
import type { Runtime } from "../../support/runtime.ts";
import { type Reachable, World } from "../../support/world.ts";
import { anyRates as rates, type Servers } from "../parts/part.ts";
import { median } from "../stats.ts";
import { nurse, personOf } from "./fill.ts";
import { type LookedUp, lookUp, lookUps } from "./look-up.ts";
import type { Sizes } from "./sizes.ts";

export type RuntimeSizes = Pick<Sizes, "patients" | "slices" | "staff" | "rows">;

/** Milliseconds. */
export interface RuntimeFigures {
  readonly sizes: RuntimeSizes;
  readonly filled: number;
  readonly lookUp: LookedUp;
  /** The first ones after the runtime was killed and started, each of a room that slept. */
  readonly firstLookUp: number;
  readonly hello: number;
  /** The same by the same person right afterwards: what is left when the room is awake. */
  readonly helloAgain: number;
  readonly practice: number;
  /** With nothing due. */
  readonly tick: number;
}

export async function onRuntime(
  servers: Servers,
  sizes: RuntimeSizes,
  rounds: number,
): Promise<RuntimeFigures> {
  const practice = await createTestPractice("harbor", { staffAccess: "searchable" });
  const runtime = await servers.runtime({
    practices: { harbor: { ...practice.registration, slices: sizes.slices } },
    rates,
    delays: { dueLinger: 0 },
  });
  const world = new World(steady(runtime), practice);
  const filled = await timed(() => fill(world, sizes));
  await idle(runtime);
  const ticks: number[] = [];
  for (let round = 0; round < rounds * 4; round++) ticks.push(await timed(() => tick(runtime)));
  const first: Record<"look" | "hello" | "again" | "practice", number[]> = {
    ...{ look: [], hello: [], again: [], practice: [] },
  };
  for (let round = 0; round < rounds; round++) {
    await restarted(runtime, world);
    first.practice.push(await timed(() => pushSettings(world)));
    first.hello.push(await timed(() => hello(world)));
    first.again.push(await timed(() => hello(world)));
    first.look.push(await lookUp(world));
  }
  return {
    ...{ sizes, filled },
    lookUp: await lookUps(world, rounds * 40),
    firstLookUp: median(first.look),
    hello: median(first.hello),
    helloAgain: median(first.again),
    practice: median(first.practice),
    tick: median(ticks),
  };
}

/** As a host does it, many at once: the runtime lets nobody from outside tell rooms what their siblings tell them. */
async function fill(world: World, { patients, staff, rows }: RuntimeSizes): Promise<void> {
  const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index);
  await pushSettings(world);
  await fewAtATime(width, upTo(staff), n => world.pushStaff(`nurse-${n}`, personOf(n)).then(taken));
  await fewAtATime(width, upTo(patients), async n => {
    // The nurse's are as many as her inbox has rows.
    const k = n < rows ? 0 : 1 + ((n * 7) % (staff - 1));
    const team = [{ id: `nurse-${k}`, ...personOf(k), role: "care-team" }];
    taken(await world.pushPatient(`p${n}`, { ...personOf(n), patientId: `MRN-${n}`, team }));
    if (n < rows) taken(await world.startTopic("system", "host", `p${n}`));
  });
}

/** Requests at once. */
const width = 16;

function taken({ status, body }: { readonly status: number; readonly body: unknown }): void {
  if (status !== 200) throw new Error(`a push was answered ${status}: ${JSON.stringify(body)}`);
}

/** Wakes the practice's room; what it pushes is known but for the first time. */
async function pushSettings(world: World): Promise<void> {
  const body = { type: "practice", version: 1, settings: { staffAccess: "searchable" } };
  const token = await world.practice.token("system", "host");
  taken(await world.post("practice", practiceRoom(world.practice.id), "roster", token, body));
}

async function idle(runtime: Runtime): Promise<void> {
  for (let owing = 1; owing > 0; ) {
    const ticked = await tick(runtime);
    owing = ticked.reduce((sum, tick) => sum + tick.woken + tick.owing, 0);
  }
}

/** A busy `partykit dev` now and then ends a kept-alive connection that is just used again; what is asked twice is done once. */
function steady(runtime: Runtime): Reachable {
  return {
    get url() {
      return runtime.url;
    },
    WebSocket: runtime.WebSocket,
    fetch: (input, init) => runtime.fetch(input, init).catch(() => runtime.fetch(input, init)),
  };
}

function tick(runtime: Runtime): ReturnType<Runtime["tick"]> {
  return runtime.tick().catch(() => runtime.tick());
}

/** Kills the runtime and starts it. The first request loads the code, and wakes nobody: there is no such practice. */
async function restarted(runtime: Runtime, world: World): Promise<void> {
  await runtime.kill();
  await runtime.start();
  const { practice } = world;
  const room = roomName("nowhere", practice.personKey("staff", nurse));
  await world.get("person", room, "rows?after=x", await practice.token("staff", nurse));
}

async function hello(world: World): Promise<void> {
  const socket = await world.inbox("staff", nurse);
  await socket.next("welcome", 60_000);
  socket.close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
