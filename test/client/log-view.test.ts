/** What a page holds of a long log: so much around its reader, and never a hole in what is shown. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { More } from "@carethread/client";
import { createLogView, type LogView } from "@carethread/client/conversation/log/log-view";
import { createReading } from "@carethread/client/conversation/reading";
import type { ConversationWelcome, EventPage, Mark, SeenEvent } from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";

const event = (pos: number, type = "message"): SeenEvent =>
  ({ type, id: `e${pos}`, pos, by: { id: "kim" } }) as SeenEvent;

interface Log {
  readonly view: LogView & { readonly $older: ReadableAtom<More>; readonly $newer: ReadableAtom<More> };
  /** The room's log grows, and the page is told. */
  say(count: number): void;
  places(): number[];
}

function logOf(length: number, typeOf: (pos: number) => string = () => "message"): Log {
  let last = length;
  const between = (from: number, to: number): SeenEvent[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) =>
      event(from + index, typeOf(from + index)),
    );
  const [$older, $newer] = [atom<More>("none"), atom<More>("none")];
  const log = createLogView({
    ...{ $older, $newer },
    async page(query): Promise<EventPage> {
      const from = "after" in query ? query.after + 1 : Math.max(1, query.before - 100);
      const to = "after" in query ? Math.min(last, query.after + 100) : query.before - 1;
      return { events: between(from, to), hasOlder: from > 1, hasNewer: to < last };
    },
    changed: () => {},
  });
  const view = { ...log, $older, $newer };
  const from = Math.max(1, last - 99);
  view.welcomed({
    from,
    events: between(from, last),
    hasOlder: from > 1,
    head: { pos: last, lastId: `e${last}` },
  } as ConversationWelcome);
  return {
    view,
    say(count) {
      for (let n = 0; n < count; n++) assert.equal(view.followed([event(++last)]), true);
    },
    places: () => view.shown().map(({ pos }) => pos),
  };
}

function assertWhole(places: readonly number[]): void {
  assert.deepEqual(
    places,
    places.map((_, index) => (places[0] ?? 0) + index),
  );
}

test("who goes back in a long log holds what is around them, and finds everything again on the way forward", async () => {
  const { view, places } = logOf(5_000);
  const seen = new Set<number>();
  for (let n = 0; view.$older.get() === "some"; n++) {
    assert.ok(n < 60);
    await view.loadOlder();
    assertWhole(places());
    assert.ok(places().length <= 600);
    for (const pos of places()) seen.add(pos);
  }
  assert.deepEqual([places()[0], view.$newer.get()], [1, "some"]);
  for (let n = 0; view.$newer.get() === "some"; n++) {
    assert.ok(n < 60);
    await view.loadNewer();
    assertWhole(places());
    assert.ok(places().length <= 600);
    for (const pos of places()) seen.add(pos);
  }
  assert.equal(places().at(-1), 5_000);
  assert.equal(view.$older.get(), "some");
  assert.equal(seen.size, 5_000);
});

test("who goes back and then to the end finds the end", async () => {
  const { view, say, places } = logOf(2_000);
  for (let n = 0; n < 12; n++) await view.loadOlder();
  assert.equal(view.$newer.get(), "some");
  say(3);
  view.goToEnd();
  assertWhole(places());
  assert.deepEqual([places().at(-1), view.$newer.get()], [2_003, "none"]);
  assert.deepEqual(view.end()?.endId, "e2003");
});

test("at the end what is far before it is let go of, and only there", () => {
  const { view, say, places } = logOf(300);
  say(700);
  assert.equal(places().length, 800);
  view.letGoOfOlder();
  assertWhole(places());
  assert.deepEqual([places().length, places().at(-1), view.$older.get()], [400, 1_000, "some"]);
});

test("what comes while one is far before it does not pile up", async () => {
  const { view, say } = logOf(2_000);
  for (let n = 0; n < 12; n++) await view.loadOlder();
  say(5_000);
  assert.ok(view.held().flat().length < 1_300);
  assert.equal(view.end()?.end, 7_000);
});

test("events that show nothing let go of no message that is shown", async () => {
  // Ten messages, and a thousand changes of the roster before them.
  const { view, places } = logOf(1_010, pos => (pos > 1_000 ? "message" : "member-changed"));
  while (view.$older.get() === "some") await view.loadOlder();
  assert.equal(places().length, 1_010);
  assert.equal(view.$newer.get(), "none");
});

test("[I-6] what was read is told again as it was, though the page has let go of it", () => {
  let held = [
    Array.from({ length: 10 }, (_, index) => ({ ...event(index + 1), by: { id: "rosa" } }) as SeenEvent),
  ];
  const reading = createReading({ held: () => held, me: () => "kim" });
  const mark = { pos: 0, unread: 10, markedUnread: false } as unknown as Mark;
  reading.known(mark, 0);
  assert.deepEqual(reading.saw([1, 2, 3, 4, 5]), [{ from: 1, pos: 5 }]);
  held = [held[0]?.slice(6) ?? []];
  assert.deepEqual(reading.again(), [{ from: 1, pos: 5 }]);
  assert.deepEqual(reading.saw([7]), [{ from: 7, pos: 7 }]);
  assert.deepEqual(reading.known(mark, 0), [
    { from: 1, pos: 5 },
    { from: 7, pos: 7 },
  ]);
});

test("a message is shown with its corrections as they stand, wherever it is held, and however it came", async () => {
  const { view } = logOf(1_000);
  const said = (pos: number, type: string, place: number, more: object = {}): SeenEvent =>
    ({
      ...event(pos, type),
      ...{ correction: "c1", message: `e${place}`, place, until: "2026-03-01", ...more },
    }) as unknown as SeenEvent;
  const at = (pos: number) => {
    const message = view.shown().find(each => each.pos === pos);
    return (message as SeenEvent | undefined)?.corrections?.map(({ answer }) => answer?.text ?? "open");
  };
  const body = { wrong: "x", right: "y" };
  await view.goTo(500);
  assert.equal(at(990), undefined);
  // Of what stands apart from the end, and of what stands there.
  assert.ok(view.followed([said(1_001, "correction-asked", 500, { body })]));
  assert.ok(view.followed([said(1_002, "correction-asked", 990, { body })]));
  assert.deepEqual(at(500), ["open"]);
  const before = view.shown();
  assert.ok(view.followed([event(1_003)]));
  assert.equal(view.shown(), before);
  assert.ok(
    view.followed([said(1_004, "correction-answered", 500, { as: "approved", body: { text: "y" } })]),
  );
  assert.deepEqual(at(500), ["y"]);
  view.goToEnd();
  assert.deepEqual(at(990), ["open"]);
  // After a reconnection, and heard a second time.
  const answered = said(1_005, "correction-answered", 990, { as: "declined", body: { text: "no" } });
  view.welcomed({ from: 1_005, events: [answered], hasOlder: true } as unknown as ConversationWelcome);
  assert.deepEqual(at(990), ["no"]);
  assert.ok(view.followed([answered]));
  assert.deepEqual(at(990), ["no"]);
});
