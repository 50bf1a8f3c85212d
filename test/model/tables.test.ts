/** Tables that others rely on: types of events, refusals, close codes, limits, levels. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  afterClose,
  Command,
  closeCodes,
  defaultLevel,
  Event,
  Kind,
  kinds,
  limits,
  openedEncounter,
  Policy,
  RefusalCode,
  Role,
  refusal,
  refusalAnswers,
  refusalRules,
  SeenEvent,
} from "@carethread/model";
import { commandRules } from "../../packages/model/src/conversation/commands/commands.ts";
import { eventRules, eventViews } from "../../packages/model/src/conversation/events/events.ts";
import { key, staff } from "./arbitraries.ts";

/** Of the keys of an encrypted conversation. */
const made = { v: 1, scope: key(8), device: key(8), signature: "aa" };
const wrapped = { enc: "aa", box: "aa" };
const grants = [{ device: key(8), person: key(1), certificate: "a.b.c", key: wrapped }];
const records = { kid: "r1", key: wrapped };

/** The files of a folder of the model and those in it, by name, without what they share and their doors. */
function filesOf(folder: string, others: readonly string[]): string[] {
  const path = fileURLToPath(new URL(`../../packages/model/src/${folder}`, import.meta.url));
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter(file => file.endsWith(".ts"))
    .map(file => basename(file, ".ts"))
    .filter(name => !others.includes(name))
    .sort();
}

test("every type of event is one file and one line in each table", () => {
  assert.deepEqual(
    filesOf("conversation/events", [
      "base",
      "cadence",
      "corrections",
      "encounter",
      "encryption",
      "events",
      "moved",
      "tasks",
      "texting",
      "unknown",
      "unsent",
    ]),
    Object.keys(eventRules).sort(),
  );
  assert.deepEqual(Object.keys(eventViews).sort(), Object.keys(eventRules).sort());
  const [by] = staff;
  const policy = kinds.topic;
  const member = { person: by, role: "secondary", level: "all", source: "invited" };
  const patient = { id: key(2), name: "Ana", patientId: "MRN-1", deceased: false };
  const about = { correction: key(7), message: key(6), place: 3, portalPlace: 2, earlier: [4] };
  const examples: Readonly<Record<string, object>> = {
    created: { conversation: key(1), patient, kind: "topic", policy, title: "Knee" },
    message: { body: { text: "x" }, visibility: "everyone" },
    "member-joined": { member },
    "member-left": { person: by, role: "secondary" },
    "member-changed": { member },
    "patient-changed": { patient },
    "stream-item": { item: { sort: "calendar-event", id: "a1", title: "Visit", start: 5 } },
    closed: { reason: "merged", into: key(5) },
    "encounter-opened": { encounter: openedEncounter(key(6), "Results", 1) },
    "encounter-finished": { encounter: key(6) },
    "encounter-resumed": { encounter: key(6) },
    "encounter-linked": { encounter: key(6), link: { kind: "order", title: "HbA1c" } },
    "automatic-reply": { opensAt: 2, zone: "UTC", answerWithin: 1, call: "911" },
    "task-raised": { task: key(6), why: "unanswered", due: 5 },
    "task-moved": { task: key(6), move: "handed-over", owner: by, note: "Please" },
    "texting-changed": { status: "enabled" },
    "rhythm-changed": { coaching: { plan: "2026-03-01", rhythm: { type: "plan" } } },
    "message-due": { day: "2026-03-02" },
    "text-again": { message: key(6), place: 3 },
    "correction-asked": { ...about, until: "2026-03-02", body: { wrong: "Left", right: "Right" } },
    "correction-extended": { ...about, until: "2026-04-01", due: 1, body: { reason: "Ill" } },
    "correction-answered": { ...about, as: "approved", body: { text: "Right" } },
    "correction-withdrawn": about,
    "keys-changed": { keys: { ...made, epoch: 1, readers: [key(1)], grants, records, commitment: "aa" } },
    "keys-shared": { shared: { ...made, certificate: "a.b.c", grants: [] } },
    "reader-joined": { person: by },
    "reader-left": { person: by },
    "device-left": { device: key(8), person: by },
    "text-delivered": { message: key(6), delivery: { status: "failed", code: 30006 } },
  };
  for (const [type, rule] of Object.entries(eventRules)) {
    const event = Event.parse({ id: key(3), at: 1, by, type, ...examples[type] });
    assert.equal(event.type, type);
    assert.equal(SeenEvent.parse({ ...event, pos: 1 }).type, type);
    assert.ok(!Event.safeParse({ ...event, at: -1 }).success);
    // What staff alone are told has no place in the portal's log, whatever its type.
    assert.equal(rule.isForEveryone(event, kinds.internal), false);
    assert.equal(rule.counts, type === "message");
  }
});

test("every command is one file and one line in the table, and people's alone come over a socket", () => {
  assert.deepEqual(
    filesOf("conversation/commands", [
      "base",
      "cadence",
      "commands",
      "corrections",
      "day",
      "encounter",
      "encryption",
      "follow",
      "keys-problem",
      "moving",
      "tasks",
      "texting",
    ]),
    Object.keys(commandRules).sort(),
  );
  const spoken: readonly { readonly type: string; readonly [more: string]: unknown }[] = [
    { type: "message", text: "x", visibility: "everyone" },
    { type: "watch", on: true },
    { type: "archive", on: false },
    { type: "mark-unread", pos: 3 },
    { type: "remove", person: key(4) },
    { type: "close" },
    { type: "reopen" },
    { type: "claim-task", task: key(6), from: null },
    { type: "hand-over-task", task: key(6), from: key(4), to: key(5), note: "Please" },
    { type: "release-task", task: key(6), from: key(4) },
    { type: "complete-task", task: key(6) },
    {
      type: "change-keys",
      keys: { ...made, epoch: 2, readers: [], grants, records, commitment: "aa" },
    },
    { type: "share-keys", shared: { ...made, certificate: "a.b.c", grants: [] } },
    { type: "set-rhythm", rhythm: { type: "days", every: 3, reason: "preference" } },
    { type: "text-again", pos: 3 },
    { type: "ask-correction", pos: 3, wrong: "Left", right: "Right" },
    { type: "withdraw-correction", correction: key(6) },
    { type: "extend-correction", correction: key(6), reason: "Ill" },
    { type: "answer-correction", correction: key(6), as: "declined", text: "It is right" },
  ];
  for (const command of spoken) assert.deepEqual(Command.parse(command), command);
  const types = spoken.map(({ type }) => type);
  for (const [type, rule] of Object.entries(commandRules)) {
    assert.equal("schema" in rule, types.includes(type), type);
    if (!types.includes(type)) assert.ok(!Command.safeParse({ type, messages: [] }).success);
  }
});

test("[I-5] every refusal has a sentence, a status and says whether to try again", () => {
  for (const code of RefusalCode.options) {
    const rule = { ...refusalRules[code], ...refusalAnswers[code] };
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.match(rule.say, /^[A-Z].*\.$/, code);
    assert.ok(rule.status >= 400 && rule.status < 600, code);
    // A client that may try again is told so by the status as well.
    assert.equal(rule.retryable, rule.status === 429 || rule.status >= 500, code);
    assert.ok(!(rule.retryable && rule.alone), code);
    assert.deepEqual(refusal(code), { refused: code, params: {} });
  }
  assert.deepEqual(Object.keys(refusalRules).sort(), [...RefusalCode.options].sort());
});

test("[I-4] what is not there and what one may not see have one answer", () => {
  assert.equal(refusalAnswers["not-found"].status, 404);
  assert.equal(afterClose(closeCodes.notFound), "stop");
});

test("every close code says what a client does next", () => {
  const table = Object.fromEntries(
    Object.entries(closeCodes).map(([name, code]) => [name, [code, afterClose(code)]]),
  );
  assert.deepEqual(table, {
    badFrame: [4400, "stop"],
    badToken: [4401, "renew-token"],
    rightLost: [4403, "stop"],
    notFound: [4404, "stop"],
    tooSlow: [4408, "retry"],
    wrongVersion: [4409, "stop"],
    sessionEnded: [4410, "stop"],
    tooFast: [4429, "retry-slowly"],
  });
  for (const code of [1000, 1001, 1006, 1011, 4999]) assert.equal(afterClose(code), "retry");
});

test("every kind has a whole policy, and a practice-wide one no channel that needs another", () => {
  assert.deepEqual(Object.keys(kinds).sort(), [...Kind.options].sort());
  for (const policy of Object.values(kinds)) {
    assert.deepEqual(Policy.parse(policy), policy);
    if (policy.audience === "staff") assert.deepEqual(policy.channels, []);
    // Text messages pass through the server's hands.
    if (policy.channels.includes("sms")) assert.ok(!policy.encryption.includes("e2ee"));
  }
});

test("every role has a level to start with", () => {
  const levels = Object.fromEntries(
    Role.options.map(role => [role, defaultLevel(role, { careTeamLevel: "all" })]),
  );
  assert.deepEqual(levels, {
    "primary-coach": "all",
    secondary: "mentions",
    "care-team": "all",
    recipient: "all",
    "notification-user": "patient-only",
    support: "mentions",
    patient: "all",
    proxy: "all",
  });
  assert.equal(defaultLevel("care-team", { careTeamLevel: "patient-only" }), "patient-only");
});

test("the longest message fits a frame, however it is written", () => {
  // A frame has an id and a few words besides.
  for (const unit of ["x", "\\", "\n", "ह", "😀"]) {
    const text = unit.repeat(limits.messageLength / unit.length);
    assert.ok(new TextEncoder().encode(JSON.stringify(text)).length + 1_024 < limits.clientFrame, unit);
  }
  assert.ok(limits.clientFrame < limits.roomFrame && limits.roomFrame < limits.unconfirmed);
  assert.ok(limits.confirmEvery < limits.unconfirmed);
});
