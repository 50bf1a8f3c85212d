/** Rows of every list in one place, and how far the inbox shows them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createInbox } from "@carethread/client/lists/inbox";
import { createRows } from "@carethread/client/lists/rows";
import { createView } from "@carethread/client/lists/view";
import type { Row } from "@carethread/model";

function row(id: string, at: number, rev = 1, patient = "rosa"): Row {
  return { id, at, rev, lifecycle: "open", patient: { id: patient } } as Row;
}

const ids = (rows: readonly Row[] | null): string | undefined => rows?.map(({ id }) => id).join("");

type Page = { rows: readonly Row[]; more: boolean };

function setUp() {
  const rows = createRows();
  const pages: ((page: Page) => void)[] = [];
  const cursors: string[] = [];
  const inbox = createInbox(rows, cursor => {
    cursors.push(cursor);
    return new Promise(resolve => pages.push(resolve));
  });
  const { $rows, $more, loadMore } = inbox.store;
  return {
    rows,
    inbox,
    cursors,
    shown: () => ids($rows.get()),
    row: (at: number) => $rows.get()?.[at],
    more: () => $more.get(),
    loadMore,
    welcome: (all: readonly Row[], more = false) => inbox.welcome({ rows: [...all], more }),
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
