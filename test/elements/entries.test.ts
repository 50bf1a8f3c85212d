import assert from "node:assert/strict";
import { test } from "node:test";
import type { Item } from "@carethread/client";
import { keyOf, kinds, type Person, SeenEvent } from "@carethread/model";
import { english } from "../../packages/elements/src/care-thread/english.ts";
import { type Entry, entriesOf } from "../../packages/elements/src/care-thread/entries.ts";
import { sentenceOf } from "../../packages/elements/src/care-thread/separators.ts";

const kim: Person = { id: "kim", side: "staff", name: "Kim Park" };
const rosa: Person = { id: "rosa", side: "portal", name: "Rosa Diaz", relation: "self" };
const noon = new Date(2026, 4, 20, 12).getTime();
const id = (n: number) => keyOf(Uint8Array.of(...Array(15).fill(0), n));
const minute = 60_000;
const day = 24 * 60 * minute;

function message(pos: number, by: Person, at: number): Item {
  const event: SeenEvent = {
    id: `e${pos}`,
    pos,
    at,
    by,
    type: "message",
    body: { text: `m${pos}` },
    visibility: "everyone",
  };
  return { key: `k${pos}`, event, pending: null };
}
function joined(pos: number, at: number): Item {
  const event: SeenEvent = {
    id: `e${pos}`,
    pos,
    at,
    by: kim,
    type: "member-joined",
    member: { person: rosa, role: "patient", level: "all", source: "roster" },
  };
  return { key: `k${pos}`, event, pending: null };
}
function pending(id: string, at: number): Item {
  return {
    key: id,
    event: null,
    pending: { id, text: id, visibility: "everyone", mentions: [], at, state: "sending", refused: null },
  };
}
function show(items: readonly Item[], change: { divider?: number; complete?: boolean } = {}): string {
  const entries = entriesOf({ items, me: kim, divider: null, createdAt: noon, complete: true, ...change });
  return entries.map(shape).join(" ");
}
function shape(entry: Entry): string {
  switch (entry.type) {
    case "day":
      return "day";
    case "new":
      return "NEW";
    case "notice":
      return entry.notice.what;
    case "message":
      return `${entry.first ? "[" : ""}${entry.message?.body.text ?? entry.pending?.text}${entry.last ? "]" : ""}`;
  }
}

test("messages of one sender close together are one group", () => {
  const items = [
    message(1, rosa, noon),
    message(2, rosa, noon + minute),
    message(3, kim, noon + 2 * minute),
    message(4, kim, noon + 20 * minute),
  ];
  assert.equal(show(items), "day [m1 m2] [m3] [m4]");
});

test("each day has one separator, which ends a group", () => {
  const late = new Date(2026, 4, 20, 23, 59).getTime();
  assert.equal(show([message(1, rosa, late), message(2, rosa, late + 2 * minute)]), "day [m1] day [m2]");
});

test("a pending message by a clock that is behind stands on the latest day", () => {
  const items = [message(1, rosa, noon), pending("p", noon - 2 * day)];
  const entries = entriesOf({ items, me: kim, divider: null, createdAt: noon, complete: true });
  assert.deepEqual(entries.map(shape), ["day", "[m1]", "[p]"]);
  assert.equal(new Set(entries.map(entry => entry.key)).size, entries.length);
});

test("[F-101] the divider stands before the first unread message of somebody else", () => {
  const items = [
    message(1, rosa, noon),
    message(2, kim, noon),
    message(3, rosa, noon),
    message(4, rosa, noon),
  ];
  assert.equal(show(items, { divider: 1 }), "day [m1] [m2] NEW [m3 m4]");
  assert.equal(show(items, {}), "day [m1] [m2] [m3 m4]");
});

test("[F-101] nothing that arrives while one reads along is divided off", () => {
  assert.equal(show([message(1, rosa, noon), message(2, rosa, noon)], {}), "day [m1 m2]");
});

test("[F-101] no divider while its place is not loaded", () => {
  const items = [message(11, rosa, noon), message(12, rosa, noon)];
  assert.equal(show(items, { divider: 5, complete: false }), "day [m11 m12]");
  assert.equal(
    show([message(5, kim, noon), ...items], { divider: 5, complete: false }),
    "day [m5] NEW [m11 m12]",
  );
});

test("who joins at the beginning is no news; who joins later is", () => {
  assert.equal(show([joined(1, noon), message(2, rosa, noon), joined(3, noon + minute)]), "day [m2] joined");
});

type Membership = Extract<SeenEvent, { type: "member-joined" | "member-changed" | "member-left" }>;
type Told<E> = E extends Membership ? Omit<E, "id" | "pos" | "at" | "by"> : never;
const tess: Person = { id: "tess", side: "staff", name: "Tess Ode" };
const ravi: Person = { id: "ravi", side: "staff", name: "Ravi Rao" };
const host: Person = { id: "host", side: "system", name: "Host" };

function membership(pos: number, by: Person, told: Told<Membership>): Item {
  const event: SeenEvent = { id: `e${pos}`, pos, at: noon + minute, by, ...told };
  return { key: `k${pos}`, event, pending: null };
}
function notices(items: readonly Item[]) {
  const entries = entriesOf({ items, me: kim, divider: null, createdAt: noon, complete: true });
  return entries.flatMap(entry => (entry.type === "notice" ? [entry.notice] : []));
}
const helper = (person: Person, until: number) =>
  ({
    person,
    role: "support",
    level: "mentions",
    source: "invited",
    grant: { from: 9, messages: 1, until },
  }) as const;

test("[F-112] one line says that several of support were called, and one that their access ended", () => {
  const until = noon + 60 * minute;
  assert.deepEqual(
    notices([
      membership(1, kim, { type: "member-joined", member: helper(tess, until) }),
      membership(2, kim, { type: "member-joined", member: helper(ravi, until) }),
      message(3, kim, noon + minute),
      membership(4, host, { type: "member-left", person: tess, role: "support" }),
      membership(5, host, { type: "member-left", person: ravi, role: "support" }),
    ]),
    [{ what: "support-invited", by: kim, until, people: [tess, ravi] }, { what: "support-ended" }],
  );
});

test("[F-112] support that is called again is told of, a change of its name is not", () => {
  const until = noon + 90 * minute;
  assert.deepEqual(
    notices([
      membership(1, kim, { type: "member-changed", member: helper(tess, until) }),
      membership(2, host, { type: "member-changed", member: helper(ravi, until) }),
    ]),
    [{ what: "support-invited", by: kim, until, people: [tess] }],
  );
});

test("[F-110] who was invited by a mention is told of; who watches, answers or stops does it quietly", () => {
  const member = { person: tess, role: "secondary", level: "all" } as const;
  assert.deepEqual(
    notices([
      membership(1, kim, { type: "member-joined", member: { ...member, source: "invited" } }),
      membership(2, tess, { type: "member-changed", member: { ...member, source: "invited" } }),
      membership(3, ravi, { type: "member-joined", member: { ...member, person: ravi, source: "self" } }),
      membership(4, ravi, { type: "member-left", person: ravi, role: "secondary" }),
      membership(5, host, { type: "member-left", person: tess, role: "secondary" }),
    ]),
    [
      { what: "invited", by: kim, person: tess },
      { what: "left", person: tess },
    ],
  );
});

test("[F-110] who was taken out by another is told of with who did it; what the roster did names nobody", () => {
  const left = { type: "member-left", person: tess, role: "secondary" } as const;
  assert.deepEqual(
    notices([
      membership(1, kim, left),
      membership(2, ravi, left),
      membership(3, tess, left),
      membership(4, host, left),
      membership(5, host, { ...left, role: "support" }),
      membership(6, tess, { ...left, role: "notification-user" }),
    ]),
    [
      { what: "removed", by: kim, person: tess },
      { what: "removed", by: ravi, person: tess },
      { what: "left", person: tess },
      { what: "support-ended" },
      { what: "unfollowed", person: tess },
    ],
  );
});

test("[F-110] the line of a removal, as each of the three reads it", () => {
  const entry = entriesOf({
    items: [membership(1, kim, { type: "member-left", person: tess, role: "secondary" })],
    me: kim,
    divider: null,
    createdAt: noon,
    complete: true,
  }).find(({ type }) => type === "notice");
  if (entry?.type !== "notice") throw new Error("no notice");
  const lineFor = (me: Person): string =>
    sentenceOf(entry.notice, { me, words: english, language: "en-GB" }).replace(/[\u2066-\u2069]/g, "");
  assert.deepEqual([kim, ravi, tess].map(lineFor), [
    "You removed Tess Ode",
    "Kim Park removed Tess Ode",
    "Kim Park removed you",
  ]);
});

test("[I-4] what the team did in a portal user's log is told without a name", () => {
  const item = (pos: number, told: Record<string, unknown>): Item => {
    const event = SeenEvent.parse({ id: id(pos), pos, at: noon + minute, by: "team", ...told });
    return { key: `k${pos}`, event, pending: null };
  };
  const ana = { id: id(200), side: "portal", name: "Ana", relation: "proxy" } as const;
  const patient = { id: id(201), name: "Rosa Diaz", patientId: "MRN-1", deceased: false };
  const items = [
    item(1, {
      type: "created",
      conversation: id(9),
      patient,
      kind: "topic",
      policy: kinds.topic,
      title: "Knee",
    }),
    item(2, {
      type: "member-joined",
      member: { person: ana, role: "proxy", level: "all", source: "roster" },
    }),
    item(3, { type: "member-left", person: ana, role: "proxy" }),
  ];
  assert.deepEqual(notices(items), [
    { what: "created", by: "team" },
    { what: "joined", person: ana },
    { what: "left", person: ana },
  ]);
  assert.equal(english.startedByTeam, "Conversation started by your care team");
});

test("who follows the patient and who no longer does is told of", () => {
  const member = { person: tess, role: "notification-user", level: "patient-only", source: "self" } as const;
  assert.deepEqual(
    notices([
      membership(1, host, { type: "member-joined", member }),
      membership(2, host, { type: "member-left", person: tess, role: "notification-user" }),
    ]),
    [
      { what: "followed", person: tess },
      { what: "unfollowed", person: tess },
    ],
  );
});
