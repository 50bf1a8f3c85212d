/** Watching, presence, the screen and following, by the frames of a conversation. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { CareError, type Persist } from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { settle } from "./fake-platform.ts";
import { conversationWelcome, every, key, kim, omar, refused, rosa, script } from "./scripted.ts";

const one = key("one");
const member = { person: kim, role: "secondary", level: "mentions", source: "invited" };

test("[F-117] watching is a command of its own: it resolves with the ack and stands in no outbox", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(one);
  const socket = await admit("main");
  const done = thread.watch(true);
  const { id, ...frame } = socket.sent.at(-1) ?? { id: "", type: "" };
  assert.deepEqual(frame, { type: "command", command: { type: "watch", on: true } });
  assert.deepEqual([thread.$items.get(), client.$unsent.get()], [[], { messages: 0, drafts: 0 }]);
  socket.say({ type: "ack", id, pos: 0 });
  await done;
});

test("[F-113] a refusal of watching comes to who asked, with its code", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(one);
  const socket = await admit("main");
  const first = thread.watch(false);
  const second = thread.watch(true);
  const ids = socket.sent.slice(-2).map(({ id }) => id);
  socket.say({ type: "refused", id: ids[0], code: "watch-fixed", params: {}, retryable: false });
  await assert.rejects(first, (error: unknown) => error instanceof CareError && error.code === "watch-fixed");
  socket.say({ type: "ack", id: ids[1], pos: 0 });
  await second;
});

test("[F-117] what gets no answer is `network`, and is not sent again", async t => {
  const { client, platform, admit } = script(t);
  const thread = client.conversation(one);
  await assert.rejects(thread.watch(true), { code: "network", retryable: true }, "not yet welcomed");
  const socket = await admit("main");
  const cut = thread.watch(true);
  socket.end();
  await assert.rejects(cut, { code: "network", retryable: true });
  await platform.advance(1_000);
  const next = await admit("main");
  assert.deepEqual(next.sentTypes(), ["hello"]);
  const slow = thread.watch(true);
  const failed = assert.rejects(slow, { code: "network" });
  await platform.advance(8_000);
  await failed;
  // The answer comes after all: nobody waits for it any more.
  next.say({ type: "ack", id: next.sent.find(({ type }) => type === "command")?.id, pos: 0 });
  assert.equal(thread.$status.get().state, "live");
});

test("[F-110] taking a member out is a command that somebody waits for; the room's event takes them out", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(one);
  const members = { [omar.id]: { ...member, person: omar, invitedBy: kim.id } };
  const may = { ...every, remove: [omar.id] };
  const socket = await admit("main", conversationWelcome({ members, may }));
  assert.deepEqual(thread.$may.get()?.remove, [omar.id]);
  const done = thread.remove(omar.id);
  const { id, ...frame } = socket.sent.at(-1) ?? { id: "", type: "" };
  assert.deepEqual(frame, { type: "command", command: { type: "remove", person: omar.id } });
  assert.deepEqual([thread.$items.get(), client.$unsent.get()], [[], { messages: 0, drafts: 0 }]);
  socket.say({ type: "ack", id, pos: 0 });
  await done;
  assert.deepEqual(Object.keys(thread.$members.get()), [omar.id], "nothing is guessed");
  const left = { id: key("e"), pos: 1, at: 1, by: kim, type: "member-left", person: omar, role: "secondary" };
  socket.say({ type: "events", events: [left] });
  socket.say({ type: "may", may: { ...may, remove: [] } });
  assert.deepEqual([thread.$members.get(), thread.$may.get()?.remove], [{}, []]);
});

test("[F-110] a member who may not be taken out stays: the refusal, or the silence, comes to who asked", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(one);
  const socket = await admit("main");
  const asked = thread.remove(omar.id);
  const id = socket.sent.at(-1)?.id;
  socket.say({ type: "refused", id, code: "not-allowed", params: {}, retryable: false });
  await assert.rejects(asked, { code: "not-allowed" });
  const cut = thread.remove(omar.id);
  socket.end();
  await assert.rejects(cut, { code: "network", retryable: true });
});

test("a room that finds watching a bad frame does not take the conversation away", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(one);
  const socket = await admit("main");
  const lost = thread.watch(true);
  socket.end(4400);
  await assert.rejects(lost, { code: "network" });
  assert.equal(thread.$status.get().state, "reconnecting");
});

test("the screen is told when it changes, and again to each new connection", async t => {
  const { client, platform, admit } = script(t);
  const thread = client.conversation(one);
  thread.screen(true);
  const first = await admit("main");
  thread.screen(true);
  thread.screen(false);
  thread.screen(true);
  const told = (sent: readonly { type: string; on?: unknown }[]): unknown[] =>
    sent.filter(({ type }) => type === "screen").map(({ on }) => on);
  assert.deepEqual(told(first.sent), [true, false, true]);
  first.end();
  await platform.advance(1_000);
  const second = await admit("main");
  assert.deepEqual(told(second.sent), [true]);
  thread.release();
  assert.deepEqual(told(second.sent), [true, false], "nobody looks at it any more");
  second.end();
  await platform.advance(1_000);
  const third = await admit("main");
  assert.deepEqual(told(third.sent), []);
});

test("[F-094] who is here is known while the connection is", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(one);
  const socket = await admit("main", conversationWelcome({ presence: [kim.id] }));
  assert.deepEqual(thread.$presence.get(), [kim.id]);
  socket.say({ type: "presence", people: [kim.id, omar.id] });
  assert.deepEqual(thread.$presence.get(), [kim.id, omar.id]);
  socket.end();
  assert.deepEqual(thread.$presence.get(), []);
});

test("[F-135] someone outside the team is asked, a member or one of the team is not", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(one);
  assert.equal(thread.$asksToFollow.get(), false);
  const socket = await admit("main");
  assert.equal(thread.$asksToFollow.get(), true);
  socket.say({ type: "may", may: { ...every, follow: "not-allowed" } });
  assert.equal(thread.$asksToFollow.get(), false);
  socket.say({ type: "may", may: every });
  assert.equal(thread.$asksToFollow.get(), true);
  const joined = { id: key("e"), pos: 1, at: 1, by: omar, type: "member-joined", member };
  socket.say({ type: "events", events: [joined] });
  assert.equal(thread.$asksToFollow.get(), false);
});

test("[F-135] a right that is lost takes the question away", async t => {
  const { client, admit } = script(t);
  const thread = client.conversation(one);
  const socket = await admit("main");
  socket.end(4403);
  assert.equal(thread.$asksToFollow.get(), false);
});

test("[F-136] who declined is asked again only in the next browser session", async t => {
  for (const persist of ["device", "session", "none"] as const) await asksOncePerSession(t, persist);
});

/** About how many patients a session notes that somebody was asked. */
const notesIn = (session: ReadonlyMap<string, unknown>): number =>
  [...session.keys()].filter(name => name.includes(" asked ")).length;

async function asksOncePerSession(t: TestContext, persist: Persist): Promise<void> {
  const browser = createMemoryBrowser();
  const session = new Map<string, unknown>();
  const { storage } = browser.tab(session);
  const first = script(t, undefined, { storage }, persist);
  const thread = first.client.conversation(one);
  await first.admit("main");
  thread.declineFollow();
  assert.equal(thread.$asksToFollow.get(), false);
  const other = first.client.conversation(key("two"));
  await first.admit("main");
  assert.equal(other.$asksToFollow.get(), false, "it is the same patient");
  await settle();
  first.client.destroy();
  assert.equal(notesIn(session), 1);

  const reloaded = script(t, undefined, { storage: browser.tab(session).storage }, persist);
  const again = reloaded.client.conversation(one);
  await reloaded.admit("main");
  assert.equal(again.$asksToFollow.get(), false, persist);
  assert.equal(notesIn(session), 1, "what is unsent and old is swept, and not this");
  assert.deepEqual(reloaded.client.$unsent.get(), { messages: 0, drafts: 0 });

  const next = script(t, undefined, { storage: browser.tab().storage }, persist);
  const anew = next.client.conversation(one);
  await next.admit("main");
  assert.equal(anew.$asksToFollow.get(), true);
}

test("[F-137] [F-138] following is asked of the patient's room, and settles the question", async t => {
  const bodies: unknown[] = [];
  let fails = true;
  const { client, admit, asked } = script(t, (_, body) => {
    bodies.push(body);
    return fails ? refused(403, "not-allowed") : body;
  });
  const thread = client.conversation(one);
  await assert.rejects(thread.follow(true), { code: "not-found" }, "before the welcome");
  await admit("main");
  await assert.rejects(thread.follow(true), { code: "not-allowed" });
  assert.equal(thread.$asksToFollow.get(), true, "it was not done");
  fails = false;
  await thread.follow(true);
  assert.equal(thread.$asksToFollow.get(), false);
  await thread.follow(false);
  assert.equal(thread.$asksToFollow.get(), false, "who just turned it off is not asked");
  const path = `harbor~${rosa.id}/follow`;
  assert.deepEqual(asked, [path, path, path]);
  assert.deepEqual(bodies, [{ on: true }, { on: true }, { on: false }]);
});

test("where the session keeps nothing the page remembers, and signing out leaves no trace", async t => {
  const session = new Map<string, unknown>();
  const { storage } = createMemoryBrowser().tab(session);
  const broken = { ...storage, session: () => Promise.reject(new Error("denied")) };
  const denied = script(t, undefined, { storage: broken });
  const thread = denied.client.conversation(one);
  await denied.admit("main");
  assert.equal(thread.$asksToFollow.get(), true);
  thread.declineFollow();
  assert.equal(thread.$asksToFollow.get(), false);

  const { client, admit } = script(t, undefined, { storage });
  const kept = client.conversation(one);
  await admit("main");
  kept.declineFollow();
  await settle();
  assert.equal(notesIn(session), 1);
  assert.equal(await client.signOut(), "done");
  assert.equal(session.size, 0);
});
