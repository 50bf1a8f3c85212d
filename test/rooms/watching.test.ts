/** Who hears of a message: watching, answering, being named; and what was on the screen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { May, Row } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { eventsOf, give, say } from "./support.ts";
import { team } from "./team.ts";

/** The persons whose badge a message entered, by its text. */
function receivedBy(socket: RawSocket, text: string): string[] {
  const event = eventsOf(socket).find(({ body }) => body?.text === text);
  return (event as unknown as { received: string[] }).received;
}

function rowOf(inbox: RawSocket): Row {
  return inbox.frames.findLast(({ type }) => type === "row")?.row as Row;
}

test("[F-113] [F-114] [F-118] a primary coach is told of every message, a secondary one of none that does not name them", async () => {
  const { world, kim, ines, rosa, key, members, rest } = await team();
  const inbox = await world.inbox("staff", "ines");
  await inbox.next("welcome");
  await say(rosa, world, "From the patient");
  await rest(ines, inbox);
  assert.deepEqual(receivedBy(kim, "From the patient"), [key.kim]);
  assert.deepEqual([rowOf(inbox).unread, rowOf(inbox).badge], [2, 0]);
  assert.deepEqual([members(kim)[key.kim]?.level, members(kim)[key.ines]?.level], ["all", "mentions"]);
});

test("[F-113] a primary coach cannot stop watching, and is told so beforehand", async () => {
  const { world, kim } = await team();
  const may = kim.frames[0]?.may as May;
  assert.equal(may.watch, "watch-fixed");
  const answer = await give(kim, world, { type: "watch", on: false });
  assert.deepEqual([answer.type, answer.code], ["refused", "watch-fixed"]);
});

test("[F-115] [F-117] a secondary coach watches and stops; doing it twice is acknowledged and makes nothing", async () => {
  const { world, kim, ines, rosa, key, happened, rest } = await team();
  const first = await give(ines, world, { type: "watch", on: true });
  const again = await give(ines, world, { type: "watch", on: true });
  assert.deepEqual([again.type, again.pos], ["ack", first.pos]);
  await say(rosa, world, "Heard by both");
  await give(ines, world, { type: "watch", on: false });
  await say(kim, world, "Heard by the patient alone");
  await rest(ines);
  assert.deepEqual(happened(kim), [
    "member-changed Ines Solberg all",
    "message Heard by both",
    "member-changed Ines Solberg mentions",
    "message Heard by the patient alone",
  ]);
  assert.deepEqual(receivedBy(kim, "Heard by both").sort(), [key.kim, key.ines].sort());
  assert.deepEqual(receivedBy(kim, "Heard by the patient alone"), [key.rosa]);
  assert.deepEqual(happened(rosa), ["message Heard by both", "message Heard by the patient alone"]);
});

test("[F-116] a secondary coach who answers watches from then on, and the acknowledgement knows the place", async () => {
  const { world, kim, ines, rosa, key, happened, rest } = await team();
  const pos = await say(ines, world, "An answer");
  await say(rosa, world, "And back");
  await rest(ines);
  assert.deepEqual(happened(kim), [
    "message An answer",
    "member-changed Ines Solberg all",
    "message And back",
  ]);
  const own = eventsOf(ines).filter(({ by }) => by.id === key.ines);
  assert.deepEqual(
    own.map(({ type, command }) => [type, command !== undefined]),
    [
      ["message", true],
      ["member-changed", false],
    ],
  );
  assert.equal(own.at(-1)?.pos, pos);
  assert.ok(receivedBy(kim, "And back").includes(key.ines));
});

test("[F-110] [F-111] who is named is invited before the message, has it unread, and the portal learns neither", async () => {
  const { world, kim, rosa, key, happened, members, rest } = await team();
  const inbox = await world.inbox("staff", "vera");
  await inbox.next("welcome");
  const said = {
    type: "message",
    text: "@Vera Lind please look",
    visibility: "everyone",
    mentions: [key.vera],
  };
  assert.equal((await give(kim, world, said)).type, "ack");
  await rest(inbox);
  assert.deepEqual(happened(kim), ["member-joined Vera Lind mentions", "message @Vera Lind please look"]);
  assert.deepEqual([members(kim)[key.vera]?.role, members(kim)[key.vera]?.source], ["secondary", "invited"]);
  assert.deepEqual([rowOf(inbox).unread, rowOf(inbox).badge], [1, 1]);
  assert.deepEqual(happened(rosa), ["message @Vera Lind please look"]);
  const heard = rosa.texts.join();
  for (const word of ["mentions", "received", "shown", key.vera]) assert.ok(!heard.includes(word), word);
});

for (const [who, because] of [
  ["nils", "is shut out from all of the patient's programs"],
  ["rosa", "is no member of staff"],
  ["sam", "is called by a consent of its own"],
  ["nobody", "is not known at all"],
] as const) {
  test(`[F-110] [F-018] nothing is stored of a message that names someone who ${because}`, async () => {
    const { world, kim, key, rest, happened } = await team();
    const person = who === "nobody" ? world.newId() : key[who];
    const answer = await give(kim, world, {
      type: "message",
      text: "Hello",
      visibility: "everyone",
      mentions: [key.vera, person],
    });
    assert.deepEqual([answer.code, answer.params], ["mention-no-access", { person }]);
    await rest();
    assert.deepEqual(happened(kim), []);
  });
}

test("[F-110] a portal user can name nobody", async () => {
  const { world, rosa, key } = await team();
  const answer = await give(rosa, world, {
    type: "message",
    text: "@Kim",
    visibility: "everyone",
    mentions: [key.kim],
  });
  assert.equal(answer.code, "not-allowed");
});

test("[F-110] [I-4] who may name nobody has nobody looked up, and nobody called", async () => {
  const { world, kim, rosa, calls, key } = await team();
  const asked: string[] = [];
  calls.through = ({ party, path, room }, make) => {
    if (path === "internal/facts" || path === "internal/support") asked.push(`${party} ${room}`);
    return make();
  };
  const said = {
    type: "message",
    text: "@Vera",
    visibility: "everyone",
    mentions: [key.vera],
    support: true,
  };
  assert.equal((await give(rosa, world, said)).code, "not-allowed");
  assert.equal(asked.length, 0);
  assert.equal((await give(kim, world, said)).type, "ack");
  assert.ok(asked.includes(`person ${world.practice.id}~${key.vera}`));
});

test("[F-110] whoever is named by a key that is not known stays who they are, and no room is made by it", async () => {
  const { world, kim, puts, id } = await team();
  const room = await world.practice.personRoom("portal", "carla");
  const stored: string[] = [];
  puts.before = put => {
    if (put.party === "person") stored.push(put.room);
  };
  const mentions = [room.split("~")[1], world.newId()];
  const said = { type: "message", text: "@?", visibility: "everyone", mentions };
  assert.equal((await give(kim, world, said)).code, "mention-no-access");
  assert.deepEqual(stored, []);
  const linked = [{ id: "carla", name: "Carla Diaz", relation: "guardian" }];
  await world.pushPatient("rosa", { ...world.rosa({ linked }), version: 3 });
  const carla = await world.join("portal", "carla", id);
  assert.equal((await carla.next("welcome")).type, "welcome");
});

test("[F-110] a name is refused by what is known of the person now, not by what was known a moment ago", async () => {
  const { world, kim, key } = await team();
  const said = { type: "message", text: "@Vera", visibility: "everyone", mentions: [key.vera] };
  assert.equal((await give(kim, world, said)).type, "ack");
  await world.pushStaff("vera", { version: 2, name: "Vera Lind", active: false });
  assert.equal((await give(kim, world, said)).code, "mention-no-access");
});

test("[F-093] [F-111] what is on a person's screen is theirs to read and no news, also after the room has slept", async () => {
  const { world, server, ines, rosa, key, kim, puts, rest } = await team();
  const stored: { shown?: string[] }[] = [];
  puts.before = ({ party, entries }) => {
    if (party !== "main") return;
    for (const [name, entry] of Object.entries(entries))
      if (name.startsWith("e:")) stored.push((entry as { event: { shown?: string[] } }).event);
  };
  kim.send({ type: "screen", on: true });
  await rest(ines);
  server.hibernate();
  await say(rosa, world, "On the screen");
  kim.send({ type: "screen", on: false });
  await rest(ines);
  await say(rosa, world, "Not on the screen");
  await rest(ines);
  assert.deepEqual(
    stored.map(({ shown }) => shown),
    [[key.kim], undefined],
  );
  for (const socket of [kim, ines, rosa]) assert.ok(!socket.texts.join().includes('"shown"'));
});

test("[F-093] the frame of receipts takes a reader's name off, for staff by person, for the portal as one team", async () => {
  const { world, kim, ines, rosa, key, rest } = await team();
  await give(ines, world, { type: "watch", on: true });
  const pos = await say(rosa, world, "Read me");
  await rest(ines);
  assert.deepEqual(receivedBy(kim, "Read me").sort(), [key.kim, key.ines].sort());
  ines.send({ type: "read", from: 1, pos: pos + 10 });
  await ines.next("refused");
  ines.send({ type: "read", from: 1, pos: eventsOf(ines).at(-1)?.pos });
  await rest(ines);
  const receipts = (socket: RawSocket) =>
    socket.frames.findLast(({ type }) => type === "receipts")?.receipts as {
      people: Record<string, number>;
      team: number;
    };
  assert.equal(receipts(kim).people[key.ines], eventsOf(kim).at(-1)?.pos);
  assert.ok((receipts(kim).people[key.kim] ?? 0) < pos, "who has read nothing stands where they came");
  assert.equal(receipts(rosa).team, pos);
  assert.equal(receipts(rosa).people[key.ines], undefined);
});
