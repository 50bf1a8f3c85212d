/** Who comes in and by which way, who hears of what, and when a right that was lent ends. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  accessReason,
  canBeMentioned,
  canFollow,
  canHoldRow,
  canSee,
  canSeePatient,
  isNotified,
  isWatching,
  limits,
  type Member,
  type MessageEvent,
  mayIn,
  nextExpiry,
  presenceFor,
  receiptsFor,
  rowFor,
  stateOf,
  unreadBy,
} from "@carethread/model";
import fc from "fast-check";
import { at, everybody, key, portal, scripts, staff, world } from "./arbitraries.ts";
import {
  ana,
  bea,
  changeChart,
  codeOf,
  kim,
  lee,
  mo,
  noa,
  oz,
  read,
  remove,
  say,
  started,
  watch,
} from "./example.ts";
import { play, Room } from "./room.ts";

const searchable = { settings: { staffAccess: "searchable" } } as const;

function memberOf(room: Room, actor: number): Member | undefined {
  return room.state?.staff.members[at(everybody, actor).id];
}

function badgeOf(room: Room, actor: number): number | undefined {
  return room.state === null ? undefined : rowFor(room.state, at(everybody, actor).id)?.badge;
}

function mayOf(room: Room, actor: number) {
  return mayIn(room.facts(actor), room.target);
}

const kinds = (events: readonly { event: { type: string } }[]) => events.map(({ event }) => event.type);

test("[F-113] [F-114] a primary coach watches every conversation and cannot stop", () => {
  const room = started();
  const member = memberOf(room, kim);
  assert.ok(member && isWatching(member));
  assert.equal(mayOf(room, kim).watch, "watch-fixed");
  for (const on of [false, true]) assert.equal(codeOf(watch(room, kim, on)), "watch-fixed");
  assert.equal(badgeOf(room, kim), 1);
  say(room, lee, "to the team", "staff");
  assert.equal(badgeOf(room, kim), 2);
});

test("[F-115] [F-117] [F-118] a secondary coach hears of messages only while watching", () => {
  const room = started();
  assert.equal(badgeOf(room, lee), 0);
  assert.deepEqual(kinds(watch(room, lee, true).events), ["member-changed"]);
  say(room, ana, "heard");
  assert.equal(badgeOf(room, lee), 1);
  assert.deepEqual(watch(room, lee, true).events, []);
  watch(room, lee, false);
  say(room, ana, "not heard");
  assert.equal(badgeOf(room, lee), 1);
  assert.deepEqual(watch(room, lee, false).events, []);
});

test("[F-116] who answers watches from then on, until they stop", () => {
  const room = started();
  assert.deepEqual(kinds(say(room, lee, "I can take this").events), ["message", "member-changed"]);
  say(room, ana, "thank you");
  assert.equal(badgeOf(room, lee), 1);
  watch(room, lee, false);
  assert.equal(memberOf(room, lee)?.level, "mentions");
  say(room, lee, "once more");
  assert.equal(memberOf(room, lee)?.level, "all");
});

test("[F-116] [F-020] an outsider who answers becomes a watcher, and leaves by not watching", () => {
  const room = started(searchable);
  assert.equal(memberOf(room, mo), undefined);
  assert.deepEqual(kinds(say(room, mo, "May I help?").events), ["message", "member-joined"]);
  assert.deepEqual(memberOf(room, mo), {
    person: at(staff, mo),
    role: "secondary",
    level: "all",
    source: "self",
  });
  watch(room, mo, false);
  assert.equal(memberOf(room, mo), undefined);
  // The wish gave no right: where the practice closes its search, it is over.
  watch(room, mo, true);
  const closed = { ...room.facts(mo), settings: { ...room.settings, staffAccess: "care-team" as const } };
  assert.equal(canSee(closed, room.target), "not-found");
});

test("[F-110] [F-111] a mention enters the badge whatever the level, and only theirs", () => {
  const room = started();
  const outcome = say(room, kim, "@Lee please look", "everyone", { mentions: [lee] });
  assert.deepEqual(kinds(outcome.events), ["message"]);
  assert.equal(badgeOf(room, lee), 1);
  say(room, kim, "not for you");
  assert.equal(badgeOf(room, lee), 1);
});

test("[F-110] [F-112] a mention invites by an event before the message, where access allows it", () => {
  const room = started(searchable);
  assert.deepEqual(kinds(say(room, kim, "@Mo", "staff", { mentions: [mo, mo] }).events), [
    "member-joined",
    "message",
  ]);
  assert.deepEqual([memberOf(room, mo)?.source, memberOf(room, mo)?.role], ["invited", "secondary"]);
  assert.equal(badgeOf(room, mo), 1);
  assert.equal(codeOf(say(started(), kim, "@Mo", "everyone", { mentions: [mo] })), "mention-no-access");
  const restricted = started({
    ...searchable,
    patient: { programs: ["sleep"] },
    people: { [mo]: { restrictions: ["sleep"] } },
  });
  const refused = say(restricted, kim, "@Mo", "everyone", { mentions: [mo] });
  assert.deepEqual(refused.refusal, {
    refused: "mention-no-access",
    params: { person: at(staff, mo).id },
  });
  assert.deepEqual(refused.events, []);
});

test("[F-110] [I-4] who names themselves is not invited by it: a right that others do not give is none", () => {
  const room = started(searchable);
  assert.deepEqual(kinds(say(room, mo, "@Mo", "staff", { mentions: [mo] }).events), [
    "message",
    "member-joined",
  ]);
  assert.equal(memberOf(room, mo)?.source, "self");
});

test("[F-110] portal users name nobody, and nobody names them", () => {
  const room = started();
  assert.equal(codeOf(say(room, ana, "@Kim", "everyone", { mentions: [kim] })), "not-allowed");
  assert.equal(codeOf(say(room, kim, "@Ana", "everyone", { mentions: [ana] })), "mention-no-access");
});

test("[F-110] a mention is refused exactly where the person may not see the conversation", () => {
  fc.assert(
    fc.property(
      world,
      scripts(),
      fc.nat(staff.length - 1),
      fc.nat(everybody.length - 2),
      (world, script, by, named) => {
        const room = new Room(world);
        for (const _ of play(room, script));
        if (room.state === null || mayOf(room, by).mention !== null || mayOf(room, by).send !== null) return;
        const may = canBeMentioned(room.facts(named), room.target);
        const answer = say(room, by, "hello", "everyone", { mentions: [named], now: room.now });
        assert.equal(codeOf(answer), may);
        if (may !== null) return;
        assert.equal(canSee(room.facts(named), room.target), null);
        assert.ok(memberOf(room, named));
      },
    ),
  );
});

test("a conversation has no more members than its welcome can name", () => {
  const room = started(searchable);
  const { state } = room;
  assert.ok(state);
  const crowd = Array.from({ length: limits.members }, (_, index): [string, Member] => {
    const person = { ...at(staff, mo), id: key(5_000 + index) };
    return [person.id, { person, role: "secondary", level: "mentions", source: "invited" }];
  });
  const members = { ...state.staff.members, ...Object.fromEntries(crowd) };
  room.state = { ...state, staff: { ...state.staff, members } };
  assert.equal(codeOf(say(room, kim, "@Mo", "everyone", { mentions: [mo] })), "too-many-members");
  assert.equal(codeOf(watch(room, noa, true)), "too-many-members");
  assert.equal(codeOf(say(room, kim, "@Lee", "everyone", { mentions: [lee] })), null);
  // Words are never refused for it.
  assert.deepEqual(kinds(say(room, mo, "May I help?").events), ["message"]);
});

// Taking out

test("who was invited by name is taken out by who invited them, and by the primary coach", () => {
  for (const by of [lee, kim]) {
    const room = started(searchable);
    say(room, lee, "@Mo @Noa", "staff", { mentions: [mo, noa] });
    assert.equal(memberOf(room, mo)?.invitedBy, at(staff, lee).id);
    assert.deepEqual(mayOf(room, by).remove, [at(staff, mo).id, at(staff, noa).id]);
    const { events } = remove(room, by, mo);
    assert.deepEqual(kinds(events), ["member-left"]);
    const [left] = events;
    assert.ok(left?.event.type === "member-left");
    assert.deepEqual([left.event.by.id, left.event.person.id], [at(staff, by).id, at(staff, mo).id]);
    assert.equal(memberOf(room, mo), undefined);
    assert.deepEqual(mayOf(room, by).remove, [at(staff, noa).id]);
    // They are out already.
    assert.deepEqual(remove(room, by, mo).events, []);
  }
});

test("[F-022] who was invited and is taken out has no right left where the practice closes its search", () => {
  const room = started(searchable);
  say(room, kim, "@Mo", "staff", { mentions: [mo] });
  const closed = { ...room.facts(mo), settings: { ...room.settings, staffAccess: "care-team" as const } };
  assert.equal(canSee(closed, room.target), null);
  remove(room, kim, mo);
  assert.equal(canSee(closed, room.target), "not-found");
});

test("nobody is taken out by others, nor who came by the roster, by themselves, or was called", () => {
  const room = started({ ...searchable, ...withSupport, patient: { followers: [at(staff, noa)] } });
  say(room, kim, "@Mo @support", "staff", { mentions: [mo], support: true });
  for (const by of [lee, mo, ana, bea]) {
    assert.equal(codeOf(remove(room, by, mo)), "not-allowed");
    assert.deepEqual(mayOf(room, by).remove, []);
  }
  for (const whom of [kim, lee, noa, oz, ana, bea]) {
    assert.equal(codeOf(remove(room, kim, whom)), "not-allowed");
  }
  assert.deepEqual(mayOf(room, kim).remove, [at(staff, mo).id]);
  // The chart made them a member of its own.
  changeChart(room, { team: [...room.patient.team, { person: at(staff, mo), role: "secondary" }] });
  assert.equal(codeOf(remove(room, kim, mo)), "not-allowed");
});

test("[I-5] a removal is refused exactly where `may` does not offer it", () => {
  fc.assert(
    fc.property(
      world,
      scripts(),
      fc.nat(everybody.length - 2),
      fc.nat(everybody.length - 1),
      (world, script, by, whom) => {
        const room = new Room(world);
        for (const _ of play(room, script));
        const { id } = at(everybody, whom);
        if (room.state === null || room.state.staff.members[id] === undefined) return;
        const isOffered = mayOf(room, by).remove.includes(id);
        const { events, refusal } = room.do({ do: "remove", by, whom, now: room.now });
        assert.deepEqual([events.length, refusal === null], isOffered ? [1, true] : [0, false]);
      },
    ),
  );
});

// Support

const withSupport = { people: { [oz]: { support: true } } };

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
  assert.deepEqual(kinds(outcome.events), ["member-joined", "message"]);
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
  assert.deepEqual(kinds(end.events), ["member-left"]);
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
  assert.deepEqual(kinds(say(room, oz, "Which pictures?", "staff").events), ["message"]);
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

// Followers

test("[F-135] [F-137] [F-138] staff outside the team follow a patient, and stop", () => {
  const room = started(searchable);
  assert.equal(mayOf(room, mo).follow, null);
  assert.equal(mayOf(room, kim).follow, "not-allowed");
  assert.equal(mayOf(room, ana).follow, "not-allowed");
  changeChart(room, { followers: [at(staff, mo)] });
  const member = memberOf(room, mo);
  assert.deepEqual(
    [member?.role, member?.source, member && isNotified(member)],
    ["notification-user", "self", true],
  );
  say(room, ana, "of the patient");
  say(room, kim, "of the team");
  assert.equal(badgeOf(room, mo), 1);
  assert.equal(mayOf(room, mo).follow, null);
  changeChart(room, { followers: [] });
  assert.equal(memberOf(room, mo), undefined);
});

test("[F-136] who said no sees the conversation all the same, and is no member", () => {
  const room = started(searchable);
  assert.equal(canSee(room.facts(mo), room.target), null);
  say(room, ana, "hello");
  assert.equal(badgeOf(room, mo), undefined);
});

test("a follower who enters the team is of the team, and its member alone", () => {
  const room = started({ ...searchable, patient: { followers: [at(staff, mo)] } });
  watch(room, mo, true);
  changeChart(room, { team: [...room.patient.team, { person: at(staff, mo), role: "secondary" }] });
  assert.deepEqual(memberOf(room, mo), {
    person: at(staff, mo),
    role: "secondary",
    // They watched before, by their own wish.
    level: "all",
    source: "roster",
  });
});

test("an invited member stays when the chart changes without them", () => {
  const room = started(searchable);
  say(room, kim, "@Mo", "staff", { mentions: [mo] });
  changeChart(room, { team: room.patient.team.slice(0, 1) });
  assert.equal(memberOf(room, mo)?.source, "invited");
  assert.equal(memberOf(room, lee), undefined);
});

test("[F-018] [F-019] programs hide a patient only from who may see none of them", () => {
  const cases: readonly (readonly [string[], "not-found" | null])[] = [
    [["sleep"], "not-found"],
    [["sleep", "cardio"], "not-found"],
    [["cardio"], null],
  ];
  for (const [closed, sees] of cases) {
    const room = started({
      ...searchable,
      patient: { programs: ["sleep"] },
      people: { [mo]: { restrictions: closed }, [kim]: { restrictions: closed } },
    });
    for (const actor of [mo, kim]) {
      assert.equal(canSeePatient(room.facts(actor)), sees);
      assert.equal(canSee(room.facts(actor), room.target), sees);
    }
  }
  const both = started({
    ...searchable,
    patient: { programs: ["sleep", "cardio"] },
    people: { [mo]: { restrictions: ["sleep"] } },
  });
  assert.equal(canSee(both.facts(mo), both.target), null);
});

test("why somebody outside the team opens a conversation", () => {
  const room = started({ ...searchable, ...withSupport, patient: { followers: [at(staff, noa)] } });
  const reason = (actor: number) => accessReason(room.facts(actor), room.target);
  assert.deepEqual([kim, lee, ana, bea].map(reason), [null, null, null, null]);
  assert.equal(reason(mo), "searched");
  assert.equal(reason(noa), "notification-user");
  say(room, kim, "@Mo @support", "staff", { mentions: [mo], support: true });
  assert.deepEqual([mo, oz].map(reason), ["invited", "support"]);
});

// Receipts and presence

function lastMessage(room: Room): MessageEvent & { pos: number } {
  const event = room.seen("staff").findLast(({ type }) => type === "message");
  assert.ok(event?.type === "message");
  return event;
}

test("[F-093] received but not read: a name goes when its owner reads", () => {
  const room = started();
  say(room, kim, "Good morning");
  const waiting = () => {
    assert.ok(room.state);
    return unreadBy(lastMessage(room), receiptsFor(room.state, "staff"), room.state.staff.members);
  };
  // Lee does not receive it: nobody named her and she does not watch.
  assert.deepEqual(new Set(waiting()), new Set([at(portal, 0).id, at(portal, 1).id]));
  read(room, ana);
  assert.deepEqual(waiting(), [at(portal, 1).id]);
  changeChart(room, { linked: [] });
  assert.deepEqual(waiting(), []);
});

test("[I-4] the portal hears of nobody of the staff who is here", () => {
  assert.deepEqual(presenceFor(everybody, "portal"), portal.map(({ id }) => id).sort());
  assert.equal(presenceFor([...everybody, ...everybody], "staff").length, staff.length + portal.length);
});
