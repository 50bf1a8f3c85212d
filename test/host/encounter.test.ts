/** Encounters for a back end: what it asks the rooms, and the resource of FHIR that it keeps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConversationEncounter } from "@carethread/host";
import { encounterResource } from "@carethread/host/fhir";
import { type EncounterMove, keyOf, moved, openedEncounter } from "@carethread/model";
import { fakeRooms } from "./fake-rooms.ts";
import { problemsOf } from "./fhir-validators.ts";

const key = (n: number): string => keyOf(new Uint8Array(16).fill(n));
const start = Date.parse("2026-11-02T09:30:00.000Z");
const hour = 3_600_000;

function after(...moves: readonly EncounterMove[]): ConversationEncounter {
  let encounter = openedEncounter(key(1), "Results", start);
  moves.forEach((move, index) => {
    encounter = moved(encounter, move, start + (index + 1) * hour);
  });
  const lifecycle = encounter.status === "finished" ? "closed" : "open";
  return { conversation: key(2), patient: key(3), lifecycle, encounter };
}

const options = { subject: "Patient/p4711", system: "https://ehr.example.org/encounters" };

test("the validators find what is wrong", () => {
  const good = encounterResource(after(), options);
  const { class: _, ...withoutClass } = good;
  const bad = [
    { ...good, status: "closed" },
    withoutClass,
    { ...good, period: { start: "yesterday" } },
    { ...good, colour: "red" },
  ];
  for (const resource of bad) assert.notDeepEqual(problemsOf(resource), [], JSON.stringify(resource));
});

test("[F-179] [F-180] the resource is virtual, called as the practice has it, about the patient, and neither validator has a word against it", () => {
  const open = encounterResource(after(), { ...options, id: "e1" });
  assert.deepEqual(problemsOf(open), []);
  assert.deepEqual(
    [open.status, open.class.code, open.type?.[0]?.text, open.subject?.reference, open.participant],
    ["in-progress", "VR", "Results", "Patient/p4711", undefined],
  );
  assert.deepEqual([open.id, open.identifier?.[0]?.value, open.statusHistory], ["e1", key(1), undefined]);
  assert.deepEqual(open.period, { start: "2026-11-02T09:30:00.000Z" });
});

test("[F-181] reopening drops no status of before", () => {
  const closed = encounterResource(after("finish"), options);
  const again = encounterResource(after("finish", "resume"), options);
  const twice = encounterResource(after("finish", "resume", "finish"), options);
  for (const resource of [closed, again, twice]) assert.deepEqual(problemsOf(resource), []);
  assert.deepEqual(closed.period, { start: "2026-11-02T09:30:00.000Z", end: "2026-11-02T10:30:00.000Z" });
  assert.equal(again.period?.end, undefined);
  assert.deepEqual(
    twice.statusHistory?.map(({ status, period }) => [status, period.start, period.end]),
    [
      ["in-progress", "2026-11-02T09:30:00.000Z", "2026-11-02T10:30:00.000Z"],
      ["finished", "2026-11-02T10:30:00.000Z", "2026-11-02T11:30:00.000Z"],
      ["in-progress", "2026-11-02T11:30:00.000Z", "2026-11-02T12:30:00.000Z"],
    ],
  );
});

test("a name with signs of markup stays words", () => {
  const strange = after();
  const named = { ...strange, encounter: { ...strange.encounter, type: 'A <b>"&' } };
  const resource = encounterResource(named, options);
  assert.deepEqual(problemsOf(resource), []);
  assert.ok(resource.text?.div.includes("A &lt;b&gt;&quot;&amp;"));
});

test("[F-182] [F-183] the back end reads, finishes and links by the keys of both, and the same key asks for the same once", async () => {
  const told = after();
  const { host, seen } = fakeRooms(() => new Response(JSON.stringify(told)));
  const which = { conversation: key(2), encounter: key(1), idempotencyKey: "order 17" };
  assert.deepEqual(await host.encounter(key(2)), told);
  await host.linkToEncounter({ ...which, link: { kind: "order", title: "HbA1c" } });
  await host.linkToEncounter({ ...which, link: { kind: "order", title: "HbA1c" } });
  await host.finishEncounter(which);
  for (const { path } of seen) assert.equal(path, `/parties/main/riverside~${key(2)}/encounter`);
  const [, first, second, finish] = seen.map(({ body }) => body);
  assert.deepEqual(first, second);
  assert.deepEqual([first?.type, finish?.type], ["link", "finish"]);
  assert.notEqual(first?.commandId, finish?.commandId);
  const bad = { ...which, link: { kind: "order", title: "HbA1c", url: "javascript:alert(1)" } } as const;
  await assert.rejects(host.linkToEncounter(bad), { code: "bad-input" });
});
