/** Shapes at the edge: what is taken in, what is turned away, and what is dropped on the way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Claims,
  FromConversation,
  FromPerson,
  ImportMessages,
  limits,
  Message,
  PatientQuery,
  Permission,
  PersonFacts,
  PracticeSettings,
  peekClaims,
  peekToken,
  Refused,
  RefusedBody,
  RosterPatient,
  RosterStaff,
  StartConversation,
  ToConversation,
  ToPerson,
} from "@carethread/model";
import fc from "fast-check";
import { at, key, staff } from "./arbitraries.ts";

const command = { type: "message", text: "Hello", visibility: "everyone" };

test("a conversation takes the frames of the wire", () => {
  for (const frame of [
    { type: "hello", v: 1, token: "a.b.c" },
    { type: "hello", v: 1, token: "a.b.c", after: { pos: 3, id: key(1) } },
    { type: "auth", token: "a.b.c" },
    { type: "command", id: key(1), command },
    { type: "read", from: 1, pos: 3 },
    { type: "mark-read", pos: 3 },
    { type: "typing", visibility: "everyone" },
    { type: "got", bytes: 10 },
    { type: "ping" },
  ]) {
    assert.deepEqual(ToConversation.parse(frame), frame);
  }
});

test("a conversation turns away what is none of them", () => {
  for (const frame of [
    null,
    [],
    "hello",
    {},
    { type: "surprise" },
    { type: "hello", v: "1", token: "a" },
    { type: "hello", v: 1 },
    { type: "hello", v: 1, token: "a", after: { pos: -1, id: key(1) } },
    { type: "hello", v: 1, token: "a", after: { pos: 1.5, id: key(1) } },
    { type: "command", id: "1", command },
    { type: "command", id: key(1), command: { ...command, type: "roster" } },
    { type: "command", id: key(1), command: { ...command, type: "import", messages: [] } },
    { type: "command", id: key(1), command: { ...command, visibility: "nobody" } },
    { type: "command", id: key(1), command: { ...command, text: 5 } },
    { type: "read", from: 1, pos: -1 },
    { type: "read", from: 1, pos: Number.NaN },
    { type: "read", from: 1, pos: 2 ** 60 },
    { type: "got", bytes: 0 },
  ]) {
    assert.ok(!ToConversation.safeParse(frame).success, JSON.stringify(frame));
  }
  assert.ok(!ToPerson.safeParse({ type: "command", id: key(1), command }).success);
});

test("[I-4] what a frame has besides is dropped, so that nobody can bring an author along", () => {
  const parsed = ToConversation.parse({
    type: "command",
    id: key(1),
    command: { ...command, by: staff[0], at: 5 },
  });
  assert.deepEqual(parsed, { type: "command", id: key(1), command });
  const person = { ...at(staff, 0), password: "x" };
  assert.deepEqual(
    PersonFacts.parse({ rev: 1, person, active: true, restrictions: [], support: false, more: 1 }).person,
    at(staff, 0),
  );
});

test("random JSON makes no schema throw", () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      for (const schema of [ToConversation, ToPerson, FromConversation, FromPerson, StartConversation]) {
        schema.safeParse(value);
      }
    }),
  );
});

test("a text that is too long passes the shape, so that the rule can refuse it by its own code", () => {
  const frame = { type: "command", id: key(1), command: { ...command, text: "x".repeat(20_000) } };
  assert.ok(ToConversation.safeParse(frame).success);
});

test("a refusal goes over the wire with code and parameters", () => {
  const refused = {
    type: "refused",
    id: key(1),
    code: "text-too-long",
    params: { index: 3 },
    retryable: false,
  };
  assert.deepEqual(Refused.parse(refused), refused);
  assert.ok(!Refused.safeParse({ ...refused, code: "because" }).success);
  const body = { code: "too-fast", params: { retryAfter: 500 }, retryable: true, message: "Too many." };
  assert.deepEqual(RefusedBody.parse(body), body);
});

test("an import has 1 to 200 messages", () => {
  const message = { at: 1, by: at(staff, 0), text: "x", visibility: "everyone" };
  const batch = (length: number) => ({ commandId: key(1), messages: Array(length).fill(message) });
  for (const [length, good] of [
    [0, false],
    [1, true],
    [limits.importBatch, true],
    [limits.importBatch + 1, false],
  ] as const) {
    assert.equal(ImportMessages.safeParse(batch(length)).success, good);
  }
  for (const time of [-1, 1.5, "1"]) {
    const messages = [{ ...message, at: time }];
    assert.ok(!ImportMessages.safeParse({ commandId: key(1), messages }).success);
  }
});

test("an event of a message is exact about what it is", () => {
  const event = {
    id: key(1),
    at: 1,
    by: at(staff, 0),
    type: "message",
    body: { text: "x" },
    visibility: "everyone",
    received: [key(2)],
  };
  assert.deepEqual(Message.parse(event), event);
  assert.ok(!Message.safeParse({ ...event, imported: false }).success);
  assert.ok(!Message.safeParse({ ...event, at: -1 }).success);
  assert.ok(!Message.safeParse({ ...event, by: { ...at(staff, 0), name: "" } }).success);
});

test("a roster says what is missing by itself", () => {
  const who = RosterStaff.parse({ type: "staff", id: "kim", version: 1, name: "Kim" });
  assert.deepEqual(who, {
    type: "staff",
    id: "kim",
    version: 1,
    name: "Kim",
    active: true,
    restrictions: [],
    support: false,
    permissions: [],
  });
  for (const permissions of [["root"], ["Audit"], [""], "audit", Array.from({ length: 6 }, () => "audit")])
    assert.ok(!RosterStaff.safeParse({ ...who, permissions }).success, JSON.stringify(permissions));
  for (const permission of Permission.options)
    assert.ok(RosterStaff.safeParse({ ...who, permissions: [permission] }).success);
  const patient = RosterPatient.parse({
    type: "patient",
    id: "p",
    version: 0,
    name: "Ana",
    patientId: "MRN-1",
  });
  assert.deepEqual([patient.deceased, patient.active], [false, true]);
  const { programs, episodes, team, linked } = patient;
  assert.deepEqual([programs, episodes, team, linked], [[], [], [], []]);
  const knee = { id: "EpisodeOfCare/e1", name: "Knee", start: "2025", end: "2026-02" };
  assert.ok(RosterPatient.safeParse({ ...patient, episodes: [knee, { id: "e2", name: "Hip" }] }).success);
  for (const birthDate of ["1990", "1990-05", "1990-05-01"]) {
    assert.ok(RosterPatient.safeParse({ ...patient, birthDate }).success);
  }
  for (const bad of [
    { birthDate: "1.5.1990" },
    { name: "" },
    { name: "x".repeat(201) },
    { patientId: "" },
    { version: -1 },
    { id: "" },
    { active: "no" },
    { episodes: [{ ...knee, id: "" }] },
    { episodes: [{ ...knee, name: " " }] },
    { episodes: [{ ...knee, start: "1.5.2025" }] },
    { episodes: [knee, { ...knee, name: "The same one" }] },
    { episodes: Array.from({ length: 101 }, (_, n) => ({ id: `e${n}`, name: "Knee" })) },
    { team: [{ id: "kim", name: "Kim", role: "recipient" }] },
    { linked: [{ id: "ana", name: "Ana", relation: "friend" }] },
  ]) {
    assert.ok(!RosterPatient.safeParse({ ...patient, ...bad }).success, JSON.stringify(bad));
  }
});

test("a practice's settings are careful where nothing is said", () => {
  const { kinds, staffAccess, notes, careTeamLevel, texting, archive, noteOnMention } =
    PracticeSettings.parse({});
  assert.deepEqual(
    { kinds, staffAccess, notes, careTeamLevel, texting, archive, noteOnMention },
    {
      kinds: ["topic"],
      staffAccess: "care-team",
      notes: false,
      careTeamLevel: "all",
      texting: false,
      archive: { staff: false, portal: false },
      noteOnMention: false,
    },
  );
  assert.ok(!PracticeSettings.safeParse({ kinds: ["chat"] }).success);
});

test("a look-up is short", () => {
  assert.ok(PatientQuery.safeParse({ q: "" }).success);
  assert.ok(!PatientQuery.safeParse({ q: "x".repeat(201) }).success);
});

// Tokens

const claims: Claims = {
  iss: "https://ehr.example.org",
  sub: "kim",
  aud: "carethread",
  exp: 2,
  iat: 1,
  practice: "demo",
  kind: "staff",
  name: "Kim Müller 😀",
  key: "a".repeat(26),
  sid: "s1",
};

function token(payload: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.c2ln`;
}

test("a token's claims are read without the key, names in any script included", () => {
  for (const name of ["Kim", "Kim Müller 😀", "أنا", "???>>>"]) {
    assert.deepEqual(peekClaims(token({ ...claims, name, more: 1 })), { ...claims, name });
  }
  assert.deepEqual(peekClaims(token({ ...claims, aud: ["a", "b"] }))?.aud, ["a", "b"]);
});

test("a page reads of its token where it belongs and how long it lasts, and sees where something was forgotten", () => {
  const { aud, sid, ...seen } = claims;
  assert.deepEqual(peekToken(token({ ...claims, more: 1 })), seen);
  // What they may be is the rooms' affair, which may be newer.
  assert.equal(peekToken(token({ ...claims, kind: "robot" }))?.key, claims.key);
  for (const name of Object.keys(seen)) {
    assert.equal(peekToken(token({ ...claims, [name]: undefined })), null, name);
  }
  for (const bad of [{ practice: "a~b" }, { key: "1" }, { exp: "2" }, { iat: null }]) {
    assert.equal(peekToken(token({ ...claims, ...bad })), null, JSON.stringify(bad));
  }
});

test("what is no token of ours has no claims", () => {
  for (const text of [
    "",
    "a",
    "a.b",
    "a.b.c",
    "..",
    "a.%%%.c",
    token(null),
    token([]),
    token("x"),
    token({}),
  ]) {
    assert.deepEqual([peekClaims(text), peekToken(text)], [null, null], text);
  }
  for (const bad of [
    { sub: "" },
    { sub: undefined },
    { practice: "Demo" },
    { practice: "a~b" },
    { kind: "admin" },
    { name: "" },
    { exp: "2" },
  ]) {
    assert.equal(peekClaims(token({ ...claims, ...bad })), null, JSON.stringify(bad));
    assert.ok(!Claims.safeParse({ ...claims, ...bad }).success);
  }
  fc.assert(
    fc.property(fc.string(), text => {
      assert.deepEqual([peekClaims(text), peekToken(text)], [null, null]);
    }),
  );
});
