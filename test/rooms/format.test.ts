/** What an older version stored is read by this one, also where bringing it forward was broken off and begun again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, type Stored, verifyLog } from "@carethread/model";
import type { Storage } from "@carethread/rooms/base/ports";
import { FormatTooNew, migrate, type Step } from "@carethread/rooms/base/storage/format";
import { RoomStorage } from "@carethread/rooms/base/storage/room-storage";
import { conversationSteps } from "@carethread/rooms/conversation/format";
import { indexSteps } from "@carethread/rooms/index/format";
import { PatientList } from "@carethread/rooms/index/list";
import { MemoryStorage } from "@carethread/rooms/memory/storage";
import { patientSteps } from "@carethread/rooms/patient/format";
import { personSteps } from "@carethread/rooms/person/format";

const key = (n: number): string => keyOf(new Uint8Array(16).fill(n));
/** The same for every entry, so that two runs can be compared. */
const salt = (): string => key(7);
const seq = (n: number): string => n.toString().padStart(12, "0");
const kim = { id: key(1), side: "staff", name: "Kim" };
const rosa = { id: key(2), side: "portal", name: "Rosa" };
const card = { id: key(3), name: "Rosa", patientId: "MRN-1", deceased: false };

function event(n: number, by: object, more: object): unknown {
  return { event: { id: key(10 + n), at: n, by, ...more }, seq: n, portal: n, everyone: true };
}

const message = { type: "message", visibility: "everyone", body: { text: "Hello" }, received: [] };
const head = { id: key(4), patient: card, kind: "topic", title: "A topic", lastId: key(13), pos: 3 };
const reading = {
  receipt: { seq: 0, portal: 0 },
  mark: { seq: 0, portal: 0 },
  unread: 1,
  badge: 1,
  since: 3,
};

/** As the version without numbers stored it. */
const before = {
  conversation: {
    head: { staff: head, portal: head, team: { seq: 0, portal: 0 }, live: true },
    "people:000000": {
      [kim.id]: { staff: { person: kim }, reading, owed: { rev: 3, sent: 2 } },
      [rosa.id]: { staff: { person: rosa } },
    },
    [`e:${seq(1)}`]: event(1, kim, {
      type: "created",
      conversation: key(4),
      patient: card,
      title: "A topic",
    }),
    [`e:${seq(2)}`]: event(2, kim, message),
    [`e:${seq(3)}`]: event(3, rosa, message),
    [`p:${seq(1)}`]: 1,
  },
  patient: {
    facts: { facts: { rev: 4, id: key(3), linked: [{ person: rosa, relation: "self" }] }, version: 2 },
    "owed:practice": { rev: 4, sent: 4 },
    [`owed:own:${kim.id}`]: { rev: 4, sent: 3 },
    [`owed:${key(4)}`]: { rev: 4, sent: 4 },
  },
  person: {
    facts: { facts: { rev: 2, person: kim }, version: 5, told: 1 },
    [`notice:${key(9)}`]: { notification: { id: key(9), at: 20 } },
    [`notice:${key(8)}`]: { notification: { id: key(8), at: 10 } },
    [`row:${key(4)}`]: { row: { id: key(4), rev: 3 }, news: { patient: 1, team: 0 }, reminded: 7 },
    [`row:${key(5)}`]: { row: { id: key(5), rev: 4, gone: true }, news: { patient: 2, team: 1 } },
    [`patient:${key(3)}`]: { patient: card, rev: 1, programs: [], follows: true },
    [`patient:${key(6)}`]: { id: key(6), rev: 1, linked: true },
  },
};

interface Held {
  readonly storage: Storage;
  /** Commits from this one on fail. */
  readonly fail: { from: number };
}

function holding(values: Readonly<Record<string, unknown>>): Held {
  const memory = new MemoryStorage();
  const fail = { from: Number.POSITIVE_INFINITY };
  let commits = 0;
  const old = new Map(Object.entries(values));
  const storage = new RoomStorage(
    {
      // What was stored before there was a codec comes as it was put.
      get: async name => (await memory.get(name)) ?? structuredClone(old.get(name)),
      getMany: async names => {
        const found = new Map(await memory.getMany(names));
        for (const name of names)
          if (!found.has(name) && old.has(name)) found.set(name, structuredClone(old.get(name)));
        return found;
      },
      list: async ({ prefix, start = "", end = "~", reverse, limit }) => {
        const found = new Map<string, unknown>(
          [...old].map(([name, value]) => [name, structuredClone(value)]),
        );
        for (const [name, value] of await memory.list({ prefix: "" })) found.set(name, value);
        const isAsked = (name: string): boolean => name.startsWith(prefix) && name >= start && name < end;
        const names = [...found.keys()].filter(isAsked).sort();
        if (reverse) names.reverse();
        return new Map(names.slice(0, limit).map(name => [name, found.get(name)]));
      },
      commit: async (put, remove) => {
        if (++commits > fail.from) throw new Error("the process dies");
        for (const name of remove) old.delete(name);
        await memory.commit(put, remove);
      },
    },
    act => act(),
    () => {},
  );
  return { storage, fail };
}

async function all(storage: Storage): Promise<Record<string, unknown>> {
  const found = [...(await storage.list({ prefix: "" }))].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(found);
}

/** Brought forward in one go, which is the same as broken off after any commit and begun again. */
async function broughtForward(values: Readonly<Record<string, unknown>>, steps: readonly Step[]) {
  const whole = holding(values);
  await migrate(whole.storage, steps, salt);
  const wanted = await all(whole.storage);
  for (let from = 0; from < 8; from++) {
    const broken = holding(values);
    broken.fail.from = from;
    const isDone = await migrate(broken.storage, steps, salt).then(
      () => true,
      () => false,
    );
    broken.fail.from = Number.POSITIVE_INFINITY;
    await migrate(broken.storage, steps, salt);
    assert.deepEqual(await all(broken.storage), wanted, `broken off after ${from} commits (${isDone})`);
  }
  return { storage: whole.storage, values: wanted };
}

test("[I-1] a conversation of the first format gets links, its index, and keys for what it owes", async () => {
  const { values, storage } = await broughtForward(before.conversation, conversationSteps);
  assert.equal(values.format, 2);
  assert.deepEqual(values[`owed:person/${kim.id}:row`], { sort: "state", due: 3, told: 2 });
  const page = values["people:000000"] as Record<string, Record<string, unknown>>;
  assert.equal(page[kim.id]?.owed, undefined);
  assert.deepEqual(page[kim.id]?.reading, { ...reading, shown: null });
  const entries = [...(await storage.list<Stored>({ prefix: "e:" })).values()];
  const verified = verifyLog(entries);
  assert.ok(verified.ok);
  assert.equal((values.head as { link: string }).link, verified.link);
  assert.deepEqual(
    Object.keys(values).filter(name => name.startsWith("q:")),
    [`q:${seq(3)}`],
  );
});

test("[I-1] a patient and a person of the first format owe what they owed", async () => {
  const { values: patient } = await broughtForward(before.patient, patientSteps);
  assert.deepEqual(patient[`owed:person/${kim.id}:chart`], { sort: "version", due: 4, told: 3 });
  assert.deepEqual(patient[`owed:main/${key(4)}:chart`], { sort: "version", due: 4, told: 4 });
  assert.deepEqual(patient["owed:practice/practice:chart"], { sort: "version", due: 4, told: 4 });
  assert.equal(patient["owed:practice"], undefined);
  // Who writes on the patient's side finds the patient by their own room.
  assert.deepEqual(patient[`owed:person/${rosa.id}:chart`], { sort: "version", due: 4, told: 0 });
  const { values: person } = await broughtForward(before.person, personSteps);
  assert.deepEqual(person["owed:hooks/hooks:notices"], { sort: "log", due: 2, told: 0 });
  assert.deepEqual(person[`notice:${seq(1)}`], { notification: { id: key(8), at: 10 } });
  assert.equal((person["owed:practice/practice:facts"] as { due: number }).due, 2);
});

test("a person's rows of before are in no tab until the room puts them there, and those that are gone leave a mark", async () => {
  const { values } = await broughtForward(before.person, personSteps);
  assert.equal(values.format, 3);
  assert.deepEqual(values[`row:${key(4)}`], before.person[`row:${key(4)}`]);
  assert.equal(values[`row:${key(5)}`], undefined);
  assert.deepEqual(values[`gone:${key(5)}`], { rev: 4, news: { patient: 2, team: 1 }, reminded: null });
  assert.deepEqual(values.inbox, {
    counts: { badge: 0, rows: { all: 0, unread: 0, read: 0 } },
    rules: "",
    walk: null,
  });
  const named = Object.keys(values).filter(name => /^(follows|linked):/.test(name));
  assert.deepEqual(named, [`follows:${key(3)}`, `linked:${key(6)}`]);
});

test("[I-1] a slice of the first format has a card of each chart, and its due table as it was", async () => {
  const chart = (n: number) => ({
    rev: n,
    id: key(n),
    name: `Patient ${n}`,
    patientId: `MRN-${n}`,
    deceased: false,
    programs: ["heart"],
    team: [{ person: kim, role: "care-team" }],
    linked: [{ person: rosa, relation: "self" }],
    followers: [],
  });
  const all = Array.from({ length: 120 }, (_, n) => n + 1);
  const due = { ref: { party: "main", room: "harbor~x" }, of: "x", at: 7 };
  const { values, storage } = await broughtForward(
    {
      slices: 1,
      "room:main:harbor~x": due,
      ...Object.fromEntries(all.map(n => [`patient:${key(n)}`, chart(n)])),
      // What no version writes is no reason to lose the patient.
      [`patient:${key(121)}`]: { rev: 3 },
    },
    indexSteps,
  );
  assert.deepEqual([values["room:main:harbor~x"], values.slices, values.format], [due, 1, 2]);
  assert.ok(!Object.keys(values).some(name => name.startsWith("patient:")));
  const found = new Map<string, unknown>();
  await new PatientList(storage).read(listed => {
    for (const { key, card } of listed) found.set(key, card);
  });
  assert.equal(found.size, 121);
  assert.equal(found.get(key(121)), null);
  const { linked: _, followers: __, ...card } = chart(5);
  assert.deepEqual(found.get(key(5)), { ...card, team: [{ person: { id: kim.id } }] });
});

test("what is empty stays so, and what a later version wrote is not touched", async () => {
  const empty = holding({});
  await migrate(empty.storage, conversationSteps, salt);
  assert.deepEqual(await all(empty.storage), {});
  const later = holding({ format: 99 });
  await assert.rejects(migrate(later.storage, conversationSteps, salt), FormatTooNew);
});
