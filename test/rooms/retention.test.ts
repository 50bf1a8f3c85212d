/** What is kept, held and let go: by whom, in which order, and what is left of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  Certificate,
  PatientMatches,
  RecordList,
  RecordVerdict,
  RetentionList,
  TaskPage,
} from "@carethread/model";
import { isWhole, order, type RetentionScene, retentionScene, words } from "./retention-scene.ts";
import { atRest, eventsOf, give, say } from "./support.ts";

/** The record of the patient, oldest first, as types with what tells them apart. */
async function recorded({ world }: RetentionScene, patient = "quillon"): Promise<Record<string, unknown>[]> {
  const room = await world.practice.personRoom("staff", "iris");
  const token = await world.practice.token("staff", "iris");
  const { body } = await world.post("person", room, "record", token, { patient: world.patientId(patient) });
  const kept = ["held", "lifted", "purge", "purged"];
  return (body as unknown as RecordList).items
    .map(({ entry }) => entry as Record<string, unknown>)
    .filter(({ type }) => kept.includes(String(type)))
    .reverse();
}

async function verdict({ world }: RetentionScene, patient = "quillon"): Promise<RecordVerdict> {
  const room = await world.practice.personRoom("staff", "iris");
  const token = await world.practice.token("staff", "iris");
  const asked = { patient: world.patientId(patient) };
  return (await world.post("person", room, "verify", token, asked)).body as unknown as RecordVerdict;
}

test("what is due goes when two persons have said so: no stored value has a word of it, and its certificate and log verify", async () => {
  const now = await retentionScene();
  const { id, world } = now;
  assert.ok(now.wordsIn().length >= 5, `${now.wordsIn()}`);
  assert.ok(now.placesOfCorrections().length > 0);
  await now.pass(8);
  assert.equal(await now.found("kim"), 1);
  assert.deepEqual(await order(now), ["done", "done"]);
  await atRest(now);
  const purge = await now.purge();
  assert.equal(purge?.phase, "gone");
  assert.deepEqual(now.wordsIn(), []);
  assert.deepEqual(now.placesOfCorrections(), []);
  assert.equal(await now.rows("staff", "kim"), 0);
  assert.equal(await now.rows("portal", "rosa"), 0);
  assert.equal(await now.found("kim"), 0);
  assert.equal(await now.opens("staff", "kim"), false);
  assert.ok(isWhole(now, purge?.kept.link ?? ""));
  // What it says is whose and how much it was, and no word of it.
  const entries = await recorded(now);
  assert.deepEqual(
    entries.map(({ type, step = "" }) => `${type} ${step}`.trim()),
    ["purge proposed", "purge approved", "purge erasing", "purged"],
  );
  const { certificate, n } = entries.at(-1) as unknown as { certificate: Certificate; n: number };
  assert.equal(n, purge?.gone?.entry);
  const { kept, proposed, approved, rule, conversation } = certificate;
  assert.deepEqual([conversation, kept.kind, kept.messages], [id, "topic", 4]);
  assert.deepEqual([proposed.by.name, approved.by.name, rule?.years], ["Iris Moran", "Abel Stone", 7]);
  assert.ok(!words.test(JSON.stringify(entries)));
  const whole = await verdict(now);
  assert.deepEqual([whole.fault, whole.logs], [null, 1]);
  // Nor later, whatever is told late or asked again.
  await now.pass(1);
  assert.deepEqual(now.wordsIn(), []);
  assert.equal(
    await now.does("iris", { deed: "hold", hold: world.newId(), conversation: id, reason: "Late" }),
    "retention-gone",
  );
});

test("a log of which something is taken out or changed after its words went is not what its certificate says", async () => {
  const now = await retentionScene();
  await now.pass(8);
  await order(now);
  await atRest(now);
  assert.equal((await verdict(now)).fault, null);
  const disk = now.server.disk("main", now.world.conversationRoom(now.id));
  const last = [...disk.keys()]
    .filter(key => key.startsWith("e:"))
    .sort()
    .at(-1) as string;
  now.server.sealedDisk("main", now.world.conversationRoom(now.id)).delete(last);
  now.server.restart();
  const { fault } = await verdict(now);
  assert.deepEqual(fault?.room, { party: "main", key: now.id });
});

test("nothing goes before it is due, by one person alone, or by who has no permission", async () => {
  const now = await retentionScene();
  const { id, does } = now;
  const propose = { deed: "propose", conversation: id };
  const approve = { deed: "approve", conversation: id };
  assert.equal(await does("iris", propose), "retention-not-due");
  await now.pass(7.1);
  assert.equal(await does("kim", propose), "not-found");
  assert.equal(await does("iris", approve), "retention-not-proposed");
  assert.equal(await does("iris", propose), "done");
  assert.equal(await does("iris", approve), "retention-same-person");
  assert.equal(await now.opens("staff", "kim"), true);
  // Taken back, it needs both again.
  assert.equal(await does("abel", { deed: "stop", conversation: id }), "done");
  assert.equal(await does("abel", approve), "retention-not-proposed");
  assert.equal(await now.opens("staff", "kim"), true);
  // Somebody writes: it is kept for seven years more.
  assert.equal(await does("iris", propose), "done");
  const kim = await now.world.join("staff", "kim", id);
  await kim.next("welcome");
  await say(kim, now.world, "Still here");
  assert.equal(await does("abel", approve), "retention-not-due");
});

test("of who was a minor it is kept until they have come of age and years more", async () => {
  const now = await retentionScene();
  const birth = new Date(now.clock.now);
  birth.setUTCFullYear(birth.getUTCFullYear() - 2);
  await now.world.pushPatient("quillon", {
    ...{ version: 2, name: "Quillon Vex", patientId: "MRN-4711" },
    birthDate: birth.toISOString().slice(0, 10),
    team: [{ id: "kim", name: "Kim Park", role: "primary-coach" }],
  });
  await now.pass(15);
  assert.equal(await now.does("iris", { deed: "propose", conversation: now.id }), "retention-not-due");
  await now.pass(4.1);
  assert.equal(await now.does("iris", { deed: "propose", conversation: now.id }), "done");
});

test("where the practice says nothing of it, nothing is let go of", async () => {
  const now = await retentionScene({ settings: { retention: undefined } });
  await now.pass(40);
  assert.equal(await now.does("iris", { deed: "propose", conversation: now.id }), "retention-off");
});

/** Approved, with the first order held up where it reaches the conversation. */
async function hiding(now: RetentionScene, path = "internal/row"): Promise<() => void> {
  let go = (): void => {};
  const wait = new Promise<void>(resolve => {
    go = resolve;
  });
  now.calls.through = async (call, make) => {
    if (call.path === path) await wait;
    return make();
  };
  await order(now);
  for (let turns = 0; turns < 100; turns++) await new Promise(setImmediate);
  return go;
}

test("a hold that comes while it is hidden wins: everybody has it again as it was", async () => {
  const now = await retentionScene();
  const { id } = now;
  await now.pass(8);
  const go = await hiding(now);
  assert.equal((await now.purge())?.phase, "hiding");
  assert.equal(await now.opens("staff", "kim"), false);
  const reason = "Subpoena 26-117";
  assert.equal(await now.does("iris", { deed: "hold", hold: now.world.newId(), reason }), "done");
  go();
  await atRest(now);
  now.clock.now += 60_000;
  await atRest(now);
  const { holds, purges } = await now.stands();
  assert.deepEqual([holds.map(each => each.reason), purges], [[reason], []]);
  assert.equal(await now.opens("staff", "kim"), true);
  assert.equal(await now.opens("portal", "rosa"), true);
  assert.equal(await now.rows("staff", "kim"), 1);
  assert.equal(await now.rows("portal", "rosa"), 1);
  assert.equal(await now.found("kim"), 1);
  const kim = await now.world.join("staff", "kim", id);
  await kim.next("welcome");
  await say(kim, now.world, "We go on");
  assert.equal(await now.does("iris", { deed: "propose", conversation: id }), "retention-held");
  assert.deepEqual(
    (await recorded(now)).map(({ type, step = "" }) => `${type} ${step}`.trim()),
    ["purge proposed", "purge approved", "held", "purge stopped"],
  );
});

test("a task of a correction that waits for its answer goes with the conversation, and comes back by a hold", async () => {
  for (const isHeld of [true, false]) {
    const now = await retentionScene();
    const { world, id } = now;
    const rosa = await world.join("portal", "rosa", id);
    await rosa.next("welcome");
    const pos = eventsOf(rosa).find(({ body }) => body?.text === "Zebrafinch 2")?.pos;
    const asked = { type: "ask-correction", pos, wrong: "No Zebrafinch", right: "A Zebrafinch" };
    assert.equal((await give(rosa, world, asked)).type, "ack");
    await atRest(now, rosa);
    rosa.close();
    const tasks = async (): Promise<number> => {
      const room = await world.practice.personRoom("staff", "kim");
      const token = await world.practice.token("staff", "kim");
      const { body } = await world.post("person", room, "tasks", token, { list: "all" });
      return (body as unknown as TaskPage).tasks.length;
    };
    await now.pass(8);
    assert.equal(await tasks(), 1);
    const go = await hiding(now);
    if (isHeld) await now.does("iris", { deed: "hold", hold: world.newId(), reason: "Claim" });
    go();
    for (let ticks = 0; ticks < 3; ticks++) {
      await atRest(now);
      now.clock.now += 60_000;
    }
    assert.equal((await now.purge())?.phase, isHeld ? undefined : "gone");
    assert.equal(await tasks(), isHeld ? 1 : 0);
    assert.equal(now.wordsIn().length > 0, isHeld);
  }
});

test("a hold on a conversation beats what was proposed, and lifted it may go", async () => {
  const now = await retentionScene();
  const { id, does } = now;
  const hold = now.world.newId();
  await now.pass(8);
  await does("iris", { deed: "propose", conversation: id });
  const asked = { deed: "hold", hold, conversation: id, reason: "Audit" };
  assert.equal(await does("abel", asked), "done");
  assert.equal(await does("abel", asked), "done");
  assert.equal((await now.stands()).holds.length, 1);
  assert.equal(await does("abel", { deed: "approve", conversation: id }), "retention-not-proposed");
  assert.equal(await does("abel", { deed: "lift", hold, reason: "Over" }), "done");
  // Sent again by a page that heard nothing: it was lifted since.
  assert.equal(await does("abel", asked), "done");
  assert.equal((await now.stands()).holds.length, 0);
  assert.deepEqual(await order(now), ["done", "done"]);
  await atRest(now);
  assert.equal((await now.purge())?.phase, "gone");
});

test("a hold that comes while it is erased is answered with the certificate", async () => {
  const now = await retentionScene();
  const { id } = now;
  await now.pass(8);
  // The files' and queues' rooms are told while it is erased.
  const go = await hiding(now, "internal/forget");
  assert.equal((await now.purge())?.phase, "erasing");
  const asked = { deed: "hold", hold: now.world.newId(), conversation: id, reason: "Too late" };
  assert.equal(await now.does("iris", asked), "retention-gone");
  go();
  await atRest(now);
  const { status, body } = await now.deed("iris", asked);
  assert.equal(status, 409);
  assert.equal(
    (body as unknown as { params: { entry: number } }).params.entry,
    (await now.purge())?.gone?.entry,
  );
  assert.deepEqual(now.wordsIn(), []);
});

test("[I-1] whatever commit fails it goes on, and nothing half of it is ever shown", async () => {
  for (const party of ["main", "patient", "person", "index"] as const)
    for (let last = 0; last < (party === "main" ? 10 : 5); last++) {
      const now = await retentionScene();
      await now.pass(8);
      let commits = 0;
      let isOn = false;
      now.puts.before = put => {
        if (isOn && put.party === party && commits++ === last) throw new Error("the process dies");
      };
      await now.does("iris", { deed: "propose", conversation: now.id });
      isOn = true;
      const approve = { deed: "approve", conversation: now.id };
      for (let tries = 0; tries < 3 && (await now.does("abel", approve)) === "server-error"; tries++);
      for (let ticks = 0; ticks < 5 && (await now.purge())?.phase !== "gone"; ticks++) {
        const hasWords = now.log().every(entry => "salt" in entry);
        // Who can open it sees all of it, or it is not there.
        if (await now.opens("staff", "kim")) assert.ok(hasWords, `${party} ${last}`);
        await atRest(now);
        now.clock.now += 10_000;
      }
      await atRest(now);
      const purge = await now.purge();
      assert.equal(purge?.phase, "gone", `${party} ${last}`);
      assert.deepEqual(now.wordsIn(), [], `${party} ${last}`);
      assert.ok(isWhole(now, purge?.kept.link ?? ""), `${party} ${last}`);
      const certificates = (await recorded(now)).filter(({ type }) => type === "purged");
      assert.equal(certificates.length, 1, `${party} ${last}`);
      assert.equal((await verdict(now)).fault, null, `${party} ${last}`);
    }
});

test("what is told late of it brings nothing back", async () => {
  const now = await retentionScene();
  const kim = await now.world.join("staff", "kim", now.id);
  await kim.next("welcome");
  // A row and what search is told, as they were on their way when a room died: they arrive years later.
  const late: (() => Promise<unknown>)[] = [];
  now.calls.through = (call, make) => {
    if (call.path === "internal/row" || call.path === "internal/said") late.push(make);
    return make();
  };
  await say(kim, now.world, "Zebrafinch, the last");
  await atRest(now, kim);
  now.calls.through = (_, make) => make();
  assert.ok(late.length >= 3);
  kim.close();
  await now.pass(8);
  await order(now);
  await atRest(now);
  assert.deepEqual(now.wordsIn(), []);
  for (const tell of late) await tell().catch(() => {});
  await atRest(now);
  assert.deepEqual(now.wordsIn(), []);
  assert.equal(await now.rows("staff", "kim"), 0);
  assert.equal(await now.found("kim"), 0);
});

test("who is merged brings holds along, and what is on its way to go goes on, or stays by them", async () => {
  for (const isHeld of [false, true]) {
    const now = await retentionScene();
    const { world } = now;
    await world.pushPatient("vex", {
      ...{ name: "Quillon Vex", patientId: "MRN-4712", birthDate: "1961-02-03" },
      team: [{ id: "kim", name: "Kim Park", role: "primary-coach" }],
    });
    await now.pass(8);
    if (isHeld)
      assert.equal(
        await now.does("iris", { deed: "hold", hold: world.newId(), reason: "Claim" }, "vex"),
        "done",
      );
    const go = await hiding(now);
    assert.equal((await now.purge())?.phase, "hiding");
    const token = await world.practice.token("system", "host");
    const merge = { type: "merge", id: "quillon", into: "vex", version: 9 };
    const room = await world.practice.patientRoom("quillon");
    assert.equal((await world.post("patient", room, "roster", token, merge)).status, 200);
    go();
    for (let ticks = 0; ticks < 4; ticks++) {
      await atRest(now);
      now.clock.now += 10_000;
    }
    // Asked at either address.
    const purge = await now.purge("vex");
    assert.deepEqual(purge, await now.purge("quillon"));
    if (isHeld) {
      assert.equal(purge, undefined);
      assert.equal(await now.opens("staff", "kim"), true);
      assert.ok(now.wordsIn().length > 0);
    } else {
      assert.equal(purge?.phase, "gone");
      assert.deepEqual(now.wordsIn(), []);
      assert.ok(isWhole(now, purge?.kept.link ?? ""));
      assert.equal((await verdict(now, "vex")).fault, null);
    }
  }
});

/** A list over all patients, as an officer has it. */
async function list({ world }: RetentionScene, sub: string, query: Record<string, unknown>) {
  const room = await world.practice.personRoom("staff", sub);
  const token = await world.practice.token("staff", sub);
  const { status, body } = await world.post("person", room, "retention", token, query);
  return { status, ...(body as unknown as RetentionList) };
}

test("an officer has a list of what is due, how far it is and what is held, without a word of it; nobody else has", async () => {
  const now = await retentionScene();
  const { id, world } = now;
  assert.deepEqual((await list(now, "iris", { list: "due" })).due, []);
  await now.pass(8);
  assert.equal((await list(now, "kim", { list: "due" })).status, 404);
  const [due, ...others] = (await list(now, "iris", { list: "due" })).due;
  assert.deepEqual(
    [due?.conversation, due?.patient.patientId, due?.kind, others],
    [id, "MRN-4711", "topic", []],
  );
  assert.ok(!words.test(JSON.stringify(due)));
  await now.does("iris", { deed: "propose", conversation: id });
  await atRest(now);
  assert.equal((await list(now, "abel", { list: "due" })).due[0]?.purge?.proposed.by.name, "Iris Moran");
  const hold = world.newId();
  await now.does("iris", { deed: "hold", hold, reason: "Claim 7" });
  await atRest(now);
  // A slice knows it for good, and not only as long as it lives.
  now.server.restart();
  const [held] = (await list(now, "abel", { list: "held" })).held;
  assert.deepEqual([held?.patient.name, held?.hold.reason], ["Quillon Vex", "Claim 7"]);
  assert.equal((await list(now, "abel", { list: "due" })).due[0]?.holds.length, 1);
  await now.does("iris", { deed: "lift", hold, reason: "Settled" });
  const go = await hiding(now);
  now.server.restart();
  // Hidden from everybody, to officers it is on its way.
  assert.deepEqual(
    (await list(now, "abel", { list: "due" })).due.map(({ conversation, purge }) => [
      conversation,
      purge?.phase,
    ]),
    [[id, "hiding"]],
  );
  go();
  await atRest(now);
  now.clock.now += 10_000;
  await atRest(now);
  assert.deepEqual((await list(now, "abel", { list: "due" })).due, []);
  assert.deepEqual((await list(now, "abel", { list: "held" })).held, []);
});

test("an officer finds any patient, and has all of their conversations, also those that are not due", async () => {
  const now = await retentionScene();
  const { id, world } = now;
  const find = async (sub: string) => {
    const room = await world.practice.personRoom("staff", sub);
    const token = await world.practice.token("staff", sub);
    const { body } = await world.post("person", room, "patients", token, { q: "vex", for: "hold" });
    return (body as unknown as PatientMatches).patients.map(({ patientId }) => patientId);
  };
  assert.deepEqual(await find("iris"), ["MRN-4711"]);
  assert.deepEqual(await find("kim"), []);
  const query = { list: "due", patient: world.patientId("quillon") };
  const [first, ...others] = (await list(now, "iris", query)).due;
  assert.deepEqual([first?.conversation, first?.purge, others], [id, undefined, []]);
  assert.ok((first?.goes ?? 0) > now.clock.now);
  assert.ok(!words.test(JSON.stringify(first)));
  assert.deepEqual((await list(now, "iris", { list: "due", patient: world.patientId("nobody") })).due, []);
  const off = await retentionScene({ settings: { retention: undefined } });
  const kept = (await list(off, "iris", { list: "due", patient: off.world.patientId("quillon") })).due;
  assert.deepEqual(
    kept.map(({ conversation, goes }) => [conversation, goes]),
    [[off.id, null]],
  );
});

test("what a merged patient brings is listed once, as the other's", async () => {
  const now = await retentionScene();
  const { world, id } = now;
  await world.pushPatient("vex", {
    ...{ name: "Quillon Vex", patientId: "MRN-4712", birthDate: "1961-02-03" },
    team: [{ id: "kim", name: "Kim Park", role: "primary-coach" }],
  });
  await now.pass(8);
  await now.does("iris", { deed: "hold", hold: world.newId(), reason: "Claim 7" });
  await atRest(now);
  const token = await world.practice.token("system", "host");
  const room = await world.practice.patientRoom("quillon");
  const merge = { type: "merge", id: "quillon", into: "vex", version: 9 };
  assert.equal((await world.post("patient", room, "roster", token, merge)).status, 200);
  for (let ticks = 0; ticks < 3; ticks++) {
    await atRest(now);
    now.clock.now += 60_000;
  }
  const { held } = await list(now, "iris", { list: "held" });
  assert.deepEqual(
    held.map(({ patient, hold }) => [patient.patientId, hold.reason]),
    [["MRN-4712", "Claim 7"]],
  );
  const { due } = await list(now, "iris", { list: "due" });
  assert.deepEqual(
    due.map(({ patient, conversation, holds }) => [patient.patientId, conversation, holds.length]),
    [["MRN-4712", id, 1]],
  );
});
