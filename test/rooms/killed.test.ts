/** The server dies at every call between rooms, one after the other; what people asked for still happens once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Row } from "@carethread/model";
import type { Answered } from "../support/world.ts";
import { atRest, createRooms, eventsOf, type Rooms, textsOf, upTo } from "./support.ts";

/** Kills the server at its n-th call between rooms, before or after the call was made. Tells whether it came to that. */
function killAt({ calls, server }: Rooms, n: number, when: "before" | "after"): () => boolean {
  let seen = 0;
  calls.through = async (_, make) => {
    const dies = ++seen === n;
    if (dies && when === "before") server.restart();
    const answer = await make();
    if (dies && when === "after") server.restart();
    return answer;
  };
  return () => seen >= n;
}

/** Asks until there is an answer, as clients do. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

async function answered(ask: () => Promise<Answered>): Promise<Answered> {
  return insist(async () => {
    const answer = await ask();
    if (answer.status >= 500) throw new Error(`answered ${answer.status}`);
    return answer;
  });
}

/** Starts a topic, sends a message and adds Vera to the team, in spite of everything. */
async function live(rooms: Rooms): Promise<string> {
  const { world } = rooms;
  const start = { commandId: world.newId(), title: "Refill" };
  const { body } = await answered(() => world.startTopic("staff", "kim", "rosa", start));
  const command = world.newId();
  await insist(async () => {
    const kim = await world.join("staff", "kim", body.id);
    await kim.next("welcome");
    kim.send(world.message("Is it enough?", command));
    await kim.next("ack");
    kim.close();
  });
  const team = [...(world.rosa().team as unknown[]), { id: "vera", name: "Vera Lind", role: "care-team" }];
  await answered(() => world.pushPatient("rosa", { ...world.rosa(), version: 2, team }));
  return body.id;
}

for (const when of ["before", "after"] as const) {
  test(`[I-1] [I-2] [I-3] the server may die ${when} any call between rooms`, async () => {
    let points = 0;
    for (let n = 1; ; n++) {
      const rooms = await createRooms();
      const { world, server } = rooms;
      const reached = killAt(rooms, n, when);
      const id = await live(rooms);
      for (const _ of upTo(3)) await server.tick().catch(() => {});
      rooms.calls.through = (_, make) => make();
      await atRest(rooms);
      for (const [kind, sub, unread] of [
        ["staff", "kim", 0],
        ["staff", "omar", 2],
        ["staff", "vera", 0],
        ["portal", "rosa", 2],
      ] as const) {
        const inbox = await world.inbox(kind, sub);
        const { rows, badge } = await inbox.next("welcome");
        const shown = (rows as Row[]).map(row => [row.id, row.last?.text, row.messages, row.unread]);
        assert.deepEqual(shown, [[id, "Is it enough?", 2, unread]], `${sub} after the ${n}th call`);
        assert.equal(badge, unread);
        const thread = await world.join(kind, sub, id);
        await thread.next("welcome");
        assert.deepEqual(textsOf(thread), ["Hello", "Is it enough?"]);
        assert.deepEqual(
          eventsOf(thread).map(({ pos }) => pos),
          upTo(eventsOf(thread).length),
        );
      }
      if (!reached()) break;
      points = n;
    }
    assert.ok(points > 12, `${points} calls`);
  });
}
