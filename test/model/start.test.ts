/** How a conversation begins, how the past comes in, and how it follows the chart. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Decidable,
  Kind,
  kinds,
  type Member,
  type MessageEvent,
  type PracticeSettings,
} from "@carethread/model";
import fc from "fast-check";
import { membersFor } from "../../packages/model/src/conversation/members-for.ts";
import {
  at,
  conversation,
  everybody,
  patientFacts,
  portal,
  staff,
  type World,
  world,
} from "./arbitraries.ts";
import {
  ana,
  bea,
  cas,
  changeChart,
  codeOf,
  example,
  host,
  kim,
  lee,
  mo,
  say,
  start,
  started,
} from "./example.ts";
import { type Outcome, Room } from "./room.ts";

const begin = (more: Partial<Decidable & { type: "start" }> = {}) =>
  ({ type: "start", conversation, kind: "topic", title: "Knee", ...more }) as const;

function messageOf(outcome: Outcome): MessageEvent {
  const event = outcome.events.find(({ event }) => event.type === "message")?.event;
  assert.ok(event?.type === "message");
  return event;
}

test("[F-024] either side starts a conversation, and both then write in it", () => {
  for (const by of [kim, lee, ana, bea]) {
    const room = new Room(example());
    assert.equal(codeOf(start(room, by)), null);
    for (const writer of [kim, lee, ana, bea]) {
      assert.equal(messageOf(say(room, writer, "hello")).by.id, at(everybody, writer).id);
    }
    assert.equal(room.state?.staff.head.messages, 5);
    assert.equal(room.state?.portal?.head.messages, 5);
  }
});

test("[F-060] a start stores the conversation with its topic and first message in one step", () => {
  const room = new Room(example());
  const outcome = start(room, kim, "  Knee  ", " Hello\r\nAna ");
  const { events } = outcome;
  assert.deepEqual(
    events.map(({ event, everyone }) => `${event.type} ${everyone}`),
    [
      "created true",
      "member-joined false",
      "member-joined false",
      "member-joined true",
      "member-joined true",
      "message true",
    ],
  );
  assert.ok(events.every(({ event }) => event.by.id === at(staff, 0).id));
  assert.equal(room.state?.portal?.head.title, "Knee");
  assert.equal(room.state?.portal?.head.last?.text, "Hello Ana");
  assert.equal(messageOf(outcome).body.text, "Hello\nAna");
});

test("[F-021] [F-060] the team and the linked persons are members from the first event on", () => {
  const room = new Room(example());
  start(room, ana);
  const members = Object.values(room.state?.staff.members ?? {}).map(
    ({ person, role, level, source }) => `${person.name} ${role} ${level} ${source}`,
  );
  assert.deepEqual(members, [
    "Kim primary-coach all roster",
    "Lee secondary mentions roster",
    "Ana patient all roster",
    "Bea proxy all roster",
  ]);
  assert.deepEqual(
    Object.keys(room.state?.portal?.members ?? {}),
    [0, 1].map(index => at(portal, index).id),
  );
});

test("[F-083] the author is shown with what they are: a portal user with the relation", () => {
  const room = started();
  assert.equal(messageOf(say(room, bea, "hello")).by.relation, "guardian");
  assert.equal(messageOf(say(room, ana, "hello")).by.relation, "self");
  assert.equal(messageOf(say(room, kim, "hello")).by.title, "Nurse");
});

test("[F-072] a start without a topic is refused where the kind needs one", () => {
  const room = new Room(example());
  for (const title of [undefined, "", "  \n "]) {
    assert.equal(codeOf(room.ask(ana, begin({ title }), 1)), "title-required");
  }
  assert.equal(codeOf(room.ask(ana, begin({ title: "x".repeat(201) }), 1)), "title-too-long");
  assert.equal(codeOf(room.ask(ana, begin({ title: "x".repeat(200), first: { text: "Hi" } }), 1)), null);
  for (const title of ["a\nb", "a\u2028b", "a\u0000b", "\udc00"]) {
    assert.equal(codeOf(room.ask(ana, begin({ title }), 1)), "text-malformed");
  }
});

test("[F-060] people begin a conversation with words", () => {
  const room = new Room(example());
  for (const actor of [kim, ana]) assert.equal(codeOf(room.ask(actor, begin({}), 1)), "text-empty");
});

test("[I-5] a start with a first message that cannot be one stores nothing", () => {
  const room = new Room(example());
  for (const [text, code] of [
    ["", "text-empty"],
    ["x".repeat(16_001), "text-too-long"],
    ["\ud800", "text-malformed"],
  ] as const) {
    assert.equal(codeOf(room.ask(ana, begin({ first: { text } }), 1)), code);
  }
});

test("[F-022] who may not see the patient learns nothing by starting", () => {
  const room = new Room(example());
  for (const actor of [mo, cas]) assert.equal(codeOf(room.ask(actor, begin({ title: "" }), 1)), "not-found");
});

test("a kind is started only where the practice has it", () => {
  const room = new Room(example());
  assert.equal(codeOf(room.ask(kim, begin({ kind: "direct" }), 1)), "kind-not-available");
  const none = new Room(example({ settings: { kinds: [] } }));
  assert.equal(codeOf(none.ask(kim, begin(), 1)), "kind-not-available");
});

test("[I-4] nothing of a staff-only kind stands in the portal's log, and only staff start it", () => {
  // Settings cannot name this kind yet; the table already knows it.
  const settings = { kinds: ["internal"] } as unknown as Partial<PracticeSettings>;
  const room = new Room(example({ settings }));
  assert.equal(codeOf(room.ask(ana, begin({ kind: "internal" }), 1)), "kind-not-available");
  const decided = room.ask(kim, begin({ kind: "internal", first: { text: "x" } }), 1);
  assert.ok(!("refused" in decided));
  const { events } = decided;
  assert.ok(events.every(({ everyone, portal }) => !everyone && portal === 0));
  assert.equal(events.length, 4);
});

test("starting again what is there changes nothing", () => {
  const room = started();
  assert.deepEqual(room.ask(ana, begin(), 5), { events: [], state: room.state });
});

test("what somebody begins where there is one already of a unique kind is a message in it", () => {
  // Settings cannot name this kind yet; the table already knows it.
  const settings = { kinds: ["continuous"] } as unknown as Partial<PracticeSettings>;
  const room = new Room(example({ settings }));
  const again = (text?: string) =>
    begin({ kind: "continuous", title: "", ...(text ? { first: { text } } : {}) });
  const first = room.ask(ana, again("Hello"), 1);
  assert.ok(!("refused" in first));
  room.state = first.state;
  for (const [actor, text] of [
    [kim, "Good morning"],
    [bea, "And from me"],
  ] as const) {
    const decided = room.ask(actor, again(text), 2);
    assert.ok(!("refused" in decided));
    const said = decided.events.find(({ event }) => event.type === "message")?.event;
    assert.ok(said?.type === "message" && said.visibility === "everyone");
    assert.deepEqual([said.by.id, said.body.text], [at(everybody, actor).id, text]);
    assert.equal(decided.state?.staff.head.messages, 2);
  }
  assert.deepEqual(room.ask(ana, again(), 2), { events: [], state: room.state });
  // As for any message.
  assert.equal(codeOf(room.ask(mo, again("May I?"), 2)), "not-found");
  assert.equal(codeOf(room.ask(cas, again("May I?"), 2)), "not-found");
  assert.equal(codeOf(room.ask(host, again("From the host"), 2)), "not-allowed");
  assert.equal(codeOf(room.ask(ana, again(" \n"), 2)), "text-empty");
  room.patient = { ...room.patient, deceased: true };
  assert.equal(codeOf(room.ask(ana, again("Hello?"), 2)), "patient-deceased");
});

test("a room that was not initialised knows nothing", () => {
  const room = new Room(example());
  assert.equal(codeOf(say(room, kim, "hello")), "not-found");
  assert.equal(codeOf(room.ask(host, { type: "roster" }, 1)), "not-found");
});

// The past

const past = (times: readonly number[], by = ana) => ({
  type: "import" as const,
  messages: times.map(at => ({
    at,
    by: everybody[by] ?? everybody[0],
    text: "x",
    visibility: "everyone" as const,
  })) as (Decidable & { type: "import" })["messages"],
});

function startedLongAgo(): Room {
  const room = new Room(example());
  room.do({ do: "start", by: host, title: "Knee", first: null, past: 1_000, now: 9_000 });
  return room;
}

function bringIn(room: Room, times: readonly number[], by = ana): Outcome {
  const messages = times.map(at => ({ at, by, text: "x", visibility: "everyone" as const }));
  return room.do({ do: "import", by: host, messages, now: 9_000 });
}

test("past messages come from the host alone", () => {
  const room = startedLongAgo();
  for (const actor of [kim, ana]) {
    assert.equal(codeOf(room.ask(actor, past([2_000]), 9_000)), "not-allowed");
  }
  const { events } = bringIn(room, [2_000, 2_000, 3_000]);
  assert.deepEqual(
    events.map(({ event }) => [event.at, event.by.name, "imported" in event]),
    [
      [2_000, "Ana", true],
      [2_000, "Ana", true],
      [3_000, "Ana", true],
    ],
  );
  assert.equal(room.state?.portal?.head.lastAt, 3_000);
});

test("past messages come in only before the first live one", () => {
  const room = startedLongAgo();
  bringIn(room, [2_000]);
  say(room, kim, "hello");
  assert.equal(codeOf(bringIn(room, [3_000])), "import-too-late");
  assert.equal(codeOf(bringIn(started(), [1_000])), "import-too-late");
});

test("a live staff-only note ends the past as well", () => {
  const room = startedLongAgo();
  say(room, kim, "note", "staff");
  assert.equal(codeOf(bringIn(room, [3_000])), "import-too-late");
});

test("past messages are refused with a time in the future, before the start, or out of order", () => {
  const room = startedLongAgo();
  for (const [times, index] of [
    [[9_001], 0],
    [[999], 0],
    [[2_000, 1_999], 1],
    [[2_000, 3_000, 9_001], 2],
  ] as const) {
    const { refusal, events } = bringIn(room, times);
    assert.deepEqual(refusal, { refused: "import-from-future", params: { index } });
    assert.deepEqual(events, []);
  }
  bringIn(room, [9_000]);
  assert.equal(codeOf(bringIn(room, [8_999])), "import-from-future");
});

test("a conversation of the past is begun by the host, without a first message and not in the future", () => {
  const room = new Room(example());
  assert.equal(codeOf(room.ask(host, begin({ at: 2 }), 1)), "import-from-future");
  assert.equal(codeOf(room.ask(host, begin({ first: { text: "x" } }), 1)), "not-allowed");
  const byAna = room.ask(ana, begin({ at: 2, first: { text: "Hi" } }), 7);
  assert.ok(!("refused" in byAna));
  assert.ok(byAna.events.every(({ event }) => event.at === 7));
});

test("the host writes no message of its own", () => {
  assert.equal(codeOf(say(started(), host, "hello")), "not-allowed");
});

// The chart

test("[F-022] a change of the chart takes away before it gives", () => {
  const room = started();
  const { events } = changeChart(room, {
    team: [{ person: at(staff, 2), role: "care-team" }],
    linked: [{ person: at(portal, 2), relation: "self" }],
  });
  assert.deepEqual(
    events.map(({ event }) => event.type),
    ["member-left", "member-left", "member-left", "member-left", "member-joined", "member-joined"],
  );
});

test("the chart told again changes nothing", () => {
  const room = started();
  assert.deepEqual(changeChart(room, {}).events, []);
  assert.deepEqual(changeChart(room, { rev: 2, programs: ["sleep"], birthDate: "1990-01-01" }).events, []);
});

test("only the host tells a conversation about the chart", () => {
  assert.equal(codeOf(started().ask(kim, { type: "roster" }, 5)), "not-allowed");
});

test("[F-038] [F-080] a patient's new name reaches the head of both views", () => {
  const room = started();
  changeChart(room, { name: "Ana Maria Silva", patientId: "MRN-2" });
  for (const view of [room.state?.staff, room.state?.portal]) {
    assert.equal(view?.head.patient.name, "Ana Maria Silva");
    assert.equal(view?.head.patient.patientId, "MRN-2");
  }
});

test("a person named twice in the chart joins once, as the first entry says", () => {
  const twice = {
    team: [
      { person: at(staff, 0), role: "primary-coach" as const },
      { person: at(staff, 0), role: "secondary" as const },
    ],
    linked: [
      { person: at(portal, 0), relation: "self" as const },
      { person: at(portal, 0), relation: "guarantor" as const },
    ],
  };
  const room = started({ patient: twice });
  const joined = room.log.filter(({ event }) => event.type === "member-joined");
  assert.equal(joined.length, 2);
  assert.deepEqual(
    Object.values(room.state?.staff.members ?? {}).map(({ role }) => role),
    ["primary-coach", "patient"],
  );
  assert.deepEqual(changeChart(room, twice).events, []);
});

/** A start of any kind by the host, which begins without words. */
function begun(world: World, kind: Kind, recipient?: string): Room {
  const room = new Room({
    ...world,
    settings: { ...world.settings, kinds: [kind] as PracticeSettings["kinds"] },
  });
  const title = kinds[kind].title === "none" ? "" : "Knee";
  const decided = room.ask(host, begin({ kind, title, ...(recipient ? { recipient } : {}) }), 1);
  assert.ok(!("refused" in decided), JSON.stringify(decided));
  room.state = decided.state;
  return room;
}

test("[F-021] whom the chart makes members is the same at the beginning and after any changes of it", () => {
  const charts = fc.array(patientFacts, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(world, charts, fc.constantFrom(...Kind.options), fc.nat(4), (world, charts, kind, pick) => {
      const { policy, recipient } = addressed(kind, world, pick);
      const room = begun(world, kind, recipient);
      for (const patient of [world.patient, ...charts]) {
        changeChart(room, patient);
        const members = Object.values(room.state?.staff.members ?? {});
        const expected = membersFor(policy, patient, room.settings, recipient);
        assert.deepEqual(byId(members), byId(expected));
        // Begun only now it would have the same ones.
        const isThere = patient.team.some(({ person }) => person.id === recipient);
        if (recipient !== undefined && !isThere) continue;
        const fresh = begun({ ...world, patient }, kind, recipient);
        assert.deepEqual(byId(Object.values(fresh.state?.staff.members ?? {})), byId(expected));
      }
    }),
  );
});

function addressed(kind: Kind, { patient }: World, pick: number) {
  const policy = kinds[kind];
  const { person } = at(patient.team, pick % patient.team.length);
  return { policy, recipient: policy.audience === "single-recipient" ? person.id : undefined };
}

function byId(members: readonly Member[]): Member[] {
  return members.toSorted((a, b) => (a.person.id < b.person.id ? -1 : 1));
}

const direct = (actor: number, recipient?: string) => {
  const settings = { kinds: ["direct"] } as unknown as Partial<PracticeSettings>;
  const room = new Room(example({ settings, patient: { followers: [at(staff, 3)] } }));
  const first = actor === host ? {} : { first: { text: "Hello" } };
  const answer = room.ask(actor, begin({ kind: "direct", ...first, ...(recipient ? { recipient } : {}) }), 1);
  if (!("refused" in answer)) room.state = answer.state;
  return { room, answer };
};

test("a conversation with one recipient has them and the linked persons, whatever the chart says later", () => {
  const names = (room: Room) =>
    Object.values(room.state?.staff.members ?? {}).map(({ person, role }) => `${person.name} ${role}`);
  for (const room of [direct(ana, at(staff, kim).id).room, direct(kim).room]) {
    assert.deepEqual(names(room), ["Kim recipient", "Ana patient", "Bea proxy"]);
    assert.equal(room.state?.staff.head.recipient, at(staff, kim).id);
    changeChart(room, { team: [...room.patient.team, { person: at(staff, mo), role: "care-team" }] });
    assert.deepEqual(names(room), ["Kim recipient", "Ana patient", "Bea proxy"]);
    assert.equal(codeOf(say(room, lee, "may I?")), "not-found");
    assert.equal(codeOf(say(room, ana, "hello")), null);
  }
});

test("[I-5] who has left the team is written to no more, and the patient's side is told that", () => {
  const { room } = direct(ana, at(staff, kim).id);
  const { team } = room.patient;
  const { events } = changeChart(room, { team: team.filter(({ person }) => person.name !== "Kim") });
  assert.deepEqual(
    events.map(({ event }) => event.type),
    ["member-left"],
  );
  for (const actor of [ana, bea]) assert.equal(codeOf(say(room, actor, "hello?")), "recipient-gone");
  assert.equal(codeOf(say(room, kim, "still here")), "not-found");
  changeChart(room, { team });
  assert.equal(codeOf(say(room, ana, "hello again")), null);
});

test("a recipient is named where there is one, by who is not the recipient, and is of the team", () => {
  const refusalOf = (actor: number, recipient?: string) => codeOf(direct(actor, recipient).answer);
  assert.equal(refusalOf(ana), "bad-request");
  assert.equal(refusalOf(host), "bad-request");
  assert.equal(refusalOf(host, at(staff, lee).id), null);
  assert.equal(refusalOf(ana, at(staff, mo).id), "recipient-gone");
  assert.equal(refusalOf(ana, at(portal, 1).id), "recipient-gone");
  assert.equal(refusalOf(kim, at(staff, lee).id), "bad-request");
  assert.equal(refusalOf(kim, at(staff, kim).id), null);
  const room = new Room(example());
  const addressed = begin({ recipient: at(staff, kim).id, first: { text: "x" } });
  assert.equal(codeOf(room.ask(ana, addressed, 1)), "bad-request");
});

test("the table of kinds is the one of the design", () => {
  const table = Object.entries(kinds).map(([kind, policy]) => [
    kind,
    policy.unique,
    policy.title,
    policy.audience,
    policy.startedBy,
    policy.close,
  ]);
  assert.deepEqual(table, [
    ["continuous", true, "none", "care-team", "both", "none"],
    ["topic", false, "required", "care-team", "both", "staff"],
    ["direct", false, "optional", "single-recipient", "both", "none"],
    ["encounter-chat", false, "required", "care-team", "both", "both"],
    ["internal", false, "optional", "staff", "staff", "staff"],
  ]);
});
