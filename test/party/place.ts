/**
 * One real runtime for all tests of a process that ask nothing of their own of it, with a practice for each of their files:
 * started by the first of them, gone after the last (test/tools/node-shares.mjs puts them into one process).
 */
import { after } from "node:test";
import { createTestPractice } from "../support/practice.ts";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { World } from "../support/world.ts";

export interface Place {
  readonly runtime: Runtime;
  readonly world: World;
}

/** Files here that have a practice at it. */
const files = ["attachments", "clients", "durability", "roster"] as const;
type File = (typeof files)[number];
/** Nobody is slowed down, as one person does here what many do. */
const fast = { burst: 1e6, perSecond: 1e6 };

let started: Promise<Map<File, Place>> | null = null;
after(async () => {
  const [place] = [...((await started) ?? [])];
  await place?.[1].runtime.stop();
});

async function start(): Promise<Map<File, Place>> {
  const practices = await Promise.all(files.map(file => createTestPractice(file)));
  const runtime = await startRuntime({
    practices: Object.fromEntries(practices.map(({ id, registration }) => [id, registration])),
    rates: { commands: fast, frames: fast, requests: fast },
    delays: { dueLinger: 0 },
  });
  const worlds = practices.map(practice => new World(runtime, practice));
  await Promise.all(worlds.map(world => world.fill()));
  return new Map(files.map((file, at) => [file, { runtime, world: worlds[at] as World }]));
}

/** Within a test: the runtime, and the file's practice, filled. */
export async function placeOf(file: File): Promise<Place> {
  started ??= start();
  return (await started).get(file) as Place;
}
