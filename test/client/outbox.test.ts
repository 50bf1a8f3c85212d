import assert from "node:assert/strict";
import { test } from "node:test";
import { CareError } from "@carethread/client";
import type { Outbox } from "@carethread/client/outbox/outbox";
import type { SeenEvent } from "@carethread/model";
import { FakePlatform } from "./fake-platform.ts";
import { createTestOutbox } from "./test-outbox.ts";

function setUp() {
  const platform = new FakePlatform();
  const sent: { id: string; text: string }[] = [];
  let doubts = 0;
  const { outbox } = createTestOutbox(platform);
  const way = {
    transmit: (id: string, command: { text: string }) => {
      sent.push({ id, text: command.text });
    },
    doubt: () => {
      doubts++;
    },
  };
  return { platform, outbox, way, sent, texts: () => sent.map(each => each.text), doubts: () => doubts };
}

function eventOf(command: string, pos: number): SeenEvent {
  return { type: "message", id: `e${pos}`, pos, command } as SeenEvent;
}

const states = (outbox: Outbox): string[] =>
  outbox.pending().map(({ text, state, refused }) => [text, state, refused].filter(Boolean).join(" "));

test("one command is in flight at a time, in order", async () => {
  const { outbox, way, sent, texts } = setUp();
  const all = ["a", "b", "c"].map(text => outbox.send({ text: text }));
  assert.deepEqual(states(outbox), ["a waiting", "b waiting", "c waiting"]);
  outbox.up(way);
  assert.deepEqual(texts(), ["a"]);
  for (let index = 0; index < 3; index++) outbox.acked(sent[index]?.id ?? "", index + 1);
  await Promise.all(all);
  assert.deepEqual(texts(), ["a", "b", "c"]);
  assert.equal(outbox.isBusy(), false);
});

test("ack before event: shown as sent until the window has reached its place, and resolved at once", async () => {
  const { outbox, way, sent } = setUp();
  outbox.up(way);
  const done = outbox.send({ text: "a" });
  const id = sent[0]?.id ?? "";
  outbox.acked(id, 7);
  await done;
  outbox.arrived([], 6);
  assert.deepEqual(states(outbox), ["a sent"]);
  outbox.arrived([eventOf(id, 7)], 7);
  assert.deepEqual(states(outbox), []);
});

test("event before ack: it leaves at once, the ack finds nothing to do", async () => {
  const { outbox, way, sent, texts } = setUp();
  outbox.up(way);
  const done = outbox.send({ text: "a" });
  void outbox.send({ text: "b" });
  const id = sent[0]?.id ?? "";
  outbox.arrived([eventOf(id, 7)], 7);
  await done;
  assert.deepEqual(states(outbox), ["b sending"]);
  outbox.acked(id, 7);
  assert.deepEqual(texts(), ["a", "b"]);
});

test("after a reconnect what is in flight goes again under the same id", () => {
  const { platform, outbox, way, sent } = setUp();
  outbox.up(way);
  void outbox.send({ text: "a" });
  outbox.down(1006);
  assert.deepEqual([states(outbox), platform.timers], [["a waiting"], 0]);
  outbox.up(way);
  assert.equal(sent.length, 2);
  assert.equal(sent[0]?.id, sent[1]?.id);
});

test("a late answer makes the connection doubted and the command sent once more", async () => {
  const { platform, outbox, way, sent, doubts } = setUp();
  outbox.up(way);
  void outbox.send({ text: "a" });
  await platform.advance(8_000);
  assert.deepEqual([sent.length, doubts()], [2, 1]);
  outbox.acked(sent[0]?.id ?? "", 1);
  await platform.advance(60_000);
  assert.equal(sent.length, 2);
});

test("a refusal of one message parks it, and the next goes on", async () => {
  const { outbox, way, sent, texts } = setUp();
  outbox.up(way);
  const bad = outbox.send({ text: "a" });
  const good = outbox.send({ text: "b" });
  outbox.refused({ retryable: false, id: sent[0]?.id, code: "conflict", params: {} });
  await assert.rejects(bad, (error: unknown) => error instanceof CareError && !error.retryable);
  assert.deepEqual(states(outbox), ["a failed conflict", "b sending"]);
  outbox.acked(sent[1]?.id ?? "", 1);
  await good;
  assert.deepEqual(texts(), ["a", "b"]);
});

test("a refusal that stands parks all that is behind it", async () => {
  const { outbox, way, sent } = setUp();
  outbox.up(way);
  const all = ["a", "b"].map(text => outbox.send({ text: text }));
  outbox.refused({ retryable: false, id: sent[0]?.id, code: "closed", params: {} });
  for (const each of all) await assert.rejects(each, { code: "closed" });
  assert.deepEqual(states(outbox), ["a failed closed", "b failed closed"]);
  assert.deepEqual([sent.length, outbox.isBusy()], [1, false]);
});

test("a refusal for the moment is tried again later, under the same id", async () => {
  const { platform, outbox, way, sent } = setUp();
  outbox.up(way);
  void outbox.send({ text: "a" });
  void outbox.send({ text: "b" });
  outbox.refused({ retryable: true, id: sent[0]?.id, code: "too-fast", params: { retryAfter: 2_000 } });
  await platform.advance(1_999);
  assert.equal(sent.length, 1);
  await platform.advance(1);
  assert.deepEqual([sent.length, sent[1]?.id], [2, sent[0]?.id]);
});

test("a refusal for the moment waits as long as the room says, whatever the jitter", async () => {
  const { platform, outbox, way, sent } = setUp();
  platform.chance = 0;
  outbox.up(way);
  void outbox.send({ text: "a" });
  outbox.refused({ retryable: true, id: sent[0]?.id, code: "too-fast", params: { retryAfter: 60_000 } });
  await platform.advance(59_999);
  assert.equal(sent.length, 1);
  await platform.advance(1);
  assert.equal(sent.length, 2);
});

test("a message over which the room closes the socket twice is parked, and the next goes on", async () => {
  for (const [code, refused] of [
    [4400, "bad-request"],
    [1009, "too-large"],
    [1007, "bad-request"],
  ] as const) {
    const { outbox, way, texts } = setUp();
    const bad = outbox.send({ text: "a" });
    void outbox.send({ text: "b" });
    outbox.up(way);
    outbox.down(code);
    assert.deepEqual(states(outbox), ["a waiting", "b waiting"]);
    outbox.up(way);
    outbox.down(code);
    await assert.rejects(bad, { code: refused });
    assert.deepEqual(states(outbox), [`a failed ${refused}`, "b waiting"]);
    outbox.up(way);
    assert.deepEqual(texts(), ["a", "a", "b"]);
  }
});

test("a network that breaks parks nothing, unless it always breaks just after the same message", async () => {
  const { platform, outbox, way, sent } = setUp();
  void outbox.send({ text: "a" });
  for (let round = 0; round < 50; round++) {
    outbox.up(way);
    // A slow answer, then a cut: not the message's fault.
    await platform.advance(4_000);
    outbox.down(round % 2 === 0 ? 1011 : null);
  }
  assert.deepEqual(states(outbox), ["a waiting"]);
  const before = sent.length;
  for (let round = 0; round < 50; round++) {
    outbox.up(way);
    outbox.down(1006);
  }
  assert.deepEqual([states(outbox), sent.length - before], [["a failed server-error"], 10]);
  outbox.up(way);
  outbox.retryAll();
  assert.deepEqual(states(outbox), ["a sending"]);
});

test("where nothing can be sent any more it is parked, also for the next page", async () => {
  const platform = new FakePlatform();
  const { outbox: first, shelf } = createTestOutbox(platform);
  const lost = first.send({ text: "a" });
  first.close("not-allowed");
  await assert.rejects(lost, { code: "not-allowed" });
  await assert.rejects(first.send({ text: "b" }), { code: "not-allowed" });
  first.end();
  const { outbox: second } = createTestOutbox(platform, shelf);
  assert.deepEqual(states(second), ["a failed not-allowed", "b failed not-allowed"]);
});

test("retry sends under a new command, whose event keeps the item's key", () => {
  const { outbox, way, sent } = setUp();
  outbox.up(way);
  void outbox.send({ text: "a" });
  const key = outbox.pending()[0]?.id ?? "";
  outbox.refused({ retryable: false, id: key, code: "closed", params: {} });
  outbox.retry(key);
  assert.deepEqual(states(outbox), ["a sending"]);
  const again = sent[1]?.id ?? "";
  // The room remembers the refusal of the first id.
  assert.notEqual(again, key);
  assert.equal(outbox.pending()[0]?.id, key);
  outbox.arrived([eventOf(again, 3)], 3);
  assert.equal(outbox.keyOf(eventOf(again, 3)), key);
  assert.deepEqual(states(outbox), []);
});

test("[F-110] whom a message names goes with it, also when it is sent again", () => {
  const platform = new FakePlatform();
  const { outbox } = createTestOutbox(platform);
  const sent: { id: string; command: unknown }[] = [];
  outbox.up({ transmit: (id, command) => sent.push({ id, command }), doubt() {} });
  const [omar, vera] = ["omar", "vera"].map(name => name.padEnd(26, "a")) as [string, string];
  void outbox.send({ text: "@Omar", visibility: "staff", mentions: [omar, vera, omar], support: true });
  void outbox.send({ text: "b" });
  const id = sent[0]?.id ?? "";
  outbox.refused({ retryable: false, id, code: "mention-no-access", params: { person: vera } });
  // It alone is parked; what is behind it names nobody.
  assert.deepEqual(states(outbox), ["@Omar failed mention-no-access", "b sending"]);
  assert.deepEqual(
    outbox.pending().map(({ mentions }) => mentions),
    [[omar, vera], []],
  );
  outbox.acked(sent[1]?.id ?? "", 1);
  outbox.retry(id);
  const named = {
    type: "message",
    text: "@Omar",
    visibility: "staff",
    mentions: [omar, vera],
    support: true,
  };
  const plain = { type: "message", text: "b", visibility: "everyone" };
  assert.deepEqual(
    sent.map(({ command }) => JSON.parse(JSON.stringify(command))),
    [named, plain, named],
  );
  assert.notEqual(sent[2]?.id, id);
});

test("more names than a message can have are refused at once", () => {
  const { outbox } = setUp();
  const mentions = Array.from({ length: 21 }, (_, index) => `${"bcdefghijklmnopqrstuv"[index]}`.repeat(26));
  assert.throws(() => outbox.send({ text: "all", mentions }), { code: "bad-request" });
  assert.deepEqual(states(outbox), []);
  void outbox.send({ text: "all", mentions: mentions.slice(1) });
  assert.deepEqual(states(outbox), ["all waiting"]);
});

test("only what was refused can be discarded, and its text comes back", () => {
  const { outbox, way, sent } = setUp();
  outbox.up(way);
  void outbox.send({ text: " a " });
  const id = sent[0]?.id ?? "";
  assert.equal(outbox.discard(id), null);
  outbox.refused({ retryable: false, id, code: "closed", params: {} });
  assert.equal(outbox.discard(id), "a");
  assert.deepEqual(states(outbox), []);
});

test("ended, it sends nothing any more", async () => {
  const { platform, outbox, way, sent } = setUp();
  outbox.up(way);
  const lost = outbox.send({ text: "a" });
  outbox.end();
  await assert.rejects(lost, { code: "signed-out" });
  await assert.rejects(outbox.send({ text: "b" }), { code: "signed-out" });
  assert.deepEqual([sent.length, platform.timers, outbox.pending()], [1, 0, []]);
});
