/** Since when a patient's message waits for somebody: what a reminder goes by equals a recount, however one reads. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { atRest, createRooms, eventsOf, pick, randomFrom, say, upTo } from "./support.ts";

for (const seed of upTo(3)) {
  test(`[I-3] since when a patient's message waits equals a recount (seed ${seed})`, async () => {
    const rooms = await createRooms();
    const { world, server, clock, puts } = rooms;
    const id = await rooms.topic();
    const kim = await world.join("staff", "kim", id);
    const rosa = await world.join("portal", "rosa", id);
    const omar = await world.join("staff", "omar", id);
    await Promise.all([kim, rosa, omar].map(socket => socket.next("welcome")));
    const kims = await world.practice.personRoom("staff", "kim");
    let since: number | null | undefined;
    puts.before = ({ party, room, entries }) => {
      const row = entries[`row:${id}`] as { since: number | null } | undefined;
      if (party === "person" && room === kims && row !== undefined) since = row.since;
    };
    const random = randomFrom(seed);
    let read = 0;
    // More than are counted at once, so that what is left is looked for in several steps.
    for (const n of upTo(320)) {
      clock.now += 1_000;
      const act = random();
      if (act < 0.1) await say(rosa, world, `r${n}`);
      else if (act < 0.9) omar.send(world.message(`s${n}`));
      else {
        const pos = Math.max(1, Math.ceil(random() * (eventsOf(kim).at(-1)?.pos ?? 1)));
        // Written while it is being read: the log grows under the count.
        kim.send({ type: "read", from: 1, pos });
        if (random() < 0.5) rosa.send(world.message(`while ${n}`));
        read = Math.max(read, pos);
      }
      if (act > 0.97) {
        await atRest(rooms, kim, rosa, omar);
        pick([() => server.hibernate(), () => {}], random())();
      }
    }
    await atRest(rooms, kim, rosa, omar);
    const first = eventsOf(kim).find(
      ({ by, pos, type }) => type === "message" && pos > read && (by as { side?: string }).side === "portal",
    );
    assert.equal(since, first?.at ?? null);
    kim.send({ type: "read", from: 1, pos: eventsOf(kim).at(-1)?.pos });
    await atRest(rooms, kim, rosa, omar);
    assert.equal(since, null);
  });
}
