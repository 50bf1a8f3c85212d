/** How a conversation begins: by whom, with what, and what is refused. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, type MessageEvent, starting } from "@carethread/model";
import { at, everybody, portal, staff } from "./arbitraries.ts";
import { ana, bea, begin, cas, codeOf, example, host, kim, lee, mo, say, start, started } from "./example.ts";
import { type Outcome, Room } from "./room.ts";

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

test("[F-061] staff begin without a word where the kind says so, and portal users where they are never asked", () => {
  const kindOf = { continuous: "", "encounter-chat": "Results", internal: "" } as const;
  for (const [kind, title] of Object.entries(kindOf) as [keyof typeof kindOf, string][]) {
    const room = new Room(example({ settings: { kinds: [kind] } }));
    const decided = room.ask(kim, begin({ kind, title }), 1);
    assert.ok(!("refused" in decided), kind);
    assert.equal(decided.state?.staff.head.messages, 0);
    const answer = codeOf(room.ask(ana, begin({ kind, title }), 1));
    assert.equal(
      answer,
      { both: null, staff: kind === "internal" ? "kind-not-available" : "text-empty" }[
        starting[kind].empty as "both" | "staff"
      ],
    );
  }
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
  const room = new Room(example({ settings: { kinds: ["internal"] } }));
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
  const room = new Room(example({ settings: { kinds: ["continuous"] } }));
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
