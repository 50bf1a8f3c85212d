/** Finding patients, staff and a patient's conversations: only what the caller may see, and nothing to learn else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { StaffMatches } from "@carethread/model";
import { say, upTo } from "./support.ts";
import { type Team, team } from "./team.ts";

async function patients({ world }: Team, sub: string, q: string, purpose?: "open" | "start") {
  const token = await world.practice.token("staff", sub);
  const body = purpose === undefined ? { q } : { q, for: purpose };
  const room = await world.practice.personRoom("staff", sub);
  const answer = await world.post("person", room, "patients", token, body);
  return answer.body.patients.map(({ name }) => name);
}

async function staff(
  { world }: Team,
  sub: string,
  q: string,
  patient = "rosa",
  kind: "staff" | "portal" = "staff",
) {
  const token = await world.practice.token(kind, sub);
  const asked = { q, patient: await world.patientId(patient) };
  const room = await world.practice.personRoom(kind, sub);
  const { status, body } = await world.post("person", room, "staff", token, asked);
  return { status, body: body as unknown as StaffMatches & { code: string } };
}

async function conversations({ world }: Team, sub: string, kind: "staff" | "portal" = "staff") {
  const token = await world.practice.token(kind, sub);
  return world.get("patient", await world.practice.patientRoom("rosa"), "conversations", token);
}

test("[F-031] [F-055] [F-020] staff outside the team find a patient by name or number, also one who has died", async () => {
  const now = await team();
  const { world, server } = now;
  await world.pushPatient("lena", { name: "Léna Ortiz", patientId: "MRN-77", deceased: true });
  await server.tick();
  for (const q of ["rosa", "mrn-rosa", "DIAZ ro"])
    assert.deepEqual(await patients(now, "vera", q, "open"), ["Rosa Diaz"]);
  assert.deepEqual(await patients(now, "vera", "lena", "open"), ["Léna Ortiz"]);
  for (const purpose of ["start", undefined] as const)
    assert.deepEqual(await patients(now, "vera", "lena", purpose), []);
});

test("[F-018] [F-019] [F-022] a restricted person finds nothing; one program that is open to them is enough", async () => {
  const now = await team();
  const { world, server } = now;
  for (const sub of ["nils", "sam"]) {
    for (const purpose of ["open", "start"] as const)
      assert.deepEqual(await patients(now, sub, "rosa", purpose), [], sub);
    const found = await staff(now, sub, "");
    const nobody = await staff(now, sub, "", "nobody");
    assert.deepEqual(found, nobody);
    assert.equal(found.body.code, "not-found");
    const { status, body } = await conversations(now, sub);
    assert.deepEqual([status, body.code], [404, "not-found"]);
  }
  await world.pushPatient("rosa", { ...world.rosa(), version: 3, programs: ["diabetes", "heart"] });
  await server.tick();
  assert.deepEqual(await patients(now, "nils", "rosa", "open"), ["Rosa Diaz"]);
  assert.equal((await conversations(now, "nils")).body.rows.length, 1);
  await now.join("nils");
});

test("[F-110] staff are found by name or title, those first who can be named, and why others cannot", async () => {
  const now = await team();
  const { body } = await staff(now, "kim", "");
  assert.deepEqual(
    body.staff.map(({ person, mention }) => [person.name, mention]),
    [
      ["Ines Solberg", null],
      ["Omar Haddad", null],
      ["Vera Lind", null],
      ["Nils Berg", "mention-no-access"],
    ],
  );
  assert.deepEqual([body.more, body.support], [false, true]);
  assert.deepEqual(
    (await staff(now, "kim", "dietit")).body.staff.map(({ person }) => person.name),
    ["Vera Lind"],
  );
  assert.equal((await staff(now, "rosa", "", "rosa", "portal")).status, 404);
});

test("[F-110] a person's change is in the directory although the rooms died before they told it", async () => {
  const now = await team();
  const { world, server } = now;
  await world.pushStaff("vera", { version: 2, name: "Vera Lind-Moe", title: "Midwife" });
  await world.pushStaff("sam", { version: 2, name: "Sam Ito", active: false, support: true });
  server.restart();
  await server.tick();
  const { body } = await staff(now, "kim", "");
  assert.ok(body.staff.some(({ person }) => person.name === "Vera Lind-Moe" && person.title === "Midwife"));
  assert.equal(body.support, false);
});

test("[F-021] a patient's conversations are the caller's own rows, or rows with nothing unread", async () => {
  const now = await team();
  const { world, clock, rosa, id, rest } = now;
  const others: string[] = [];
  for (const _ of upTo(3)) {
    clock.now += 1_000;
    others.unshift((await world.startTopic("portal", "rosa")).body.id);
  }
  clock.now += 1_000;
  await say(rosa, world, "The newest of all");
  await rest();
  const rows = async (sub: string, kind?: "portal") =>
    (await conversations(now, sub, kind)).body.rows.map(({ id, unread, badge, last }) => ({
      id,
      unread,
      badge,
      text: last?.text,
    }));
  const own = await rows("kim");
  assert.deepEqual(
    own.map(({ id }) => id),
    [id, ...others],
  );
  assert.deepEqual(own[0], { id, unread: 1, badge: 1, text: "The newest of all" });
  // Who is no member reads what was said in the conversation itself, which is an opening.
  assert.deepEqual((await rows("vera"))[0], { id, unread: 0, badge: 0, text: undefined });
  assert.equal((await rows("rosa", "portal")).length, 4);
  assert.equal((await conversations(now, "nobody", "portal")).status, 404);
});
