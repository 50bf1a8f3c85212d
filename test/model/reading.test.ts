/** Receipts and marks: what moves them, and that they say only what was shown. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  markFor,
  type Person,
  type Position,
  project,
  type Reach,
  readTo,
  receiptsFor,
  type Stored,
  viewOf,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { at, everybody, portal, scripts, staff, world } from "./arbitraries.ts";
import { ana, bea, example, kim, lee, read, say, start, started } from "./example.ts";
import { play, Room } from "./room.ts";

/** Everything from the beginning was on the screen. */
const shownUpTo = (to: Position): Reach => ({ shownAfter: { seq: 0, portal: 0 }, to });

test("[I-6] receipts only grow, and the team's with them", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      for (const { before, after } of play(new Room(world), script)) {
        if (before === null || after === null) continue;
        for (const [id, { receipt }] of Object.entries(before.reading)) {
          assert.ok((after.reading[id]?.receipt.seq ?? -1) >= receipt.seq);
          assert.ok((after.reading[id]?.receipt.portal ?? -1) >= receipt.portal);
        }
        for (const view of ["staff", "portal"] as const) {
          const [old, now] = [receiptsFor(before, view), receiptsFor(after, view)];
          assert.ok(now.team >= old.team);
          for (const [id, pos] of Object.entries(old.people)) {
            if (after.staff.members[id]) assert.ok((now.people[id] ?? -1) >= pos);
          }
        }
      }
    }),
  );
});

test("[I-6] receipts and marks never pass the end of their owner's log", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      for (const { after: state } of play(new Room(world), script)) {
        if (state === null) continue;
        const [seq, pos] = [state.staff.head.pos, state.portal?.head.pos ?? 0];
        for (const { mark, receipt } of Object.values(state.reading)) {
          assert.ok(mark.seq <= seq && receipt.seq <= seq && mark.portal <= pos && receipt.portal <= pos);
        }
        assert.ok(receiptsFor(state, "portal").team <= pos);
      }
    }),
  );
});

test("[F-101] reading to the end leaves nothing unread, and once more changes nothing", () => {
  fc.assert(
    fc.property(world, scripts(), fc.nat(everybody.length - 2), (world, script, actor) => {
      const room = new Room(world);
      for (const _ of play(room, script));
      read(room, actor);
      const { id, side } = at(everybody, actor);
      if (room.state === null) return;
      const { unread, badge } = markFor(room.state, id, viewOf(side));
      assert.deepEqual([unread, badge], [0, 0]);
      assert.equal(read(room, actor).read, null);
    }),
  );
});

test("[F-101] reading never moves backwards", () => {
  const room = started();
  say(room, kim, "one");
  say(room, kim, "two");
  read(room, ana);
  assert.equal(room.do({ do: "read", by: ana, share: 0.5, now: 3_000 }).read, null);
  assert.equal(room.do({ do: "read-portal", by: ana, after: 0, pos: 0, now: 3_000 }).read, null);
});

test("[F-101] who is no member has no place to move", () => {
  const room = started({ settings: { staffAccess: "searchable" } });
  assert.equal(read(room, 2).read, null);
  assert.ok(room.state);
  const mark = markFor(room.state, at(staff, 2).id, "staff");
  assert.deepEqual(mark, { pos: room.state.staff.head.pos, unread: 0, badge: 0, markedUnread: false });
});

test("[F-101] marked as unread shows at least one until it is read", () => {
  const room = started();
  read(room, kim);
  assert.ok(room.state);
  const { id } = at(staff, 0);
  const reading = room.state.reading[id];
  assert.ok(reading);
  const marked = {
    ...room.state,
    reading: { ...room.state.reading, [id]: { ...reading, markedUnread: true } },
  };
  assert.equal(markFor(marked, id, "staff").badge, 1);
  const again = readTo(marked, id, shownUpTo(reading.mark), [], room.now);
  assert.ok(again);
  assert.equal(markFor(again, id, "staff").badge, 0);
});

test("[I-6] reading again from a place that was set back takes no receipt back", () => {
  const room = started();
  read(room, kim);
  assert.ok(room.state);
  const { id } = at(staff, 0);
  const reading = room.state.reading[id];
  assert.ok(reading);
  const { receipt } = reading;
  const setBack = { ...reading, mark: { seq: 2, portal: 1 }, markedUnread: true, unread: 1, badge: 1 };
  const marked = { ...room.state, reading: { ...room.state.reading, [id]: setBack } };
  for (const seq of [1, 4]) {
    const to = { seq, portal: 1 };
    const after = room.log.filter(stored => stored.seq > seq);
    const next = readTo(marked, id, shownUpTo(to), after, room.now);
    assert.deepEqual(next?.reading[id]?.receipt, receipt);
    assert.equal(next?.reading[id]?.mark.seq, Math.max(seq, 2));
    assert.equal(next?.reading[id]?.unread, 1);
    assert.deepEqual(next?.team, room.state.team);
  }
});

test("[I-6] the portal sees receipts of its own by person and of the staff as one", () => {
  const room = new Room(example());
  start(room, ana);
  say(room, kim, "note", "staff");
  read(room, bea);
  assert.ok(room.state);
  assert.equal(receiptsFor(room.state, "portal").team, 0);
  read(room, kim);
  // Who has read nothing yet stands where they came.
  const [ana1, bea1, kim1] = [at(portal, 0).id, at(portal, 1).id, at(staff, 0).id];
  assert.deepEqual(receiptsFor(room.state, "portal"), { people: { [ana1]: 1, [bea1]: 4 }, team: 4 });
  const lee1 = at(staff, 1).id;
  const people = { [kim1]: 7, [lee1]: 2, [ana1]: 3, [bea1]: 6 };
  assert.deepEqual(receiptsFor(room.state, "staff"), { people, team: 7 });
});

test("[I-4] a portal user's place does not move over what staff alone see", () => {
  const room = started();
  read(room, bea);
  say(room, kim, "note", "staff");
  assert.ok(room.state);
  const { seq, portal: pos } = at(room.log, room.log.length - 1);
  assert.equal(readTo(room.state, at(portal, 1).id, shownUpTo({ seq, portal: pos }), [], room.now), null);
});

/** The messages of others in a log that a person could see since they came, and that are not of the past. */
function owed(room: Room, person: Person, joined: number): Stored[] {
  return room.log.filter(stored => {
    const { event, seq } = stored;
    if (event.type !== "message" || event.imported || seq <= joined || event.by.id === person.id)
      return false;
    return project(stored, viewOf(person.side)) !== null;
  });
}

test("[I-6] [F-101] no receipt covers a message that was not on that person's screen", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      /** By person, where they first came. */
      const came = new Map<string, number>();
      const left = new Map<string, { from: number; to: number }[]>();
      for (const { events, after: state } of play(room, script)) {
        for (const { event, seq } of events) {
          if (event.type === "member-joined") {
            const { id } = event.member.person;
            if (!came.has(id)) came.set(id, seq);
            const away = left.get(id)?.at(-1);
            if (away?.to === Number.POSITIVE_INFINITY) away.to = seq;
          }
          if (event.type === "member-left") {
            const { id } = event.person;
            left.set(id, [...(left.get(id) ?? []), { from: seq, to: Number.POSITIVE_INFINITY }]);
          }
        }
        for (const [id, { receipt }] of Object.entries(state?.reading ?? {})) {
          const person = at(
            everybody.filter(each => each.id === id),
            0,
          );
          const log = person.side === "portal" ? "portal" : "seq";
          const isAway = (seq: number) =>
            left.get(id)?.some(({ from, to }) => seq > from && seq < to) ?? false;
          for (const stored of owed(room, person, came.get(id) ?? 0)) {
            if (stored[log] > receipt[log] || isAway(stored.seq)) continue;
            assert.ok(room.shown.get(id)?.has(stored.seq), `${person.name} never saw ${stored.seq}`);
          }
        }
      }
    }),
    { numRuns: runs(70) },
  );
});

test("[I-6] the team has read only what was on the screen of one of the staff", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const { after: state } of play(room, script)) {
        if (state === null) continue;
        const seen = new Set(staff.flatMap(({ id }) => [...(room.shown.get(id) ?? [])]));
        for (const { event, seq, portal, everyone } of room.log) {
          if (event.type !== "message" || event.imported) continue;
          if (seq <= state.team.seq || (everyone && portal <= state.team.portal)) {
            assert.ok(seen.has(seq), `nobody saw ${seq}`);
          }
        }
      }
    }),
    { numRuns: runs(70) },
  );
});

test("[F-101] what is shown beyond a gap moves nothing until the gap was shown", () => {
  const room = started();
  const { seq: before } = at(room.log, room.log.length - 1);
  read(room, kim);
  for (const text of ["I have chest pain", "two", "three", "four"]) say(room, ana, text);
  const reading = () => room.state?.reading[at(staff, 0).id];
  const show = (after: number, to: number) =>
    room.do({
      do: "read",
      by: kim,
      from: (after + 0.5) / room.log.length,
      share: (to + 0.5) / room.log.length,
      now: 3_000,
    });
  show(before + 2, before + 4);
  assert.deepEqual([reading()?.receipt.seq, reading()?.mark.seq, reading()?.unread], [before, before, 4]);
  const pos = room.state?.portal?.head.pos ?? 0;
  assert.equal(room.state && receiptsFor(room.state, "portal").team, pos - 4);
  show(before, before + 4);
  assert.deepEqual(
    [reading()?.receipt.seq, reading()?.mark.seq, reading()?.unread],
    [before + 4, before + 4, 0],
  );
});

test("[F-101] Mark as read clears one's own marker, and tells nobody anything", () => {
  const room = started();
  read(room, kim);
  for (const text of ["one", "two"]) say(room, ana, text);
  const before = room.state;
  assert.ok(before);
  room.do({ do: "mark-read", by: kim, share: 1, now: 3_000 });
  const { id } = at(staff, 0);
  assert.equal(room.state?.reading[id]?.unread, 0);
  for (const view of ["staff", "portal"] as const) {
    assert.ok(room.state);
    assert.deepEqual(receiptsFor(room.state, view), receiptsFor(before, view));
  }
  // What comes then and is shown moves the mark by itself, and the receipt not before the gap was shown.
  say(room, ana, "three");
  const last = room.log.length;
  room.do({ do: "read", by: kim, from: (last - 1 + 0.5) / last, share: 1, now: 4_000 });
  assert.equal(room.state?.reading[id]?.unread, 0);
  assert.deepEqual(room.state?.reading[id]?.receipt, before.reading[id]?.receipt);
  read(room, kim);
  assert.equal(room.state?.reading[id]?.receipt.seq, last);
});

test("[I-6] two of the staff who each saw a part have read it together", () => {
  const room = started();
  read(room, kim);
  for (const text of ["one", "two"]) say(room, ana, text);
  const total = room.log.length;
  const team = () => room.state && receiptsFor(room.state, "portal").team;
  const end = room.state?.portal?.head.pos ?? 0;
  room.do({ do: "read", by: lee, from: (total - 1 + 0.5) / total, share: 1, now: 3_000 });
  assert.equal(team(), end - 2);
  room.do({
    do: "read",
    by: kim,
    from: (total - 2 + 0.5) / total,
    share: (total - 1 + 0.5) / total,
    now: 3_000,
  });
  assert.equal(team(), end);
});
