/** Searching from a page: one search at a time, pages of it, and the rows of the inbox in it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SearchHit } from "@carethread/model";
import { settle } from "./fake-platform.ts";
import {
  conversationWelcome,
  key,
  kim,
  personWelcome,
  refused,
  row,
  type Scripted,
  script,
} from "./scripted.ts";
import { createScene, until } from "./support.ts";

const hit = (id: string, at: number, change: Partial<SearchHit> = {}): SearchHit => ({
  ...{ row: row(id, at), pos: 4, where: "text", excerpt: `about ${id}`, marks: [[0, 5]] },
  ...change,
});
const page = (...hits: SearchHit[]) => ({ hits, more: null as string | null });

async function after(scripted: Scripted, ms = 200): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await settle();
  await scripted.platform.advance(ms);
  for (let turn = 0; turn < 20; turn++) await settle();
}

/** A part that is loaded when it is first needed takes as long as it takes. */
async function begun(scripted: Scripted): Promise<void> {
  for (let turn = 0; turn < 200 && scripted.asked.length === 0; turn++) {
    await new Promise(resolve => setImmediate(resolve));
    await after(scripted);
  }
}

test("[F-054] what is typed is searched when nobody types on, and the words go in a body", async t => {
  const bodies: unknown[] = [];
  const scripted = script(t, (_, body) => {
    bodies.push(body);
    return page(hit("a", 3), hit("b", 2));
  });
  const { client, asked } = scripted;
  await scripted.admit("person");
  const first = client.search("pre");
  const second = client.search("  pressure ", { patient: key("rosa") });
  assert.deepEqual([first.$state.get(), second.$state.get()], ["idle", "searching"]);
  await begun(scripted);
  assert.equal(asked.length, 1);
  assert.match(asked[0] ?? "", /^harbor~[a-z2-7]{26}\/search$/);
  assert.deepEqual(bodies, [{ q: "pressure", patient: key("rosa") }]);
  assert.equal(second.$state.get(), "hits");
  assert.deepEqual(
    second.$hits.get().map(({ excerpt }) => excerpt),
    ["about a", "about b"],
  );
  assert.deepEqual([first.$state.get(), first.$hits.get()], ["idle", []]);
  assert.equal(client.search("  ").$state.get(), "idle");
  assert.deepEqual([second.$state.get(), second.$hits.get()], ["idle", []]);
});

test("the answer to an earlier search says nothing any more", async t => {
  const answers: ((answer: unknown) => void)[] = [];
  const scripted = script(t, () => new Promise(resolve => answers.push(resolve)));
  await scripted.admit("person");
  const first = scripted.client.search("one");
  await begun(scripted);
  const second = scripted.client.search("two");
  await after(scripted);
  answers[1]?.(page(hit("b", 2)));
  answers[0]?.(page(hit("a", 1)));
  await after(scripted);
  assert.deepEqual([first.$state.get(), second.$hits.get().length], ["idle", 1]);
});

test("older hits come behind what is there, each conversation once; a page that fails may be asked for again", async t => {
  let says: unknown = { ...page(hit("a", 3), hit("b", 2)), more: "2.b" };
  const bodies: Record<string, unknown>[] = [];
  const scripted = script(t, (_, body) => {
    bodies.push(body as Record<string, unknown>);
    return says;
  });
  await scripted.admit("person");
  const search = scripted.client.search("pressure");
  await begun(scripted);
  assert.equal(search.$more.get(), "some");
  says = refused(500, "server-error");
  await search.older();
  assert.deepEqual(
    [search.$more.get(), search.$state.get(), search.$hits.get().length],
    ["failed", "hits", 2],
  );
  says = { ...page(hit("b", 2), hit("c", 1)), rebuilding: true };
  await search.older();
  assert.equal(bodies.at(-1)?.older, "2.b");
  assert.deepEqual(
    search.$hits.get().map(({ row }) => row.title),
    ["a", "b", "c"],
  );
  assert.deepEqual([search.$more.get(), search.$rebuilding.get()], ["none", true]);
});

test("a search that fails says so, and is asked for again; one that gave way asks again by itself", async t => {
  let says: unknown = refused(500, "server-error");
  const scripted = script(t, () => says);
  await scripted.admit("person");
  const search = scripted.client.search("pressure");
  await begun(scripted);
  assert.equal(search.$state.get(), "failed");
  says = Response.json(
    { code: "too-fast", params: { retryAfter: 1_000 }, retryable: true, message: "" },
    { status: 429 },
  );
  search.retry();
  await after(scripted);
  assert.equal(search.$state.get(), "searching");
  says = page(hit("a", 3));
  await after(scripted, 1_000);
  assert.equal(search.$state.get(), "hits");
});

test("[I-4] hits are the inbox's where they are in it; what leaves it is gone at once, and asked about", async t => {
  let says = page(hit("a", 3), hit("b", 2));
  const scripted = script(t, () => says);
  const socket = await scripted.admit("person", personWelcome({ rows: [row("a", 3, { badge: 2 })] }));
  const search = scripted.client.search("pressure");
  await begun(scripted);
  const shown = () => search.$hits.get().map(({ row }) => `${row.title}${row.badge}`);
  assert.deepEqual(shown(), ["a2", "b0"]);
  socket.say({ type: "row", row: row("a", 4, { rev: 2, badge: 3 }) });
  assert.deepEqual(shown(), ["a3", "b0"]);
  says = page(hit("b", 2));
  socket.say({ type: "row", row: { id: key("a"), rev: 3, gone: true } });
  assert.deepEqual(shown(), ["b0"]);
  await after(scripted);
  assert.equal(scripted.asked.length, 2);
  await scripted.client.signOut({ discard: true });
  assert.deepEqual([search.$state.get(), search.$hits.get()], ["idle", []]);
});

test("in a conversation the newest place is shown first, and then the next ones around", async t => {
  const said = (pos: number, text: string) => ({
    ...{
      type: "message",
      id: key(`e${"bcdefgh"[pos]}`),
      at: pos,
      by: kim,
      body: { text },
      visibility: "everyone",
      pos,
    },
  });
  const answers: unknown[] = [{ places: [1, 3], more: false }];
  const scripted = script(t, path => (path.endsWith("/find") ? answers.shift() : {}));
  const thread = scripted.client.conversation(key("one"));
  await scripted.admit("person");
  const events = [said(1, "pain"), said(2, "no"), said(3, "pain again")];
  const head = { ...(conversationWelcome().head as object), pos: 3, lastId: events[2]?.id, messages: 3 };
  const mark = { pos: 3, unread: 0, badge: 0, markedUnread: false };
  for (let turn = 0; turn < 50; turn++) await new Promise(resolve => setImmediate(resolve));
  const socket = await scripted.admit("main", conversationWelcome({ events, head, mark }));
  thread.find("pain");
  assert.equal(thread.$finding.get()?.state, "searching");
  await begun(scripted);
  const at = () => thread.$finding.get()?.current;
  assert.deepEqual([thread.$finding.get()?.places, at()], [[1, 3], 3]);
  await thread.findNext(-1);
  assert.equal(at(), 1);
  await thread.findNext(-1);
  assert.equal(at(), 3);
  socket.say({ type: "events", events: [said(4, "Pain once more"), said(5, "none")] });
  assert.deepEqual([thread.$finding.get()?.places, at()], [[1, 3, 4], 3]);
  await thread.findNext();
  assert.equal(at(), 4);
  thread.find("");
  assert.equal(thread.$finding.get(), null);
});

test("[F-050] [F-053] [F-056] on real rooms both sides find the conversation, and the place in it", async t => {
  const scene = await createScene();
  t.after(() => scene.end());
  const id = await scene.topic();
  const kim = scene.client("staff", "kim");
  const rosa = scene.client("portal", "rosa");
  const thread = kim.conversation(id);
  await until(thread.$head, head => head !== null);
  await thread.send({ text: "Take the ibuprofen after breakfast" });
  for (const client of [kim, rosa]) {
    for (const q of ["ibuprofen", "blood", "diaz"]) {
      let found: readonly SearchHit[] = [];
      for (let times = 0; times < 50 && found.length === 0; times++) {
        const search = client.search(q);
        await until(search.$state, state => state === "hits");
        found = search.$hits.get();
      }
      assert.deepEqual(
        found.map(({ row }) => row.id),
        [id],
        q,
      );
    }
  }
  thread.find("breakfst");
  const finding = await until(thread.$finding, finding => finding?.state === "found");
  assert.equal(finding?.places.length, 1);
});
