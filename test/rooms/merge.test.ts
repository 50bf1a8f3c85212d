/** Patients who turn out to be one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AccessPage, type PatientCard, type Row, type RowPage, roomLimits } from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";
import type { RawSocket } from "../support/raw-socket.ts";
import type { Answered } from "../support/world.ts";
import { atRest, createRooms, eventsOf, type Rooms, say, textsOf, upTo } from "./support.ts";

interface Scene extends Rooms {
  /** Conversations about the old and the new record. */
  readonly old: string;
  readonly fresh: string;
  merge(id: string, into: string, version: number): Promise<Answered>;
  /** The ids of a patient's conversations, asked at that patient's address, and the patients that they say. */
  listed(kind: "staff" | "portal", sub: string, patient: string): Promise<[string, string][]>;
  found(sub: string): Promise<string[]>;
}

const kim = { id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" };
const omar = { id: "omar", name: "Omar Haddad", title: "Physician", role: "primary-coach" };

/** Rosa was registered twice: Kim looked after one record, to which Rosa's login belonged, Omar after the other. */
async function scene(): Promise<Scene> {
  const rooms = await createRooms({ settings: { staffAccess: "care-team", notes: true } });
  const { world } = rooms;
  const { practice } = world;
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, team: [kim] });
  await world.pushPatient("new", { name: "Rosa Diaz-Lund", team: [omar] });
  const old = (await world.startTopic("portal", "rosa", "rosa")).body.id;
  const fresh = (await world.startTopic("staff", "omar", "new")).body.id;
  await atRest(rooms);
  return {
    ...{ ...rooms, old, fresh },
    merge: async (id, into, version) =>
      world.post(
        "patient",
        await practice.patientRoom(id),
        "roster",
        await practice.token("system", "host"),
        {
          ...{ type: "merge", id, into, version },
        },
      ),
    async listed(kind, sub, patient) {
      const room = await practice.patientRoom(patient);
      const { body } = await world.get("patient", room, "conversations", await practice.token(kind, sub));
      const { rows = [] } = body as unknown as Partial<RowPage>;
      return rows.map(({ id, patient }): [string, string] => [id, patient.name]).sort();
    },
    async found(sub) {
      const room = await practice.personRoom("staff", sub);
      const token = await practice.token("staff", sub);
      const { body } = await world.post("person", room, "patients", token, { q: "", for: "open" });
      return body.patients.map(({ name }) => name).sort();
    },
  };
}

const name = "Rosa Diaz-Lund";

async function rowsOf({ world }: Rooms, kind: "staff" | "portal", sub: string): Promise<[string, string][]> {
  const { rows } = await (await world.inbox(kind, sub)).next("welcome");
  return (rows as Row[]).map(({ id, patient }): [string, string] => [id, patient.name]).sort();
}

function patientOf(socket: RawSocket): PatientCard | undefined {
  const changed = eventsOf(socket).findLast(({ type }) => type === "patient-changed");
  return (changed as unknown as { patient: PatientCard } | undefined)?.patient;
}

test("[F-021] [F-022] a merged patient's conversations, members and address are the other's", async () => {
  const now = await scene();
  const { world, old, fresh, merge, listed, found, server } = now;
  const both = [
    [old, name],
    [fresh, name],
  ].sort();
  const kims = await world.join("staff", "kim", old);
  const rosas = await world.join("portal", "rosa", old);
  await Promise.all([kims, rosas].map(socket => socket.next("welcome")));
  await say(kims, world, "Before", "staff");
  assert.deepEqual(await found("kim"), ["Rosa Diaz"]);

  const { body } = await merge("rosa", "new", 3);
  assert.deepEqual(body, { id: world.patientId("rosa"), applied: true });
  await atRest(now, kims, rosas);
  // Nobody was put out, and everybody is told whose conversation it is.
  for (const socket of [kims, rosas]) {
    assert.equal(patientOf(socket)?.id, world.patientId("new"));
    assert.ok(!socket.texts.join().includes("patient-withdrawn"));
    await say(socket, world, "After");
  }
  await atRest(now, kims, rosas);
  server.restart();
  for (const sub of ["kim", "omar"]) assert.deepEqual(await found(sub), [name], sub);
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["staff", "omar"],
    ["portal", "rosa"],
  ] as const) {
    assert.deepEqual(await rowsOf(now, kind, sub), both, sub);
    // The old address leads to the new.
    for (const patient of ["rosa", "new"]) assert.deepEqual(await listed(kind, sub, patient), both, sub);
  }
  const omars = await world.join("staff", "omar", old);
  await omars.next("welcome");
  assert.deepEqual(textsOf(omars), ["Hello", "Before", "After", "After"]);
  // What is started there is the other's.
  const started = (await world.startTopic("staff", "kim", "rosa")).body.id;
  await atRest(now);
  assert.ok((await listed("staff", "omar", "new")).some(([id]) => id === started));
  assert.deepEqual(await listed("staff", "vera", "rosa"), []);
  assert.equal((await world.startTopic("staff", "vera", "rosa")).status, 404);
});

test("what the host says of the one who is left is whole again, and reaches what came over", async () => {
  const now = await scene();
  const { world, old, merge } = now;
  await merge("rosa", "new", 3);
  await atRest(now);
  const kims = await world.join("staff", "kim", old);
  await kims.next("welcome");
  await world.pushPatient("new", { name: "Rosa Lund", team: [omar], version: 9 });
  assert.equal(await kims.closed, 4403);
  await atRest(now);
  assert.deepEqual(await rowsOf(now, "staff", "kim"), []);
  assert.deepEqual(
    (await rowsOf(now, "staff", "omar")).map(([, name]) => name),
    ["Rosa Lund", "Rosa Lund"],
  );
  // Of the old record nothing is heard there any more.
  await world.pushPatient("rosa", { ...world.rosa(), version: 10, name: "Somebody else", team: [kim] });
  await atRest(now);
  assert.deepEqual(await now.listed("staff", "kim", "rosa"), []);
  assert.deepEqual(
    (await rowsOf(now, "staff", "omar")).map(([, name]) => name),
    ["Rosa Lund", "Rosa Lund"],
  );
  assert.equal((await world.startTopic("staff", "kim", "rosa")).status, 200);
});

test("a merge is taken once, by its version, into somebody who is there, and in no circle", async () => {
  const now = await scene();
  const { world, merge, listed } = now;
  const at = async (answer: Promise<Answered>) => {
    const { status, body } = await answer;
    return [status, body.params?.at];
  };
  assert.deepEqual(await at(merge("rosa", "nobody", 3)), [404, "into"]);
  assert.deepEqual(await at(merge("rosa", "rosa", 3)), [400, "into"]);
  assert.equal((await merge("rosa", "new", 2)).body.applied, false);
  assert.equal((await merge("rosa", "new", 3)).body.applied, true);
  assert.equal((await merge("rosa", "new", 3)).body.applied, false);
  assert.equal((await merge("rosa", "new", 4)).body.applied, false);
  assert.deepEqual(await at(merge("new", "rosa", 9)), [400, "into"]);
  await atRest(now);
  // One after the other, to whoever is left; also for one who was never pushed.
  await world.pushPatient("last", { name: "The last", team: [kim] });
  assert.equal((await merge("new", "last", 9)).body.applied, true);
  assert.equal((await merge("unknown", "rosa", 1)).body.applied, true);
  await atRest(now);
  const all = await listed("staff", "kim", "last");
  assert.equal(all.length, 2);
  for (const patient of ["rosa", "new", "unknown"])
    assert.deepEqual(await listed("staff", "kim", patient), all, patient);
});

test("of two who are merged into each other at once one is left, with all of both", async () => {
  const now = await scene();
  const { world, merge, calls, old, fresh, listed } = now;
  // Each is asked for whether it is there before the other has gone.
  let asked = 0;
  let release = (): void => {};
  const both = new Promise<void>(resolve => {
    release = resolve;
  });
  calls.through = async ({ path }, make) => {
    const answer = await make();
    if (path === "internal/survivor") {
      if (++asked === 2) release();
      await both;
    }
    return answer;
  };
  await Promise.all([merge("rosa", "new", 3), merge("new", "rosa", 3)]);
  calls.through = (_, make) => make();
  await atRest(now);
  await atRest(now);
  for (const patient of ["rosa", "new"])
    assert.deepEqual(
      (await listed("staff", "omar", patient)).map(([id]) => id),
      [old, fresh].sort(),
    );
  assert.equal((await world.startTopic("staff", "omar", "rosa")).status, 200);
});

test("[I-1] what a merge owes is carried out although rooms fail, the slice first", async () => {
  const now = await scene();
  const { world, merge, calls, server, old, fresh, listed, found } = now;
  const done: string[] = [];
  let isAway = true;
  calls.through = async ({ party, path }, make) => {
    if (path === "internal/adopt" && isAway) throw new Error("away");
    const answer = await make();
    if (path === "internal/patient" && party === "index") done.push("slice");
    if (path === "internal/adopt") done.push("adopt");
    return answer;
  };
  await merge("rosa", "new", 3);
  await atRest(now);
  assert.deepEqual(await found("omar"), [name]);
  assert.equal((await world.startTopic("staff", "kim", "rosa")).status, 404);
  assert.ok(!done.includes("adopt") && done.includes("slice"));
  server.restart();
  isAway = false;
  await atRest(now);
  await atRest(now);
  assert.ok(done.indexOf("slice") < done.indexOf("adopt"));
  assert.deepEqual(
    (await listed("staff", "kim", "rosa")).map(([id]) => id),
    [old, fresh].sort(),
  );
});

test("a start that was sent before a merge and again after it is one conversation", async () => {
  const now = await scene();
  const { world, merge, listed } = now;
  const commandId = world.newId();
  const first = (await world.startTopic("staff", "kim", "rosa", { commandId })).body.id;
  await merge("rosa", "new", 3);
  assert.equal((await world.startTopic("staff", "kim", "rosa", { commandId })).body.id, first);
  await atRest(now);
  assert.equal((await world.startTopic("staff", "kim", "rosa", { commandId })).body.id, first);
  assert.equal((await world.startTopic("staff", "kim", "rosa", { commandId, title: "Other" })).status, 409);
  assert.equal((await listed("staff", "omar", "new")).length, 3);
});

test("what has only just begun hears of the other patient, and not that its own is not there any more", async () => {
  const now = await scene();
  const { world, merge } = now;
  const { id } = (await world.startTopic("staff", "kim", "rosa")).body;
  const kims = await world.join("staff", "kim", id);
  await kims.next("welcome");
  await merge("rosa", "new", 3);
  await atRest(now, kims);
  await atRest(now, kims);
  assert.equal(patientOf(kims)?.id, world.patientId("new"));
  assert.ok(!kims.texts.join().includes("patient-withdrawn"));
});

test("both records of accesses are kept, and the one who is left names the other", async () => {
  const now = await scene();
  const { world, merge, old, clock } = now;
  const system = () => world.practice.token("system", "host");
  const read = async () => world.get("main", world.conversationRoom(old), "events?before=9", await system());
  const record = async (patient: string): Promise<AccessPage> => {
    const room = await world.practice.patientRoom(patient);
    return (await world.get("patient", room, "access", await system())).body as unknown as AccessPage;
  };
  await read();
  await merge("rosa", "new", 3);
  await atRest(now);
  // Sooner it is the same opening still.
  clock.now += roomLimits.accessEvery + 1;
  await read();
  const [before, after] = [await record("rosa"), await record("new")];
  assert.deepEqual([before.rows.length, before.merged], [1, undefined]);
  assert.deepEqual([after.rows.length, after.merged], [1, [world.patientId("rosa")]]);
});

const patients = ["a", "b", "c"] as const;
const anyPatient = fc.constantFrom(...patients);
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant("start" as const), of: anyPatient }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant("merge" as const), of: anyPatient, into: anyPatient }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("push" as const), of: anyPatient }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), of: anyPatient }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("fail" as const), one: fc.integer({ min: 2, max: 5 }) }),
    },
    fc.record({ do: fc.constant("restart" as const) }),
    fc.record({ do: fc.constant("rest" as const) }),
  ),
  { maxLength: 14 },
);

test("[I-1] [I-3] however patients are merged, every conversation is one patient's, at every address", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async all => {
      const rooms = await createRooms();
      const { world, server, calls } = rooms;
      const { practice } = world;
      let version = 1;
      let asked = 0;
      let every = 0;
      calls.through = (call, make) => {
        const isLost = call.path === "internal/adopt" || call.path === "internal/patient";
        return isLost && every > 0 && ++asked % every === 0 ? Promise.reject(new Error("away")) : make();
      };
      const push = (id: string) =>
        world.pushPatient(id, { name: `Patient ${id}`, version: version++, team: [kim] });
      for (const id of patients) await push(id);
      const begun: string[] = [];
      const merged = new Set<string>();
      for (const step of all) {
        if (step.do === "start") {
          const { status, body } = await world.startTopic("staff", "kim", step.of);
          if (status === 200) begun.push(body.id);
        } else if (step.do === "push") {
          await push(step.of);
          merged.delete(step.of);
        } else if (step.do === "fail") every = step.one;
        else if (step.do === "restart") server.restart();
        else if (step.do === "rest") await atRest(rooms);
        else {
          const token = await practice.token("system", "host");
          const more = step.do === "merge" ? { type: "merge", into: step.into } : { type: "withdrawal" };
          const room = await practice.patientRoom(step.of);
          const body = { id: step.of, version: version++, ...more };
          const { status } = await world.post("patient", room, "roster", token, body);
          if (step.do === "merge" && status === 200) merged.add(step.of);
        }
      }
      every = 0;
      // Rooms that gave up for now are woken by ticks.
      for (const _ of upTo(4)) {
        rooms.clock.now += 10_000;
        await atRest(rooms);
      }
      const listed = new Map<string, string>();
      for (const id of patients) {
        const room = await practice.patientRoom(id);
        const token = await practice.token("staff", "kim");
        const { body } = await world.get("patient", room, "conversations", token);
        const { rows } = body as unknown as RowPage;
        const said = [...new Set(rows.map(({ patient }) => patient.id))];
        assert.ok(said.length < 2, "one patient at an address");
        if (!merged.has(id) && said.length > 0) assert.deepEqual(said, [world.patientId(id)]);
        for (const row of rows) {
          assert.equal(listed.get(row.id) ?? row.patient.id, row.patient.id);
          listed.set(row.id, row.patient.id);
        }
      }
      assert.deepEqual([...listed.keys()].sort(), begun.sort());
      // And the inbox says the same.
      const inbox = await world.inbox("staff", "kim");
      const { rows } = await inbox.next("welcome");
      for (const { id, patient } of rows as Row[]) assert.equal(patient.id, listed.get(id));
      assert.equal((rows as Row[]).length, begun.length);
    }),
    { numRuns: runs(30) },
  );
});
