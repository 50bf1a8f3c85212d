/** The record: its entries find what was done to them, and a checkpoint that is held outside what they cannot. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  againstCheckpoints,
  type Checkpoint,
  checkpointDigest,
  entryAfter,
  inEntries,
  keyOf,
  type Person,
  type RecordEntry,
  type Recorded,
  type RecordRoom,
  readEntry,
  recordedPerson,
  recordStart,
  verifyCheckpoints,
  verifyRecord,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import { at } from "./arbitraries.ts";

const keyed = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(keyOf);

const people = fc.record({
  id: keyed,
  side: fc.constantFrom("staff", "portal", "system"),
  name: fc.constantFrom("Kim Nowak", "Zoë", "陈美玲", "Ana\u0308"),
}) as fc.Arbitrary<Person>;

const said: fc.Arbitrary<Recorded> = fc.oneof(
  fc.record({
    type: fc.constant("opened" as const),
    conversation: keyed,
    reason: fc.constantFrom("team", "searched", "host"),
  }),
  fc.record({ type: fc.constant("shown" as const), conversation: keyed, seq: fc.nat() }),
  fc.record({
    type: fc.constant("searched" as const),
    in: fc.constantFrom("messages" as const, "patients" as const),
    query: keyed,
    hits: fc.nat(),
  }),
  fc.record({ type: fc.constant("exported" as const), what: fc.constant("record" as const) }),
  fc.record({
    type: fc.constant("exported" as const),
    what: fc.constant("messages" as const),
    conversation: keyed,
  }),
  fc.record({
    type: fc.constant("unsealed" as const),
    conversation: keyed,
    keys: fc.array(fc.constantFrom("k1", "k2"), { minLength: 1, maxLength: 2 }),
    who: fc.constantFrom("Ruth Okafor", "Zoë"),
    reason: fc.constantFrom("Subpoena 26-117", "<b>"),
  }),
  fc.record({
    type: fc.constant("membership" as const),
    changes: fc.array(
      fc.record({
        person: people,
        in: fc.constant("team" as const),
        is: fc.constantFrom("added", "removed"),
        as: fc.constant("care-team" as const),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    type: fc.constant("rights" as const),
    changes: fc.array(fc.record({ right: fc.constant("active" as const), on: fc.boolean() }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  fc.record({ type: fc.constant("session" as const), is: fc.constantFrom("begun", "idle", "ended") }),
  fc.record({ type: fc.constant("settings" as const), flags: fc.array(fc.constantFrom("notes", "labels")) }),
) as fc.Arbitrary<Recorded>;

const entries = fc.array(
  fc.tuple(people, fc.nat({ max: 1_000 }), said).map(([by, later, said]) => ({ by, later, said })),
  { minLength: 1, maxLength: 8 },
);

const rooms: readonly RecordRoom[] = [
  { party: "patient", key: "a".repeat(26) },
  { party: "person", key: "a".repeat(26) },
  { party: "patient", key: "b".repeat(26) },
  { party: "practice", key: "practice" },
];

function chain(
  room: RecordRoom,
  all: readonly { by: Person; later: number; said: Recorded }[],
  unlinked = 0,
) {
  const out: (RecordEntry & { readonly link: string })[] = [];
  let now = 1_700_000_000_000;
  for (const { by, later, said } of all) {
    now += later;
    out.push(entryAfter(out.at(-1) ?? recordStart(room, unlinked), { at: now, by, ...said }));
  }
  return out;
}

const firstBad = (list: readonly unknown[], from = recordStart(at(rooms, 0))): number | null => {
  const answer = verifyRecord(list, from);
  return answer.ok ? null : answer.n;
};

/** Every way to change one value somewhere in it, to take one away, or to add one. */
function* alterations(value: unknown): Generator<unknown> {
  if (typeof value === "string") yield `${value}x`;
  else if (typeof value === "number") yield value + 1;
  else if (typeof value === "boolean") yield !value;
  else if (Array.isArray(value)) {
    for (const [index, part] of value.entries())
      for (const other of alterations(part)) yield value.with(index, other);
    if (value.length > 0) yield value.slice(1);
    yield [...value, "more"];
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      for (const other of alterations(part)) yield { ...value, [key]: other };
      const { [key]: _, ...rest } = value as Record<string, unknown>;
      yield rest;
    }
    yield { ...value, more: 1 };
  }
}

test("a record that was left alone holds, as a whole and behind any place of it, and only as its own room's", () => {
  fc.assert(
    fc.property(entries, fc.nat({ max: 5 }), (all, unlinked) => {
      for (const room of rooms) {
        const list = chain(room, all, unlinked);
        const whole = verifyRecord(list, recordStart(room, unlinked));
        const { n, link } = at(list, list.length - 1);
        assert.deepEqual(whole, { ok: true, n, link });
        for (const [index, entry] of list.entries()) {
          assert.deepEqual(verifyRecord(list.slice(index + 1), entry), whole);
          const sent = JSON.parse(JSON.stringify(entry));
          assert.deepEqual(readEntry(sent), sent);
        }
        for (const other of rooms)
          if (other !== room) assert.equal(firstBad(list, recordStart(other, unlinked)), unlinked + 1);
      }
    }),
    { numRuns: runs(40) },
  );
});

test("whatever is altered in any entry is found, and that entry is named", () => {
  fc.assert(
    fc.property(entries, all => {
      const list = chain(at(rooms, 0), all);
      for (const [index, entry] of list.entries())
        for (const other of alterations(entry))
          assert.equal(firstBad(list.with(index, other as RecordEntry & { link: string })), index + 1);
    }),
    { numRuns: runs(40) },
  );
  for (const broken of [null, 1, "x", {}, { n: 1 }, { n: 1, link: "x", by: "\ud800" }])
    assert.equal(firstBad([broken]), 1);
});

test("an entry that is inserted, taken out before the end, or swapped is found at any place, and named", () => {
  fc.assert(
    fc.property(entries, fc.tuple(people, said), (all, [by, added]) => {
      const list = chain(at(rooms, 0), all);
      for (const [index, entry] of list.entries()) {
        // A copy of it, what follows by the rule but not by those behind it, and the same with their numbers moved.
        assert.equal(firstBad(list.toSpliced(index, 0, entry)), index + 2);
        const forged = entryAfter(list[index - 1] ?? recordStart(at(rooms, 0)), {
          at: entry.at,
          by,
          ...added,
        });
        const moved = list.slice(index).map(entry => ({ ...entry, n: entry.n + 1 }));
        const found = firstBad([...list.slice(0, index), forged, ...moved]);
        assert.equal(found, index + 2);
        if (index < list.length - 1) {
          assert.equal(firstBad(list.toSpliced(index, 1)), index + 1);
          const closed = list.slice(index + 1).map(entry => ({ ...entry, n: entry.n - 1 }));
          assert.equal(firstBad([...list.slice(0, index), ...closed]), index + 1);
        }
        for (const [other, swapped] of list.entries()) {
          if (other <= index) continue;
          assert.equal(firstBad(list.with(index, swapped).with(other, entry)), index + 1);
          const taken = { ...swapped, n: entry.n };
          assert.equal(firstBad(list.with(index, taken).with(other, { ...entry, n: swapped.n })), index + 1);
        }
      }
    }),
    { numRuns: runs(30) },
  );
});

function checkpoint(n: number, before: Checkpoint | null, heads: Checkpoint["heads"]): Checkpoint {
  return {
    v: 1,
    practice: "harbor",
    n,
    at: 1_700_000_000_000 + n,
    before: before === null ? "" : checkpointDigest(before),
    heads,
  };
}

test("what was removed at the end, and a record that was rewritten whole, is found by a checkpoint at any place", () => {
  fc.assert(
    fc.property(entries, entries, (all, others) => {
      const room = { party: "patient", key: "a".repeat(26) } as const;
      const list = chain(room, all);
      const linkIn = (list: readonly { link: string }[]) => (n: number) => list[n - 1]?.link;
      // One is made after each entry.
      const held: Checkpoint[] = [];
      for (const { n, link } of list)
        held.push(
          checkpoint(n, held.at(-1) ?? null, [
            { ...room, n, link },
            { ...room, party: "main", n, link: "x" },
          ]),
        );
      assert.deepEqual(verifyCheckpoints(held), { ok: true });
      assert.deepEqual(againstCheckpoints(room, linkIn(list), held), {
        ok: true,
        held: { n: list.length, at: held.at(-1)?.at, entries: list.length },
      });
      for (const [index] of list.entries()) {
        const cut = list.slice(0, index);
        // The entries alone miss nothing.
        assert.equal(firstBad(cut), null);
        const answer = againstCheckpoints(room, linkIn(cut), held);
        assert.deepEqual(answer, { ok: false, why: "shorter", n: index + 1, checkpoint: index + 1 });
        // Also where other entries stand there by now.
        const last = cut.at(-1) ?? recordStart(room);
        const by = { id: "c".repeat(26), side: "staff", name: "Mallory" } as const;
        const forged = entryAfter(last, { at: 1, by, type: "settings", flags: ["forged"] });
        const rewritten = againstCheckpoints(room, linkIn([...cut, forged]), held.slice(0, index + 1));
        assert.deepEqual(rewritten, { ok: false, why: "rewritten", n: index + 1, checkpoint: index + 1 });
      }
      const other = chain(room, others);
      if (other[0]?.link !== list[0]?.link)
        assert.deepEqual([firstBad(other), againstCheckpoints(room, linkIn(other), held).ok], [null, false]);
      // Of another room nothing is held.
      assert.deepEqual(againstCheckpoints({ ...room, key: "z" }, linkIn(list), held), {
        ok: true,
        held: null,
      });
    }),
    { numRuns: runs(40) },
  );
});

test("checkpoints that are altered, missing or swapped are found, and what went back in them", () => {
  const room = { party: "patient", key: "a".repeat(26) } as const;
  const all: Checkpoint[] = [];
  for (let n = 1; n <= 4; n++) all.push(checkpoint(n, all.at(-1) ?? null, [{ ...room, n, link: `l${n}` }]));
  const why = (list: readonly Checkpoint[]) => {
    const answer = verifyCheckpoints(list);
    return answer.ok ? null : [answer.n, answer.why];
  };
  assert.deepEqual([why([]), why(all), why(all.slice(1))], [null, null, null]);
  assert.deepEqual(why(all.toSpliced(1, 1)), [3, "missing"]);
  assert.deepEqual(why(all.with(1, at(all, 2)).with(2, at(all, 1))), [3, "missing"]);
  assert.deepEqual(why(all.with(1, { ...at(all, 1), at: 5 })), [3, "link"]);
  assert.deepEqual(why([{ ...at(all, 0), before: "x" }]), [1, "link"]);
  assert.deepEqual(why([...all, { ...checkpoint(5, at(all, 3), []), practice: "other" }]), [5, "practice"]);
  const back = (n: number, link: string) => why([...all, checkpoint(5, at(all, 3), [{ ...room, n, link }])]);
  assert.deepEqual(
    [back(3, "l3"), back(4, "other"), back(4, "l4")],
    [[5, "shorter"], [5, "rewritten"], null],
  );
});

test("what only a later version knows is kept and proven, and read as nothing", () => {
  const by = { id: "c".repeat(26), side: "staff", name: "Kim", picture: "/kim.png" } as const;
  const later = { type: "teleported", to: [1] } as unknown as Recorded;
  const entry = entryAfter(recordStart(at(rooms, 0)), { at: 1, by: recordedPerson(by), ...later });
  assert.equal(firstBad([entry]), null);
  assert.equal(readEntry(entry), null);
  assert.ok(!JSON.stringify(entry).includes("kim.png"));
  assert.deepEqual(inEntries([]), []);
  assert.deepEqual(
    inEntries(Array.from({ length: 81 }, (_, n) => n)).map(part => part.length),
    [40, 40, 1],
  );
});
