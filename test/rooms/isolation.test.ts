/** What one connection, person or room does holds up nobody else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, roomLimits } from "@carethread/model";
import { atRest, createRooms, give, heard, type Rooms, say, textsOf, upTo } from "./support.ts";
import { team } from "./team.ts";

/** The number that the next socket has. */
async function nextSocket(rooms: Rooms): Promise<number> {
  let next = 0;
  rooms.sockets.touch = ({ socket }) => {
    next = Math.max(next, socket);
  };
  const probe = await rooms.world.join("staff", "kim", rooms.world.newId());
  probe.close();
  // A socket that is refused was never touched: the count of those that were gives the least.
  const inbox = await rooms.world.inbox("staff", "omar");
  await inbox.next("welcome");
  inbox.close();
  rooms.sockets.touch = () => {};
  return next + 1;
}

for (const what of ["send", "state"] as const) {
  test(`[I-9] a socket that throws on ${what} is closed alone: others are told, and the message is acked`, async () => {
    const rooms = await createRooms();
    const { world, sockets } = rooms;
    const id = await rooms.topic();
    const kim = await world.join("staff", "kim", id);
    await kim.next("welcome");
    const broken = await nextSocket(rooms);
    const omar = await world.join("staff", "omar", id);
    await omar.next("welcome");
    const rosa = await world.join("portal", "rosa", id);
    await rosa.next("welcome");
    await heard(kim, omar, rosa);
    sockets.touch = touch => {
      if (touch.socket === broken && touch.what === what) throw new Error("the socket is broken");
    };
    // Enough that what is not confirmed is noted with each connection.
    for (const n of upTo(3)) await say(kim, world, `${n} ${"x".repeat(12_000)}`);
    await heard(kim, rosa);
    assert.deepEqual(
      textsOf(rosa).map(text => text[0]),
      ["H", "1", "2", "3"],
    );
    assert.equal(await omar.closed, 1011);
    sockets.touch = () => {};
    const back = await world.join("staff", "omar", id);
    await back.next("welcome");
    assert.equal(textsOf(back).length, 4);
  });
}

test("[I-9] a socket whose address has a query is refused before there is a room", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const room = world.conversationRoom(await rooms.topic());
  rooms.server.hibernate();
  let reads = 0;
  rooms.reads.before = () => {
    reads++;
  };
  const socket = await world.dial("main", `${room}?x=${"y".repeat(1_700)}`);
  assert.equal(await socket.closed, 4404);
  assert.equal(reads, 0);
});

test("[I-9] a stranger's hello reads no storage: only a token that is good wakes a room", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const id = await rooms.topic();
  rooms.server.hibernate();
  let reads = 0;
  rooms.reads.before = () => {
    reads++;
  };
  const socket = await world.dial("main", world.conversationRoom(id));
  socket.send({ type: "hello", v: 1, token: "nonsense" });
  assert.equal(await socket.closed, 4401);
  assert.equal(reads, 0);
  await (await world.join("staff", "kim", id)).next("welcome");
  assert.ok(reads > 0);
});

test("[I-9] practices cannot be found by trying: an unknown one answers as a known one that signed nothing", async () => {
  const rooms = await createRooms();
  const { world, elsewhere } = rooms;
  const known = world.conversationRoom(await rooms.topic());
  const unknown = `nowhere~${known.split("~")[1]}`;
  const forged = async (practice: string): Promise<string> => {
    const token = await elsewhere.practice.token("staff", "kim", { practice });
    return `${token.slice(0, -8)}AAAAAAAA`;
  };
  const answers = async (room: string): Promise<unknown[]> => {
    const practice = room.split("~")[0] ?? "";
    const said: unknown[] = [];
    for (const token of [await forged(practice), await forged("third"), "nonsense"]) {
      const socket = await world.dial("main", room);
      socket.send({ type: "hello", v: 1, token });
      said.push(await socket.closed);
      const { status, body } = await world.get("main", room, "events?before=3", token);
      said.push(status, body);
    }
    for (const origin of ["https://evil.test", null]) {
      const headers: Record<string, string> = origin === null ? {} : { origin };
      const response = await world.server.fetch(`${world.room("main", room)}/events`, { headers });
      said.push(response.status, response.headers.get("access-control-allow-origin"), await response.text());
    }
    return said;
  };
  assert.deepEqual(await answers(unknown), await answers(known));
});

test("[I-9] eight sockets at a lease's end ask once about each person", async () => {
  const rooms = await createRooms();
  const { world, clock, calls } = rooms;
  const id = await rooms.topic();
  const all = await Promise.all(upTo(8).map(n => world.join("staff", n % 2 === 0 ? "kim" : "omar", id)));
  await Promise.all(all.map(socket => socket.next("welcome")));
  await heard(...all);
  clock.now += limits.factsLease;
  let asked = 0;
  calls.through = async ({ path }, make) => {
    if (path === "internal/facts") asked++;
    return make();
  };
  for (const socket of all) socket.send({ type: "typing", visibility: "everyone" });
  await heard(...all);
  assert.equal(asked, 2);
});

test("[F-022] whose right cannot be looked up when a lease is over is sent nothing, and comes back", async () => {
  const rooms = await createRooms();
  const { world, clock, calls } = rooms;
  const id = await rooms.topic();
  const kim = await world.join("staff", "kim", id);
  const omar = await world.join("staff", "omar", id);
  await Promise.all([kim, omar].map(socket => socket.next("welcome")));
  await heard(kim, omar);
  const key = (await world.practice.personRoom("staff", "omar")).split("~")[1] ?? "";
  // The push that takes Omar's right away is lost, and so is every question about him.
  calls.through = ({ path, room }, make) => {
    if (path === "internal/person" || (path === "internal/facts" && room.endsWith(key)))
      throw new Error("lost");
    return make();
  };
  await world.pushStaff("omar", { version: 2, name: "Omar Haddad", active: false });
  clock.now += limits.factsLease + 3_500;
  await say(kim, world, "After the lease");
  assert.equal(await omar.closed, 1011);
  assert.ok(!textsOf(omar).includes("After the lease"));
});

test("[I-9] hellos to rooms that are not there fill nobody's list of subscribers", async () => {
  const rooms = await createRooms();
  const { world, calls } = rooms;
  const subscribed: string[] = [];
  const { through } = calls;
  const id = await rooms.topic();
  rooms.puts.before = ({ entries }) => {
    for (const key of Object.keys(entries)) if (key.startsWith("sub:")) subscribed.push(key);
  };
  for (const _ of upTo(5)) {
    const socket = await world.join("staff", "kim", world.newId());
    assert.equal(await socket.closed, 4404);
  }
  assert.deepEqual(subscribed, []);
  await (await world.join("staff", "kim", id)).next("welcome");
  assert.deepEqual(subscribed, [`sub:main:${world.conversationRoom(id)}`]);
  calls.through = through;
});

test("[I-9] an outsider who is let in is told of when their right ends", async () => {
  const now = await team();
  const vera = await now.join("vera");
  await heard(vera);
  await now.world.pushStaff("vera", { version: 2, name: "Vera Lind", active: false });
  assert.equal(await vera.closed, 4403);
});

test("[I-9] reading on with one unread message at the end of a long log reads a few of its events", async () => {
  const rooms = await createRooms();
  const { world, reads } = rooms;
  const id = await rooms.topic();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  const omar = await world.join("staff", "omar", id);
  await omar.next("welcome");
  for (const n of upTo(roomLimits.tailEvents + 300)) await say(kim, world, `${n}`);
  const rosa = await world.join("portal", "rosa", id);
  await rosa.next("welcome");
  await say(rosa, world, "The one from the patient");
  rooms.server.hibernate();
  await heard(omar);
  let lists = 0;
  reads.before = ({ what }) => {
    if (what === "list") lists++;
  };
  omar.send({ type: "read", from: 1, pos: 10 });
  await omar.next("receipts");
  const first = lists;
  omar.send({ type: "read", from: 1, pos: 20 });
  await omar.next("receipts");
  assert.ok(lists - first <= 3, `${lists - first} lists`);
});

test("[I-9] one conversation that fails takes nothing from a patient's list", async () => {
  const rooms = await createRooms();
  const { world, calls } = rooms;
  const [bad, good] = [await rooms.topic(), await rooms.topic()];
  calls.through = ({ path, room }, make) => {
    if (path === "internal/row-for" && room.endsWith(bad)) throw new Error("away");
    return make();
  };
  const kim = await world.practice.token("staff", "kim");
  const { status, body } = await world.get(
    "patient",
    await world.practice.patientRoom("rosa"),
    "conversations",
    kim,
  );
  assert.equal(status, 200);
  assert.deepEqual(
    body.rows.map(row => row.id),
    [good],
  );
  assert.equal(body.missing, true);
});

test("[I-9] whom a person names, and which lists they ask for, is bounded over all rooms", async () => {
  const rooms = await createRooms({
    settings: { notes: true },
    rates: { named: { burst: 5, perSecond: 1 }, lists: { burst: 2, perSecond: 1 } },
  });
  const { world, calls } = rooms;
  const topics = [await rooms.topic(), await rooms.topic()];
  const asked: string[] = [];
  calls.through = ({ path, room }, make) => {
    if (path === "internal/facts") asked.push(room);
    return make();
  };
  const refused: unknown[] = [];
  for (const id of topics) {
    const kim = await world.join("staff", "kim", id);
    await kim.next("welcome");
    const mentions = upTo(4).map(() => world.newId());
    const answer = await give(kim, world, { type: "message", text: "@all", visibility: "staff", mentions });
    refused.push(answer.code);
  }
  assert.deepEqual(refused, ["mention-no-access", "too-fast"]);
  const room = await world.practice.patientRoom("rosa");
  const kim = await world.practice.token("staff", "kim");
  const statuses: number[] = [];
  for (const _ of upTo(3)) statuses.push((await world.get("patient", room, "conversations", kim)).status);
  assert.deepEqual(statuses, [200, 200, 429]);
});

test("[F-137] [I-4] a follower who may not find the patient any more is named no more", async () => {
  const now = await team();
  const { world, kim, key, rest } = now;
  const vera = await world.practice.token("staff", "vera");
  const room = await world.practice.patientRoom("rosa");
  assert.equal((await world.post("patient", room, "follow", vera, { on: true })).status, 200);
  await rest();
  assert.equal(now.members(kim)[key.vera]?.role, "notification-user");
  await world.pushStaff("vera", { version: 2, name: "Vera Lind", restrictions: ["diabetes"] });
  await rest();
  await atRest(now, kim);
  assert.equal(now.members(kim)[key.vera], undefined);
});
