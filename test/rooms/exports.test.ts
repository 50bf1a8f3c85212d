/** What is taken out: who may, what they then see, and that it stands in the record first. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EventPage, ExportPage, ExportQuery, RecordPage } from "@carethread/model";
import type { Answered } from "../support/world.ts";
import { atRest } from "./support.ts";
import { coach, second, type Team, team } from "./team.ts";

type Kind = "staff" | "portal" | "system";

/** Kim may export, Ines of the same team may not; Max is proxy of Rosa's brother alone. */
async function scene(options: Parameters<typeof team>[0] = {}) {
  const now = await team(options);
  const { world } = now;
  await world.pushStaff("kim", { name: "Kim Park", version: 2, permissions: ["export"] });
  await world.pushPatient("leo", {
    name: "Leo Diaz",
    team: [coach],
    linked: [{ id: "max", name: "Max Diaz", relation: "proxy" }],
  });
  const leos = (await world.startTopic("portal", "max", "leo", { title: "Vaccination" })).body.id;
  await atRest(now);
  return { ...now, leos };
}

async function asked(
  { world }: Team,
  [kind, sub]: readonly [Kind, string],
  query: ExportQuery = {},
  patient = "rosa",
): Promise<Answered> {
  const room = await world.practice.patientRoom(patient);
  return world.post("patient", room, "export", await world.practice.token(kind, sub), query);
}

async function page(now: Team, who: readonly [Kind, string], query?: ExportQuery, patient?: string) {
  const { status, body } = await asked(now, who, query, patient);
  assert.equal(status, 200, JSON.stringify(body));
  return body as unknown as ExportPage;
}

/** What was taken out of a patient's, oldest first: by whom, and whether of one conversation. */
async function exported({ world }: Team, patient = "rosa"): Promise<string[]> {
  const room = await world.practice.patientRoom(patient);
  const { body } = await world.get("patient", room, "record", await world.practice.token("system", "host"));
  return (body as unknown as RecordPage).entries
    .filter(({ type }) => type === "exported")
    .map(({ by, ...said }) => `${by.name} ${said.what} ${said.conversation ?? "all"}`)
    .reverse();
}

const kim = ["staff", "kim"] as const;
const rosa = ["portal", "rosa"] as const;
const max = ["portal", "max"] as const;

test("the patient's side takes out what it sees, a proxy that of their own patient, and staff by the permission", async () => {
  const now = await scene();
  const refused = async (who: readonly [Kind, string], query?: ExportQuery, patient?: string) => {
    const { status, body } = await asked(now, who, query, patient);
    return `${status} ${(body as unknown as { code?: string }).code}`;
  };
  assert.deepEqual(
    (await page(now, rosa)).rows.map(({ title }) => title),
    ["Blood pressure"],
  );
  assert.deepEqual(
    (await page(now, max, {}, "leo")).rows.map(({ title }) => title),
    ["Vaccination"],
  );
  assert.equal((await page(now, kim)).patient.name, "Rosa Diaz");
  assert.equal(await refused(max), "404 not-found");
  // Nor by the name of one that is another patient's.
  assert.equal(await refused(max, { conversation: now.id }, "leo"), "404 not-found");
  assert.equal(await refused(rosa, { conversation: now.leos }), "404 not-found");
  assert.equal(await refused(["staff", "ines"]), "403 not-allowed");
  assert.equal(await refused(["staff", "ines"], { conversation: now.id }), "403 not-allowed");
  assert.equal(await refused(["staff", "nils"]), "404 not-found");
  assert.equal(await refused(["staff", "sam"]), "404 not-found");
  // The back end reads all of it anyway; what it takes out is recorded as everybody's.
  assert.equal((await page(now, ["system", "host"])).rows.length, 1);
  assert.equal((await page(now, ["system", "host"], { conversation: now.id })).rows.length, 1);
  assert.equal(await refused(["system", "host"], { conversation: now.id }, "leo"), "404 not-found");
  const all = await exported(now);
  assert.deepEqual(all.slice(0, 2), ["Rosa Diaz messages all", "Kim Park messages all"]);
  assert.deepEqual(all.slice(2), ["host messages all", `host messages ${now.id}`]);
  assert.deepEqual(await exported(now, "leo"), ["Max Diaz messages all"]);
});

test("a restriction beats the permission, and what is given, or taken, holds from the next request on", async () => {
  const now = await scene();
  const { world } = now;
  await world.pushStaff("nils", { version: 2, restrictions: ["diabetes"], permissions: ["export"] });
  await atRest(now);
  assert.equal((await asked(now, ["staff", "nils"])).status, 404);
  assert.equal((await asked(now, ["staff", "nils"], { conversation: now.id })).status, 404);
  await world.pushStaff("nils", { version: 3, permissions: ["export"] });
  await atRest(now);
  assert.equal((await page(now, ["staff", "nils"])).rows.length, 1);
  await world.pushStaff("nils", { version: 4 });
  await atRest(now);
  assert.equal((await asked(now, ["staff", "nils"])).status, 403);
});

test("the pages of it are read as each reads them: notes and talk among staff come out for staff alone", async () => {
  const now = await scene({ settings: { kinds: ["topic", "internal"], notes: true } });
  const { world } = now;
  now.kim.send(world.message("She sounded worried", world.newId(), "staff"));
  await now.rest();
  // It comes after the first one, as it began later.
  now.clock.now += 1_000;
  const talk = await world.startTopic("staff", "kim", "rosa", { kind: "internal", title: "Handover" });
  assert.equal(talk.status, 200, JSON.stringify(talk.body));
  await atRest(now);
  const words = async (who: readonly [Kind, string]) => {
    const { rows } = await page(now, who);
    const said = [];
    for (const { id, title } of rows) {
      const token = await world.practice.token(...who);
      const { body } = await world.get("main", world.conversationRoom(id), "events?after=0", token);
      for (const event of (body as unknown as EventPage).events)
        if (event.type === "message") said.push(`${title}: ${event.body.text}`);
    }
    return said;
  };
  assert.deepEqual(await words(kim), [
    "Blood pressure: Hello",
    "Blood pressure: She sounded worried",
    "Handover: Hello",
  ]);
  assert.deepEqual(await words(rosa), ["Blood pressure: Hello"]);
});

test("nothing is answered before it stands in the record, and what cannot be recorded is not taken out", async () => {
  const now = await scene();
  await asked(now, kim, { conversation: now.id });
  assert.deepEqual(await exported(now), [`Kim Park messages ${now.id}`]);
  const patientRoom = await now.world.practice.patientRoom("rosa");
  let hold = (): void => {};
  let goOn = (): void => {};
  const isHeld = new Promise<void>(resolve => {
    hold = resolve;
  });
  const release = new Promise<void>(resolve => {
    goOn = resolve;
  });
  now.puts.before = ({ room, entries }) => {
    if (room !== patientRoom || !JSON.stringify(entries).includes("exported")) return;
    hold();
    return release;
  };
  let isAnswered = false;
  const answer = asked(now, kim, { conversation: now.id }).then(answer => {
    isAnswered = true;
    return answer;
  });
  await isHeld;
  await new Promise(setImmediate);
  assert.equal(isAnswered, false);
  now.puts.before = () => {};
  goOn();
  assert.equal((await answer).status, 200);
  now.puts.before = ({ room }) => {
    if (room === patientRoom) throw new Error("the disk is full");
  };
  assert.notEqual((await asked(now, kim)).status, 200);
  now.puts.before = () => {};
});

test("many conversations come in pages, by one entry of the record, in the order in which they began", async () => {
  const now = await scene();
  const { world, clock } = now;
  const titles = ["Blood pressure"];
  for (let n = 0; n < 60; n++) {
    clock.now += 1_000;
    titles.push(`Topic ${n}`);
    assert.equal((await world.startTopic("portal", "rosa", "rosa", { title: `Topic ${n}` })).status, 200);
  }
  const found: string[] = [];
  let after: string | null | undefined;
  for (let pages = 0; after !== null; pages++) {
    const { rows, more }: ExportPage = await page(now, rosa, after === undefined ? {} : { after });
    found.push(...rows.map(({ title }) => title));
    // What begins after it was taken out is no part of it.
    clock.now += 1_000;
    await world.startTopic("portal", "rosa", "rosa", { title: "Too late" });
    if (pages === 0) {
      assert.equal(rows.length, 50);
      // Nobody goes on with what another has begun.
      assert.equal((await asked(now, kim, { after: more ?? "" })).status, 400);
    }
    after = more;
  }
  assert.deepEqual(found, titles);
  assert.deepEqual(await exported(now), ["Rosa Diaz messages all"]);
});

test("of a patient who was merged into another it is the other's, under whichever name it is asked for", async () => {
  const now = await scene();
  const { world } = now;
  await world.pushPatient("new", { name: "Rosa Diaz-Lund", team: [coach, second] });
  const room = await world.practice.patientRoom("rosa");
  const host = await world.practice.token("system", "host");
  await world.post("patient", room, "roster", host, { type: "merge", id: "rosa", into: "new", version: 9 });
  await atRest(now);
  assert.deepEqual(
    (await page(now, kim)).rows.map(({ title }) => title),
    ["Blood pressure"],
  );
  assert.deepEqual(await exported(now, "new"), ["Kim Park messages all"]);
});
