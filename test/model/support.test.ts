/** Support: what it sees of a conversation that it is called into, and for how long. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canFollow,
  canHoldRow,
  canSee,
  canSeePatient,
  nextExpiry,
  receiptsFor,
  rowFor,
  stateOf,
} from "@carethread/model";
import fc from "fast-check";
import { at, everybody, scripts, staff, world } from "./arbitraries.ts";
import {
  ana,
  badgeOf,
  changeChart,
  codeOf,
  kim,
  lee,
  mayOf,
  memberOf,
  mo,
  oz,
  read,
  say,
  searchable,
  started,
  typesOf,
  withSupport,
} from "./example.ts";
import { play, Room } from "./room.ts";

test("[F-112] support sees nothing until it is called, wherever it works", () => {
  const room = started({ ...withSupport, settings: { staffAccess: "searchable" } });
  assert.equal(canSeePatient(room.facts(oz)), "not-found");
  assert.equal(canSee(room.facts(oz), room.target), "not-found");
  assert.equal(canFollow(room.facts(oz)), "not-found");
  assert.equal(codeOf(say(started(), kim, "@support", "staff", { support: true })), "support-unavailable");
});

test("[F-112] support sees from the message that calls it, for as long as the practice says", () => {
  const room = started(withSupport);
  say(room, kim, "before");
  const outcome = say(room, kim, "@support the pictures are black", "everyone", {
    support: true,
    now: 10_000,
  });
  assert.deepEqual(typesOf(outcome.events), ["member-joined", "message"]);
  const { grant } = memberOf(room, oz) ?? {};
  const called = at(outcome.events, 1).seq;
  assert.deepEqual(grant, { from: called, messages: 2, until: 10_000 + 3_600_000 });
  assert.equal(badgeOf(room, oz), 1);
  assert.ok(room.state);
  assert.equal(stateOf(room.state, at(staff, oz))?.head.messages, 1);
  assert.equal(rowFor(room.state, at(staff, oz).id)?.messages, 1);
  assert.equal(canSee(room.facts(oz), room.target), null);
  const { until } = grant ?? { until: 0 };
  assert.equal(canSee(room.facts(oz), { ...room.target, now: until - 1 }), null);
  assert.equal(canSee(room.facts(oz), { ...room.target, now: until }), "not-found");
  assert.equal(nextExpiry(room.state), until);
  assert.deepEqual(room.do({ do: "expire", now: until - 1 }).events, []);
  const end = room.do({ do: "expire", now: until });
  assert.deepEqual(typesOf(end.events), ["member-left"]);
  assert.equal(at(end.events, 0).everyone, false);
  assert.equal(rowFor(room.state, at(staff, oz).id), null);
});

test("[F-093] [F-112] what support reads is not read by the care team", () => {
  const room = started(withSupport);
  const asked = at(say(room, ana, "Does anybody read this?").events, 0);
  say(room, kim, "@support", "staff", { support: true });
  assert.ok(room.state);
  const team = receiptsFor(room.state, "portal").team;
  assert.ok(team < asked.portal);
  read(room, oz);
  assert.equal(receiptsFor(room.state, "portal").team, team);
  read(room, lee);
  assert.equal(receiptsFor(room.state, "portal").team, asked.portal);
});

test("[F-112] support that is called again stays longer, and sees no more of the past", () => {
  const room = started(withSupport);
  say(room, kim, "@support", "staff", { support: true, now: 10_000 });
  const first = memberOf(room, oz)?.grant;
  say(room, kim, "@support?", "staff", { support: true, now: 20_000 });
  assert.deepEqual(memberOf(room, oz)?.grant, { ...first, until: 20_000 + 3_600_000 });
});

test("[F-112] [I-4] a call after the end of an earlier one shows nothing from before it, although nobody noted the end", () => {
  const room = started(withSupport);
  say(room, kim, "@support", "staff", { support: true, now: 10_000 });
  const over = memberOf(room, oz)?.grant?.until ?? 0;
  say(room, kim, "between", "staff", { now: over });
  const again = say(room, kim, "@support", "staff", { support: true, now: over + 1 });
  const called = at(again.events, 1).seq;
  assert.deepEqual(memberOf(room, oz)?.grant, { from: called, messages: 3, until: over + 1 + 3_600_000 });
});

test("[F-112] [I-4] who was invited by name and is of support by now sees what they are called into, and nothing else", () => {
  const room = started(searchable);
  say(room, kim, "@Mo", "staff", { mentions: [mo] });
  say(room, ana, "before the call");
  assert.equal(canSee(room.facts(mo), room.target), null);
  room.people[mo] = { ...room.facts(mo).person, support: true };
  const { person: facts, patient, settings } = room.facts(mo);
  assert.equal(canSee(room.facts(mo), room.target), "not-found");
  assert.equal(canHoldRow(facts, { ...patient, source: memberOf(room, mo)?.source }, settings), false);
  assert.equal(codeOf(say(room, mo, "still here")), "not-found");
  say(room, kim, "@support", "staff", { support: true, now: 10_000 });
  assert.equal(canSee(room.facts(mo), room.target), null);
  assert.equal(canHoldRow(facts, { ...patient, source: memberOf(room, mo)?.source }, settings), true);
  const { grant } = memberOf(room, mo) ?? {};
  assert.equal(grant?.from, room.log.length);
  assert.ok(room.state);
  // What they cannot see is not unread either.
  assert.deepEqual([rowFor(room.state, at(staff, mo).id)?.unread, badgeOf(room, mo)], [1, 1]);
  assert.equal(canSee(room.facts(mo), { ...room.target, now: grant?.until ?? 0 }), "not-found");
});

test("[F-112] support that is of the patient's team sees no more than other support, and is of the team again after", () => {
  const room = started(withSupport);
  changeChart(room, { team: [...room.patient.team, { person: at(staff, oz), role: "care-team" }] });
  assert.equal(canSee(room.facts(oz), room.target), "not-found");
  say(room, kim, "@support", "staff", { support: true, now: 10_000 });
  const lent = memberOf(room, oz);
  assert.deepEqual([lent?.role, lent?.source], ["support", "called"]);
  assert.equal(canSee(room.facts(oz), { ...room.target, now: 10_000 }), null);
  // The chart is told again: what was lent stands.
  changeChart(room, { rev: 2 });
  assert.deepEqual(memberOf(room, oz), lent);
  room.do({ do: "expire", now: lent?.grant?.until ?? 0 });
  assert.deepEqual([memberOf(room, oz)?.role, memberOf(room, oz)?.grant], ["care-team", undefined]);
  assert.equal(canSee(room.facts(oz), room.target), "not-found");
});

test("[F-112] support calls and names nobody, and answering does not make it watch", () => {
  const room = started(withSupport);
  say(room, kim, "@support", "staff", { support: true });
  assert.deepEqual([mayOf(room, oz).mention, mayOf(room, oz).watch], ["not-allowed", "not-allowed"]);
  assert.deepEqual(typesOf(say(room, oz, "Which pictures?", "staff").events), ["message"]);
  assert.equal(codeOf(say(room, oz, "@Lee", "staff", { mentions: [lee] })), "not-allowed");
});

test("[F-112] [I-4] no script shows support what stands before it was called, or after its time", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const { after: state } of play(room, script)) {
        if (state === null) continue;
        for (const { person, grant } of Object.values(state.staff.members)) {
          if (grant === undefined) continue;
          const actor = everybody.findIndex(({ id }) => id === person.id);
          const isOver = canSee(room.facts(actor), { ...room.target, now: grant.until }) !== null;
          const sees = canSeePatient(room.facts(actor)) === null;
          assert.ok(isOver || sees);
          const head = stateOf(state, person)?.head;
          assert.ok((head?.messages ?? -1) >= 1);
          assert.ok(head?.last === null || (head?.last.pos ?? 0) >= grant.from);
        }
      }
    }),
  );
});
