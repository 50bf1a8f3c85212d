/** Support that was called: it sees from the message on that called it, until its time is over, by no path more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Head, Row } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { eventsOf, give, heard, say, textsOf } from "./support.ts";
import { type Team, team } from "./team.ts";

/** Shorter than a token lives, so that nobody has to show a new one. */
const span = 300_000;
const call = { type: "message", text: "@support the form fails", visibility: "staff", support: true };

interface Called extends Team {
  readonly sam: RawSocket;
  readonly inbox: RawSocket;
  /** The place of the message that called support. */
  readonly from: number;
}

/** Two messages and their receipts, then support is called and comes. */
async function called(): Promise<Called> {
  const now = await team({ settings: { supportFor: span } });
  const { world, kim, ines, rosa } = now;
  await say(rosa, world, "An old secret");
  const before = await say(ines, world, "An old answer");
  kim.send({ type: "read", from: 1, pos: before });
  await now.rest(ines);
  const inbox = await world.inbox("staff", "sam");
  await inbox.next("welcome");
  assert.equal((await give(kim, world, call)).type, "ack");
  await now.rest(ines, inbox);
  const from = eventsOf(kim).at(-1)?.pos as number;
  const sam = await now.join("sam");
  return { ...now, sam, inbox, from };
}

async function page({ world, id }: Team, before = 1_000): Promise<{ status: number; text: string }> {
  const token = await world.practice.token("staff", "sam");
  const answer = await world.get("main", world.conversationRoom(id), `events?before=${before}`, token);
  return { status: answer.status, text: JSON.stringify(answer.body) };
}

function assertNothingOld(texts: readonly string[]): void {
  for (const text of texts) assert.ok(!/An old|Hello/.test(text), text.slice(0, 400));
}

test("[F-112] support sees nothing before it is called: no conversation, row, page or name", async () => {
  const now = await team({ settings: { supportFor: span } });
  const { world, id } = now;
  const socket = await world.join("staff", "sam", id);
  assert.deepEqual([await socket.closed, socket.texts], [4404, []]);
  assert.equal((await page(now)).status, 404);
  const inbox = await world.inbox("staff", "sam");
  assert.deepEqual((await inbox.next("welcome")).rows, []);
});

test("[F-112] support sees from the call on: welcome, resume, pages, row and receipts begin there", async () => {
  const now = await called();
  const { world, kim, ines, sam, inbox, from, key } = now;
  const welcome = sam.frames[0] as unknown as {
    head: Head;
    from: number;
    hasOlder: boolean;
    receipts: unknown;
  };
  assert.deepEqual(textsOf(sam), ["@support the form fails"]);
  assert.deepEqual([welcome.from, welcome.hasOlder, welcome.head.messages], [from, false, 1]);
  assert.deepEqual(welcome.receipts, { people: {}, team: 0 });
  const row = inbox.frames.findLast(({ type }) => type === "row")?.row as Row;
  assert.deepEqual([row.messages, row.unread, row.badge, row.last?.text], [1, 1, 1, call.text]);

  // Whoever guesses a place and even its id is not led back before it.
  for (const { pos, id } of eventsOf(kim).filter(({ pos }) => pos < from)) {
    const back = await now.join("sam", { pos, id });
    assert.equal(back.frames[0]?.from, from);
    assertNothingOld(back.texts);
  }
  for (const before of [1, 2, from, from + 1, 1_000]) {
    const { status, text } = await page(now, before);
    assert.equal(status, 200);
    assert.ok(before <= from ? text.includes('"events":[]') : text.includes(call.text));
    assert.ok(text.includes('"hasOlder":false'));
    assertNothingOld([text]);
  }
  // Others read on within the old part, and then in what support sees.
  ines.send({ type: "read", from: 1, pos: from - 3 });
  await now.rest(ines, sam, inbox);
  ines.send({ type: "read", from: 1, pos: from });
  await now.rest(ines, sam, inbox);
  const receipts = sam.frames.filter(({ type }) => type === "receipts").map(({ receipts }) => receipts);
  assert.deepEqual(receipts, [{ people: { [key.ines]: from }, team: from }]);
  assertNothingOld([...sam.texts, ...inbox.texts]);
  assert.equal((await give(sam, world, { ...call, text: "I look into it", support: undefined })).type, "ack");
});

test("[F-112] the end comes live: the thread of the staff says so, and support has nothing any more", async () => {
  const now = await called();
  const { world, server, clock, kim, ines, rosa, sam, inbox, happened, rest } = now;
  // The tick before the end wakes the room, which then waits the little that is left.
  clock.now += span - 1;
  await server.tick();
  await heard(sam);
  const before = sam.texts.length;
  assert.equal(await now.passUntil(sam.closed, 1), 4403);
  assert.equal(sam.texts.length, before);
  await rest(inbox);
  assert.deepEqual(happened(kim).slice(-3), [
    "member-joined Sam Ito mentions",
    "message @support the form fails",
    "member-left Sam Ito",
  ]);
  assert.ok(!rosa.texts.join().includes("Sam"));
  const row = inbox.frames.findLast(({ type }) => type === "row")?.row as Row & { gone: true };
  assert.deepEqual([row.id, row.gone], [now.id, true]);
  await say(kim, world, "After the end", "staff");
  for (const again of [() => {}, () => server.hibernate(), () => server.restart()]) {
    again();
    const back = await world.join("staff", "sam", now.id, {
      pos: now.from,
      id: eventsOf(kim)[now.from - 1]?.id ?? "",
    });
    assert.deepEqual([await back.closed, back.texts], [4404, []]);
    assert.equal((await page(now)).status, 404);
  }
  ines.close();
});

test("[F-112] the right ends by the clock alone, before anything has noted it", async () => {
  const now = await called();
  const { world, clock, kim, sam } = now;
  const before = sam.texts.length;
  clock.now += span;
  assert.equal((await page(now)).status, 404);
  const late = await world.join("staff", "sam", now.id);
  assert.equal(await late.closed, 4404);
  await give(kim, world, { type: "message", text: "Nobody else hears it", visibility: "staff" });
  assert.equal(await sam.closed, 4403);
  assert.equal(sam.texts.length, before);
});

test("[F-112] a room that slept or died through the end is woken by the due table and ends it", async () => {
  for (const sleep of ["hibernate", "restart"] as const) {
    const now = await called();
    const { world, server, clock, calls } = now;
    const woken: number[] = [];
    calls.through = ({ party, path }, make) => {
      if (party === "main" && path === "internal/wake") woken.push(clock.now);
      return make();
    };
    // Past the linger the room says when it wants to be woken, and is not before.
    clock.now += 31_000;
    await server.tick();
    server[sleep]();
    const asked = woken.length;
    clock.now += span - 31_001;
    await server.tick();
    assert.equal(woken.length, asked);
    clock.now += 1;
    await server.tick();
    assert.equal(woken.length, asked + 1);
    const reader = await now.join("ines");
    assert.equal(eventsOf(reader).at(-1)?.type, "member-left");
    if (sleep === "hibernate") assert.equal(await now.sam.closed, 4403);
    assert.equal(await (await world.join("staff", "sam", now.id)).closed, 4404);
  }
});

test("[F-112] where the practice has no support to call, or nobody who still is, the message is refused and not stored", async () => {
  const now = await team({ settings: { supportFor: span } });
  const { world, kim, happened, rest } = now;
  await world.pushStaff("sam", { version: 2, name: "Sam Ito", active: false, support: true });
  assert.equal((await give(kim, world, call)).code, "support-unavailable");
  assert.equal((await give(now.rosa, world, { ...call, visibility: "everyone" })).code, "not-allowed");
  await rest();
  assert.deepEqual(happened(kim), []);
});

test("[F-112] calling again while it lasts gives more time and no more to see", async () => {
  const now = await called();
  const { world, server, clock, kim, sam, from } = now;
  clock.now += span / 2;
  assert.equal((await give(kim, world, { ...call, text: "@support once more" })).type, "ack");
  clock.now += span / 2;
  await server.tick();
  await heard(sam);
  assert.deepEqual(textsOf(sam), [call.text, "@support once more"]);
  const back = await now.join("sam");
  assert.equal(back.frames[0]?.from, from);
  // Nothing is under way when the clock jumps: it would be late.
  await now.rest(sam, back);
  clock.now += span / 2;
  await server.tick();
  assert.deepEqual(await Promise.all([sam.closed, back.closed]), [4403, 4403]);
});

test("[F-112] who says hello while the call is on its way to the disk is let in with its first place, not with the whole", async () => {
  const now = await team({ settings: { supportFor: span } });
  const { world, kim, puts, id } = now;
  await say(now.rosa, world, "An old secret");
  let arrive = (): void => {};
  const isBeingStored = new Promise<void>(begun => {
    puts.before = ({ party, entries }) => {
      if (party !== "main" || !Object.keys(entries).some(name => name.startsWith("e:"))) return;
      begun();
      return new Promise<void>(resolve => {
        arrive = resolve;
      });
    };
  });
  const answer = give(kim, world, call);
  await isBeingStored;
  const sam = await world.join("staff", "sam", id);
  // Others who come after are let in meanwhile: for them nothing is about to change.
  for (const sub of ["vera", "omar"]) await now.join(sub);
  assert.deepEqual(sam.texts, []);
  arrive();
  await answer;
  await sam.next("welcome");
  assert.deepEqual(textsOf(sam), [call.text]);
});

test("[F-112] support is called although one of them cannot be asked; where none can, the message waits", async () => {
  const now = await team({ settings: { supportFor: span } });
  const { world, kim, key, calls, happened, rest } = now;
  const away = new Set([key.sam]);
  calls.through = ({ path, room }, make) => {
    if (path === "internal/facts" && away.has(room.split("~")[1] ?? "")) throw new Error("away");
    return make();
  };
  assert.equal((await give(kim, world, call)).code, "server-error");
  await world.pushStaff("sue", { name: "Sue Ek", support: true });
  await rest();
  assert.equal((await give(kim, world, call)).type, "ack");
  await rest();
  assert.deepEqual(happened(kim), ["member-joined Sue Ek mentions", `message ${call.text}`]);
});
