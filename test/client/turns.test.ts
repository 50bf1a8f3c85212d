/** Turns among tabs, on locks in memory and a clock moved by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Platform } from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { createTurns } from "@carethread/client/outbox/turns";
import { FakePlatform, settle } from "./fake-platform.ts";
import { createTestOutbox, createTestShelf } from "./test-outbox.ts";

function setUp() {
  const platform = new FakePlatform();
  const browser = createMemoryBrowser();
  const log: string[] = [];
  const tab = (name: string) => {
    const shared = browser.tab();
    const turns = createTurns("a", Object.assign(Object.create(platform), shared) as Platform, 5_000);
    return {
      turns,
      crash: shared.crash,
      take: () =>
        turns.take(
          () => log.push(`${name} begins`),
          () => log.push(`${name} was robbed`),
        ),
    };
  };
  return { platform, browser, log, tab };
}

test("one tab at a time has the turn, and the next follows", async () => {
  const { log, tab, platform } = setUp();
  const [a, b] = [tab("a"), tab("b")];
  a.take();
  b.take();
  await settle();
  assert.deepEqual(log, ["a begins"]);
  a.turns.end();
  assert.equal(a.turns.isTaken(), false);
  await settle();
  assert.deepEqual(log, ["a begins", "b begins"]);
  b.turns.end();
  await settle();
  assert.equal(platform.timers, 0);
});

test("who ends the wait is passed over", async () => {
  const { log, tab } = setUp();
  const [a, b, c] = [tab("a"), tab("b"), tab("c")];
  for (const each of [a, b, c]) each.take();
  await settle();
  b.turns.end();
  a.turns.end();
  await settle();
  assert.deepEqual(log, ["a begins", "c begins"]);
});

test("a tab that crashed leaves the turn at once, one that is frozen after five seconds", async () => {
  const { log, tab, platform } = setUp();
  const [a, b, c] = [tab("a"), tab("b"), tab("c")];
  for (const each of [a, b, c]) each.take();
  await settle();
  a.crash();
  await settle();
  assert.deepEqual(log, ["a begins", "b begins"]);
  await platform.advance(4_999);
  assert.equal(log.length, 2);
  await platform.advance(1);
  assert.deepEqual(log, ["a begins", "b begins", "b was robbed", "c begins"]);
  assert.deepEqual([b.turns.isTaken(), c.turns.isTaken()], [false, true]);
  // It may ask again.
  b.take();
  c.turns.end();
  await settle();
  assert.equal(log.at(-1), "b begins");
});

test("a page that may use no locks takes its turn all the same", async () => {
  const platform = new FakePlatform();
  const denied = {
    locks: { request: () => Promise.reject(new DOMException("denied", "SecurityError")) },
  };
  let begun = 0;
  for (const change of [denied, {}]) {
    const turns = createTurns("a", Object.assign(Object.create(platform), change) as Platform, 5_000);
    turns.take(
      () => begun++,
      () => {},
    );
    await settle();
    turns.end();
  }
  assert.deepEqual([begun, platform.timers], [2, 0]);
});

test("two tabs that retry the same message at once make one command of it", async () => {
  const browser = createMemoryBrowser();
  const tabs = [1, 2].map(() => {
    const platform = Object.assign(new FakePlatform(), browser.tab());
    const { outbox, shelf } = createTestOutbox(platform, createTestShelf(platform, { persist: "device" }));
    const sent: string[] = [];
    return { outbox, shelf, sent, way: { transmit: (id: string) => void sent.push(id), doubt() {} } };
  });
  const [left, right] = tabs as [(typeof tabs)[0], (typeof tabs)[0]];
  await settle();
  left.outbox.send({ text: "a" }).catch(() => {});
  await settle();
  const id = left.outbox.pending()[0]?.id ?? "";
  left.outbox.up(left.way);
  await settle();
  left.outbox.refused({ retryable: false, id, code: "closed", params: {} });
  await settle();
  assert.deepEqual(
    right.outbox.pending().map(({ state }) => state),
    ["failed"],
  );
  right.outbox.up(right.way);
  left.outbox.retry(id);
  right.outbox.retry(id);
  await settle();
  await settle();
  const commands = new Set([...left.sent.slice(1), ...right.sent]);
  assert.equal(commands.size, 1);
  const [command] = commands;
  left.outbox.acked(command ?? "", 4);
  await settle();
  assert.deepEqual(
    tabs.map(({ outbox }) => outbox.pending().map(pending => pending.id)),
    [[id], [id]],
    "shown until the event has come, in both",
  );
  for (const { outbox } of tabs) outbox.arrived([], 4);
  assert.deepEqual(
    tabs.map(({ outbox }) => outbox.pending()),
    [[], []],
  );
  assert.equal(browser.device.size, 0);
});
