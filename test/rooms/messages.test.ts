/** Messages: what they may be, who gets what of them, once each and in order. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { createRooms, eventsOf, heard, type Rooms, say, textsOf, upTo } from "./support.ts";

async function scene(): Promise<Rooms & { id: string; kim: RawSocket; rosa: RawSocket }> {
  const rooms = await createRooms();
  const id = await rooms.topic();
  const kim = await rooms.world.join("staff", "kim", id);
  const rosa = await rooms.world.join("portal", "rosa", id);
  await Promise.all([kim.next("welcome"), rosa.next("welcome")]);
  return { ...rooms, id, kim, rosa };
}

test("[F-024] text comes out as it went in, whatever it looks like", async () => {
  const { world, kim, rosa, id } = await scene();
  const texts = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "javascript:alert(1) & &amp; %3Cb%3E {{b}}",
    "\u202eright to left\u202c and \u2066isolated\u2069, שלום عليكم",
    "👩🏽‍⚕️👨‍👩‍👧‍👦🏳️‍🌈 e\u0301 \u200b zero\u200dwidth",
    "one\n\ttwo\n\n\nthree",
    '"quotes" \\back\\slash \u2028\u2029 null undefined __proto__',
    "x".repeat(limits.messageLength),
    "😀".repeat(limits.messageLength / 2),
  ];
  for (const [index, text] of texts.entries()) await say(index % 2 ? kim : rosa, world, text);
  await heard(kim, rosa);
  for (const socket of [kim, rosa]) assert.deepEqual(textsOf(socket), ["Hello", ...texts]);
  const page = await world.get(
    "main",
    world.conversationRoom(id),
    "events?before=99",
    await world.practice.token("portal", "rosa"),
  );
  const stored = page.body.events.flatMap(event => (event.type === "message" ? event.body.text : []));
  assert.deepEqual(stored, ["Hello", ...texts]);
});

test("[F-086] white space around a text is taken off, and line ends are one", async () => {
  const { world, kim, rosa } = await scene();
  await say(kim, world, " \n\t Take two\r\nin the morning\r\n ");
  await heard(rosa);
  assert.equal(textsOf(rosa).at(-1), "Take two\nin the morning");
});

test("[I-5] a text that cannot be a message is refused by its own code, and stores nothing", async () => {
  const { world, kim, rosa } = await scene();
  const cases: readonly [text: string, code: string][] = [
    ["", "text-empty"],
    [" \n\t\r\n ", "text-empty"],
    ["x".repeat(limits.messageLength + 1), "text-too-long"],
    ["bell \u0007", "text-malformed"],
    ["nul \u0000", "text-malformed"],
    ["half \ud83d", "text-malformed"],
    ["half \ude00 the other", "text-malformed"],
    ["c1 \u0085", "text-malformed"],
  ];
  for (const [text, code] of cases) {
    const id = world.newId();
    for (const _ of upTo(2)) {
      kim.send(world.message(text, id));
      const { type, ...refused } = await kim.next("refused");
      assert.deepEqual(refused, { id, code, params: {}, retryable: false });
    }
  }
  await heard(kim, rosa);
  assert.deepEqual(textsOf(rosa), ["Hello"]);
  assert.equal(await say(kim, world, "And now"), eventsOf(kim).at(-1)?.pos);
});

test("[I-5] a note is refused where the practice has none, and a patient never writes one", async () => {
  const off = await scene();
  off.kim.send(off.world.message("A note", off.world.newId(), "staff"));
  assert.equal((await off.kim.next("refused")).code, "not-allowed");
  const rooms = await createRooms({ settings: { notes: true } });
  const rosa = await rooms.world.join("portal", "rosa", await rooms.topic());
  rosa.send(rooms.world.message("A note", rooms.world.newId(), "staff"));
  assert.equal((await rosa.next("refused")).code, "not-allowed");
});

test("[F-024] a command's id goes to the connections of its author alone", async () => {
  const { world, id, kim, rosa } = await scene();
  const phone = await world.join("staff", "kim", id);
  const omar = await world.join("staff", "omar", id);
  await Promise.all([phone.next("welcome"), omar.next("welcome")]);
  const command = world.newId();
  kim.send(world.message("Mine", command));
  await kim.next("ack");
  await heard(kim, phone, omar, rosa);
  assert.deepEqual(
    [kim, phone, omar, rosa].map(socket => eventsOf(socket).at(-1)?.command),
    [command, command, undefined, undefined],
  );
  for (const socket of [omar, rosa]) assert.ok(!socket.texts.join().includes(command));
  const late = await world.join("portal", "rosa", id);
  await late.next("welcome");
  assert.ok(!late.texts.join().includes(command));
  const events = async (kind: "staff" | "portal", sub: string): Promise<string> => {
    const token = await world.practice.token(kind, sub);
    return JSON.stringify(await world.get("main", world.conversationRoom(id), "events?before=99", token));
  };
  assert.ok((await events("staff", "kim")).includes(command));
  assert.ok(!(await events("portal", "rosa")).includes(command));
});

test("[I-1] [I-2] the same command twice has one answer and one event, also after the server died", async () => {
  const { world, server, id, kim } = await scene();
  const command = world.newId();
  for (const _ of upTo(2)) kim.send(world.message("Once", command));
  const [first, second] = [await kim.next("ack"), await kim.next("ack")];
  assert.deepEqual(first, second);
  server.restart();
  const again = await world.join("staff", "kim", id);
  await again.next("welcome");
  again.send(world.message("Once", command));
  assert.deepEqual(await again.next("ack"), first);
  await heard(again);
  assert.deepEqual(textsOf(again), ["Hello", "Once"]);
});

test("the same command with another body is a conflict; another person's same id is their own", async () => {
  const { world, kim, rosa } = await scene();
  const command = world.newId();
  kim.send(world.message("One", command));
  await kim.next("ack");
  kim.send(world.message("Two", command));
  assert.equal((await kim.next("refused")).code, "conflict");
  rosa.send(world.message("Two", command));
  await rosa.next("ack");
  await heard(kim, rosa);
  assert.deepEqual(textsOf(kim), ["Hello", "One", "Two"]);
});

test("[I-2] two devices that send the same command at once make one event", async () => {
  const { world, server, id, kim } = await scene();
  const phone = await world.join("staff", "kim", id);
  await phone.next("welcome");
  for (const forgotten of [false, true]) {
    // After waking up, the room knows of earlier commands from its storage alone.
    if (forgotten) server.hibernate();
    const command = world.newId();
    for (const socket of [kim, phone]) socket.send(world.message(`Once ${forgotten}`, command));
    assert.deepEqual(await kim.next("ack"), await phone.next("ack"));
  }
  await heard(kim, phone);
  assert.deepEqual(textsOf(kim), ["Hello", "Once false", "Once true"]);
});

test("[F-081] [F-084] everybody sees the same messages in the same order, with the server's time", async () => {
  const { world, clock, kim, rosa, id } = await scene();
  const omar = await world.join("staff", "omar", id);
  await omar.next("welcome");
  const sent = upTo(60).map(n => {
    const socket = [kim, rosa, omar][n % 3] as RawSocket;
    return say(socket, world, `m${n}`);
  });
  await Promise.all(sent);
  await heard(kim, rosa, omar);
  const texts = textsOf(kim);
  assert.equal(new Set(texts).size, 61);
  assert.deepEqual(textsOf(rosa), texts);
  assert.deepEqual(textsOf(omar), texts);
  for (const [index, socket] of [kim, omar, rosa].entries()) {
    const places = eventsOf(socket).map(({ pos }) => pos);
    assert.deepEqual(places, upTo(places.length), `dense for socket ${index}`);
  }
  const before = clock.now;
  clock.now += 5_000;
  await say(kim, world, "Later");
  clock.now -= 4_000;
  await say(rosa, world, "The clock was set back");
  await heard(kim);
  assert.deepEqual(
    eventsOf(kim)
      .slice(-2)
      .map(({ at }) => at - before),
    [5_000, 5_000],
  );
});
