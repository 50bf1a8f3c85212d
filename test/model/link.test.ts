/** The chain through a log: what is altered, taken out, swapped or added is found, and what is purged is not missed. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import {
  type ConversationWelcome,
  markFor,
  PatientCard,
  Person,
  type Purged,
  project,
  purged,
  RosterPatient,
  RosterStaff,
  receiptsFor,
  rowFor,
  type Stored,
  stateFor,
  type View,
  verifyLog,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { at, everybody, scripts, staff, world } from "./arbitraries.ts";
import { ana, kim, say, started } from "./example.ts";
import { play, Room } from "./room.ts";

const views: readonly View[] = ["staff", "portal"];

/** A log in which several things have happened. */
function example(): Room {
  const room = started();
  say(room, kim, "Good morning");
  say(room, kim, "She called yesterday", "staff");
  say(room, ana, "Thank you");
  return room;
}

test("a log that was left alone holds, and ends in the state's link", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const _ of play(room, script));
      assert.deepEqual(verifyLog(room.log), { ok: true, link: room.state?.link ?? "" });
      // Also behind any place of it.
      for (const [index, { seq, portal, link }] of room.log.entries())
        assert.deepEqual(verifyLog(room.log.slice(index + 1), { seq, portal, link }), verifyLog(room.log));
    }),
    { numRuns: runs(40) },
  );
});

test("a link is SHA-256 over RFC 8785, as anybody can compute it", () => {
  const { log } = example();
  let before = "";
  for (const { event, seq, portal, salt, digest, link } of log) {
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    assert.equal(digest, sha256(salt + sorted(event)));
    const { id, at, by, type } = event;
    assert.equal(link, sha256(sorted({ id, at, by: by.id, type, seq, portal, digest }) + before));
    before = link;
  }
  assert.equal(new Set(log.flatMap(({ salt, event }) => [salt, event.id])).size, 2 * log.length);
});

/** RFC 8785 for values of strings and whole numbers. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const keys = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${keys.map(([key, part]) => `${JSON.stringify(key)}:${sorted(part)}`).join()}}`;
}

/** Every way to change one value somewhere in it. */
function* alterations(value: unknown): Generator<unknown> {
  if (typeof value === "string") yield `${value}x`;
  else if (typeof value === "number") yield value + 1;
  else if (typeof value === "boolean") yield !value;
  else if (value === null) yield 0;
  else if (Array.isArray(value)) {
    for (const [index, part] of value.entries())
      for (const other of alterations(part)) yield value.with(index, other);
    if (value.length > 0) yield value.slice(1);
    yield [...value, "more"];
  } else if (typeof value === "object") {
    for (const [key, part] of Object.entries(value)) {
      for (const other of alterations(part)) yield { ...value, [key]: other };
      const { [key]: _, ...rest } = value as Record<string, unknown>;
      yield rest;
    }
    yield { ...value, more: 1 };
  }
}

test("whatever is altered in an entry is found", () => {
  const { log } = example();
  let altered = 0;
  for (const [index, entry] of log.entries()) {
    for (const event of alterations(entry.event)) {
      const answer = verifyLog(log.with(index, { ...entry, event } as Stored));
      assert.deepEqual([answer.ok, answer.ok || answer.seq], [false, entry.seq], JSON.stringify(event));
      altered++;
    }
    for (const key of ["seq", "portal", "everyone", "salt", "digest", "link"] as const)
      for (const other of alterations(entry[key]))
        assert.equal(verifyLog(log.with(index, { ...entry, [key]: other })).ok, false, key);
  }
  assert.ok(altered > 200);
});

test("an entry that is missing, stands twice, in another's place or was added is found", () => {
  const { log, state } = example();
  const isFound = (entries: readonly Stored[]) => {
    const answer = verifyLog(entries);
    return !answer.ok || answer.link !== state?.link;
  };
  assert.equal(isFound(log), false);
  for (const [index, entry] of log.entries()) {
    assert.ok(isFound(log.toSpliced(index, 1)));
    assert.ok(isFound(log.toSpliced(index, 0, entry)));
    for (const [other, swapped] of log.entries()) {
      if (other === index) continue;
      assert.ok(isFound(log.with(index, swapped).with(other, entry)));
      // Also where it takes over the place.
      const { seq, portal } = entry;
      assert.ok(isFound(log.with(index, { ...swapped, seq, portal })));
    }
  }
  assert.ok(isFound([...log, { ...at(log, 0), seq: log.length + 1 }]));
  assert.deepEqual(verifyLog(log.toSpliced(2, 1)), { ok: false, seq: 3, why: "place" });
});

test("a log holds whose contents were purged, and content without its salt is no purge", () => {
  const { log, state } = example();
  fc.assert(
    fc.property(fc.subarray([...log.keys()]), gone => {
      const kept = log.map((entry, index): Stored | Purged => (gone.includes(index) ? purged(entry) : entry));
      assert.deepEqual(verifyLog(kept), { ok: true, link: state?.link });
    }),
  );
  for (const [index, { salt: _, ...entry }] of log.entries()) {
    assert.deepEqual(verifyLog(log.with(index, entry as Stored)), {
      ok: false,
      seq: index + 1,
      why: "content",
    });
    const left = purged(at(log, index));
    for (const event of alterations(left.event)) {
      const entries: (Stored | Purged)[] = log.with(index, { ...left, event } as Stored);
      assert.equal(verifyLog(entries).ok, false, JSON.stringify(event));
    }
  }
  // Whatever a storage gives back, it is judged and not fallen over.
  for (const event of [undefined, null, 1, {}, { by: null }, { id: "\ud800" }]) {
    const broken = { ...at(log, 0), event } as unknown as Stored;
    const { salt: _, ...bare } = broken;
    for (const entry of [broken, bare as Stored]) assert.equal(verifyLog(log.with(0, entry)).ok, false);
  }
  const [, joined] = log;
  assert.ok(joined);
  const left = JSON.stringify(purged(joined));
  assert.ok(!left.includes(joined.salt) && !left.includes(joined.event.by.name));
});

test("[I-4] no link, salt or digest is in anything that leaves a room", () => {
  fc.assert(
    fc.property(world, scripts(), (world, script) => {
      const room = new Room(world);
      for (const _ of play(room, script));
      const { log, state } = room;
      if (state === null) return;
      const out = views.map(view => ({
        ...stateFor(state, view),
        events: log.map(stored => project(stored, view)),
        receipts: receiptsFor(state, view),
        marks: everybody.map(({ id }) => markFor(state, id, view)),
        rows: everybody.map(({ id }) => rowFor(state, id)),
      })) satisfies readonly Partial<Record<keyof ConversationWelcome | "marks" | "rows", unknown>>[];
      const json = JSON.stringify(out);
      for (const { salt, digest, link } of log)
        for (const secret of [salt, digest, link]) assert.ok(!json.includes(secret));
      // What is linked to an encounter is another link.
      const rest = JSON.stringify(out, function (this: { type?: unknown }, key, value) {
        return key === "link" && this.type === "encounter-linked" ? undefined : value;
      });
      for (const name of ["salt", "digest", "link"]) assert.ok(!rest.includes(`"${name}"`));
    }),
    { numRuns: runs(40) },
  );
});

test("what has no bytes, and so no link, comes in nowhere", () => {
  const half = "Nurse \ud800";
  assert.ok(!Person.safeParse({ ...at(staff, 0), title: half }).success);
  assert.ok(!Person.safeParse({ ...at(staff, 0), picture: `/${half}` }).success);
  const card = { id: at(staff, 0).id, name: "Ana", patientId: half, deceased: false };
  assert.ok(!PatientCard.safeParse(card).success);
  const named = { id: "x", version: 1, name: "Ana" };
  assert.ok(!RosterStaff.safeParse({ type: "staff", ...named, title: half }).success);
  assert.ok(!RosterPatient.safeParse({ type: "patient", ...named, patientId: half }).success);
  const team = [{ id: "kim", name: "Kim", title: half, role: "secondary" }];
  assert.ok(!RosterPatient.safeParse({ type: "patient", ...named, patientId: "1", team }).success);
});
