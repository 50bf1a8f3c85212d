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
  type Reading,
  recount,
  rowFor,
  type Stored,
  viewOf,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { at, everybody, scripts, staff, world } from "./arbitraries.ts";
import { ana, bea, changeChart, example, host, kim, lee, read, say, started } from "./example.ts";
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
          const shownBadge: number = reading.markedUnread ? Math.max(1, expected.badge) : expected.badge;
          assert.deepEqual([unread, badge], [expected.unread, shownBadge]);
          const row = rowFor(state, id);
          assert.deepEqual([row?.unread, row?.badge], [expected.unread, shownBadge]);
        }
      }
    }),
    { numRuns: runs(50) },
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
      for (const { step, events, before, after } of play(new Room(world), script)) {
        const news = events.filter(({ event }) => event.type === "message" && !event.imported);
        const authors = new Set(news.map(({ event }) => event.by.id));
        for (const [id, reading] of Object.entries(after?.reading ?? {})) {
          const old = before?.reading[id];
          if (step.do !== "mark-unread" && (news.length === 0 || authors.has(id))) {
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
