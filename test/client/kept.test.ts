/** What was written outlives the page, on the real rooms in memory and a browser in memory. */
import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import {
  type CareClient,
  type CareClientOptions,
  createCareClient,
  defaultPlatform,
  type Item,
} from "@carethread/client";
import { createMemoryBrowser, type MemoryBrowser, type MemoryTab } from "@carethread/client/memory";
import { until as untilEffect } from "../support/until.ts";
import { createScene, quick, textsOf, until } from "./support.ts";

const scene = await createScene();
after(() => scene.end());

let browser: MemoryBrowser;
beforeEach(() => {
  scene.server.setDown(false);
  browser = createMemoryBrowser();
});

const crashed: CareClient[] = [];
after(() => {
  for (const client of crashed) client.destroy();
});

interface Page {
  readonly client: CareClient;
  readonly tab: MemoryTab;
  /** Its sockets reach nothing more. */
  silence(): void;
  /** The page is gone without a word. */
  crash(): void;
}

/** A page in a tab of the browser. */
function page(
  sub = "kim",
  { tab = browser.tab(), ...options }: Partial<CareClientOptions> & { tab?: MemoryTab } = {},
): Page {
  let isGone = false;
  class Socket extends scene.server.WebSocket {
    override send(data: string): void {
      if (!isGone) super.send(data);
    }
  }
  const { crash, ...shared } = tab;
  const client = createCareClient({
    server: scene.server.url,
    practice: scene.world.practice.id,
    token: () => scene.world.practice.token(sub === "rosa" ? "portal" : "staff", sub),
    platform: { ...defaultPlatform(), WebSocket: Socket, fetch: scene.server.fetch, ...shared },
    delays: quick,
    ...options,
  });
  crashed.push(client);
  return {
    client,
    tab,
    silence() {
      isGone = true;
    },
    crash() {
      isGone = true;
      crash();
    },
  };
}

const isLive = (status: { state: string }): boolean => status.state === "live";
const unsent =
  (messages: number, drafts = 0) =>
  (now: { messages: number; drafts: number }) =>
    now.messages === messages && now.drafts === drafts;
const storedAre =
  (...texts: string[]) =>
  (items: readonly Item[]): boolean =>
    items.every(item => item.event !== null) && JSON.stringify(textsOf(items)) === JSON.stringify(texts);

/** How many values are kept on the device. */
const kept = (): number => browser.device.size;

async function untilKept(count: number): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (kept() !== count && performance.now() < deadline) await new Promise(setImmediate);
  assert.equal(kept(), count, [...browser.device.keys()].join("\n"));
}

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

test("a draft outlives the page, and is the same in other tabs", async () => {
  const id = await scene.topic();
  const left = page();
  const right = page();
  const thread = left.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("H");
  thread.setDraft("Half");
  assert.equal(thread.$draft.get().text, "Half");
  await until(right.client.conversation(id).$draft, ({ text }) => text === "Half");
  await until(right.client.$unsent, unsent(0, 1));
  left.crash();
  right.crash();
  const next = page().client.conversation(id);
  await until(next.$draft, ({ text }) => text === "Half");
  next.setDraft("");
  await untilKept(0);
});

test("a draft that was typed a moment ago is kept when the page is let go", async () => {
  const id = await scene.topic();
  const first = page("kim", { delays: { ...quick, draftWithin: 60_000 } });
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("just now");
  assert.equal(kept(), 0);
  first.client.destroy();
  await untilKept(1);
});

test("[F-060] a start that was not answered is made once, by the page or the next one", async () => {
  const first = page("omar", { delays: { ...quick, keepWithin: 50 } });
  await until(first.client.$status, isLive);
  const { patients } = await first.client.findPatients("rosa");
  const patient = patients[0];
  assert.ok(patient);
  const words = { patient: patient.id, title: "Two pages", text: "One start" };
  first.client.setStartDraft({ patient, topic: "Two pages", message: "One start" });
  scene.server.setDown(true);
  await assert.rejects(first.client.start(words), { code: "network" });
  const count = async (): Promise<number> => {
    const reader = scene.client("staff", "omar");
    const rows = await until(reader.inbox.$rows, rows => rows !== null);
    return rows?.filter(row => row.title === "Two pages").length ?? 0;
  };
  await untilKept(2);
  first.crash();
  scene.server.setDown(false);
  const second = page("omar");
  await until(second.client.inbox.$rows, rows => rows?.some(row => row.title === "Two pages") === true);
  await until(second.client.$unsent, unsent(0));
  assert.equal(second.client.$startDraft.get(), null);
  assert.equal(await count(), 1);
  await untilKept(0);
});

test("[F-060] a start that found no network is made when it is back, unless other words were written", async () => {
  const { client } = page("omar", { persist: "none" });
  await until(client.$status, isLive);
  const { patients } = await client.findPatients("rosa");
  const patient = patients[0];
  assert.ok(patient);
  const start = async (title: string): Promise<void> => {
    client.setStartDraft({ patient, topic: title, message: "Once" });
    scene.server.setDown(true);
    await until(client.$status, status => !isLive(status));
    await assert.rejects(client.start({ patient: patient.id, title, text: "Once" }), { code: "network" });
  };
  const rowsOf = (title: string) => client.inbox.$rows.get()?.filter(row => row.title === title).length;
  await start("Given up");
  client.setStartDraft({ patient, topic: "Given up, in other words", message: "Once" });
  scene.server.setDown(false);
  await until(client.$status, isLive);
  await start("Still wanted");
  scene.server.setDown(false);
  await until(client.inbox.$rows, () => rowsOf("Still wanted") === 1);
  await until(client.$startDraft, draft => draft === null);
  await until(client.$unsent, unsent(0));
  assert.equal(rowsOf("Given up"), 0);
});

test("[F-060] the same words sent again are the same start; other words are another", async () => {
  const { client } = page("omar");
  await until(client.$status, isLive);
  const { patients } = await client.findPatients("rosa");
  const words = { patient: patients[0]?.id ?? "", title: "Answer lost", text: "Once" };
  const bodies: string[] = [];
  const { client: second } = page("omar", {
    platform: {
      ...defaultPlatform(),
      WebSocket: scene.server.WebSocket,
      fetch: async (...asked) => {
        const request = new Request(...asked);
        const copy = request.clone();
        const answer = await scene.server.fetch(request);
        if (copy.method === "POST" && copy.url.endsWith("/conversations")) {
          bodies.push(((await copy.json()) as { commandId: string }).commandId);
          if (bodies.length === 1) throw new TypeError("the answer was lost");
        }
        return answer;
      },
      ...browser.tab(),
    },
  });
  await until(second.$status, isLive);
  await assert.rejects(second.start(words), { code: "network" });
  const id = await second.start(words);
  assert.equal(bodies[0], bodies[1]);
  assert.notEqual(await second.start(words), id, "answered, so this is a new one");
  assert.notEqual(bodies[1], bodies[2]);
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
    browser = createMemoryBrowser();
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

test("[I-10] signing out asks first, wipes the device, and ends the person's other tabs", async () => {
  const id = await scene.topic();
  const [left, right] = [page(), page()];
  const thread = left.client.conversation(id);
  const there = right.client.conversation(id);
  await Promise.all([until(thread.$status, isLive), until(there.$status, isLive)]);
  thread.setDraft("not yet");
  assert.equal(await left.client.signOut(), "unsent");
  assert.equal(thread.$status.get().state, "live");
  assert.equal(await left.client.signOut({ discard: true }), "done");
  assert.equal(kept(), 0);
  await until(there.$status, status => status.state === "ended");
  assert.deepEqual(right.client.$status.get(), { state: "ended", reason: "signed-out" });
  assert.deepEqual([there.$draft.get().text, kept()], ["", 0]);
});

/** A tab whose device answers when the test lets it. */
function slow(): {
  readonly tab: MemoryTab;
  readonly setSlow: (isSlow: boolean) => void;
  /** How many calls are without an answer. */
  readonly hanging: () => number;
} {
  const tab = browser.tab();
  let isSlow = false;
  let hanging = 0;
  const wait = async (): Promise<void> => {
    if (!isSlow) return;
    hanging++;
    await new Promise(() => {});
  };
  const device = async () => {
    const place = await tab.storage.device();
    return {
      entries: async (prefix: string) => wait().then(() => place.entries(prefix)),
      update: async <T>(key: string, change: (old: unknown) => T) =>
        wait().then(() => place.update(key, change)),
    };
  };
  return {
    tab: { ...tab, storage: { ...tab.storage, device } },
    setSlow: to => {
      isSlow = to;
    },
    hanging: () => hanging,
  };
}

test("[I-10] a device that was slow once is wiped all the same", async () => {
  const id = await scene.topic();
  const { tab, setSlow, hanging } = slow();
  const keepWithin = 20;
  const { client } = page("kim", { tab, delays: { ...quick, keepWithin } });
  const thread = client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("kept");
  await untilKept(1);
  setSlow(true);
  thread.setDraft("kept, too late");
  await until(client.$unsent, unsent(0, 1));
  const other = client.conversation(await scene.topic());
  other.setDraft("a second call that is slow");
  await until(client.$unsent, unsent(0, 2));
  await untilEffect(() => hanging() > 0, "a call that hangs");
  // The client's timer of as long was set before, and comes first.
  await new Promise(resolve => setTimeout(resolve, keepWithin));
  setSlow(false);
  assert.equal(kept(), 1);
  assert.equal(await client.signOut({ discard: true }), "done");
  assert.equal(kept(), 0);
});

test("[I-10] who signs out on a device that does not answer is told that it was not wiped", async () => {
  const id = await scene.topic();
  const { tab, setSlow } = slow();
  const { client } = page("kim", { tab, delays: { ...quick, keepWithin: 20, wipeWithin: 20 } });
  const thread = client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("kept");
  await untilKept(1);
  setSlow(true);
  assert.equal(await client.signOut({ discard: true }), "not-wiped");
  const ended = { state: "ended", reason: "not-wiped" };
  assert.deepEqual([client.$status.get(), thread.$status.get(), kept()], [ended, ended, 1]);
  assert.equal(thread.$draft.get().text, "");
  setSlow(false);
  assert.equal(await client.signOut({ discard: true }), "done");
  assert.equal(kept(), 0);
});

test("[I-10] who signs out before a token came leaves nothing either, or is told so", async () => {
  const id = await scene.topic();
  const session = new Map<string, unknown>();
  const first = page("kim", { tab: browser.tab(session) });
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("of Kim");
  await untilKept(1);
  first.crash();
  const never = { token: () => new Promise<string>(() => {}) };
  const stranger = page("omar", never);
  assert.equal(await stranger.client.signOut(), "not-wiped", "whose words these are is not known");
  assert.equal(kept(), 1);
  const again = page("kim", { ...never, tab: browser.tab(session) });
  assert.equal(await again.client.signOut(), "unsent");
  assert.deepEqual(again.client.$unsent.get(), { messages: 0, drafts: 1 });
  assert.equal(await again.client.signOut({ discard: true }), "done");
  assert.deepEqual([kept(), session.size], [0, 0]);
  assert.equal(await page("omar", never).client.signOut(), "done", "there is nothing");
});
