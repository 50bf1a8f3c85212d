/** What rooms let into an encrypted conversation: they can open none of it, and see to it by which key it is sealed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Decidable,
  type EpochKeys,
  readersOf,
  type Sealed,
  sealedSizes,
  sequenceOf,
  standsInEncrypted,
} from "@carethread/model";
import fc from "fast-check";
import { eventRules } from "../../packages/model/src/conversation/events/events.ts";
import { runs } from "../support/long.ts";
import { at, everybody, key, staff } from "./arbitraries.ts";
import { ana, bea, begin, codeOf, example, host, kim, lee, mo, start } from "./example.ts";
import { Room } from "./room.ts";

const bytes = (n: number): string => Buffer.alloc(n, 7).toString("base64url");
const wrapped = { enc: bytes(65), box: bytes(48) };
const scope = key(9);

/** Each person has one device, called like their number. */
const deviceOf = (actor: number): string => key(100 + actor);
const idOf = (actor: number): string => at(everybody, actor).id;
const actors = [kim, lee, mo, ana, bea];

function sealedBy(actor: number, epoch: number, n = 1, size: number = sealedSizes[0]): Sealed {
  const parts = { salt: bytes(32), box: bytes(size + 16), signature: bytes(64) };
  return { v: 1, epoch, device: deviceOf(actor), n, ...parts };
}

function keysBy(
  actor: number,
  epoch: number,
  readers: readonly string[],
  more: Partial<EpochKeys> = {},
): EpochKeys {
  const granted = actors.filter(each => readers.includes(idOf(each)));
  return {
    ...{ v: 1, scope, device: deviceOf(actor), epoch, readers: [...readers].sort() },
    grants: granted.map(each => ({
      ...{ device: deviceOf(each), person: idOf(each), certificate: "a.b.c", key: wrapped },
    })),
    ...{ records: { kid: "r1", key: wrapped }, commitment: bytes(32), signature: bytes(64) },
    title: sealedBy(actor, epoch, 0),
    ...more,
  };
}

const team = [kim, lee, ana, bea].map(idOf);
const world = () =>
  example({ settings: { encryption: true, staffAccess: "searchable", kinds: ["topic", "continuous"] } });

function give(room: Room, actor: number, command: Decidable): string | null {
  const decided = room.ask(actor, command, 3_000);
  if (!("refused" in decided)) {
    room.log.push(...decided.events);
    room.state = decided.state;
  }
  return codeOf(decided);
}

const first = (actor: number) => ({ text: "", sealed: sealedBy(actor, 1) });

function encrypted(): Room {
  const room = new Room(world());
  assert.equal(give(room, ana, begin({ title: "", keys: keysBy(ana, 1, team), first: first(ana) })), null);
  return room;
}

const words = (actor: number, epoch: number, more: object = {}): Decidable => ({
  ...{ type: "message", text: "", visibility: "everyone", sealed: sealedBy(actor, epoch) },
  ...more,
});

test("an encrypted conversation begins with keys for all its members, and with no word in the clear", () => {
  const room = encrypted();
  assert.deepEqual(room.state?.staff.head.keys?.from, Object.fromEntries(team.map(id => [id, 1])));
  assert.equal(room.state?.portal?.head.title, "");
  assert.equal(room.state?.portal?.head.last?.text, "");
  const refused = (change: Parameters<typeof begin>[0], by = ana, of = new Room(world())) =>
    give(of, by, begin({ title: "", keys: keysBy(ana, 1, team), first: first(ana), ...change }));
  assert.equal(refused({ title: "Knee" }), "encrypted");
  assert.equal(refused({ first: { text: "Hello" } }), "encrypted");
  assert.equal(refused({ keys: keysBy(ana, 1, [idOf(ana)]) }), "keys-old");
  assert.equal(refused({ keys: keysBy(ana, 2, team) }), "keys-old");
  assert.equal(refused({}, kim), "keys-old", "another's device");
  assert.equal(refused({}, ana, new Room(example())), "encryption-off");
  assert.equal(refused({ kind: "continuous" }), "encryption-off");
  assert.equal(refused({}, host), "encryption-off");
});

test("what would need the words is off in it, and never comes back", () => {
  const room = encrypted();
  assert.equal(give(room, kim, words(kim, 1)), null);
  assert.equal(give(room, kim, { type: "message", text: "Plain", visibility: "everyone" }), "encrypted");
  assert.equal(give(room, kim, words(kim, 1, { visibility: "staff" })), "encrypted");
  assert.equal(give(room, kim, words(kim, 1, { support: true })), "encrypted");
  assert.equal(give(room, ana, { type: "ask-correction", pos: 1, wrong: "a", right: "b" }), "encrypted");
  assert.equal(give(room, host, { type: "import", messages: [] }), "encrypted");
  const sealed = { text: "", sealed: sealedBy(kim, 1) };
  const open = new Room(world());
  start(open, ana);
  assert.equal(give(open, kim, { type: "message", ...sealed, visibility: "everyone" }), "bad-request");
  assert.equal(give(open, ana, { type: "change-keys", keys: keysBy(ana, 1, team) }), "bad-request");
});

test("nothing is taken but of the sizes that there are, and of a device that has the key", () => {
  const room = encrypted();
  for (const size of sealedSizes)
    assert.equal(give(room, kim, words(kim, 1, { sealed: sealedBy(kim, 1, 2, size) })), null);
  for (const size of [0, 255, 257, 70_000])
    assert.equal(give(room, kim, words(kim, 1, { sealed: sealedBy(kim, 1, 2, size) })), "bad-request");
  assert.equal(give(room, kim, words(kim, 1, { sealed: sealedBy(kim, 1, 0) })), "bad-request");
  assert.equal(give(room, kim, words(lee, 1)), "keys-old", "another's device");
  assert.equal(give(room, kim, words(kim, 2)), "keys-old", "a key that is not there yet");
  assert.equal(
    give(room, kim, words(kim, 1, { mentions: [idOf(mo)] })),
    "keys-old",
    "who would come by it could not read it",
  );
});

const step = fc.oneof(
  fc.record({
    do: fc.constant("say" as const),
    by: fc.constantFrom(...actors),
    epoch: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    do: fc.constant("renew" as const),
    by: fc.constantFrom(...actors),
    epoch: fc.integer({ min: 1, max: 5 }),
    now: fc.boolean(),
  }),
  fc.record({ do: fc.constant("team" as const), lee: fc.boolean() }),
  fc.record({ do: fc.constant("lose" as const), of: fc.constantFrom(kim, lee, ana, bea) }),
);

test("whatever happens, a message stands under the newest key alone, which who has left, or was taken off, has not", () => {
  const seen = { said: 0, renewed: 0, old: 0 };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), steps => {
      const room = encrypted();
      for (const one of steps) {
        const ring = room.state?.staff.head.keys;
        assert.ok(ring !== undefined, "it never becomes another");
        const before = room.log.length;
        if (one.do === "say") {
          const code = give(room, one.by, words(one.by, one.epoch));
          if (code === "keys-old") seen.old++;
          if (code !== null) continue;
          seen.said++;
          assert.equal(one.epoch, ring.epoch);
          assert.equal(ring.due, undefined);
          assert.equal(ring.devices[deviceOf(one.by)], idOf(one.by));
        } else if (one.do === "renew") {
          // Who is no member comes along by it.
          const readers = one.now ? [...new Set([...readersOf(ring), idOf(one.by)])] : team;
          const made = keysBy(one.by, one.epoch, readers);
          const grants = made.grants.filter(({ device }) => !ring.left.includes(device));
          if (give(room, one.by, { type: "change-keys", keys: { ...made, grants } }) !== null) continue;
          seen.renewed++;
          const after = room.state?.staff.head.keys;
          assert.equal(after?.epoch, ring.epoch + 1);
          assert.deepEqual(readersOf(after ?? ring), Object.keys(room.state?.staff.members ?? {}).sort());
          assert.ok(Object.keys(after?.devices ?? {}).every(device => !ring.left.includes(device)));
        } else if (one.do === "team") {
          const lees = one.lee ? [{ person: at(staff, 1), role: "secondary" as const }] : [];
          room.patient = {
            ...room.patient,
            team: [{ person: at(staff, 0), role: "primary-coach" }, ...lees],
          };
          give(room, host, { type: "roster" });
        } else {
          give(room, host, { type: "device-left", device: deviceOf(one.of), person: idOf(one.of) });
        }
        // Both sides are told of it.
        for (const { event, everyone } of room.log.slice(before))
          if (/^(keys|reader|device)-/.test(event.type)) assert.ok(everyone, event.type);
      }
      const { keys } = room.state?.staff.head ?? {};
      assert.deepEqual(keys, room.state?.portal?.head.keys, "both sides know the same of the keys");
      assert.deepEqual(readersOf(keys ?? { from: {} }), Object.keys(room.state?.staff.members ?? {}).sort());
      for (const { event } of room.log)
        if (event.type === "message") assert.deepEqual([event.body.text, event.body.sealed?.v], ["", 1]);
    }),
    { numRuns: runs(200) },
  );
  for (const [what, n] of Object.entries(seen)) assert.ok(n > 0, what);
});

test("keys of before are shared with who read along then, by a device that has the newest", () => {
  const room = encrypted();
  const share = (by: number, to: number, epochs: readonly number[]): string | null =>
    give(room, by, {
      type: "share-keys",
      shared: {
        ...{ v: 1, scope, device: deviceOf(by), certificate: "a.b.c", signature: bytes(64) },
        grants: [
          {
            ...{ device: key(200 + to), person: idOf(to), certificate: "a.b.c" },
            keys: epochs.map(epoch => ({ epoch, key: wrapped })),
          },
        ],
      },
    });
  assert.equal(share(kim, ana, [1]), null);
  assert.equal(share(kim, ana, [2]), "bad-request", "an epoch that is not there");
  assert.equal(share(kim, mo, [1]), "keys-old", "who does not read");
  assert.equal(share(mo, ana, [1]), "keys-old", "who has no key");
  assert.equal(give(room, mo, { type: "change-keys", keys: keysBy(mo, 2, [...team, idOf(mo)]) }), null);
  assert.equal(room.state?.staff.head.keys?.from[idOf(mo)], 2);
  assert.equal(share(kim, mo, [1]), "bad-request", "what was written before they came");
  assert.equal(share(kim, mo, [2]), null);
});

test("of messages each device counts its own: what is missing, elsewhere or there twice is found", () => {
  const said = (isWhole: boolean, ...sealed: Sealed[]) => sealed.map(sequenceOf(isWhole));
  const nth = (n: number, by = kim): Sealed => ({ ...sealedBy(by, 1, n), salt: `${by}-${n}` });
  assert.deepEqual(said(true, nth(1), nth(1, ana), nth(2), nth(2, ana)), [null, null, null, null]);
  assert.deepEqual(said(true, nth(2), nth(4), nth(3)), ["gap", "gap", "moved"]);
  assert.deepEqual(said(false, nth(7), nth(8)), [null, null], "what stands before is not known");
  // Another signature, as good as the first, makes no other message.
  assert.deepEqual(said(true, nth(1), { ...nth(1), signature: bytes(63) }), [null, "repeated"]);
});

test("nothing that the rooms could say in words of theirs stands in an encrypted conversation", () => {
  const shown = Object.keys(eventRules).filter(standsInEncrypted);
  assert.deepEqual(shown.sort(), [
    ...["automatic-reply", "closed", "created", "device-left", "keys-changed", "keys-shared"],
    ...["member-changed", "member-joined", "member-left", "message", "patient-changed"],
    ...["reader-joined", "reader-left", "reopened"],
  ]);
});
