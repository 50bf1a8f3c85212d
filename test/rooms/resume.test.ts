/** Coming back: exactly what was missed, or the end of the log and the way back through it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import type { RawSocket } from "../support/raw-socket.ts";
import {
  createRooms,
  eventsOf,
  heard,
  type Rooms,
  randomFrom,
  type SeenMessage,
  say,
  upTo,
} from "./support.ts";

const sides = [
  ["staff", "kim"],
  ["portal", "rosa"],
] as const;

/** Puts messages of the past into a conversation, every third one a note. */
async function fill(rooms: Rooms, id: string, count: number): Promise<void> {
  const { world, clock } = rooms;
  const by = { id: personKey(idSecretOf("harbor"), "staff", "kim"), side: "staff", name: "Kim Park" };
  const token = await world.practice.token("system", "host");
  for (let done = 0; done < count; done += limits.importBatch) {
    const messages = upTo(Math.min(limits.importBatch, count - done)).map(n => ({
      at: clock.now - 1_000_000 + done + n,
      by,
      text: `Message ${done + n}`,
      visibility: (done + n) % 3 === 0 ? "staff" : "everyone",
    }));
    const answer = await world.post("main", world.conversationRoom(id), "import", token, {
      commandId: world.newId(),
      messages,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  }
}

async function past(rooms: Rooms, count: number): Promise<string> {
  const { body } = await rooms.world.startTopic("system", "host", "rosa", {
    at: rooms.clock.now - 2_000_000,
  });
  await fill(rooms, body.id, count);
  return body.id;
}

/** All events of a view, by pages from the end. */
async function pageBack(
  rooms: Rooms,
  id: string,
  [kind, sub]: (typeof sides)[number],
  limit: number,
): Promise<SeenMessage[]> {
  const { world } = rooms;
  const token = await world.practice.token(kind, sub);
  const events: SeenMessage[] = [];
  for (let more = true; more; ) {
    const before = events[0]?.pos ?? Number.MAX_SAFE_INTEGER;
    const page = await world.get(
      "main",
      world.conversationRoom(id),
      `events?before=${before}&limit=${limit}`,
      token,
    );
    assert.equal(page.status, 200);
    assert.ok(page.body.events.length === limit || !page.body.hasOlder);
    events.unshift(...(page.body.events as unknown as SeenMessage[]));
    more = page.body.hasOlder;
  }
  return events;
}

/** All events of a view behind a place, by pages up to its end. */
async function pageOn(
  { world }: Rooms,
  id: string,
  [kind, sub]: (typeof sides)[number],
  from: number,
  limit: number,
): Promise<SeenMessage[]> {
  const token = await world.practice.token(kind, sub);
  const events: SeenMessage[] = [];
  for (let more = true; more; ) {
    const after = events.at(-1)?.pos ?? from;
    const path = `events?after=${after}&limit=${limit}`;
    const page = await world.get("main", world.conversationRoom(id), path, token);
    assert.equal(page.status, 200);
    assert.equal(page.body.hasOlder, true);
    events.push(...(page.body.events as unknown as SeenMessage[]));
    more = page.body.hasNewer;
  }
  return events;
}

test("[I-2] pages lead on from any place to the last event of either view", async () => {
  const rooms = await createRooms({ settings: { notes: true } });
  const id = await past(rooms, 150);
  for (const side of sides) {
    const all = await pageBack(rooms, id, side, 100);
    for (const from of [1, 40, all.length - 1]) {
      assert.deepEqual(await pageOn(rooms, id, side, from, 33), all.slice(from));
    }
  }
});

test("[I-2] pages lead back to the first event of either view, dense and without gaps", async () => {
  const rooms = await createRooms({ settings: { notes: true } });
  const id = await past(rooms, 700);
  for (const side of sides) {
    const whole = await pageBack(rooms, id, side, 100);
    assert.deepEqual(
      whole.map(({ pos }) => pos),
      upTo(whole.length),
    );
    assert.equal(whole[0]?.type, "created");
    assert.equal(whole.filter(({ type }) => type === "message").length, side[0] === "staff" ? 700 : 467);
    // Once more from the storage alone, by pages of another size.
    rooms.server.hibernate();
    assert.deepEqual(await pageBack(rooms, id, side, 33), whole);
  }
});

test("[I-2] a hello that names the last event is answered with exactly those after it", async () => {
  const rooms = await createRooms({ settings: { notes: true } });
  const { world, server } = rooms;
  const id = await past(rooms, 600);
  const random = randomFrom(7);
  for (const side of sides) {
    const whole = await pageBack(rooms, id, side, 100);
    const head = whole.length;
    for (const pos of [1, 2, head - 1, head, ...upTo(12).map(() => Math.ceil(random() * head))]) {
      if (pos % 2) server.hibernate();
      const socket = await world.join(side[0], side[1], id, { pos, id: whole[pos - 1]?.id as string });
      const welcome = await socket.next("welcome");
      await heard(socket);
      assert.deepEqual(
        [welcome.from, welcome.hasOlder, (welcome.head as { pos: number }).pos],
        [pos + 1, true, head],
      );
      assert.deepEqual(eventsOf(socket), whole.slice(pos));
      socket.close();
    }
  }
});

test("[I-2] whose place is not there, or too long ago, begins with the last hundred", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const id = await past(rooms, limits.resumeGap + 50);
  const whole = await pageBack(rooms, id, sides[0], 100);
  const head = whole.length;
  const idAt = (pos: number): string => whole[pos - 1]?.id as string;
  const fromEnd = head - limits.resumeGap;
  for (const [after, from] of [
    [undefined, head - 99],
    [{ pos: 0, id: idAt(1) }, head - 99],
    [{ pos: head, id: idAt(head - 1) }, head - 99],
    [{ pos: head - 3, id: world.newId() }, head - 99],
    [{ pos: head + 1, id: world.newId() }, head - 99],
    [{ pos: fromEnd - 1, id: idAt(fromEnd - 1) }, head - 99],
    [{ pos: fromEnd, id: idAt(fromEnd) }, fromEnd + 1],
  ] as const) {
    const socket = await world.join("staff", "kim", id, after);
    const welcome = await socket.next("welcome");
    await heard(socket);
    assert.deepEqual([welcome.from, welcome.hasOlder], [from, true], JSON.stringify(after));
    assert.deepEqual(eventsOf(socket), whole.slice(from - 1));
    socket.close();
  }
  const short = await rooms.topic();
  const socket = await world.join("staff", "kim", short);
  const welcome = await socket.next("welcome");
  assert.deepEqual([welcome.from, welcome.hasOlder], [1, false]);
});

test("a long answer is cut into frames of 256 KiB, and comes whole however long it is", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const id = await rooms.topic();
  const writer = await world.join("portal", "rosa", id);
  await writer.next("welcome");
  const text = "long text ".repeat(1_590);
  for (const n of upTo(100)) {
    await say(writer, world, `${n} ${text}`);
    writer.send({ type: "got", bytes: 17_000 });
  }
  const reader = await world.join("staff", "kim", id);
  await reader.next("welcome");
  await heard(reader);
  const sizes = reader.texts.map(({ length }) => length);
  assert.ok(Math.max(...sizes) < limits.roomFrame + 8_192, `${sizes}`);
  assert.ok(sizes.reduce((sum, size) => sum + size) > limits.unconfirmed);
  assert.deepEqual(
    reader.frames.map(({ type }) => type),
    ["welcome", ...upTo(reader.frames.length - 2).map(() => "events"), "pong"],
  );
  const places = eventsOf(reader).map(({ pos }) => pos);
  assert.deepEqual(
    places,
    upTo(100).map(n => (places[0] as number) + n - 1),
  );
});

test("[I-2] what is written while somebody comes in reaches them once", async () => {
  const rooms = await createRooms();
  const { world, server, calls } = rooms;
  const family = upTo(16).map(n => ({ id: `p${n}`, name: `Relative ${n}`, relation: "proxy" }));
  const linked = [...(world.rosa().linked as unknown[]), ...family];
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, linked });
  const id = await rooms.topic();
  const writer = await world.join("portal", "rosa", id);
  await writer.next("welcome");
  const comers: RawSocket[] = [];
  const sent: Promise<unknown>[] = [];
  const welcomed: Promise<unknown>[] = [];
  for (const n of upTo(16)) {
    // Held until messages are coming in a burst.
    let release = (): void => {};
    const theirs = await world.practice.personRoom("portal", `p${n}`);
    const asked = new Promise<void>(ask => {
      calls.through = async ({ path, room }, make) => {
        const answer = await make();
        if (path !== "internal/facts" || room !== theirs) return answer;
        ask();
        await new Promise<void>(resolve => {
          release = resolve;
        });
        return answer;
      };
    });
    const comer = await world.join("portal", `p${n}`, id);
    comers.push(comer);
    welcomed.push(comer.next("welcome"));
    await asked;
    calls.through = (_, make) => make();
    for (const m of upTo(8)) sent.push(say(writer, world, `m${n}.${m}`));
    release();
    if (n !== 8) continue;
    await Promise.all([...sent, ...welcomed]);
    server.hibernate();
  }
  await Promise.all([...sent, ...welcomed]);
  await heard(writer, ...comers);
  const whole = eventsOf(comers[0] as RawSocket).map(({ id }) => id);
  assert.equal(whole.length, eventsOf(comers[0] as RawSocket).at(-1)?.pos);
  for (const socket of comers) {
    // Late comers begin with the last hundred.
    const ids = eventsOf(socket).map(({ id }) => id);
    assert.ok(ids.length >= limits.welcomeEvents || ids.length === whole.length);
    assert.deepEqual(ids, whole.slice(-ids.length));
  }
});
