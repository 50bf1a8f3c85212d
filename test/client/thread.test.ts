/** The pure parts of a thread: the window of events, what is shown, how far was read, the rows of the inbox. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { put } from "@carethread/client/base/stores";
import { append, type EventWindow, prepend, welcome } from "@carethread/client/conversation/event-window";
import { createItems } from "@carethread/client/conversation/items";
import { createReadingPlace } from "@carethread/client/conversation/reading-place";
import { createInboxRows } from "@carethread/client/lists/inbox-rows";
import type { ConversationWelcome, Mark, Row, SeenEvent } from "@carethread/model";
import { atom } from "nanostores";

function event(pos: number, by = "kim"): SeenEvent {
  return { type: "message", id: `e${pos}`, pos, by: { id: by } } as SeenEvent;
}

function events(from: number, to: number): SeenEvent[] {
  return Array.from({ length: to - from + 1 }, (_, index) => event(from + index));
}

function welcomeOf(from: number, to: number): ConversationWelcome {
  const head = { pos: to, lastId: `e${to}` };
  return { from, events: events(from, to), hasOlder: from > 1, head } as ConversationWelcome;
}

const places = (window: EventWindow | null): number[] => window?.events.map(({ pos }) => pos) ?? [];

test("[I-2] the window takes what follows, leaves out what it has, and notices a hole", () => {
  const window = welcome(null, welcomeOf(3, 5)) as EventWindow;
  assert.deepEqual([places(window), window.end, window.endId, window.hasOlder], [[3, 4, 5], 5, "e5", true]);
  assert.deepEqual(places(append(window, events(4, 7))), [3, 4, 5, 6, 7]);
  assert.equal(append(window, events(2, 5)), window);
  assert.equal(append(window, [event(7)]), null);
});

test("[I-2] a welcome that goes on behind the window keeps it; any other begins anew", () => {
  const window = welcome(null, welcomeOf(3, 5)) as EventWindow;
  assert.deepEqual(places(welcome(window, welcomeOf(6, 8))), [3, 4, 5, 6, 7, 8]);
  const nothingNew = { ...welcomeOf(6, 5), head: { pos: 5, lastId: "e5" } } as ConversationWelcome;
  assert.equal(welcome(window, nothingNew), window);
  assert.deepEqual(places(welcome(window, welcomeOf(200, 201))), [200, 201]);
  const torn = { ...welcomeOf(6, 8), events: [event(6), event(8)] };
  assert.equal(welcome(window, torn), null);
});

test("a page of the past comes in front only where it meets the window", () => {
  const window = welcome(null, welcomeOf(5, 6)) as EventWindow;
  assert.deepEqual(places(prepend(window, events(2, 5), true)), [2, 3, 4, 5, 6]);
  assert.equal(prepend(window, events(1, 3), false), window);
  assert.equal(prepend(window, [], false).hasOlder, false);
});

test("items that did not change are the same objects", () => {
  const items = createItems(({ command }) => command);
  const pending = {
    id: "c9",
    text: "x",
    visibility: "everyone",
    mentions: [],
    at: 0,
    state: "sending",
    refused: null,
  } as const;
  const window = events(1, 3);
  const before = items.of(window, [pending]);
  const after = items.of([...window, { ...event(4), command: "c9" }], []);
  assert.deepEqual(
    before.map((item, index) => item === after[index]),
    [true, true, true, false],
  );
  assert.equal(before[3]?.key, after[3]?.key);
});

const mark = (pos: number, markedUnread = false): Mark => ({ pos, unread: 0, badge: 0, markedUnread });

test("reading is told once for each position, and again only where the room may not know", () => {
  const place = createReadingPlace();
  assert.equal(place.read(2), null, "not before the welcome");
  assert.equal(place.known(mark(0), 0), 2);
  assert.deepEqual([place.read(2), place.read(1), place.read(5), place.read(5)], [null, null, 5, null]);
  assert.equal(place.known(mark(2), 2), 5, "the cut took it");
  assert.equal(place.known(mark(5), 5), null);
  assert.equal(place.known(mark(1, true), 5), null, "another device marked it as unread");
  assert.equal(place.read(6), 6);
});

test("what the room could not take in is told again", () => {
  const place = createReadingPlace();
  place.known(mark(2), 2);
  assert.equal(place.read(5), 5);
  assert.deepEqual([place.again(), place.again()], [5, 5]);
  place.known(mark(5), 5);
  assert.equal(place.again(), null);
});

test("what the room knows to be read is not told, unless it was marked as unread", () => {
  const known = createReadingPlace();
  known.known(mark(4), 4);
  assert.equal(known.read(4), null);
  const unread = createReadingPlace();
  unread.known(mark(4, true), 4);
  assert.equal(unread.read(4), 4);
});

test("a thread that is opened anew counts from where reading stopped", () => {
  const place = createReadingPlace();
  assert.equal(place.markAt([], "kim"), null);
  place.known(mark(1), 1);
  place.read(3);
  const log = [...events(1, 3), event(4, "rosa"), event(5, "kim"), event(6, "rosa")];
  assert.deepEqual(place.markAt(log, "kim"), { pos: 3, unread: 2, badge: 2, markedUnread: false });
});

function row(id: string, at: number, rev = 1): Row {
  return { id, at, rev, lifecycle: "open" } as Row;
}

const ids = (rows: readonly Row[]): string => rows.map(({ id }) => id).join("");

test("[F-041] rows stand newest first, by their highest revision", () => {
  const rows = createInboxRows();
  rows.begin([row("a", 3), row("b", 2)], false);
  const [first] = rows.shown();
  rows.change(row("b", 9, 3));
  rows.change(row("b", 1, 2));
  assert.equal(ids(rows.shown()), "ba");
  assert.equal(rows.shown()[1], first);
  rows.change({ id: "b", rev: 4, gone: true });
  rows.change(row("b", 9, 3));
  assert.equal(ids(rows.shown()), "a");
  rows.change(row("b", 9, 4));
  assert.equal(ids(rows.shown()), "ba", "the right came back without another revision");
});

test("rows from below the loaded part wait until the list reaches them", () => {
  const rows = createInboxRows();
  rows.begin([row("a", 9), row("b", 8)], true);
  rows.change(row("d", 4));
  assert.equal(ids(rows.shown()), "ab");
  rows.extend([row("c", 6)], true);
  assert.equal(ids(rows.shown()), "abc");
  rows.extend([row("d", 4)], false);
  assert.equal(ids(rows.shown()), "abcd");
  assert.equal(rows.end(), null);
});

test("after a reconnect the list keeps its length until what is left of it is known", () => {
  const rows = createInboxRows();
  rows.begin([row("a", 9), row("b", 8)], true);
  rows.extend([row("c", 7), row("d", 6)], true);
  rows.begin([row("e", 10), row("a", 9)], true);
  assert.equal(ids(rows.shown()), "eabcd");
  assert.equal(rows.isBehind(), true);
  rows.extend([row("b", 8), row("d", 6)], true);
  assert.equal(ids(rows.shown()), "eabd", "c is gone");
  assert.equal(rows.isBehind(), false);
});

test("stores change only when their value does; a listener that throws is reported", async t => {
  const store = atom<unknown>({ a: [1, { b: 2 }] });
  let calls = 0;
  store.listen(() => {
    calls++;
    throw new Error("the page's own");
  });
  put(store, { a: [1, { b: 2 }] });
  assert.equal(calls, 0);
  const reported: (() => void)[] = [];
  t.mock.method(globalThis, "queueMicrotask", (run: () => void) => reported.push(run));
  put(store, { a: [1, { b: 3 }] });
  assert.deepEqual(store.get(), { a: [1, { b: 3 }] });
  assert.throws(() => reported[0]?.(), /the page's own/);
});
