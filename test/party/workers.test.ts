/** The shell of Workers, in the suite: what of it is its own. `npm run party:workers` has all tests of a runtime on it. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Row } from "@carethread/model";
import Database from "libsql";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { until } from "../support/until.ts";
import { createWorld, type World } from "../support/world.ts";

let runtime: Runtime;
let world: World;

before(async () => {
  world = await createWorld(async practices => {
    runtime = await startRuntime({ practices, on: "workers" });
    return runtime;
  });
});
after(() => runtime.stop());

/** Objects of a class that have anything stored: the platform makes a file of each that was asked for. */
function objectsOf(name: string): number {
  const folder = join(runtime.state, "v3/do", `carethread-${name}`);
  const files = readdirSync(folder).filter(file => /^[0-9a-f]{64}\.sqlite$/.test(file));
  return files.filter(file => {
    const database = new Database(join(folder, file), { readonly: true } as never);
    try {
      const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
      return (tables as { name: string }[]).some(
        ({ name }) =>
          (name === "shell" || name === "_cf_KV") && database.prepare(`select 1 from ${name} limit 1`).get(),
      );
    } finally {
      database.close();
    }
  }).length;
}

test("[I-1] [I-2] [I-3] what was acked is there after kill -9, and alarms alone bring it to the others", async () => {
  const id: string = (await world.startTopic("staff", "kim")).body.id;
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  for (const text of ["one", "two", "three"]) {
    const message = world.newId();
    kim.send(world.message(text, message));
    await kim.next(frame => frame.type === "ack" && frame.id === message);
  }
  await runtime.kill();
  await kim.closed;
  await runtime.start();
  // Nobody comes back, and nothing ticks.
  await until(async () => {
    const inbox = await world.inbox("portal", "rosa");
    const welcome = await inbox.next("welcome");
    inbox.close();
    return (welcome.rows as Row[]).find(row => row.id === id)?.last?.text === "three";
  }, "the row");
  const token = await world.practice.token("portal", "rosa");
  const { body } = await world.get("main", world.conversationRoom(id), "events?before=99", token);
  assert.deepEqual(
    body.events.flatMap(event => (event.type === "message" ? [event.body.text] : [])),
    ["Hello", "one", "two", "three"],
  );
});

test("[I-4] rooms that there are not store nothing, and what strangers write into a request is not read", async () => {
  const before = objectsOf("Conversation");
  assert.ok(before > 0);
  const kim = await world.practice.token("staff", "kim");
  for (let n = 0; n < 5; n++) {
    const socket = await world.dial("main", world.conversationRoom(world.newId()));
    socket.send({ type: "hello", v: 1, token: kim });
    assert.equal(await socket.closed, 4404);
  }
  assert.equal(objectsOf("Conversation"), before);
  const headers = { authorization: `Bearer ${kim}`, "x-partykit-props": "{", "x-partykit-room": "x" };
  const answer = await fetch(`${world.room("main", world.conversationRoom(world.newId()))}/events?before=9`, {
    headers,
  });
  assert.equal(answer.status, 404);
  assert.equal(((await answer.json()) as { code: string }).code, "not-found");
  assert.equal((await fetch(`${runtime.url}/elsewhere`)).status, 404);
});
