/** Rows of every list in one place, and how far the inbox shows them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultDelays } from "@carethread/client";
import { createInbox } from "@carethread/client/lists/inbox";
import { createRows } from "@carethread/client/lists/rows";
import { createView } from "@carethread/client/lists/view";
import type { PagePractice, Row } from "@carethread/model";
import { atom } from "nanostores";
import { FakePlatform } from "./fake-platform.ts";

function row(id: string, at: number, rev = 1, patient = "rosa"): Row {
  return { id, at, rev, lifecycle: "open", patient: { id: patient } } as Row;
}

const ids = (rows: readonly Row[] | null): string | undefined => rows?.map(({ id }) => id).join("");

type Page = { rows: readonly Row[]; more: boolean };

function setUp() {
  const rows = createRows(() => Promise.reject(new Error("nothing is sealed here")), false);
  const pages: ((page: Page) => void)[] = [];
  const cursors: string[] = [];
  const $practice = atom<PagePractice | null>(null);
  const inbox = createInbox(rows, {
    session: { platform: new FakePlatform(), delays: defaultDelays },
    $practice,
    page(tab, cursor) {
      cursors.push([tab === "all" ? "" : tab, cursor ?? ""].filter(part => part !== "").join(" "));
      return new Promise(resolve => pages.push(resolve));
    },
  });
  const { $rows, $more, loadMore } = inbox.store;
  return {
    rows,
    inbox,
    $practice,
    cursors,
    shown: () => ids($rows.get()),
    row: (at: number) => $rows.get()?.[at],
    more: () => $more.get(),
    loadMore,
    welcome: (all: readonly Row[], more = false) => inbox.welcome({ rows: [...all], more }),
    async fails() {
      pages.shift()?.(Promise.reject(new Error("no network")) as never);
      await new Promise(setImmediate);
    },
    async page(all: readonly Row[], more = false) {
      pages.shift()?.({ rows: all, more });
      await new Promise(setImmediate);
    },
  };
}

test("[F-041] rows stand newest first, by their highest revision", () => {
  const { rows, shown, row: rowAt, welcome } = setUp();
  assert.equal(shown(), undefined);
  welcome([row("a", 3), row("b", 2)]);
  const first = rowAt(0);
  rows.change(row("b", 9, 3));
  rows.change(row("b", 1, 2));
  assert.equal(shown(), "ba");
  assert.equal(rowAt(1), first);
  rows.change({ id: "b", rev: 4, gone: true });
  rows.change(row("b", 9, 3));
  assert.equal(shown(), "a");
  rows.change(row("b", 9, 4));
  assert.equal(shown(), "ba", "the right came back without another revision");
});

test("rows from below the loaded part wait until the list reaches them", async () => {
  const { rows, shown, more, loadMore, welcome, page, cursors } = setUp();
  welcome([row("a", 9), row("b", 8)], true);
  rows.change(row("d", 4));
  assert.deepEqual([shown(), more()], ["ab", "some"]);
  void loadMore();
  await page([row("c", 6)], true);
  assert.deepEqual([shown(), more()], ["abc", "some"]);
  void loadMore();
  await page([row("d", 4)]);
  assert.deepEqual([shown(), more()], ["abcd", "none"]);
  assert.deepEqual(cursors, ["open.8.b", "open.6.c"]);
});

test("after a reconnect the list keeps its length until what is left of it is known", async () => {
  const { shown, more, loadMore, welcome, page } = setUp();
  welcome([row("a", 9), row("b", 8)], true);
  void loadMore();
  await page([row("c", 7), row("d", 6)], true);
  welcome([row("e", 10), row("a", 9)], true);
  assert.deepEqual([shown(), more()], ["eabcd", "loading"], "it asks for the rest by itself");
  await page([row("b", 8), row("d", 6)], true);
  assert.deepEqual([shown(), more()], ["eabd", "some"], "c is gone");
});

test("an empty inbox that has much in it after a reconnect shows its first page", () => {
  const { shown, more, welcome } = setUp();
  welcome([]);
  welcome([row("a", 9), row("b", 8)], true);
  assert.deepEqual([shown(), more()], ["ab", "some"]);
});

test("what was found stands in lists beside one's own rows, and never in their place", () => {
  const { rows, shown, welcome } = setUp();
  const rosa = createView(rows, { belongs: ({ patient }) => patient.id === "rosa", isKnown: () => true });
  const seen = (): unknown[] => (rosa.$rows.get() ?? []).map(({ id, rev }) => `${id}${rev}`);
  rows.found("rosa", [row("a", 3, 7), row("b", 2, 7)]);
  welcome([row("a", 3, 1), row("x", 9, 1, "ines")]);
  assert.deepEqual([shown(), seen()], ["xa", ["a1", "b7"]]);
  const gone: string[] = [];
  rows.listen(went => gone.push(...went.map(({ id }) => id)));
  rows.change({ id: "a", rev: 2, gone: true });
  assert.deepEqual([shown(), seen(), gone], ["x", ["b7"], ["a"]], "an old answer does not bring it back");
  rows.found("rosa", [row("a", 3, 7)]);
  assert.deepEqual(seen(), ["a7"]);
  welcome([]);
  assert.deepEqual([shown(), seen(), gone], ["", ["a7"], ["a", "x"]]);
  rosa.end();
  rows.found("rosa", []);
  assert.deepEqual(seen(), ["a7"], "a list that has ended does not change");
});

/** A row as tabs look at it. */
const tabbed = (id: string, at: number, about: Partial<Row>): Row => ({
  ...row(id, at),
  unread: 0,
  badge: 0,
  ...about,
});

test("[F-044] a tab is asked for when it is first looked at and on each welcome, and follows its rows from there", async () => {
  const { rows, inbox, welcome, page, cursors } = setUp();
  const unread = inbox.store.view({ tab: "unread" });
  const shown = () => ids(unread.$rows.get());
  assert.deepEqual([shown(), cursors], [undefined, []], "nothing is known of anybody yet");
  welcome([tabbed("a", 9, { unread: 1 }), tabbed("b", 8, {})], true);
  assert.deepEqual([shown(), unread.$more.get(), cursors], [undefined, "loading", ["unread"]]);
  await page([tabbed("a", 9, { unread: 1 }), tabbed("d", 3, { unread: 1 })], true);
  assert.deepEqual([shown(), unread.$more.get()], ["ad", "some"]);
  rows.change(tabbed("a", 9, { rev: 2 }));
  assert.equal(shown(), "d", "it was read");
  rows.change(tabbed("b", 10, { rev: 2, unread: 1 }));
  assert.equal(shown(), "bd");
  void unread.loadMore();
  await page([tabbed("e", 2, { unread: 1 })]);
  assert.deepEqual([shown(), unread.$more.get(), cursors[1]], ["bde", "none", "unread open.3.d"]);
  // After a while without a network "d" was read.
  welcome([tabbed("b", 10, { rev: 2, unread: 1 })], true);
  await page([tabbed("b", 10, { rev: 2, unread: 1 }), tabbed("e", 2, { unread: 1 })]);
  assert.equal(shown(), "be");
});

test("[F-046] [F-176] what is archived stands in its tab alone where people archive, and comes back with a message", async () => {
  const { rows, inbox, shown, welcome, page, $practice } = setUp();
  const archived = inbox.store.view({ tab: "archived" });
  welcome([tabbed("a", 9, {}), tabbed("b", 8, { archived: true })]);
  await page([]);
  assert.deepEqual([shown(), ids(archived.$rows.get())], ["ab", ""], "nobody archives");
  $practice.set({ marker: "all", archive: true } as PagePractice);
  welcome([tabbed("a", 9, {})]);
  await page([tabbed("b", 8, { archived: true })]);
  assert.deepEqual([shown(), ids(archived.$rows.get())], ["a", "b"]);
  assert.equal(inbox.store.view({ tab: "active" }).$rows, inbox.store.$rows);
  rows.change(tabbed("a", 9, { rev: 2, archived: true }));
  assert.deepEqual([shown(), ids(archived.$rows.get())], ["", "ab"]);
  rows.change(tabbed("b", 12, { rev: 2 }));
  assert.deepEqual([shown(), ids(archived.$rows.get())], ["b", "a"]);
});

test("a tab that could not be had is asked for again by who wants it", async () => {
  const { inbox, welcome, page, fails } = setUp();
  const read = inbox.store.view({ tab: "read" });
  welcome([]);
  await fails();
  assert.deepEqual([read.$rows.get(), read.$more.get()], [null, "failed"]);
  void read.loadMore();
  await page([tabbed("a", 1, {})]);
  assert.deepEqual([ids(read.$rows.get()), read.$more.get()], ["a", "none"]);
});
