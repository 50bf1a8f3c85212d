/** Names of rooms and keys: nothing outside the alphabet, and no two things under one name. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  indexRoom,
  Key,
  keyOf,
  PracticeId,
  parseRoomName,
  parties,
  patientKey,
  personKey,
  practiceRoom,
  roomName,
  sliceOf,
} from "@carethread/model";
import fc from "fast-check";

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
const someKey = keyOf(new Uint8Array(16));

test("a key is 26 characters of base32, the same for the same 16 bytes and no others", () => {
  fc.assert(
    fc.property(sixteen, sixteen, (a, b) => {
      assert.match(keyOf(a), /^[a-z2-7]{26}$/);
      assert.equal(keyOf(a) === keyOf(b), Buffer.from(a).equals(Buffer.from(b)));
    }),
  );
  fc.assert(
    fc.property(sixteen, fc.nat(127), (bytes, bit) => {
      const other = Uint8Array.from(bytes);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.notEqual(keyOf(other), keyOf(bytes));
    }),
  );
});

test("a key is the base32 of RFC 4648, in lower case and unpadded", () => {
  assert.equal(keyOf(new TextEncoder().encode("foobarfoobarfoob")), "mzxw6ytbojtg633cmfzgm33pmi");
  assert.equal(keyOf(new Uint8Array(16)), "a".repeat(26));
  assert.equal(keyOf(new Uint8Array(16).fill(255)), `${"7".repeat(25)}4`);
  assert.equal(keyOf(new Uint8Array(32).fill(255)), `${"7".repeat(25)}4`);
});

test("[I-7] keys of people and patients stay the same for ever and show nothing of the id", () => {
  const secret = "demo".padEnd(43, "0");
  assert.equal(personKey(secret, "staff", "kim"), "w35jiepu6n6bpmuq64y4bzaxci");
  assert.equal(personKey(secret, "portal", "kim"), "rqupigrrb6hnjjiig72ma2uwda");
  assert.equal(personKey(secret, "system", "kim"), "uhydonnzxnpiyjorjso2hey3te");
  assert.equal(patientKey(secret, "kim"), "qg4w7yxgx2zvndjkpgtikdst2e");
});

test("[I-4] secret, side and subject make a person: none of them meets another, nor a patient", () => {
  const part = fc.constantFrom("a", "b", "ab", "a,b", '"', '","', "ä", "\ud800", "staff", "person", "");
  fc.assert(
    fc.property(fc.tuple(part, part), fc.tuple(part, part), (one, two) => {
      const keys = [one, two].flatMap(([secret, id]) => [
        personKey(secret, "staff", id),
        personKey(secret, "portal", id),
        personKey(secret, "system", id),
        patientKey(secret, id),
      ]);
      const same = one[0] === two[0] && one[1] === two[1];
      assert.equal(new Set(keys).size, same ? 4 : 8);
      for (const key of keys) assert.ok(Key.safeParse(key).success);
    }),
  );
});

test("a room's name is read back as its parts", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{1,32}$/), sixteen, (practice, bytes) => {
      const key = keyOf(bytes);
      for (const party of ["main", "person", "patient"] as const) {
        assert.deepEqual(parseRoomName(party, roomName(practice, key)), { practice, key });
        assert.equal(parseRoomName(party, practiceRoom(practice)), null);
      }
      assert.deepEqual(parseRoomName("practice", practiceRoom(practice)), { practice, key: "practice" });
      assert.equal(parseRoomName("practice", roomName(practice, key)), null);
      assert.deepEqual(parseRoomName("index", indexRoom(practice, 7)), { practice, key: "07" });
      assert.equal(parseRoomName("index", roomName(practice, key)), null);
    }),
  );
});

test("a key belongs to one slice, and keys come out alike over all of them", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (key, slices) => {
      const slice = sliceOf(key, slices);
      assert.ok(Number.isInteger(slice) && slice >= 0 && slice < slices);
      assert.equal(sliceOf(key, slices), slice);
    }),
  );
  const counts = new Array<number>(8).fill(0);
  for (let n = 0; n < 8_000; n++) {
    const slice = sliceOf(
      keyOf(Uint8Array.from({ length: 16 }, (_, byte) => (n * 31 + byte * n * 7) & 255)),
      8,
    );
    counts[slice] = (counts[slice] ?? 0) + 1;
  }
  assert.ok(Math.min(...counts) > 800 && Math.max(...counts) < 1_200, `${counts}`);
});

test("[I-4] any other name is refused", () => {
  const names = [
    "",
    "~",
    "demo",
    `demo~`,
    `~${someKey}`,
    `demo~${someKey}~`,
    `demo~${someKey}~${someKey}`,
    `demo~${someKey}\n`,
    `\ndemo~${someKey}`,
    `Demo~${someKey}`,
    `de-mo~${someKey}`,
    `demo~${someKey.toUpperCase()}`,
    `demo~${someKey.slice(1)}`,
    `demo~${someKey}a`,
    `demo~${someKey.slice(1)}1`,
    `demo%7E${someKey}`,
    `demo/${someKey}`,
    `${"d".repeat(33)}~${someKey}`,
    "demo~practice ",
    "demo~Practice",
  ];
  for (const party of parties) {
    for (const name of names) assert.equal(parseRoomName(party, name), null, JSON.stringify([party, name]));
  }
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...parties), (name, party) => {
      if (/^[a-z0-9]{1,32}~([a-z2-7]{26}|practice|hooks|\d\d)$/.test(name)) return;
      assert.equal(parseRoomName(party, name), null);
    }),
  );
});

test("a character put anywhere into a name makes it no name, or another one", () => {
  const name = roomName("demo", someKey);
  fc.assert(
    fc.property(
      fc.nat(name.length),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      (where, char) => {
        const parsed = parseRoomName("main", name.slice(0, where) + char + name.slice(where));
        if (parsed !== null) assert.notEqual(roomName(parsed.practice, parsed.key), name);
      },
    ),
  );
});

test("a practice's id has lower-case letters and digits alone", () => {
  for (const id of ["a", "demo", "1", "x".repeat(32)]) assert.ok(PracticeId.safeParse(id).success);
  for (const id of ["", "A", "a~b", "a-b", "a b", "ä", "x".repeat(33), "a\n"]) {
    assert.ok(!PracticeId.safeParse(id).success);
  }
});
