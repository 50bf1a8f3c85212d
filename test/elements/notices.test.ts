/** What is told of who comes and goes, as each person reads it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Item } from "@carethread/client";
import { keyOf, kinds, type Person, SeenEvent } from "@carethread/model";
import { english } from "../../packages/elements/src/care-thread/english.ts";
import { entriesOf } from "../../packages/elements/src/care-thread/entries/entries.ts";
import { sentenceOf } from "../../packages/elements/src/care-thread/entries/notices/notices.ts";
import { timeOf } from "../../packages/elements/src/text/times.ts";

const kim: Person = { id: "kim", side: "staff", name: "Kim Park" };
const rosa: Person = { id: "rosa", side: "portal", name: "Rosa Diaz", relation: "self" };
const tess: Person = { id: "tess", side: "staff", name: "Tess Ode" };
const ravi: Person = { id: "ravi", side: "staff", name: "Ravi Rao" };
const host: Person = { id: "host", side: "system", name: "Host" };
const noon = new Date(2026, 4, 20, 12).getTime();
const minute = 60_000;
const id = (n: number) => keyOf(Uint8Array.of(...Array(15).fill(0), n));

type Membership = Extract<SeenEvent, { type: "member-joined" | "member-changed" | "member-left" }>;
type Told<E> = E extends Membership ? Omit<E, "id" | "pos" | "at" | "by"> : never;

const itemOf = (event: SeenEvent): Item => ({ key: `k${event.pos}`, event, pending: null });
function membership(pos: number, by: Person, told: Told<Membership>): Item {
  return itemOf({ id: `e${pos}`, pos, at: noon + minute, by, ...told });
}
function message(pos: number): Item {
  const body = { text: "Hello" };
  return itemOf({
    id: `e${pos}`,
    pos,
    at: noon + minute,
    by: kim,
    type: "message",
    body,
    visibility: "everyone",
  });
}

/** The lines that stand in the thread. */
function lines(items: readonly Item[], me: Person = kim): string[] {
  const viewer = { me, words: english, language: "en-GB", present: "" };
  return entriesOf({ items, me, divider: null, createdAt: noon, complete: true }).flatMap(entry =>
    entry.type === "notice" ? [sentenceOf(entry.events, viewer).replace(/[\u2066-\u2069]/g, "")] : [],
  );
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
    lines([
      membership(1, kim, { type: "member-joined", member: helper(tess, until) }),
      membership(2, kim, { type: "member-joined", member: helper(ravi, until) }),
      message(3),
      membership(4, host, { type: "member-left", person: tess, role: "support" }),
      membership(5, host, { type: "member-left", person: ravi, role: "support" }),
    ]),
    [`You invited support until ${timeOf("en-GB", until)}: Tess Ode, Ravi Rao`, "Support’s access has ended"],
  );
});

test("[F-112] support that is called again is told of, a change of its name is not", () => {
  const until = noon + 90 * minute;
  assert.deepEqual(
    lines([
      membership(1, kim, { type: "member-changed", member: helper(tess, until) }),
      membership(2, host, { type: "member-changed", member: helper(ravi, until) }),
    ]),
    [`You invited support until ${timeOf("en-GB", until)}: Tess Ode`],
  );
});

test("[F-110] who was invited by a mention is told of; who watches, answers or stops does it quietly", () => {
  const member = { person: tess, role: "secondary", level: "all" } as const;
  assert.deepEqual(
    lines([
      membership(1, kim, { type: "member-joined", member: { ...member, source: "invited" } }),
      membership(2, tess, { type: "member-changed", member: { ...member, source: "invited" } }),
      membership(3, ravi, { type: "member-joined", member: { ...member, person: ravi, source: "self" } }),
      membership(4, ravi, { type: "member-left", person: ravi, role: "secondary" }),
      membership(5, host, { type: "member-left", person: tess, role: "secondary" }),
    ]),
    ["You invited Tess Ode", "Tess Ode left the conversation"],
  );
});

test("[F-110] who was taken out by another is told of with who did it; what the roster did names nobody", () => {
  const left = { type: "member-left", person: tess, role: "secondary" } as const;
  assert.deepEqual(
    lines([
      membership(1, kim, left),
      membership(2, ravi, left),
      membership(3, tess, left),
      membership(4, host, left),
      membership(5, host, { ...left, role: "support" }),
      membership(6, tess, { ...left, role: "notification-user" }),
    ]),
    [
      "You removed Tess Ode",
      "Ravi Rao removed Tess Ode",
      "Tess Ode left the conversation",
      "Support’s access has ended",
      "Tess Ode is no longer notified about this patient",
    ],
  );
});

test("[F-110] the line of a removal, as each of the three reads it", () => {
  const items = [membership(1, kim, { type: "member-left", person: tess, role: "secondary" })];
  const lineFor = (me: Person): string | undefined => lines(items, me)[0];
  assert.deepEqual([kim, ravi, tess].map(lineFor), [
    "You removed Tess Ode",
    "Kim Park removed Tess Ode",
    "Kim Park removed you",
  ]);
});

test("that a conversation was closed is told, and why where it was merged", () => {
  const closed = (more: object) =>
    itemOf(SeenEvent.parse({ id: id(1), pos: 1, at: noon + minute, by: "team", type: "closed", ...more }));
  assert.deepEqual(lines([closed({ reason: "merged", into: id(9) })]), [
    "This conversation was merged into another one, and goes on there",
  ]);
  assert.deepEqual(lines([closed({})]), ["Conversation closed by your care team"]);
});

test("[I-4] what the team did in a portal user's log is told without a name", () => {
  const item = (pos: number, told: Record<string, unknown>): Item => {
    return itemOf(SeenEvent.parse({ id: id(pos), pos, at: noon + minute, by: "team", ...told }));
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
  assert.deepEqual(lines(items, rosa), [
    "Conversation started by your care team",
    "Ana joined the conversation",
    "Ana left the conversation",
  ]);
});

test("who follows the patient and who no longer does is told of", () => {
  const member = { person: tess, role: "notification-user", level: "patient-only", source: "self" } as const;
  assert.deepEqual(
    lines([
      membership(1, host, { type: "member-joined", member }),
      membership(2, host, { type: "member-left", person: tess, role: "notification-user" }),
    ]),
    ["Tess Ode is now notified about this patient", "Tess Ode is no longer notified about this patient"],
  );
});
