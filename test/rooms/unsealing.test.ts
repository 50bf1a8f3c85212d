/** That the practice's records key opens an encrypted conversation: what the patient's record says of it, and who says it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type RecordPage, readEntry, type Unsealing } from "@carethread/model";
import { atRest } from "./support.ts";
import { type Team, team } from "./team.ts";

type Who = readonly ["staff" | "portal" | "system", string];
const host: Who = ["system", "host"];

async function say(now: Team, change: Partial<Unsealing> = {}, [kind, sub] = host, patient = "rosa") {
  const { practice } = now.world;
  const said = {
    conversation: now.id,
    keys: ["k1"],
    who: "Ruth Okafor",
    reason: "Subpoena 26-117",
    ...change,
  };
  const room = await practice.patientRoom(patient);
  return now.world.post("patient", room, "unsealing", await practice.token(kind, sub), said);
}

/** What stands in a patient's record of it, oldest first. */
async function recorded(now: Team, patient = "rosa"): Promise<string[]> {
  const { practice } = now.world;
  const room = await practice.patientRoom(patient);
  const { body } = await now.world.get("patient", room, "record", await practice.token(...host));
  return (body as unknown as RecordPage).entries
    .map(entry => readEntry(entry))
    .flatMap(entry =>
      entry?.type === "unsealed"
        ? [`${entry.n} ${entry.by.side} ${entry.who}: ${entry.reason} (${entry.keys})`]
        : [],
    )
    .reverse();
}

test("the practice's back end alone says that its records key is used, by whom and why, of a patient's own conversation", async () => {
  const now = await team();
  const { world } = now;
  await world.pushPatient("leo", { name: "Leo Diaz" });
  await atRest(now);
  const status = async (...said: Parameters<typeof say> extends [unknown, ...infer R] ? R : never) =>
    (await say(now, ...said)).status;
  const { status: taken, body } = await say(now);
  assert.equal(taken, 200);
  const { entry, at } = body as unknown as { entry: number; at: number };
  assert.equal(at, now.clock.now);
  assert.equal(await status({ who: "  Ruth ", keys: ["k1", "k2"] }), 200);
  assert.deepEqual(await recorded(now), [
    `${entry} system Ruth Okafor: Subpoena 26-117 (k1)`,
    `${entry + 1} system Ruth: Subpoena 26-117 (k1,k2)`,
  ]);
  for (const who of [
    ["staff", "kim"],
    ["portal", "rosa"],
  ] as const)
    assert.equal(await status({}, who), 404);
  assert.equal(await status({}, host, "leo"), 404);
  assert.equal(await status({}, host, "nobody"), 404);
  assert.equal(await status({ conversation: world.newId() }), 404);
  for (const bad of [{ who: " " }, { reason: "" }, { keys: [] }, { keys: [""] }, { conversation: "x" }])
    assert.equal(await status(bad), 400, JSON.stringify(bad));
  assert.equal((await recorded(now)).length, 2);
  assert.deepEqual(await recorded(now, "leo"), []);
});

test("it is answered when it stands in the record, and what cannot be recorded is refused", async () => {
  const now = await team();
  const room = await now.world.practice.patientRoom("rosa");
  let isStored = false;
  now.puts.before = async put => {
    if (put.room !== room || !JSON.stringify(put.entries).includes("unsealed")) return;
    await new Promise(setImmediate);
    isStored = true;
  };
  const said = await say(now);
  assert.deepEqual([said.status, isStored], [200, true]);
  now.puts.before = put => {
    if (put.room === room) throw new Error("the disk is full");
  };
  assert.notEqual((await say(now)).status, 200);
  now.puts.before = () => {};
});

test("of a patient who was merged into another it is said under either name, and stands where it was said", async () => {
  const now = await team();
  const { world } = now;
  await world.pushPatient("new", { name: "Rosa Diaz" });
  const token = await world.practice.token(...host);
  const room = await world.practice.patientRoom("rosa");
  await world.post("patient", room, "roster", token, { type: "merge", id: "rosa", into: "new", version: 9 });
  await atRest(now);
  assert.equal((await say(now)).status, 200);
  assert.equal((await say(now, {}, host, "new")).status, 200);
  assert.deepEqual([(await recorded(now)).length, (await recorded(now, "new")).length], [1, 1]);
});
