/** The record outside: as FHIR AuditEvents, and proven by the command against what a back end keeps. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createHost, readCheckpoint } from "@carethread/host";
import { type AuditEventJson, auditEvent, entryAfter, type Recorded, roomLimits } from "@carethread/model";
import { auditCommand } from "../../packages/host/src/commands/audit-command.ts";
import { createReceiver, settled } from "../rooms/receiver.ts";
import { createRooms, say } from "../rooms/support.ts";
import { problemsOf } from "./fhir-validators.ts";

const folder = await mkdtemp(join(tmpdir(), "carethread-audit-"));
after(() => rm(folder, { recursive: true }));

let files = 0;
async function fileOf(text: string): Promise<string> {
  const path = join(folder, `${++files}.ndjson`);
  await writeFile(path, text);
  return path;
}

async function run(...args: string[]) {
  const said: string[] = [];
  const code = await auditCommand(args, {
    print: text => said.push(text),
    complain: text => said.push(text),
  });
  return { code, said: said.join("\n") };
}

const lines = (events: readonly unknown[]) => events.map(event => JSON.stringify(event)).join("\n");
const verify = async (events: readonly unknown[], ...more: string[]) =>
  run("verify", await fileOf(lines(events)), ...more);

/** A practice in which something of every sort has happened, and its back end. */
async function practiced() {
  const receiver = createReceiver(() => rooms.clock.now);
  const rooms = await createRooms({
    settings: { staffAccess: "searchable", notifyPause: 0 },
    ...{ hooks: receiver.hooks, fetch: receiver.fetch },
  });
  const { world, server, clock } = rooms;
  const { practice } = world;
  const host = createHost({
    ...{ server: server.url, practice: practice.id, idSecret: practice.idSecret, fetch: server.fetch },
    token: () => practice.token("system", "host"),
  });
  const id = await rooms.topic();
  const kim = await world.join("staff", "kim", id);
  const vera = await world.join("staff", "vera", id);
  const rosa = await world.join("portal", "rosa", id);
  for (const socket of [kim, vera, rosa]) await socket.next("welcome");
  await say(kim, world, "Good morning");
  rosa.send({ type: "read", from: 1, pos: 2 });
  const own = await practice.personRoom("staff", "vera");
  const token = await practice.token("staff", "vera");
  await world.post("person", own, "search", token, { q: "morning" });
  await host.pushStaff({ id: "vera", version: 5, name: 'Vera <Lind> & "Co"', permissions: ["audit"] });
  await host.pushPractice({ version: 1, settings: { staffAccess: "searchable", notes: true } });
  await host.recordUnsealing({
    ...{ patient: host.patientKey("rosa"), conversation: id },
    ...{ keys: ["k1"], who: "Ruth Okafor", reason: 'A court asks <for> "it"' },
  });
  const pass = async (): Promise<void> => {
    clock.now += roomLimits.checkpointEvery + 1;
    for (let ticks = 0; ticks < 8; ticks++) await settled(rooms);
  };
  await pass();
  await pass();
  const room = await practice.personRoom("staff", "vera");
  const asked = { patient: host.patientKey("rosa"), taken: true };
  await world.post("person", room, "record", await practice.token("staff", "vera"), asked);
  await pass();
  const events = async (of: Parameters<typeof host.auditEvents>[0]): Promise<AuditEventJson[]> => {
    const all: AuditEventJson[] = [];
    for await (const event of host.auditEvents(of)) all.push(event);
    return all;
  };
  return { ...rooms, receiver, host, pass, events, id };
}

const now = await practiced();
const checkpoints = await fileOf(lines(now.receiver.checkpoints));
const patient = await now.events({ patient: "rosa" });

test("every sort of entry is a FHIR R4 AuditEvent that two validators have nothing against", async () => {
  const all = [
    ...patient,
    ...(await now.events({ person: { kind: "staff", id: "vera" } })),
    ...(await now.events({ practice: true })),
  ];
  for (const event of all) assert.deepEqual(problemsOf(event), [], JSON.stringify(event));
  const unknown = { n: 1, at: 1, type: "later", by: { id: "a".repeat(26), name: "Kim" }, more: [1] };
  const later = auditEvent({ room: { party: "patient", key: "p" }, entry: unknown }, { system: "urn:x:y" });
  assert.deepEqual(problemsOf(later), []);
  const sorts = new Set(
    all.map(({ entity }) => JSON.parse(entity.at(-1)?.detail?.at(-1)?.valueString ?? "").type),
  );
  assert.deepEqual([...sorts].sort(), [
    "exported",
    "membership",
    "opened",
    "rights",
    "searched",
    "settings",
    "shown",
    "unsealed",
  ]);
  // In the shape of BALP: who, by which application, about which patient; no word of any message.
  for (const { agent, entity, outcome } of patient) {
    assert.deepEqual([agent.map(({ requestor }) => requestor), outcome], [[true, false, false], "0"]);
    assert.equal(entity[0]?.role.code, "1");
    assert.equal(entity[0]?.what.identifier.value, now.host.patientKey("rosa"));
  }
  assert.doesNotMatch(JSON.stringify(all), /morning|Hello|Blood/);
});

test("[F-192] the command finds a whole record whole, and says against which checkpoint", async () => {
  const bare = await verify(patient);
  assert.equal(bare.code, 0, bare.said);
  assert.match(bare.said, /is whole: \d+ entries\. No checkpoint was given/);
  const held = await verify(patient, "--checkpoints", checkpoints);
  assert.equal(held.code, 0, held.said);
  assert.match(held.said, /is whole: \d+ entries\. It agrees with checkpoint \d+ of 20.*, up to entry \d+\./);
  // As a Bundle, in another order, with the records of others, with the key pinned; and checkpoints as bare lines.
  const key = /by the key ([\w-]+)\./.exec(held.said)?.[1] ?? "";
  const others = [
    ...(await now.events({ practice: true })),
    ...(await now.events({ person: { kind: "staff", id: "vera" } })),
  ];
  const bundle = {
    resourceType: "Bundle",
    type: "collection",
    entry: [...others, ...patient.toReversed()].map(resource => ({ resource })),
  };
  const jws = await fileOf(now.receiver.checkpoints.map(({ checkpoint }) => checkpoint).join("\n"));
  const all = await run(
    "verify",
    await fileOf(JSON.stringify(bundle, null, 2)),
    "--checkpoints",
    jws,
    `--key=${key}`,
  );
  assert.equal(all.code, 0, all.said);
  assert.equal(all.said.match(/is whole/g)?.length, 3);
});

test("the command names the first bad entry, wherever it stands and whatever was done to it", async () => {
  const last = patient.length;
  for (const [index, event] of patient.entries()) {
    const n = last - index;
    const raw = JSON.parse(event.entity.at(-1)?.detail?.at(-1)?.valueString ?? "");
    const again = (entry: object) =>
      auditEvent(
        { room: { party: "patient", key: now.host.patientKey("rosa") }, entry: entry as never },
        { system: "urn:carethread:harbor" },
      );
    // An event that says something else than its entry, and an entry that was altered with all that follows from it.
    const renamed = patient.with(index, { ...event, recorded: "2020-01-01T00:00:00.000Z" });
    const altered = patient.with(index, again({ ...raw, at: raw.at + 1 }));
    for (const [list, why] of [
      [renamed, /says something else/],
      [altered, /is not the one that was stored/],
    ] as const) {
      const answer = await verify(list);
      assert.equal(answer.code, 2);
      assert.match(answer.said, new RegExp(`^Entry ${n} of the record of the patient`));
      assert.match(answer.said, why);
    }
    const twice = await verify([...patient, event]);
    assert.deepEqual([twice.code, /^Entry (\d+)/.exec(twice.said)?.[1]], [2, String(n + 1)]);
    const without = await verify(patient.toSpliced(index, 1), "--checkpoints", checkpoints);
    assert.equal(without.code, 2, `entry ${n}`);
    assert.match(without.said, new RegExp(`^Entry ${n} of`));
  }
});

test("the command misses what was removed at the end, and a record that was rewritten whole, by the checkpoints alone", async () => {
  const room = { party: "patient", key: now.host.patientKey("rosa") } as const;
  const cut = patient.slice(1);
  assert.equal((await verify(cut)).code, 0);
  const shorter = await verify(cut, "--checkpoints", checkpoints);
  assert.deepEqual([shorter.code, shorter.said.includes("is missing, by checkpoint")], [2, true]);
  const { recordStart } = await import("@carethread/model");
  let end = recordStart(room);
  const forged = patient.toReversed().map(event => {
    const { n: _, link: __, ...said } = JSON.parse(event.entity.at(-1)?.detail?.at(-1)?.valueString ?? "");
    const entry = entryAfter(end, { ...said, at: said.at + 1 } as Recorded & { at: number; by: never });
    end = entry;
    return auditEvent({ room, entry: entry as never }, { system: "urn:carethread:harbor" });
  });
  assert.equal((await verify(forged)).code, 0);
  const rewritten = await verify(forged, "--checkpoints", checkpoints);
  assert.deepEqual([rewritten.code, rewritten.said.includes("is another one, by checkpoint")], [2, true]);
});

test("checkpoints that were tampered with, are missing, or were signed by another key are found", async () => {
  const all = now.receiver.checkpoints.toSorted((a, b) => a.n - b.n);
  assert.ok(all.length >= 3);
  const withThese = async (list: readonly unknown[], ...more: string[]) =>
    verify(patient, "--checkpoints", await fileOf(lines(list)), ...more);
  const gone = await withThese(all.toSpliced(1, 1));
  assert.deepEqual([gone.code, gone.said], [2, "Before checkpoint 3 one is missing."]);
  const [first] = all;
  assert.ok(first);
  const [head, , signature] = first.checkpoint.split(".");
  const payload = Buffer.from(
    JSON.stringify({ v: 1, practice: "harbor", n: 1, at: 1, before: "", heads: [] }),
  ).toString("base64url");
  const forged = { ...first, checkpoint: `${head}.${payload}.${signature}` };
  const tampered = await withThese([forged, ...all.slice(1)]);
  assert.match(tampered.said, /not as it was signed/);
  assert.equal((await withThese(all, "--key", "other")).code, 1);
  await assert.rejects(readCheckpoint(first.checkpoint, "other"), { code: "bad-signature" });
  await assert.rejects(readCheckpoint("nonsense"), { code: "bad-input" });
  for (const args of [["verify"], ["prove", "x"], ["verify", "/no/such/file"]])
    assert.equal((await run(...args)).code, 1);
  assert.equal((await verify([{ resourceType: "AuditEvent" }])).code, 2);
  assert.match((await run("--help")).said, /--checkpoints/);
});

test("a back end that missed checkpoints asks for them", async () => {
  const asked: string[] = [];
  for await (const { checkpoint } of now.host.checkpoints(1)) asked.push(checkpoint);
  const sent = now.receiver.checkpoints.toSorted((a, b) => a.n - b.n);
  assert.deepEqual(
    asked,
    sent.slice(1).map(({ checkpoint }) => checkpoint),
  );
});
