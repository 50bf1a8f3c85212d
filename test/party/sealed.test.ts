/** Sealed storage on the real runtime: its files, a room from before there was a key, and a key that is another one. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { until } from "../support/until.ts";
import { createWorld, type World } from "../support/world.ts";

let runtime: Runtime;
let world: World;

before(async () => {
  world = await createWorld(async practices => {
    runtime = await startRuntime({ practices, seal: null });
    return runtime;
  });
});
after(() => runtime.stop());

const seal = { keys: { 1: "party-seal-".repeat(4).slice(0, 43) } };

/** Files of the runtime that have these words in them. */
function filesWith(words: string): string[] {
  const files = readdirSync(runtime.state, { recursive: true, withFileTypes: true });
  return files
    .filter(file => file.isFile())
    .map(file => join(file.parentPath ?? file.path, file.name))
    .filter(path => readFileSync(path).includes(words));
}

async function say(id: string, text: string): Promise<void> {
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  kim.send(world.message(text));
  await kim.next("ack");
  kim.close();
}

async function textsIn(id: string): Promise<unknown[]> {
  const token = await world.practice.token("staff", "kim");
  const { status, body } = await world.get("main", world.conversationRoom(id), "events?before=99", token);
  return status === 200
    ? body.events.flatMap(event => (event.type === "message" ? [event.body.text] : []))
    : [body.code];
}

test("[F-196] what people write is in none of the runtime's files, and without its key in no answer", async () => {
  const old = (await world.startTopic("staff", "kim", "rosa", { title: "Before", first: { text: "Begin" } }))
    .body.id;
  await say(old, "Written in plain, a zebrafinch");
  assert.ok(filesWith("zebrafinch").length > 0, "the search finds what is there");
  await runtime.kill();
  await runtime.start(seal);
  // From before there was a key: read, and sealed when it wakes.
  assert.deepEqual(await textsIn(old), ["Begin", "Written in plain, a zebrafinch"]);
  const id = (
    await world.startTopic("staff", "kim", "rosa", { title: "A flycatcher", first: { text: "Begin" } })
  ).body.id;
  await say(id, "Sealed, a flycatcher");
  await say(old, "Goes on, a flycatcher");
  await runtime.tick();
  assert.deepEqual(filesWith("flycatcher"), []);
  await runtime.kill();
  await runtime.start({ keys: { 1: "other-seal-".repeat(4).slice(0, 43) } });
  assert.deepEqual(await textsIn(id), ["server-misconfigured"]);
  const isTold = () => /main: .*Key 1 of CARETHREAD_SEAL is another one/.test(runtime.output());
  await until(isTold, "the operator's sentence");
  assert.ok(!runtime.output().includes(seal.keys[1]));
  await runtime.kill();
  await runtime.start(seal);
  assert.deepEqual(await textsIn(id), ["Begin", "Sealed, a flycatcher"]);
  assert.deepEqual(await textsIn(old), ["Begin", "Written in plain, a zebrafinch", "Goes on, a flycatcher"]);
});
