/** Leases of facts: asked for again in time, and no harm where one ends in the middle of something. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "@carethread/model";
import { createRooms, heard, type Rooms, say, textsOf } from "./support.ts";

/** How often facts are asked for from now on. */
function asks({ calls }: Rooms): () => number {
  let asked = 0;
  calls.through = (call, make) => {
    if (call.path === "internal/facts") asked++;
    return make();
  };
  return () => asked;
}

test("facts are asked for once a lease, and before it ends", async () => {
  const rooms = await createRooms();
  const { world, clock } = rooms;
  const id = await rooms.topic();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  const asked = asks(rooms);
  for (const _ of [1, 2, 3]) await say(kim, world, "Under lease");
  assert.equal(asked(), 0);
  clock.now += limits.factsLease - 1_000;
  await say(kim, world, "Nearly over");
  assert.equal(asked(), 1);
  clock.now += 2_000;
  await say(kim, world, "Under the next one");
  assert.equal(asked(), 1);
});

test("[I-5] a command in whose middle the lease ends may be sent again, and then arrives", async () => {
  const rooms = await createRooms();
  const { world, clock, reads } = rooms;
  const kim = await world.join("staff", "kim", await rooms.topic());
  await kim.next("welcome");
  await say(kim, world, "Quickly");
  // While the room looks whether it has seen the command.
  reads.before = () => {
    reads.before = () => {};
    clock.now += limits.factsLease;
  };
  const command = world.newId();
  kim.send(world.message("Slowly", command));
  const { id, code, retryable } = await kim.next("refused");
  assert.deepEqual([id, code, retryable], [command, "server-error", true]);
  kim.send(world.message("Slowly", command));
  await kim.next("ack");
  await heard(kim);
  assert.deepEqual(textsOf(kim), ["Hello", "Quickly", "Slowly"]);
});

test("[F-022] a change that is pushed while the question is under way is not lost", async () => {
  const rooms = await createRooms();
  const { world, calls } = rooms;
  const id = await rooms.topic();
  // The answer "active" is on its way while the host says otherwise.
  calls.through = async ({ path }, make) => {
    const answer = await make();
    if (path === "internal/facts") await world.pushStaff("omar", { version: 2, name: "Omar", active: false });
    return answer;
  };
  const omar = await world.join("staff", "omar", id);
  assert.equal(await omar.closed, 4404);
  assert.deepEqual(omar.texts, []);
});
