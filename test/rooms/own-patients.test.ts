/** The patients of a member of staff who have no conversation yet, as their inbox names them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PatientCard, Row } from "@carethread/model";
import type { PushRow } from "../../packages/rooms/src/base/base.ts";
import { Inbox } from "../../packages/rooms/src/person/inbox.ts";
import type { RawSocket } from "../support/raw-socket.ts";
import { inMemory } from "./stored.ts";
import { atRest, createRooms, type Rooms } from "./support.ts";

/** The names that a device shows: of its welcome and all that changed since. */
function names(inbox: RawSocket): string[] {
  const shown = new Map<string, string>();
  for (const frame of inbox.frames) {
    if (frame.type === "welcome")
      for (const { id, name } of frame.patients as PatientCard[]) shown.set(id, name);
    if (frame.type === "patient") {
      const { id, name } = frame.patient as PatientCard;
      shown.set(id, name);
    }
    if (frame.type === "patient-gone") assert.ok(shown.delete(frame.id as string));
  }
  return [...shown.values()].sort();
}

function rowsOf(inbox: RawSocket): Set<string> {
  const rows = inbox.frames.flatMap(frame => (frame.rows as Row[] | undefined) ?? []);
  return new Set(rows.map(({ id }) => id));
}

async function welcomed(rooms: Rooms, kind: "staff" | "portal", sub: string): Promise<RawSocket> {
  const inbox = await rooms.world.inbox(kind, sub);
  await inbox.next("welcome");
  return inbox;
}

/** What a device that was there all the time and one that comes now agree upon. */
async function named(rooms: Rooms, inbox: RawSocket, sub: string): Promise<string[]> {
  await atRest(rooms, inbox);
  const fresh = await welcomed(rooms, "staff", sub);
  assert.deepEqual(names(fresh), names(inbox));
  fresh.close();
  return names(inbox);
}

test("[F-101] the inbox of staff names their own patients without a conversation, and nobody else's", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  await atRest(rooms);
  const kim = await welcomed(rooms, "staff", "kim");
  const vera = await welcomed(rooms, "staff", "vera");
  const rosa = await welcomed(rooms, "portal", "rosa");
  assert.deepEqual(await named(rooms, kim, "kim"), ["Rosa Diaz"]);
  assert.deepEqual(await named(rooms, vera, "vera"), []);
  assert.deepEqual(names(rosa), []);

  const team = [...(world.rosa().team as unknown[]), { id: "vera", name: "Vera Lind", role: "care-team" }];
  await world.pushPatient("rosa", { ...world.rosa({ name: "Rosa Diaz-Lund" }), version: 2, team });
  assert.deepEqual(await named(rooms, kim, "kim"), ["Rosa Diaz-Lund"]);
  assert.deepEqual(await named(rooms, vera, "vera"), ["Rosa Diaz-Lund"]);
  await world.pushPatient("rosa", { ...world.rosa(), version: 3 });
  assert.deepEqual(await named(rooms, vera, "vera"), []);
  assert.deepEqual(await named(rooms, kim, "kim"), ["Rosa Diaz"]);
});

test("[F-101] [F-003] a patient is named as such only while no conversation with them is shown", async () => {
  const rooms = await createRooms();
  const { world, server } = rooms;
  await atRest(rooms);
  const kim = await welcomed(rooms, "staff", "kim");
  const id = await rooms.topic();
  assert.deepEqual(await named(rooms, kim, "kim"), []);
  assert.equal(kim.frames.filter(({ type }) => type === "patient-gone").length, 1);
  const second = await rooms.topic();
  await atRest(rooms, kim);
  server.restart();
  const again = await welcomed(rooms, "staff", "kim");
  assert.deepEqual(await named(rooms, again, "kim"), []);
  assert.deepEqual(rowsOf(again), new Set([id, second]));
  // Out of the team both rows go, and so does the patient; back in it the rows are back, and the patient is not.
  const [, ...others] = world.rosa().team as unknown[];
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, team: others });
  assert.deepEqual(await named(rooms, again, "kim"), []);
  await world.pushPatient("rosa", { ...world.rosa(), version: 3 });
  assert.deepEqual(await named(rooms, again, "kim"), []);
});

test("a patient is named again when the last row about them goes", async () => {
  const told: string[][] = [];
  const inbox = new Inbox({
    storage: inMemory().life(),
    facts: () => null,
    settings: { staffAccess: "care-team", marker: "all", archive: { staff: false, portal: false } },
    show: frames => told.push(frames.map(({ type }) => type)),
  });
  await inbox.load();
  const patient = { id: "p".repeat(26), name: "Rosa Diaz", patientId: "1", deceased: false };
  const row = (id: string, rev: number): PushRow => ({
    row: {
      ...{ id: id.repeat(26), rev, patient, kind: "topic", title: "", lifecycle: "open", at: 1 },
      ...{ messages: 0, last: null, unread: 0, badge: 0, awaiting: false },
    },
    ...{ programs: [], side: "staff", news: { patient: 0, team: 0 }, since: null },
  });
  const gone = (id: string, rev: number): PushRow => ({
    ...row(id, rev),
    row: { id: id.repeat(26), rev, gone: true },
  });
  const types = async (push: PushRow): Promise<string[]> => {
    const draft = inbox.draft();
    const frames = await inbox.setRow(draft, await inbox.known(push.row.id), push);
    await inbox.commit(draft);
    return frames.map(({ type }) => type);
  };
  await inbox.setPatient({ patient, rev: 1, programs: [], follows: false });
  assert.deepEqual(told, [["patient"]]);
  assert.deepEqual(await types(row("a", 1)), ["row", "patient-gone"]);
  assert.deepEqual(await types(row("b", 1)), ["row"]);
  assert.deepEqual(await types(gone("a", 2)), ["row"]);
  assert.deepEqual(await inbox.patients(), []);
  assert.deepEqual(await types(gone("b", 2)), ["row", "patient"]);
  assert.deepEqual(await inbox.patients(), [patient]);
  await inbox.setPatient({ id: patient.id, rev: 2, gone: true });
  assert.deepEqual(told, [["patient"], ["patient-gone"]]);
  assert.deepEqual(await inbox.patients(), []);
});

test("[F-101] [I-4] who is restricted from a patient's programs has neither row nor patient, from then on", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, programs: ["heart"] });
  await world.pushPatient("finn", { name: "Finn Aho", team: world.rosa().team, programs: ["lungs"] });
  await rooms.topic();
  await atRest(rooms);
  const kim = await welcomed(rooms, "staff", "kim");
  assert.deepEqual(await named(rooms, kim, "kim"), ["Finn Aho"]);
  const restrict = (version: number, ...restrictions: string[]): Promise<unknown> =>
    world.pushStaff("kim", { name: "Kim Park", title: "Registered nurse", version, restrictions });
  await restrict(2, "lungs", "heart");
  assert.deepEqual(await named(rooms, kim, "kim"), []);
  await world.pushPatient("finn", { name: "Finn", version: 2, team: world.rosa().team, programs: ["lungs"] });
  assert.deepEqual(await named(rooms, kim, "kim"), []);
  await restrict(3);
  assert.deepEqual(await named(rooms, kim, "kim"), ["Finn"]);
});

test("[F-101] [F-112] support is told of no patient, also where it stands in a team", async () => {
  const rooms = await createRooms();
  await rooms.world.pushStaff("kim", { version: 2, name: "Kim Park", support: true });
  await atRest(rooms);
  const kim = await welcomed(rooms, "staff", "kim");
  assert.deepEqual(await named(rooms, kim, "kim"), []);
});

test("[F-137] [F-138] who follows a patient has them in the inbox, until they stop", async () => {
  const rooms = await createRooms({ settings: { staffAccess: "searchable" } });
  const { world } = rooms;
  await atRest(rooms);
  const vera = await welcomed(rooms, "staff", "vera");
  const room = await world.practice.patientRoom("rosa");
  const token = await world.practice.token("staff", "vera");
  for (const [on, shown] of [
    [true, ["Rosa Diaz"]],
    [false, []],
  ] as const) {
    assert.equal((await world.post("patient", room, "follow", token, { on })).status, 200);
    assert.deepEqual(await named(rooms, vera, "vera"), shown);
  }
});

test("a push of staff waits for nobody, and what the practice's directory was not told is told by the tick", async () => {
  const rooms = await createRooms();
  const { world, calls } = rooms;
  calls.through = async ({ path }, make) => {
    if (path === "internal/staff") throw new Error("the network is away");
    return make();
  };
  const nora = { name: "Nora Ek", title: "Physician" };
  assert.equal((await world.pushStaff("nora", nora)).status, 200);
  const room = await world.practice.personRoom("staff", "kim");
  const find = async (): Promise<number> => {
    const kim = await world.practice.token("staff", "kim");
    const body = { q: "nora", patient: await world.patientId("rosa") };
    const answer = await world.post("person", room, "staff", kim, body);
    assert.equal(answer.status, 200);
    return (answer.body as unknown as { staff: unknown[] }).staff.length;
  };
  await atRest(rooms);
  assert.equal(await find(), 0);
  calls.through = (_, make) => make();
  rooms.server.restart();
  await rooms.server.tick();
  assert.equal(await find(), 1);
});
