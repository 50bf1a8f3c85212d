/** Who comes in and by which way, who is taken out, and who hears of what. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canBeMentioned,
  canSee,
  isWatching,
  limits,
  type Member,
  type MessageEvent,
  presenceFor,
  project,
  receiptsFor,
  unreadBy,
} from "@carethread/model";
import fc from "fast-check";
import { at, everybody, key, portal, scripts, staff, world } from "./arbitraries.ts";
import {
  ana,
  badgeOf,
  bea,
  changeChart,
  codeOf,
  kim,
  lee,
  mayOf,
  memberOf,
  mo,
  noa,
  oz,
  read,
  remove,
  say,
  searchable,
  started,
  typesOf,
  watch,
  withSupport,
} from "./example.ts";
import { play, Room } from "./room.ts";

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
  assert.deepEqual(typesOf(watch(room, lee, true).events), ["member-changed"]);
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
  assert.deepEqual(typesOf(say(room, lee, "I can take this").events), ["message", "member-changed"]);
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
  assert.deepEqual(typesOf(say(room, mo, "May I help?").events), ["message", "member-joined"]);
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
  assert.deepEqual(typesOf(outcome.events), ["message"]);
  assert.equal(badgeOf(room, lee), 1);
  say(room, kim, "not for you");
  assert.equal(badgeOf(room, lee), 1);
});

test("[F-110] [I-4] a message keeps what those were called whom it names, and tells the portal of neither", () => {
  const room = started();
  const [stored] = say(room, kim, "@Lee please look", "everyone", { mentions: [lee] }).events;
  assert.ok(stored);
  const lees = at(everybody, lee);
  const seen = (view: "staff" | "portal") => project(stored, view) as unknown as Record<string, unknown>;
  assert.deepEqual(seen("staff").called, { [lees.id]: lees.name });
  assert.deepEqual([seen("portal").called, seen("portal").mentions], [undefined, undefined]);
  const [plain] = say(room, kim, "hello").events;
  assert.ok(plain && !("called" in plain.event));
});

test("[F-110] [F-112] a mention invites by an event before the message, where access allows it", () => {
  const room = started(searchable);
  assert.deepEqual(typesOf(say(room, kim, "@Mo", "staff", { mentions: [mo, mo] }).events), [
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
  assert.deepEqual(typesOf(say(room, mo, "@Mo", "staff", { mentions: [mo] }).events), [
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
  assert.deepEqual(typesOf(say(room, mo, "May I help?").events), ["message"]);
});

// Taking out

test("who was invited by name is taken out by who invited them, and by the primary coach", () => {
  for (const by of [lee, kim]) {
    const room = started(searchable);
    say(room, lee, "@Mo @Noa", "staff", { mentions: [mo, noa] });
    assert.equal(memberOf(room, mo)?.invitedBy, at(staff, lee).id);
    assert.deepEqual(mayOf(room, by).remove, [at(staff, mo).id, at(staff, noa).id]);
    const { events } = remove(room, by, mo);
    assert.deepEqual(typesOf(events), ["member-left"]);
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
