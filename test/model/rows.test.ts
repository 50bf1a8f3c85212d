/** The order of an inbox and the places in it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  badgeIn,
  compareRows,
  isMarked,
  type ListRules,
  parseRowCursor,
  type RowOrder,
  rowCursor,
  rowOrder,
  Tab,
  tabsOf,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { key } from "./arbitraries.ts";

const row: fc.Arbitrary<RowOrder> = fc.record({
  at: fc.oneof(fc.nat(3), fc.maxSafeNat()),
  id: fc.nat(5).map(key),
  lifecycle: fc.constantFrom("open", "closed"),
});

test("the order of rows is total: every two rows have one, and it holds through a third", () => {
  fc.assert(
    fc.property(row, row, row, (a, b, c) => {
      assert.equal(Math.sign(compareRows(a, b)) + Math.sign(compareRows(b, a)), 0);
      assert.equal(compareRows(a, a), 0);
      const equal = a.at === b.at && a.id === b.id && a.lifecycle === b.lifecycle;
      assert.equal(compareRows(a, b) === 0, equal);
      if (compareRows(a, b) <= 0 && compareRows(b, c) <= 0) assert.ok(compareRows(a, c) <= 0);
    }),
    { numRuns: runs(120) },
  );
});

test("rows sort alike however they come", () => {
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ({ id }) => id }), rows => {
      const sorted = rows.toSorted(compareRows);
      assert.deepEqual(rows.toReversed().sort(compareRows), sorted);
    }),
  );
});

test("[F-041] open before closed, newest first, a tie by id", () => {
  const rows: RowOrder[] = [
    { at: 9, id: key(1), lifecycle: "closed" },
    { at: 1, id: key(2), lifecycle: "open" },
    { at: 5, id: key(4), lifecycle: "open" },
    { at: 5, id: key(3), lifecycle: "open" },
  ];
  const ids = rows.toSorted(compareRows).map(({ id }) => id);
  assert.deepEqual(ids, [3, 4, 2, 1].map(key));
});

test("the order as a text sorts as the rows do, and says no more of them than a cursor", () => {
  fc.assert(
    fc.property(row, row, (a, b) => {
      const [first, second] = [rowOrder(a), rowOrder(b)];
      assert.equal(first < second ? -1 : first > second ? 1 : 0, Math.sign(compareRows(a, b)));
      assert.match(first, /^[01]\.\d{16}\.[a-z2-7]{26}$/);
    }),
    { numRuns: runs(250) },
  );
});

const standing = fc.record({
  unread: fc.nat(3),
  badge: fc.nat(3),
  archived: fc.constantFrom<(true | undefined)[]>(true, undefined),
});
const rules = fc.record({
  marker: fc.constantFrom<ListRules["marker"][]>("all", "admitted"),
  archive: fc.boolean(),
});

test("[F-043] [F-044] [F-045] a row stands among all and the active, and either among the unread or among the read", () => {
  fc.assert(
    fc.property(standing, rules, (row, { marker }) => {
      const tabs = tabsOf(row, { marker, archive: false });
      assert.deepEqual(
        Tab.options.filter(tab => tabs.includes(tab)),
        ["all", isMarked(row, marker) ? "unread" : "read", "active"],
      );
      assert.equal(new Set(tabs).size, tabs.length);
    }),
  );
});

test("what marks a row is any message, or what entered the badge; what somebody marked themselves is marked by both", () => {
  assert.equal(isMarked({ unread: 2, badge: 0 }, "all"), true);
  assert.equal(isMarked({ unread: 2, badge: 0 }, "admitted"), false);
  for (const marker of ["all", "admitted"] as const) {
    assert.equal(isMarked({ unread: 1, badge: 1 }, marker), true);
    assert.equal(isMarked({ unread: 0, badge: 1 }, marker), true);
    assert.equal(isMarked({ unread: 0, badge: 0 }, marker), false);
  }
});

test("[F-046] what is archived stands there alone, where people archive; else it stands as any other", () => {
  fc.assert(
    fc.property(standing, rules, (row, by) => {
      const isAway = by.archive && row.archived === true;
      const { archived: _, ...usual } = row;
      assert.deepEqual(tabsOf(row, by), isAway ? ["archived"] : tabsOf(usual, by));
    }),
  );
});

test("[F-141] what is archived adds nothing to the badge, where people archive; else it adds all that entered it", () => {
  fc.assert(
    fc.property(standing, rules, (row, by) => {
      assert.equal(badgeIn(row, by), tabsOf(row, by).includes("archived") ? 0 : row.badge);
    }),
  );
});

test("a cursor is read back as its place", () => {
  fc.assert(
    fc.property(row, place => {
      assert.deepEqual(parseRowCursor(rowCursor(place)), { ...place });
      assert.match(rowCursor(place), /^[a-z0-9.]+$/);
    }),
  );
});

test("any other cursor is refused", () => {
  const good = rowCursor({ at: 5, id: key(1), lifecycle: "open" });
  for (const text of [
    "",
    "open",
    good.toUpperCase(),
    `${good}x`,
    ` ${good}`,
    `${good}\n`,
    good.replace("5", "-5"),
    good.replace("5", "5e3"),
    good.replace("5", "0".repeat(17)),
    good.replace("open", "shut"),
  ]) {
    assert.equal(parseRowCursor(text), null, text);
  }
});
