/** The session of a page: signs of the person, the warning, the end, and what comes back after signing in again. */
import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import {
  type CareClient,
  type CareClientOptions,
  CareError,
  createCareClient,
  createPersonClient,
  defaultPlatform,
  type Platform,
} from "@carethread/client";
import { createMemoryBrowser, type MemoryBrowser, type MemoryTab } from "@carethread/client/memory";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { openSeal } from "../../packages/client/src/kept/sealing.ts";
import { createWorld, type World } from "../support/world.ts";
import { quick, textsOf, until } from "./support.ts";
import { isLive, unsent } from "./tabs.ts";

const minute = 60_000;
/** How much later it is for pages and rooms than it is. */
let later = 0;
let browser: MemoryBrowser;
/** Each test has sessions of its own. */
let round = 0;
const servers: MemoryServer[] = [];
const world: World = await createWorld(practices => {
  const made = createMemoryServer({ practices, now: () => Date.now() + later });
  servers.push(made);
  return made;
});
const server = servers[0] as MemoryServer;
const clients: { destroy(): void }[] = [];
after(() => {
  for (const client of clients) client.destroy();
});
/** Who is told that somebody does something, by page. */
let signs = new Map<string, () => void>();
beforeEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  round++;
  signs = new Map();
  browser = createMemoryBrowser();
});

function act(where: string): void {
  signs.get(where)?.();
}

function tokenOf(sub: string, sid: string): Promise<string> {
  const iat = Math.floor((Date.now() + later) / 1000);
  return world.practice.token(sub === "rosa" ? "portal" : "staff", sub, {
    sid: `${round} ${sid}`,
    iat,
  });
}

const topic = async (): Promise<string> => {
  const room = await world.practice.patientRoom("rosa");
  const first = { commandId: world.newId(), kind: "topic", title: "Sleep", first: { text: "Hello" } };
  return (await world.post("patient", room, "conversations", await tokenOf("kim", "start"), first)).body.id;
};

const delays = { ...quick, sessionCheck: 2, signTabs: 0 };

/** A page of a session whose clock the test moves; what it keeps is sealed, as in a browser. */
function opened(
  where: string,
  {
    sub = "kim",
    sid = where,
    tab = browser.tab(),
    unsealed = false,
    ...options
  }: Partial<CareClientOptions> & { sub?: string; sid?: string; tab?: MemoryTab; unsealed?: boolean } = {},
): CareClient {
  const { crash: _, ...shared } = tab;
  const platform: Platform = {
    ...defaultPlatform(),
    WebSocket: server.WebSocket,
    fetch: server.fetch,
    ...shared,
    seal: unsealed ? () => Promise.reject(new Error("no WebCrypto here")) : openSeal,
    now: () => performance.now() + later,
    date: () => Date.now() + later,
    watchPerson(acted) {
      signs.set(where, acted);
      return () => signs.delete(where);
    },
  };
  const client = createCareClient({
    server: server.url,
    practice: world.practice.id,
    ...{ platform, delays, token: () => tokenOf(sub, sid) },
    ...options,
  });
  clients.push(client);
  return client;
}

const state = (client: CareClient): string | undefined => client.$session.get()?.state;
const hasEnded = (status: { state: string; reason?: string }): boolean =>
  status.state === "ended" && status.reason === "session-ended";

async function isOpen(client: CareClient): Promise<void> {
  await until(client.$session, session => session?.state === "open");
}

test("[F-193] two minutes before the end the person is told, and any sign of theirs keeps the session", async () => {
  const client = opened("page");
  await isOpen(client);
  later += 12 * minute;
  await opened("omar", { sub: "omar" }).findPatients("rosa");
  assert.equal(state(client), "open");
  later += minute + 1_000;
  const warned = await until(client.$session, session => session?.state === "warned");
  assert.ok(warned?.state === "warned" && warned.stays);
  const left = warned.endsAt - performance.now() - later;
  assert.ok(left > minute && left <= 2 * minute, `${left}`);
  act("page");
  assert.equal(state(client), "open");
  later += 12 * minute;
  client.keepAlive();
  later += 12 * minute;
  assert.ok(isLive(client.$status.get()));
  assert.equal(state(client), "open");
});

test("[F-193] without a sign the words leave the page, whatever others write; drafts come back after signing in", async () => {
  const id = await topic();
  const client = opened("page");
  const thread = client.conversation(id);
  await until(thread.$items, items => items.length > 0);
  thread.setDraft("Half a thought");
  await until(client.$unsent, unsent(0, 1));
  const other = opened("rosa", { sub: "rosa" });
  const rosa = other.conversation(id);
  for (const text of ["Are you there?", "Hello?"]) {
    later += 7 * minute;
    act("rosa");
    await rosa.send({ text });
    await until(thread.$items, items => textsOf(items).includes(text));
  }
  later += minute;
  await until(client.$status, hasEnded);
  await until(thread.$status, hasEnded);
  assert.deepEqual(
    [
      thread.$items.get(),
      thread.$head.get(),
      thread.$draft.get().text,
      client.$me.get(),
      client.inbox.$rows.get(),
    ],
    [[], null, "", null, null],
  );
  assert.deepEqual([client.$badge.get(), client.$unsent.get()], [null, { messages: 0, drafts: 0 }]);
  // Nothing is typed into it any more, and nothing is sent.
  thread.setDraft("");
  await assert.rejects(client.findPatients("rosa"), CareError);
  // By the same session nobody comes back.
  const again = opened("again", { sid: "page" });
  await until(again.$status, hasEnded);
  const next = opened("next");
  await until(next.conversation(id).$draft, ({ text }) => text === "Half a thought");
});

test("a device that slept past the end comes back to an ended session, also by a key", async () => {
  const client = opened("page", { delays: { ...delays, sessionCheck: 60_000 } });
  await isOpen(client);
  later += 60 * minute;
  act("page");
  assert.ok(hasEnded(client.$status.get()));
});

test("tabs agree: a sign in one is a sign in all, and all end together", async () => {
  const left = opened("left", { sid: "shared" });
  const right = opened("right", { sid: "shared" });
  await Promise.all([isOpen(left), isOpen(right)]);
  later += 13 * minute + 1_000;
  await Promise.all([left, right].map(client => until(client.$session, now => now?.state === "warned")));
  act("left");
  await until(right.$session, now => now?.state === "open");
  later += 13 * minute;
  assert.equal(state(left), "open");
  later += 2 * minute;
  await Promise.all([left, right].map(client => until(client.$status, hasEnded)));
});

test("[F-193] a page may end sooner than its practice says, and never later", async () => {
  const brief = opened("brief", { delays: { ...delays, idle: 2 * minute } });
  const long = opened("long", { delays: { ...delays, idle: 60 * minute } });
  await Promise.all([isOpen(brief), isOpen(long)]);
  later += 2 * minute;
  await until(brief.$status, hasEnded);
  assert.ok(isLive(long.$status.get()));
  later += 13 * minute;
  await until(long.$status, hasEnded);
});

test("[F-193] by its length a session ends whatever is done, and says so before", async () => {
  const client = opened("page");
  await isOpen(client);
  for (let passed = 0; passed < 710; passed += 10) {
    later += 10 * minute;
    act("page");
  }
  later += 8.5 * minute;
  const warned = await until(client.$session, session => session?.state === "warned");
  assert.ok(warned?.state === "warned" && !warned.stays);
  act("page");
  assert.equal(state(client), "warned");
  later += 2 * minute;
  await until(client.$status, hasEnded);
});

test("[F-193] a person sees where they are signed in, and ends another session, whose pages are blank at once", async () => {
  const id = await topic();
  const work = opened("work", { sub: "omar" });
  const thread = work.conversation(id);
  await until(thread.$items, items => items.length > 0);
  const badge = createPersonClient({
    server: server.url,
    practice: world.practice.id,
    token: () => tokenOf("omar", "work"),
    platform: {
      ...{ ...defaultPlatform(), WebSocket: server.WebSocket, fetch: server.fetch },
      now: () => performance.now() + later,
      date: () => Date.now() + later,
    },
    delays,
  });
  clients.push(badge);
  await until(badge.$badge, n => n !== null);
  const home = opened("home", { sub: "omar" });
  await isOpen(home);
  await until(work.$sessionsNews, n => n > 0);
  const listed = await home.sessions.list();
  const [own, other] = listed;
  assert.deepEqual([listed.length, own?.own, other?.own], [2, true, false]);
  thread.setDraft("kept");
  await until(work.$unsent, unsent(0, 1));
  await home.sessions.end(other?.id ?? "");
  await until(work.$status, hasEnded);
  assert.deepEqual([thread.$items.get(), thread.$draft.get().text], [[], ""]);
  await until(badge.$status, hasEnded);
  assert.equal(badge.$badge.get(), null);
  assert.equal((await home.sessions.list()).length, 1);
  await until(home.conversation(id).$draft, ({ text }) => text === "kept");
  home.conversation(id).setDraft("");
  await home.sessions.end("all");
  await until(home.$status, hasEnded);
});

test("what is refused by HTTP because the session has ended ends it in the page as well", async () => {
  const client = opened("page", { sub: "vera" });
  await isOpen(client);
  const { practice } = world;
  server.cut();
  server.hibernate();
  const room = await practice.personRoom("staff", "vera");
  const iat = Math.floor((Date.now() + later) / 1000);
  const host = await practice.token("system", "host", { iat });
  await world.post("person", room, "sessions", host, { kind: "staff", id: "vera" });
  await assert.rejects(client.findPatients("rosa"), { code: "session-ended" });
  await until(client.$status, hasEnded);
});

test("who signs out is not in the list any more", async () => {
  const client = opened("page", { sub: "vera" });
  await isOpen(client);
  assert.equal(await client.signOut(), "done");
  const other = opened("other", { sub: "vera" });
  await isOpen(other);
  // The room is told by a request of its own, which nobody waits for who leaves.
  const own = async (): Promise<boolean[]> => (await other.sessions.list()).map(session => session.own);
  while ((await own()).length > 1) await new Promise(setImmediate);
  assert.deepEqual(await own(), [true]);
});

test("what is kept on the device is sealed: it says nothing, and opens to nobody else, nor in another place", async () => {
  const id = await topic();
  const client = opened("page");
  const thread = client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("Her sister’s name is Ida");
  await until(client.$unsent, unsent(0, 1));
  const drafts = () => [...browser.device].filter(([key]) => key.includes(" draft "));
  while (drafts().length === 0) await new Promise(setImmediate);
  const [[key = "", value] = []] = drafts();
  assert.ok(!JSON.stringify([...browser.device]).includes("Ida"));
  assert.deepEqual(Object.keys(value as object).sort(), ["at", "iv", "sealed"]);
  // Another person on the same device sees nothing of it, and neither does one who puts it where it is theirs.
  const omar = opened("omar", { sub: "omar" });
  await isOpen(omar);
  browser.device.set(key.replace(client.$me.get()?.id ?? "", omar.$me.get()?.id ?? ""), value);
  const stolen = opened("thief", { sub: "omar" });
  await isOpen(stolen);
  assert.equal(stolen.conversation(id).$draft.get().text, "");
  const [one, two] = [await openSeal("a"), await openSeal("b")];
  const sealed = await one.close("here", { at: 1, text: "words" } as { at: number });
  assert.deepEqual(await one.open("here", sealed), { at: 1, text: "words" });
  assert.deepEqual([await one.open("there", sealed), await two.open("here", sealed)], [undefined, undefined]);
  const file = { at: 2, blob: new Blob(["content"], { type: "text/plain" }) };
  const opened_ = (await one.open("f", await one.close("f", file))) as typeof file;
  assert.deepEqual([opened_.at, opened_.blob.type, await opened_.blob.text()], [2, "text/plain", "content"]);
});

test("what another tab writes while this one seals is not lost", async () => {
  const id = await topic();
  const tabs = [opened("1", { sid: "s" }), opened("2", { sid: "s" })] as const;
  const threads = tabs.map(client => client.conversation(id));
  for (const thread of threads) await until(thread.$status, isLive);
  threads[0]?.setDraft("one");
  const second = threads[1] ?? assert.fail();
  await until(second.$draft, ({ text }) => text === "one");
  for (const [index, thread] of threads.entries()) thread.setDraft(`tab ${index}`);
  await Promise.all(threads.map(thread => thread.send({ text: "both" })));
  const later_ = opened("3", { sid: "s" });
  await until(
    later_.conversation(id).$items,
    items => textsOf(items).filter(text => text === "both").length === 2,
  );
});

test("where nothing can be sealed nothing is kept, and messages are sent all the same", async () => {
  const id = await topic();
  const client = opened("page", { unsealed: true });
  const thread = client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("only here");
  await thread.send({ text: "Sent" });
  await until(thread.$items, items => textsOf(items).includes("Sent"));
  assert.deepEqual(
    [...browser.device.keys()].filter(key => !key.endsWith(" loss")),
    [],
  );
  assert.equal(thread.$draft.get().text, "only here");
});
