/** Staff and patients who should no longer be there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { May, PatientCard, Row } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, eventsOf, say } from "./support.ts";
import { type Team, team } from "./team.ts";

async function withdraw({ world }: Team, kind: "person" | "patient", id: string, version: number) {
  const { practice } = world;
  const room = await (kind === "patient" ? practice.patientRoom(id) : practice.personRoom("staff", id));
  const body = { type: "withdrawal", id, version };
  return (await world.post(kind, room, "roster", await practice.token("system", "host"), body)).body;
}

/** Whom somebody finds, for either purpose. */
async function found({ world }: Team, kind: "staff" | "portal", sub: string): Promise<string[]> {
  const token = await world.practice.token(kind, sub);
  const room = await world.practice.personRoom(kind, sub);
  const names = new Set<string>();
  for (const purpose of ["open", "start"]) {
    const { body } = await world.post("person", room, "patients", token, { q: "", for: purpose });
    for (const { name } of body.patients) names.add(name);
  }
  return [...names].sort();
}

function mayOf(socket: RawSocket): May | undefined {
  return socket.frames.findLast(({ type }) => type === "may")?.may as May | undefined;
}

test("[I-5] [F-022] a patient who is withdrawn is found by nobody, and what was written is read", async () => {
  const now = await team();
  const { world, server, id, kim, ines, rosa } = now;
  const inbox = await world.inbox("staff", "ines");
  await inbox.next("welcome");
  await now.rest(ines, inbox);
  const badge = inbox.frames.findLast(({ type }) => type === "welcome")?.badge;
  assert.deepEqual(await found(now, "staff", "vera"), ["Rosa Diaz"]);
  assert.deepEqual(await found(now, "portal", "rosa"), ["Rosa Diaz"]);

  const events = [kim, rosa].map(socket => eventsOf(socket).length);
  assert.equal((await withdraw(now, "patient", "rosa", 3)).applied, true);
  await now.rest(ines, inbox);
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["staff", "vera"],
    ["portal", "rosa"],
  ] as const)
    assert.deepEqual(await found(now, kind, sub), [], sub);
  for (const socket of [kim, rosa]) {
    assert.equal(mayOf(socket)?.send, "patient-withdrawn");
    for (const visibility of socket === kim ? ["everyone", "staff"] : ["everyone"])
      await assert.rejects(say(socket, world, "Too late", visibility), /patient-withdrawn/);
  }
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["portal", "rosa"],
    ["system", "host"],
  ] as const) {
    const { status, body } = await world.startTopic(kind, sub);
    assert.deepEqual([status, body.code], [403, "patient-withdrawn"], sub);
  }
  // Nothing became of the conversation but that its patient bears the mark, and who could read it reads it.
  for (const [index, socket] of [kim, rosa].entries()) {
    const more = eventsOf(socket).slice(events[index]) as unknown as { type: string; patient: PatientCard }[];
    assert.deepEqual(
      more.map(({ type, patient }) => [type, patient.withdrawn]),
      [["patient-changed", true]],
    );
  }
  server.restart();
  const again = await now.join("kim");
  assert.ok(eventsOf(again).some(({ body }) => body?.text === "Hello"));
  const back = await (await world.inbox("staff", "ines")).next("welcome");
  const rows = (back.rows as Row[]).map(({ id, patient }) => [id, patient.withdrawn]);
  assert.deepEqual([rows, back.badge], [[[id, true]], badge]);
  assert.deepEqual(await found(now, "staff", "kim"), []);
});

test("a patient comes back by a later push, and by no other", async () => {
  const now = await team();
  const { world, kim } = now;
  const push = async (version: number, change: object = {}): Promise<boolean> =>
    (await world.pushPatient("rosa", { ...world.rosa(), version, ...change })).body.applied;
  assert.equal((await withdraw(now, "patient", "rosa", 5)).applied, true);
  for (const version of [4, 5]) assert.equal(await push(version), false);
  assert.equal((await withdraw(now, "patient", "rosa", 5)).applied, false);
  assert.equal((await withdraw(now, "patient", "rosa", 4)).applied, false);
  // Known already, by a later version too.
  assert.equal((await withdraw(now, "patient", "rosa", 6)).applied, false);
  assert.equal(await push(6), false);
  await now.rest();
  assert.deepEqual(await found(now, "staff", "kim"), []);
  assert.equal(await push(7), true);
  await now.rest();
  assert.deepEqual(await found(now, "staff", "kim"), ["Rosa Diaz"]);
  await say(kim, world, "Welcome back");
  // A whole push says the same with `active`.
  assert.equal(await push(8, { active: false }), true);
  assert.equal((await withdraw(now, "patient", "rosa", 9)).applied, false);
  await now.rest();
  assert.deepEqual(await found(now, "staff", "kim"), []);
});

test("[F-101] a patient without a conversation leaves the inboxes of the team, and comes back there", async () => {
  const now = await team();
  const { world } = now;
  const mia = { name: "Mia Roth", team: [{ id: "kim", name: "Kim Park", role: "primary-coach" }] };
  await world.pushPatient("mia", mia);
  const inbox = await world.inbox("staff", "kim");
  await inbox.next("welcome");
  await now.rest(inbox);
  const last = () => {
    const frame = inbox.frames.findLast(({ type }) => type.startsWith("patient"));
    return { type: frame?.type, id: frame?.id ?? (frame?.patient as PatientCard | undefined)?.id };
  };
  const key = world.patientId("mia");
  assert.ok((await named(now)).includes("Mia Roth"));
  await withdraw(now, "patient", "mia", 2);
  await now.rest(inbox);
  assert.deepEqual(last(), { type: "patient-gone", id: key });
  assert.ok(!(await named(now)).includes("Mia Roth"));
  await world.pushPatient("mia", { ...mia, version: 3 });
  await now.rest(inbox);
  assert.deepEqual(last(), { type: "patient", id: key });
  assert.ok((await named(now)).includes("Mia Roth"));
});

async function named({ world }: Team): Promise<string[]> {
  const welcome = await (await world.inbox("staff", "kim")).next("welcome");
  return (welcome.patients as PatientCard[]).map(({ name }) => name);
}

test("[F-022] staff who are withdrawn lose every right at once, and come back by a later push", async () => {
  const now = await team();
  const { world, ines, id } = now;
  const inbox = await world.inbox("staff", "ines");
  await inbox.next("welcome");
  assert.equal((await withdraw(now, "person", "ines", 5)).applied, true);
  assert.deepEqual(await Promise.all([ines.closed, inbox.closed]), [4403, 4403]);
  assert.equal((await withdraw(now, "person", "ines", 6)).applied, false);
  const push = (version: number) => world.pushStaff("ines", { version, name: "Ines Solberg" });
  assert.equal((await push(6)).body.applied, false);
  assert.equal(await (await world.join("staff", "ines", id)).closed, 4404);
  assert.equal((await push(7)).body.applied, true);
  await now.join("ines");
});

test("of somebody who is not known the withdrawal is remembered: an older push comes too late", async () => {
  const now = await team();
  const { world, server } = now;
  assert.equal((await withdraw(now, "person", "tom", 5)).applied, false);
  assert.equal((await withdraw(now, "patient", "tom", 5)).applied, false);
  server.restart();
  for (const version of [4, 5]) {
    assert.equal((await world.pushStaff("tom", { version })).body.applied, false);
    assert.equal((await world.pushPatient("tom", { version })).body.applied, false);
  }
  assert.equal(await (await world.inbox("staff", "tom")).closed, 4404);
  await atRest(now);
  assert.deepEqual(await found(now, "staff", "kim"), ["Rosa Diaz"]);
  assert.equal((await world.pushStaff("tom", { version: 6 })).body.applied, true);
  assert.equal((await world.pushPatient("tom", { version: 6 })).body.applied, true);
  await (await world.inbox("staff", "tom")).next("welcome");
  await atRest(now);
  assert.deepEqual(await found(now, "staff", "kim"), ["Rosa Diaz", "tom"]);
});

test("only the host's back end withdraws, and only under the id of the room", async () => {
  const { world } = await team();
  const room = await world.practice.patientRoom("rosa");
  const body = { type: "withdrawal", id: "rosa", version: 9 };
  const post = async (kind: "staff" | "system", change: object = {}) =>
    world.post("patient", room, "roster", await world.practice.token(kind, "kim"), { ...body, ...change });
  assert.equal((await post("staff")).status, 404);
  for (const [change, at] of [
    [{ id: "mia" }, "id"],
    [{ version: -1 }, "version"],
    [{ type: "staff" }, "type"],
  ] as const) {
    const { status, body } = await post("system", change);
    assert.deepEqual([status, body.params], [400, { at }]);
  }
});
