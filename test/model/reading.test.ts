/** Unread, badge and received against a recount that is written here anew, from the words of the design. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  apply,
  type ConversationState,
  type Level,
  type Member,
  markFor,
  type News,
  type Person,
  type Position,
  project,
  type Reach,
  type Reading,
  readTo,
  receiptsFor,
  recount,
  rowFor,
  type Stored,
  viewOf,
} from "@carethread/model";
import fc from "fast-check";
import { at, everybody, portal, scripts, staff, world } from "./arbitraries.ts";
import { ana, bea, changeChart, example, host, kim, lee, read, say, start, started } from "./example.ts";
import { type Outcome, play, Room } from "./room.ts";

/** A message with the levels that its members had when it was stored. */
interface Remembered {
  readonly stored: Stored;
  readonly levels: ReadonlyMap<string, Level>;
}

function countFor(member: Member, mark: number, memory: readonly Remembered[]) {
  const { id, side } = member.person;
  const after = memory.filter(({ stored: { event, seq } }) => {
    if (event.type !== "message" || event.imported || seq <= mark || event.by.id === id) return false;
    return event.visibility === "everyone" || side === "staff";
  });
  const admitted = after.filter(({ stored: { event }, levels }) => {
    const level = levels.get(id);
    if (event.type === "message" && event.mentions?.includes(id)) return true;
    return level === "all" || (level === "patient-only" && event.by.side === "portal");
  });
  const since = admitted.find(({ stored: { event } }) => event.by.side === "portal")?.stored.event.at ?? null;
  return { unread: after.length, badge: admitted.length, since };
}

/** The messages among new events, each with the levels at its moment: a command may invite before and watch after. */
function remembered({ before, events }: Outcome): Remembered[] {
  const found: Remembered[] = [];
  let state = before;
  for (const stored of events) {
    const levels = new Map(membersOf(state).map(({ person, level }) => [person.id, level]));
    if (stored.event.type === "message") found.push({ stored, levels });
    state = apply(state, stored);
  }
  return found;
}

/** Everything from the beginning was on the screen. */
const shownUpTo = (to: Position): Reach => ({ shownAfter: { seq: 0, portal: 0 }, to });

function membersOf(state: ConversationState | null): Member[] {
  return Object.values(state?.staff.members ?? {});
}

test("[I-3] unread and badge equal a recount from the log at any moment, for every member", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      const memory: Remembered[] = [];
      for (const outcome of play(room, script)) {
        memory.push(...remembered(outcome));
        const state = outcome.after;
        if (state === null) continue;
        for (const member of membersOf(state)) {
          const { id, side } = member.person;
          const reading: Reading | undefined = state.reading[id];
          assert.ok(reading, "every member has a reading");
          const expected = countFor(member, reading.mark.seq, memory);
          assert.deepEqual([reading.unread, reading.badge], [expected.unread, expected.badge]);
          assert.equal(reading.since, expected.since);
          const after = room.log.filter(({ seq }) => seq > reading.mark.seq);
          const { shown, ...counts } = recount(member, after, reading.shown?.from);
          assert.deepEqual(counts, expected);
          const believed: News = reading.shown ?? { patient: 0, team: 0 };
          assert.deepEqual(shown, { patient: believed.patient, team: believed.team });
          const { unread, badge } = markFor(state, id, viewOf(side));
          assert.deepEqual([unread, badge], [expected.unread, expected.badge]);
          const row = rowFor(state, id);
          assert.deepEqual([row?.unread, row?.badge], [expected.unread, expected.badge]);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("[I-3] a message is received by exactly those whose badge it raised", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      for (const { step, events, before, after } of play(new Room(world), script)) {
        const message = events.find(({ event }) => event.type === "message")?.event;
        if (message?.type !== "message" || step.do !== "message") continue;
        // Who is called or invited by it has nothing in the badge just before.
        const upTo = events.slice(0, 1 + events.findIndex(({ event }) => event === message));
        const without = upTo.slice(0, -1).reduce<ConversationState | null>(apply, before);
        const raised = membersOf(after)
          .map(({ person }) => person.id)
          .filter(id => (after?.reading[id]?.badge ?? 0) > (without?.reading[id]?.badge ?? 0));
        assert.deepEqual(new Set(message.received), new Set(raised));
      }
    }),
  );
});

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

test("[I-3] a new member's mark is the head before they came, so that nothing old counts", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      for (const { step, events, after } of play(new Room(world), script)) {
        for (const { event, seq } of events) {
          if (event.type !== "member-joined" || step.do !== "roster") continue;
          const { id } = event.member.person;
          assert.equal(after?.reading[id]?.mark.seq, seq - 1);
          assert.deepEqual([after?.reading[id]?.unread, after?.reading[id]?.badge], [0, 0]);
        }
      }
    }),
  );
});

test("[I-3] only messages of others count, and messages of the past enter no badge", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      for (const { events, before, after } of play(new Room(world), script)) {
        const news = events.filter(({ event }) => event.type === "message" && !event.imported);
        const authors = new Set(news.map(({ event }) => event.by.id));
        for (const [id, reading] of Object.entries(after?.reading ?? {})) {
          const old = before?.reading[id];
          if (news.length === 0 || authors.has(id)) {
            assert.ok(reading.unread <= (old?.unread ?? 0) && reading.badge <= (old?.badge ?? 0));
          }
        }
        for (const { event } of events) {
          if (event.type === "message" && event.imported) assert.deepEqual(event.received, []);
        }
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

test("[F-141] a badge follows the level: primary and patient all, secondary mentions only", () => {
  const room = started();
  const badges = () =>
    [kim, lee, ana, bea].map(actor => {
      assert.ok(room.state);
      const { id, side } = at(everybody, actor);
      const { unread, badge } = markFor(room.state, id, viewOf(side));
      return `${unread}/${badge}`;
    });
  assert.deepEqual(badges(), ["1/1", "1/0", "0/0", "1/1"]);
  say(room, kim, "Good morning");
  assert.deepEqual(badges(), ["1/1", "2/0", "1/1", "2/2"]);
  say(room, lee, "for us", "staff");
  assert.deepEqual(badges(), ["2/2", "2/0", "1/1", "2/2"]);
  read(room, bea);
  assert.deepEqual(badges(), ["2/2", "2/0", "1/1", "0/0"]);
});

test("[I-3] a change of level counts from then on", () => {
  const room = started();
  const leesBadge = () => room.state?.reading[at(staff, 1).id]?.badge;
  const roles = (role: "secondary" | "care-team") =>
    room.patient.team.map(entry => (entry.person.name === "Lee" ? { ...entry, role } : entry));
  assert.equal(leesBadge(), 0);
  changeChart(room, { team: roles("care-team") });
  assert.equal(leesBadge(), 0);
  say(room, ana, "one more thing");
  assert.equal(leesBadge(), 1);
  changeChart(room, { team: roles("secondary") });
  say(room, ana, "and another");
  assert.equal(leesBadge(), 1);
});

test("[I-3] who leaves and comes back finds nothing unread and keeps the receipt", () => {
  const room = started();
  read(room, kim);
  const { team } = room.patient;
  say(room, ana, "unread");
  changeChart(room, { team: [] });
  say(room, ana, "missed");
  assert.equal(room.state && rowFor(room.state, at(staff, 0).id), null);
  changeChart(room, { team });
  const reading = room.state?.reading[at(staff, 0).id];
  assert.deepEqual([reading?.unread, reading?.badge, reading?.receipt.portal], [0, 0, 4]);
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

test("[I-3] a conversation of the past is news to nobody until somebody writes", () => {
  const room = new Room(example());
  room.do({ do: "start", by: host, title: "Knee", first: null, past: 1_000, now: 9_000 });
  const messages = [ana, kim, ana].map((by, index) => ({
    at: 2_000 + index,
    by,
    text: "past",
    visibility: "everyone" as const,
  }));
  room.do({ do: "import", by: host, messages, now: 9_000 });
  assert.ok(room.state);
  for (const { unread, badge } of Object.values(room.state.reading))
    assert.deepEqual([unread, badge], [0, 0]);
  assert.equal(room.state.staff.head.messages, 3);
  say(room, ana, "live");
  assert.equal(room.state.reading[at(staff, 0).id]?.unread, 1);
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
    { numRuns: 300 },
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
    { numRuns: 300 },
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
