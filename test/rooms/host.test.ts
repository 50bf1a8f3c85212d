/** The practice's own back end: it reads by HTTP alone, and each reading stands in the record. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccessPage, PatientFacts, PersonFacts } from "@carethread/model";
import { limits, roomLimits } from "@carethread/model";
import { say } from "./support.ts";
import { team } from "./team.ts";

test("[F-022] the back end's token opens no socket, of a conversation or of anybody's inbox", async () => {
  const { world, id } = await team();
  const token = await world.practice.token("system", "host");
  for (const [party, room] of [
    ["main", world.conversationRoom(id)],
    ["person", await world.practice.personRoom("system", "host")],
    ["person", await world.practice.personRoom("staff", "kim")],
  ] as const) {
    const socket = await world.dial(party, room);
    socket.send({ type: "hello", v: 1, token });
    assert.equal(await socket.closed, 4404);
    assert.deepEqual(socket.frames, []);
  }
});

test("what the back end reads of a conversation stands in the patient's record, once for a while", async () => {
  const { world, id, clock } = await team();
  const token = await world.practice.token("system", "host");
  const read = async (): Promise<number> => {
    const room = world.conversationRoom(id);
    const of = await world.practice.token("system", "host");
    return (await world.get("main", room, "events?before=9&limit=5", of)).status;
  };
  const record = async () => {
    const room = await world.practice.patientRoom("rosa");
    const { body } = await world.get("patient", room, "access", token);
    const { rows } = body as unknown as AccessPage;
    return rows.map(({ person, reason, conversation }) => [person.side, reason, conversation]);
  };
  const one = ["system", "host", id];
  assert.deepEqual(await record(), []);
  assert.equal(await read(), 200);
  assert.equal(await read(), 200);
  assert.deepEqual(await record(), [one]);
  clock.now += roomLimits.accessEvery + 1;
  assert.equal(await read(), 200);
  // By its own clock the token of before has ended.
  const later = await world.practice.token("system", "host");
  const { body } = await world.get("patient", await world.practice.patientRoom("rosa"), "access", later);
  assert.equal((body as unknown as AccessPage).rows.length, 2);
});

test("[I-9] with the practice's room gone, the practice reads, writes and notifies", async () => {
  const now = await team();
  const { world, server, calls, kim, rosa, id, rest } = now;
  calls.through = async ({ party }, make) => {
    if (party === "practice") throw new Error("the practice's room is away");
    return make();
  };
  // Rooms that sleep wake without it, too.
  server.hibernate();
  await say(kim, world, "Good morning");
  await say(rosa, world, "Good morning to you");
  await rest();
  const inbox = await world.inbox("staff", "kim");
  assert.equal((await inbox.next("welcome")).badge, 1);
  server.restart();
  now.clock.now += limits.factsLease + 1;
  const again = await world.join("staff", "kim", id);
  await again.next("welcome");
  await say(again, world, "And again");
  assert.equal((await world.startTopic("staff", "kim")).status, 200);
  assert.equal((await world.pushStaff("omar", { version: 9, name: "Omar Haddad-Lind" })).status, 200);
  await world.pushPatient("rosa", { ...world.rosa(), version: 9, name: "Rosa Diaz-Lind" });
  await server.tick();
  const room = await world.practice.personRoom("staff", "kim");
  const token = await world.practice.token("staff", "kim");
  const { body } = await world.post("person", room, "patients", token, { q: "diaz-lind", for: "open" });
  assert.deepEqual(
    body.patients.map(({ name }) => name),
    ["Rosa Diaz-Lind"],
  );
});

test("permissions and episodes come with the roster, are asked live and stay; equal ones are no news", async () => {
  const { world, server, calls } = await team();
  const told = new Map<string, unknown>();
  calls.through = async ({ party, path }, make) => {
    const answer = await make();
    if (path === "internal/facts") told.set(party, answer.body);
    return answer;
  };
  const staff = (version: number, permissions: string[]) =>
    world.pushStaff("vera", { version, name: "Vera Lind", permissions });
  const episodes = [
    { id: "EpisodeOfCare/2", name: "Knee replacement", start: "2025-11", end: "2026-02-03" },
    { id: "Encounter/1", name: "Cardiology" },
  ];
  const chart = (version: number, change: object = {}) =>
    world.pushPatient("rosa", { ...world.rosa(), version, episodes, ...change });
  assert.equal((await staff(2, ["hold", "audit", "hold"])).body.applied, true);
  assert.equal((await staff(3, ["audit", "hold"])).body.applied, false);
  assert.equal((await chart(3)).body.applied, true);
  assert.equal((await chart(4)).body.applied, false);
  server.restart();
  const asks = async (): Promise<void> => {
    const token = await world.practice.token("staff", "vera");
    const [patient, person] = [
      await world.practice.patientRoom("rosa"),
      await world.practice.personRoom("staff", "vera"),
    ];
    assert.equal((await world.get("patient", patient, "conversations", token)).status, 200);
    assert.equal(
      (await world.post("person", person, "staff", token, { q: "", patient: world.patientId("rosa") }))
        .status,
      200,
    );
  };
  await asks();
  assert.deepEqual((told.get("person") as PersonFacts).permissions, ["audit", "hold"]);
  assert.deepEqual((told.get("patient") as { facts: PatientFacts }).facts.episodes, episodes);
  assert.equal((await staff(4, [])).body.applied, true);
  assert.equal((await chart(5, { episodes: [] })).body.applied, true);
  await asks();
  assert.ok(!("permissions" in (told.get("person") as PersonFacts)));
  assert.ok(!("episodes" in (told.get("patient") as { facts: PatientFacts }).facts));
  const { status, body } = await staff(5, ["audit", "root"]);
  assert.deepEqual([status, body.params], [400, { at: "permissions.1" }]);
});
