/** kill -9 of the real runtime, again and again, while people write. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { size } from "../support/long.ts";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { createWorld, type World } from "../support/world.ts";
import { randomFor } from "./random.ts";
import { assertInOrder, assertRecount, logOf, messagesOf, type Who } from "./record.ts";
import { Writer } from "./writer.ts";

const nurse: Who = { kind: "staff", sub: "kim" };
const physician: Who = { kind: "staff", sub: "omar" };
const patient: Who = { kind: "portal", sub: "rosa" };
/** The bound on a person's commands is not what is tried here. */
const fast = { burst: 100_000, perSecond: 100_000 };

let runtime: Runtime;
let world: World;

before(async () => {
  const settings = { kinds: ["topic"], staffAccess: "care-team", notes: true };
  world = await createWorld(async practices => {
    runtime = await startRuntime({ practices, rates: { commands: fast, frames: fast, hellos: fast } });
    return runtime;
  }, settings);
});
after(() => runtime.stop());

test("[I-1] [I-2] [I-3] acked equals stored, once and in order, however often the server is killed", async t => {
  const random = randomFor("kill");
  const rounds = size(2, 75);
  const first: string = (await world.startTopic("staff", "kim")).body.id;
  const second: string = (await world.startTopic("portal", "rosa", "rosa", { title: "Refill" })).body.id;
  let heard = (): void => {};
  const writers = [
    new Writer(world, nurse, first, () => heard()),
    new Writer(world, patient, first, () => heard()),
    new Writer(world, physician, second, () => heard()),
    new Writer(world, patient, second, () => heard()),
  ];

  for (let round = 0; round < rounds; round++) {
    // Now and then right after the start, when rooms enter the due table and debts are told.
    let left = round > 0 && random.chance(0.3) ? 1 + random.below(8) : 60 + random.below(240);
    let killed: Promise<void> | null = null;
    heard = () => {
      if (--left === 0) killed = runtime.kill();
    };
    await Promise.all(writers.map(writer => writer.write(Number.POSITIVE_INFINITY)));
    await killed;
    assert.ok(killed !== null, "the sockets ended without a kill");
    await runtime.start();
  }

  // Nobody opens a conversation: the deployment's tick alone brings the inboxes up to date.
  heard = () => {};
  await runtime.tick();
  const people = [nurse, physician, patient];
  const counts = await Promise.all(people.map(who => assertRecount(world, who, [first, second])));

  const acked = writers.map(writer => writer.acked);
  const stored = [
    ...messagesOf(await logOf(world, nurse, first)),
    ...messagesOf(await logOf(world, nurse, second)),
  ];
  assert.equal(new Set(stored).size, stored.length - 1, "nothing is doubled but the two Hellos");
  for (const { sent } of writers) {
    for (const { text, acked } of sent) {
      if (acked) assert.ok(stored.includes(text), `${text} was acked and is lost`);
    }
  }

  // What was not acked is sent again with its id, and each writer's messages stand there as they were written.
  await Promise.all(writers.map(writer => writer.write(writer.sent.length)));
  for (const { conversation, name, sent, seen, who } of writers) {
    assertInOrder(messagesOf(await logOf(world, nurse, conversation)), name, sent.length);
    const theirs = await logOf(world, who, conversation);
    assert.deepEqual(seen, theirs.slice(0, seen.length), `${name} was shown what is not in the log`);
  }
  await runtime.tick();
  await Promise.all(people.map(who => assertRecount(world, who, [first, second])));
  t.diagnostic(
    `${rounds} kills; ${acked.reduce((sum, n) => sum + n)} acked, ${stored.length - 2} stored before sending again, ` +
      `${writers.reduce((sum, { sent }) => sum + sent.length, 0)} sent; badges ${counts.map(({ badge }) => badge).join(", ")}`,
  );
});
