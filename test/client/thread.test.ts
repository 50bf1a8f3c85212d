/** The pure parts of a thread: the window of events, what is shown, how far was read, the rows of the inbox. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { put } from "@carethread/client/base/stores";
import { createItems } from "@carethread/client/conversation/items";
import { append, type EventWindow, prepend, welcome } from "@carethread/client/conversation/log/event-window";
import { createReading } from "@carethread/client/conversation/reading";
import type { ConversationWelcome, Mark, SeenEvent } from "@carethread/model";
import fc from "fast-check";
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
    attachments: [],
    at: 0,
    state: "sending",
    refused: null,
  } as const;
  const window = events(1, 3).map(event => ({ event }));
  const before = items.of(window, [pending]);
  const after = items.of([...window, { event: { ...event(4), command: "c9" } }], []);
  assert.deepEqual(
    before.map((item, index) => item === after[index]),
    [true, true, true, false],
  );
  assert.equal(before[3]?.key, after[3]?.key);
});

const mark = (pos: number, change: Partial<Mark> = {}): Mark => ({
  ...{ pos, unread: 0, badge: 0, markedUnread: false },
  ...change,
});

/** The viewer is kim; the log is given. */
function reading(...log: SeenEvent[]) {
  const held = [log];
  return { log, held, reading: createReading({ held: () => held, me: () => "kim" }) };
}

const rosas = (from: number, to: number): SeenEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => event(from + index, "rosa"));

test("what was shown is told once, and again only where the room may not know", () => {
  const { reading: place } = reading(...rosas(1, 8));
  assert.deepEqual(place.saw([1, 2]), [{ from: 1, pos: 2 }]);
  assert.deepEqual(place.known(mark(0, { unread: 8 }), 0), [{ from: 1, pos: 2 }]);
  assert.deepEqual([place.saw([2]), place.saw([1])], [[], []]);
  assert.deepEqual(place.saw([3, 4, 5]), [{ from: 1, pos: 5 }]);
  assert.deepEqual(place.known(mark(2, { unread: 6 }), 2), [{ from: 1, pos: 5 }], "the cut took it");
  assert.deepEqual(place.again(), [{ from: 1, pos: 5 }], "the room could not take it in");
  assert.deepEqual(place.known(mark(5, { unread: 3 }), 5), []);
  assert.deepEqual(place.known(mark(1, { markedUnread: true }), 5), [], "another device marked it as unread");
  assert.deepEqual(place.saw([6]), [], "nothing is read here before it is opened anew");
  place.reopened();
  assert.deepEqual(place.saw([6]), [{ from: 6, pos: 6 }]);
});

test("[F-100] who marks it as unread has it new again, and reads nothing until they open it anew or are done with it", () => {
  const { reading: place, log } = reading(...rosas(1, 8));
  const news = () => log.filter(place.isNew).length;
  place.known(mark(0, { unread: 8 }), 0);
  place.saw([1, 2, 3, 4, 5, 6, 7, 8]);
  place.receipt(8);
  assert.equal(news(), 0);
  const back = mark(5, { unread: 3, markedUnread: true });
  place.marked(back);
  assert.deepEqual([place.mark(), place.unread(), news(), place.isMarked()], [5, 3, 3, true]);
  assert.deepEqual([place.saw([6, 7]), place.again()], [[], []]);
  assert.deepEqual(place.known(back, 8), [], "a reconnection opens nothing anew");
  assert.deepEqual(place.saw([6]), []);
  place.reopened();
  assert.deepEqual(place.saw([6, 7, 8]), [{ from: 1, pos: 8 }]);
  assert.deepEqual(place.known(back, 8), [{ from: 1, pos: 8 }], "the cut took it");
  place.marked(mark(8));
  assert.deepEqual([place.mark(), news(), place.isMarked()], [8, 0, false]);
  place.marked(back);
  place.done(8);
  assert.deepEqual([place.doneTo(), place.isMarked(), news()], [8, false, 0]);
});

test("[F-101] what was not on the screen parts what is told, and moves nothing", () => {
  const { reading: place, log } = reading(...rosas(1, 8));
  place.known(mark(0, { unread: 8 }), 0);
  assert.deepEqual(place.saw([6, 7, 8]), [{ from: 6, pos: 8 }]);
  assert.deepEqual([place.mark(), place.unread(), log.filter(place.isNew).length], [0, 8, 5]);
  assert.deepEqual(place.saw([1, 2]), [{ from: 1, pos: 2 }]);
  assert.deepEqual([place.mark(), place.unread()], [2, 6]);
  assert.deepEqual(place.saw([3, 4, 5]), [{ from: 1, pos: 8 }]);
  assert.deepEqual([place.mark(), place.unread(), log.filter(place.isNew).length], [8, 0, 0]);
});

test("[F-101] one's own messages, system events and what was brought in need not be shown, and clear nothing", () => {
  const past = { ...event(5, "rosa"), imported: true } as SeenEvent;
  const { reading: place, held } = reading(
    event(1, "rosa"),
    event(2, "kim"),
    event(3, "rosa"),
    event(4, "kim"),
    past,
  );
  place.known(mark(0, { unread: 2 }), 0);
  assert.equal(place.mark(), 0, "an own message clears nothing before it");
  assert.deepEqual(place.saw([1]), [{ from: 1, pos: 2 }]);
  assert.equal(place.mark(), 2);
  assert.deepEqual(place.saw([3]), [{ from: 1, pos: 5 }]);
  held[0] = [...(held[0] ?? []), event(6, "kim"), event(7, "rosa")];
  place.came([event(6, "kim"), event(7, "rosa")]);
  assert.deepEqual([place.mark(), place.unread()], [6, 1]);
});

test("[F-101] Mark as read moves the viewer's place, and is no reading", () => {
  const { reading: place } = reading(...rosas(1, 8));
  place.known(mark(0, { unread: 8 }), 0);
  place.done(8);
  assert.deepEqual([place.mark(), place.unread(), place.doneTo()], [8, 0, 8]);
  assert.deepEqual(place.known(mark(3, { unread: 5 }), 0), [], "nothing was on the screen");
  assert.deepEqual([place.mark(), place.doneTo()], [8, 8], "the cut took it");
  place.known(mark(8), 0);
  assert.equal(place.doneTo(), null);
});

test("[I-6] [F-101] nothing is told of but what was on the screen, whatever the page holds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("rosa", "lee", "kim"), { minLength: 1, maxLength: 40 }),
      fc.nat(40),
      fc.array(fc.nat(45), { maxLength: 30 }),
      fc.nat(40),
      (authors, gap, looks, known) => {
        const log = authors.map((by, index) => event(index + 1, by));
        const held = [log.slice(0, gap), log.slice(gap + 2)];
        const place = createReading({ held: () => held, me: () => "kim" });
        const there = new Set(held.flat().map(({ pos }) => pos));
        const seen = new Set(looks.filter(pos => there.has(pos)));
        const at = Math.min(known, log.length);
        const told = [
          ...place.known(
            mark(at, {
              unread: log.filter(({ pos, by }) => pos > at && by !== "team" && by.id !== "kim").length,
            }),
            at,
          ),
          ...looks.flatMap(pos => [...place.saw(there.has(pos) ? [pos] : [])]),
          ...place.again(),
        ];
        for (const { from, pos } of told)
          for (const each of log)
            if (each.pos >= from && each.pos <= pos)
              assert.ok(
                seen.has(each.pos) || (each.by !== "team" && each.by.id === "kim"),
                `${each.pos} was not shown`,
              );
        // And everything that was is told of.
        for (const pos of seen) assert.ok(pos <= at || told.some(run => run.from <= pos && pos <= run.pos));
      },
    ),
  );
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
