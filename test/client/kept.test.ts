/** What was written outlives the page: what is kept, for how long, and whose it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultPlatform, type Item } from "@carethread/client";
import { quick, textsOf, until } from "./support.ts";
import { browser, isLive, kept, newBrowser, page, scene, storedAre, unsent, untilKept } from "./tabs.ts";

test("[I-1] [I-2] what was written before a crash is sent by the next page, once and in order", async () => {
  const id = await scene.topic();
  const first = page();
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  scene.server.setDown(true);
  for (const text of ["one", "two", "three"]) void thread.send({ text });
  await untilKept(3);
  first.crash();
  scene.server.setDown(false);
  // The next page shows the inbox alone.
  const second = page();
  await until(second.client.$unsent, unsent(3));
  await until(second.client.$unsent, unsent(0));
  const again = second.client.conversation(id);
  await until(again.$items, storedAre("Hello", "one", "two", "three"));
  await untilKept(0);
});

test("[F-110] whom a message names is sent by the next page as well", async () => {
  const id = await scene.topic();
  const first = page();
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  const { staff } = await first.client.findStaff("omar", thread.$head.get()?.patient.id ?? "");
  const omar = staff[0]?.person.id ?? "";
  scene.server.setDown(true);
  void thread.send({ text: "@Omar Haddad", mentions: [omar] });
  await untilKept(1);
  // What was kept before messages could name anybody names nobody.
  const [[key, value]] = [...browser.device] as [[string, Record<string, unknown>]];
  const { mentions, ...old } = value;
  assert.deepEqual(mentions, [omar]);
  const ids = [scene.world.newId(), scene.world.newId()] as const;
  const at = (name: string): string => key.replace(/\S+$/, name);
  browser.device.set(at(ids[0]), { ...old, command: ids[0], text: "old" });
  browser.device.set(at(ids[1]), { ...old, command: ids[1], text: "torn", mentions: "omar" });
  first.crash();
  scene.server.setDown(false);
  const second = page();
  await until(second.client.$unsent, unsent(2));
  const isDone = (items: readonly Item[]): boolean =>
    items.every(item => item.event !== null) && textsOf(items).length === 3;
  const items = await until(second.client.conversation(id).$items, isDone);
  const named = items.flatMap(({ event }) => (event?.type === "message" ? (event.mentions ?? []) : []));
  assert.deepEqual(textsOf(items).sort(), ["@Omar Haddad", "Hello", "old"]);
  assert.deepEqual(named, [omar]);
});

test("[I-1] [I-2] a message whose ack was lost with the page is not doubled by the next", async () => {
  const id = await scene.topic();
  const first = page();
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  const other = scene.client("portal", "rosa").conversation(id);
  await until(other.$status, isLive);
  let entry: [string, unknown] | undefined;
  const { device } = browser;
  const set = device.set.bind(device);
  device.set = (...written) => {
    entry ??= written;
    return set(...written);
  };
  const sent = thread.send({ text: "once" });
  await until(other.$items, storedAre("Hello", "once"));
  await sent;
  await untilKept(0);
  first.crash();
  // As if the page had gone before it took the message off the device.
  set(...(entry as [string, unknown]));
  const second = page();
  await until(second.client.$unsent, unsent(1));
  await until(second.client.$unsent, unsent(0));
  await second.client.conversation(id).send({ text: "then" });
  await until(other.$items, storedAre("Hello", "once", "then"));
});

test("[I-5] a refused message is still there on the next page, with its text, and Retry all sends it", async () => {
  const id = await scene.topic();
  const first = page("rosa");
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  for (const text of ["n1", "n2"]) {
    await assert.rejects(thread.send({ text, visibility: "staff" }), { code: "not-allowed" });
  }
  await untilKept(2);
  first.crash();
  const second = page("rosa");
  const again = second.client.conversation(id);
  await until(again.$items, items => items.length > 2 && items.at(-1)?.pending?.state === "failed");
  assert.deepEqual(textsOf(again.$items.get()), ["Hello", "n1", "n2"]);
  again.retryAll();
  await until(again.$items, items => items.every(({ pending }) => pending?.state !== "sending"));
  const [n1, n2] = again.$items.get().flatMap(({ pending }) => (pending ? [pending] : []));
  assert.deepEqual([n1?.refused, n2?.refused], ["not-allowed", "not-allowed"]);
  assert.equal(again.discard(n1?.id ?? ""), "n1");
  assert.equal(again.discard(n2?.id ?? ""), "n2");
  await untilKept(0);
});

test("[I-5] what was refused is taken back, or sent again, before anything of its conversation has come", async () => {
  const id = await scene.topic();
  const first = page("rosa");
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  for (const text of ["n1", "n2"])
    await assert.rejects(thread.send({ text, visibility: "staff" }), { code: "not-allowed" });
  await untilKept(2);
  first.crash();
  const second = page("rosa");
  await until(second.client.$unsent, unsent(2));
  const again = second.client.conversation(id);
  // Nobody has waited for anything yet.
  const [n1, n2] = again.$items.get().flatMap(({ pending }) => (pending ? [pending] : []));
  assert.deepEqual([n1?.state, n2?.state], ["failed", "failed"]);
  assert.equal(again.discard(n1?.id ?? ""), "n1");
  assert.equal(again.discard(n1?.id ?? ""), null);
  again.retry(n2?.id ?? "");
  const sentAgain = (items: readonly Item[]): boolean =>
    items.some(({ pending }) => pending?.state === "sending");
  await until(again.$items, sentAgain);
  await until(again.$items, items => items.at(-1)?.pending?.refused === "not-allowed");
  assert.deepEqual(textsOf(again.$items.get()), ["Hello", "n2"]);
  again.discard(n2?.id ?? "");
  await untilKept(0);
});

test("[I-4] another person on the same device sees and sends nothing of it", async () => {
  const id = await scene.topic();
  const kim = page("kim");
  const thread = kim.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("half a thought");
  scene.server.setDown(true);
  void thread.send({ text: "by kim" });
  await untilKept(2);
  kim.crash();
  scene.server.setDown(false);
  const rosa = page("rosa");
  const theirs = rosa.client.conversation(id);
  await until(theirs.$status, isLive);
  await theirs.send({ text: "by rosa" });
  assert.deepEqual(textsOf(theirs.$items.get()), ["Hello", "by rosa"]);
  assert.equal(theirs.$draft.get().text, "");
  assert.deepEqual(rosa.client.$unsent.get(), { messages: 0, drafts: 0 });
  await untilKept(2);
  await rosa.client.signOut();
  assert.equal(kept(), 2, "signing out wipes one's own alone");
  // Kim comes back.
  const back = page("kim");
  const mine = back.client.conversation(id);
  await until(mine.$draft, ({ text }) => text === "half a thought");
  await until(mine.$items, storedAre("Hello", "by rosa", "by kim"));
});

test("two tabs show what one of them sends, and each message is stored once", async () => {
  const id = await scene.topic();
  const [left, right] = [page(), page()];
  const [a, b] = [left.client.conversation(id), right.client.conversation(id)];
  await Promise.all([until(a.$status, isLive), until(b.$status, isLive)]);
  scene.server.setDown(true);
  void a.send({ text: "from the left" });
  await until(b.$items, items => items.at(-1)?.pending?.text === "from the left");
  void b.send({ text: "from the right" });
  await until(a.$items, items => items.at(-1)?.pending?.text === "from the right");
  scene.server.setDown(false);
  const all = storedAre("Hello", "from the left", "from the right");
  await Promise.all([until(a.$items, all), until(b.$items, all)]);
  await untilKept(0);
  assert.deepEqual(left.client.$unsent.get(), { messages: 0, drafts: 0 });
});

test("a tab that crashes while it sends leaves its turn and its messages to the other", async () => {
  const id = await scene.topic();
  const [left, right] = [page(), page()];
  const [a, b] = [left.client.conversation(id), right.client.conversation(id)];
  await Promise.all([until(a.$status, isLive), until(b.$status, isLive)]);
  scene.server.setDown(true);
  void a.send({ text: "orphan" });
  await until(b.$items, items => items.at(-1)?.pending?.text === "orphan");
  left.crash();
  scene.server.setDown(false);
  await until(b.$items, storedAre("Hello", "orphan"));
});

test("a tab that has the conversation not open sends what another one left behind", async () => {
  const id = await scene.topic();
  const [left, right] = [page(), page("kim", { delays: { ...quick, turnWithin: 20 } })];
  const thread = left.client.conversation(id);
  await Promise.all([until(thread.$status, isLive), until(right.client.$status, isLive)]);
  left.silence();
  void thread.send({ text: "then I closed the tab" });
  await until(right.client.$unsent, unsent(1));
  left.crash();
  await until(right.client.$unsent, unsent(0));
  await until(right.client.conversation(id).$items, storedAre("Hello", "then I closed the tab"));
});

test("what is unsent for a week is dropped, whosever it is, and its writer is told", async () => {
  const id = await scene.topic();
  const first = page("kim");
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("old draft");
  scene.server.setDown(true);
  void thread.send({ text: "old message" });
  await untilKept(2);
  first.crash();
  scene.server.setDown(false);
  const week = 7 * 24 * 3_600_000;
  const later = (ms: number) => ({
    platform: {
      ...defaultPlatform(),
      WebSocket: scene.server.WebSocket,
      fetch: scene.server.fetch,
      date: () => Date.now() + ms,
      ...browser.tab(),
    },
  });
  const other = page("rosa", later(week));
  await until(other.client.$status, isLive);
  // What stays is the note that something was lost, without a word of it.
  await untilKept(1);
  assert.doesNotMatch(JSON.stringify([...browser.device]), /old/);
  assert.deepEqual(other.client.$lost.get(), { messages: 0, drafts: 0 });
  const back = page("kim", later(week + 1));
  await until(back.client.$lost, unsent(1, 1));
  assert.deepEqual(textsOf(back.client.conversation(id).$items.get()), []);
  back.client.forgetLost();
  await untilKept(0);
  assert.deepEqual(back.client.$lost.get(), { messages: 0, drafts: 0 });
});

test("what was written while the clock was years ahead has a week from now", async () => {
  const id = await scene.topic();
  const ahead = page("kim", {
    platform: {
      ...defaultPlatform(),
      WebSocket: scene.server.WebSocket,
      fetch: scene.server.fetch,
      date: () => Date.now() + 1e11,
      ...browser.tab(),
    },
  });
  const thread = ahead.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("from the future");
  await untilKept(1);
  ahead.client.destroy();
  const now = page("kim").client.conversation(id);
  await until(now.$draft, ({ text }) => text === "from the future");
  const [[, value]] = [...browser.device] as [[string, { at: number }]];
  assert.ok(value.at <= Date.now());
});

test("persist says how long: the device, the tab, the page", async () => {
  const id = await scene.topic();
  for (const [persist, sameTab, otherTab] of [
    ["device", "typed", "typed"],
    ["session", "typed", ""],
    ["none", "", ""],
  ] as const) {
    newBrowser();
    const session = new Map<string, unknown>();
    const first = page("kim", { persist, tab: browser.tab(session) });
    const thread = first.client.conversation(id);
    await until(thread.$status, isLive);
    thread.setDraft("typed");
    if (persist === "none") first.client.destroy();
    else await until(first.client.$unsent, unsent(0, 1));
    await new Promise(setImmediate);
    first.crash();
    for (const [tab, wanted] of [
      [browser.tab(session), sameTab],
      [browser.tab(), otherTab],
    ] as const) {
      const { client } = page("kim", { persist, tab });
      const next = client.conversation(id);
      await until(next.$status, isLive);
      await until(next.$draft, ({ text }) => text === wanted);
    }
    assert.equal(kept() > 0, persist === "device");
  }
});

test("a device that refuses, or hangs, keeps nobody from writing", async () => {
  const id = await scene.topic();
  const fails = async () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const hangs = () => new Promise<never>(() => {});
  const storages = [
    { device: fails, session: fails },
    { device: hangs, session: hangs },
    { device: async () => ({ entries: async () => [], update: fails }), session: fails },
    { device: async () => ({ entries: async () => [], update: hangs }), session: hangs },
    { device: async () => ({ entries: hangs, update: hangs }), session: hangs },
  ];
  for (const [index, storage] of storages.entries()) {
    const { client } = page("kim", {
      tab: { ...browser.tab(), storage },
      delays: { ...quick, keepWithin: 20 },
    });
    const thread = client.conversation(id);
    thread.setDraft("a draft");
    await thread.send({ text: `message ${index}` });
    assert.equal(thread.$draft.get().text, "a draft");
  }
});

test("what somebody else wrote into the storage is not shown and does no harm", async () => {
  const id = await scene.topic();
  const first = page();
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("mine");
  await untilKept(1);
  const [[key]] = [...browser.device] as [[string, unknown]];
  const owner = key.split(" ").slice(0, 2).join(" ");
  const at = Date.now();
  for (const [name, value] of [
    [`${owner} message ${id} ${"a".repeat(26)}`, { at, text: 5 }],
    [`${owner} message ${id} ${"b".repeat(26)}`, null],
    [`${owner} draft ${id}`, { at, text: { toString: "x" } }],
    [`${owner} toString`, { at }],
    ["unrelated", 5],
  ] as const) {
    browser.device.set(name, value);
  }
  first.crash();
  const next = page().client.conversation(id);
  await until(next.$status, isLive);
  assert.deepEqual([textsOf(next.$items.get()), next.$draft.get().text], [["Hello"], ""]);
  await next.send({ text: "all is well" });
});
