/** Checkpoints: how far records and logs are, signed and told to who stands outside. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCheckpoint } from "@carethread/host";
import { type Checkpoint, type RecordVerdict, roomLimits, verifyCheckpoints } from "@carethread/model";
import { createReceiver, settled } from "./receiver.ts";
import { say } from "./support.ts";
import { type Team, team } from "./team.ts";

async function outside() {
  const receiver = createReceiver(() => now.clock.now);
  const now: Team = await team({
    settings: { notifyPause: 0 },
    ...{ hooks: receiver.hooks, fetch: receiver.fetch },
  });
  const { world, clock } = now;
  await world.pushStaff("vera", { name: "Vera Lind", version: 2, permissions: ["audit"] });
  const pass = async (): Promise<void> => {
    clock.now += roomLimits.checkpointEvery + 1;
    for (let ticks = 0; ticks < 8; ticks++) await settled(now);
  };
  await pass();
  await pass();
  const rosa$ = (await world.practice.patientRoom("rosa")).split("~")[1] as string;
  return {
    ...now,
    ...{ receiver, pass, rosa$ },
    async checkpoints(): Promise<Checkpoint[]> {
      const read = await Promise.all(
        receiver.checkpoints.map(({ checkpoint }) => readCheckpoint(checkpoint)),
      );
      assert.equal(new Set(read.map(({ key }) => key)).size, 1);
      return read.map(({ checkpoint }) => checkpoint).sort((a, b) => a.n - b.n);
    },
    async verdict(): Promise<RecordVerdict> {
      const room = await world.practice.personRoom("staff", "vera");
      const token = await world.practice.token("staff", "vera");
      return (await world.post("person", room, "verify", token, { patient: rosa$ }))
        .body as unknown as RecordVerdict;
    },
  };
}

test("heads of records and logs are told in checkpoints that follow each other, at most once in a while", async () => {
  const now = await outside();
  const { pass, world, id, rosa$, receiver } = now;
  const first = await now.checkpoints();
  const last = (all: readonly Checkpoint[], party: string, key: string) =>
    all.flatMap(({ heads }) => heads).findLast(head => head.party === party && head.key === key);
  assert.ok(last(first, "patient", rosa$));
  const log = last(first, "main", id);
  const kim = await now.join("kim");
  await say(kim, world, "The first in a while");
  for (let ticks = 0; ticks < 8; ticks++) await settled(now);
  const before = receiver.checkpoints.length;
  for (let n = 0; n < 20; n++) await say(kim, world, `Message ${n}`);
  for (let ticks = 0; ticks < 3; ticks++) await settled(now);
  assert.equal(receiver.checkpoints.length, before);
  await pass();
  await pass();
  const all = await now.checkpoints();
  assert.deepEqual(verifyCheckpoints(all), { ok: true });
  assert.ok((last(all, "main", id)?.n ?? 0) >= (log?.n ?? 0) + 20);
  const told = all.length;
  // Where nothing is new, nothing is told.
  await pass();
  assert.equal((await now.checkpoints()).length, told);
  // Who missed some asks.
  const host = await world.practice.token("system", "host");
  const { body } = await world.get("hooks", "harbor~hooks", "checkpoints?after=1", host);
  const { checkpoints } = body as unknown as { checkpoints: { n: number; checkpoint: string }[] };
  assert.deepEqual(
    checkpoints.map(({ n }) => n),
    all.slice(1).map(({ n }) => n),
  );
  assert.equal(
    (await world.get("hooks", "harbor~hooks", "checkpoints", await world.practice.token("staff", "kim")))
      .status,
    404,
  );
});

test("[F-192] a record agrees with the newest checkpoint that the back end has taken, and not with one that it refused", async () => {
  const now = await outside();
  const { receiver, pass } = now;
  const { held, fault, disagrees } = await now.verdict();
  assert.deepEqual([fault, disagrees], [null, undefined]);
  assert.ok(held && held.entries > 0);
  receiver.answerCheckpoint = () => new Response(null, { status: 500 });
  now.clock.now += roomLimits.accessEvery + 1;
  (await now.join("ines")).close();
  await pass();
  const later = await now.verdict();
  assert.ok(later.entries > held.entries);
  assert.deepEqual(later.held, held);
  receiver.answerCheckpoint = () => new Response(null, { status: 204 });
  await pass();
  assert.equal((await now.verdict()).held?.entries, later.entries);
});
