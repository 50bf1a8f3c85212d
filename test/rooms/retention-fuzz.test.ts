/**
 * Conversations that are to go, whatever happens meanwhile: rooms die at any commit, calls between them are lost, done twice
 * or come years later, patients are merged and come back, people write, and officers order, hold and lift in any order.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type PatientRetention, type RecordList, verifyLog } from "@carethread/model";
import { decode } from "@carethread/rooms/base/base";
import { size } from "../support/long.ts";
import { atRest, createRooms, eventsOf, pick, randomFrom, upTo } from "./support.ts";

const year = 366 * 86_400_000;
const patients = ["ada", "bea"] as const;
const markers = ["Zebrafinch", "Quokkatail"] as const;

interface Talk {
  readonly id: string;
  readonly marker: string;
  /** What was acknowledged, each of which everybody of the team sees as long as it is there. */
  readonly said: string[];
  /** Holds that an officer was told are on it, or on its patient. */
  readonly holds: Set<string>;
}

async function life(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const rooms = await createRooms({ settings: { tasking: false, retention: { years: 3 } } });
  const { world, server, clock, calls, puts } = rooms;
  const team = [{ id: "kim", name: "Kim Park", role: "primary-coach" }];
  for (const id of ["iris", "abel"])
    await world.pushStaff(id, { name: id, version: 2, permissions: ["hold", "audit"] });
  let version = 1;
  const push = (patient: string) =>
    world.pushPatient(patient, { name: patient, patientId: `MRN-${patient}`, version: ++version, team });
  const talks: Talk[] = [];
  for (const [index, patient] of patients.entries()) {
    await push(patient);
    const marker = markers[index] as string;
    const started = await world.startTopic("staff", "kim", patient, {
      title: marker,
      first: { text: `${marker} 0` },
    });
    talks.push({ id: started.body.id, marker, said: [`${marker} 0`], holds: new Set() });
  }
  await atRest(rooms);

  // What fails
  let faults = 0;
  const late: (() => Promise<unknown>)[] = [];
  calls.through = async (call, make) => {
    if (faults === 0) return make();
    const chance = random();
    if (chance < 0.08) throw new Error("a call is lost");
    if (chance < 0.13) {
      await make();
      throw new Error("an answer is lost");
    }
    if (chance < 0.2 && call.path !== "internal/init") {
      late.push(make);
      throw new Error("a call is late");
    }
    return make();
  };
  puts.before = () => {
    if (faults > 0 && random() < 0.03) throw new Error("the process dies");
  };

  const token = (sub: string) => world.practice.token("staff", sub);
  const deed = async (
    sub: string,
    patient: string,
    body: Record<string, unknown>,
  ): Promise<number | string> => {
    const room = await world.practice.patientRoom(patient);
    const answer = await world.post("patient", room, "retention", await token(sub), body);
    return answer.status === 200 ? 200 : answer.body.code;
  };
  /** What Kim sees of it; null where it is not there, undefined where nobody can say. */
  const seen = async ({ id }: Talk): Promise<string[] | null | undefined> => {
    const kim = await world.join("staff", "kim", id);
    const code = await Promise.race([kim.next("welcome").then(() => 0), kim.closed]);
    kim.close();
    if (code === 0) return eventsOf(kim).flatMap(({ body }) => (body === undefined ? [] : [body.text]));
    return code === 4404 ? null : undefined;
  };
  const wordsIn = ({ marker }: Talk): string[] => {
    const found: string[] = [];
    for (const { party, room } of server.rooms())
      for (const [key, value] of server.disk(party, room))
        if (JSON.stringify(decode(value)).includes(marker)) found.push(`${party} ${key}`);
    return found;
  };
  const logOf = ({ id }: Talk) => {
    const disk = [...server.disk("main", world.conversationRoom(id))].filter(([key]) => key.startsWith("e:"));
    return disk.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => decode<never>(value));
  };

  /** Both persons, as often as it is asked at the wrong patient's. */
  const order = async (): Promise<void> => {
    const { id: conversation } = pick(talks, random());
    for (const [sub, what] of [
      ["iris", "propose"],
      ["abel", "approve"],
    ] as const)
      for (const patient of patients) await deed(sub, patient, { deed: what, conversation });
  };
  const acts: readonly (() => Promise<unknown>)[] = [
    order,
    order,
    order,
    order,
    async () =>
      deed(pick(["iris", "abel"], random()), pick(patients, random()), {
        deed: "propose",
        conversation: pick(talks, random()).id,
      }),
    async () =>
      deed(pick(["iris", "abel"], random()), pick(patients, random()), {
        deed: "approve",
        conversation: pick(talks, random()).id,
      }),
    async () =>
      deed("iris", pick(patients, random()), {
        deed: "stop",
        conversation: pick(talks, random()).id,
      }),
    async () => {
      const talk = pick(talks, random());
      const hold = world.newId();
      const asked = { deed: "hold", hold, conversation: talk.id, reason: "Claim" };
      if ((await deed("iris", pick(patients, random()), asked)) === 200) talk.holds.add(hold);
    },
    async () => {
      const talk = talks.find(({ holds }) => holds.size > 0);
      const [hold] = talk?.holds ?? [];
      if (talk === undefined || hold === undefined) return;
      // From when it is asked on nobody relies on it.
      talk.holds.delete(hold);
      for (const patient of patients) await deed("abel", patient, { deed: "lift", hold, reason: "Over" });
    },
    async () => {
      const talk = pick(talks, random());
      const kim = await world.join("staff", "kim", talk.id);
      if ((await Promise.race([kim.next("welcome").then(() => 0), kim.closed])) !== 0) return;
      const text = `${talk.marker} ${talk.said.length}`;
      const id = world.newId();
      kim.send(world.message(text, id));
      const answer = kim.next(({ type, id: of }) => of === id && (type === "ack" || type === "refused"));
      const said = await Promise.race([answer.then(({ type }) => type), kim.closed]);
      kim.close();
      if (said === "ack") talk.said.push(text);
    },
    async () => {
      clock.now += Math.floor(random() * 4 * year);
    },
    async () => server.restart(),
    async () =>
      void (await late
        .splice(Math.floor(random() * late.length), 1)[0]?.()
        .catch(() => {})),
    async () => void (await server.tick().catch(() => {})),
    async () => {
      clock.now += 10_000;
      rooms.runTimers(10_000);
      await server.tick().catch(() => {});
    },
    async () => {
      if (random() < 0.5) return push(pick(patients, random()));
      const [id, into] = random() < 0.5 ? patients : [...patients].reverse();
      const room = await world.practice.patientRoom(id as string);
      const host = await world.practice.token("system", "host");
      return world.post("patient", room, "roster", host, { type: "merge", id, into, version: ++version });
    },
  ];

  // Usually the years pass first, so that there is something that may go.
  if (random() < 0.8) clock.now += 4 * year;
  const known = new Map<Talk, string>();
  for (const step of upTo(40)) {
    faults = random() < 0.7 ? 1 : 0;
    await pick(acts, random())();
    if (random() < 0.5) for (let turns = 0; turns < 5; turns++) await new Promise(setImmediate);
    for (const talk of talks) {
      const texts = await seen(talk);
      const where = `seed ${seed}, step ${step}, ${talk.marker}`;
      // All of it, or nothing.
      if (texts)
        for (const text of talk.said) assert.ok(texts.includes(text), `${where}: ${text} is missing`);
      if (talk.holds.size > 0)
        assert.ok(
          logOf(talk).every(entry => "salt" in entry),
          `${where} is held, and its words go`,
        );
      if (known.get(talk) === "gone") assert.equal(texts ?? null, null, `${where} comes back`);
      if (logOf(talk).some(entry => !("salt" in entry))) known.set(talk, "gone");
    }
  }

  // All is well again; what was on its way comes now.
  faults = 0;
  const rest = async (): Promise<void> => {
    for (let ticks = 0; ticks < 8; ticks++) {
      await atRest(rooms);
      clock.now += 70_000;
      rooms.runTimers(70_000);
    }
    await atRest(rooms);
  };
  await rest();
  for (const make of late) await make().catch(() => {});
  await rest();
  const certificates: string[] = [];
  const purges = new Map<string, PatientRetention["purges"][number]>();
  for (const patient of patients) {
    const room = await world.practice.personRoom("staff", "iris");
    const asked = { patient: world.patientId(patient), limit: 100 };
    const { body } = await world.post("person", room, "record", await token("iris"), asked);
    for (const { room: of, entry } of (body as unknown as RecordList).items)
      if (entry.type === "purged" && of.key === world.patientId(patient))
        certificates.push(
          (entry as unknown as { certificate: { conversation: string } }).certificate.conversation,
        );
    const home = await world.practice.patientRoom(patient);
    const stands = await world.get("patient", home, "retention", await token("iris"));
    for (const purge of (stands.body as unknown as PatientRetention).purges ?? [])
      purges.set(purge.conversation, purge);
  }
  for (const talk of talks) {
    const where = `seed ${seed}, in the end, ${talk.marker}`;
    const texts = await seen(talk);
    const { ok } = verifyLog(logOf(talk));
    assert.ok(ok, where);
    const phase = purges.get(talk.id)?.phase;
    if (texts) {
      for (const text of talk.said) assert.ok(texts.includes(text), `${where}: ${text}`);
      assert.ok(phase === undefined || phase === "proposed", `${where}: ${phase}`);
      assert.ok(!certificates.includes(talk.id), where);
      continue;
    }
    assert.equal(texts, null, where);
    assert.deepEqual(wordsIn(talk), [], where);
    assert.equal(certificates.filter(id => id === talk.id).length, 1, `${where}: ${phase}`);
    assert.equal(talk.holds.size, 0, where);
  }
}

test("[I-1] whatever dies, is lost, late, merged, held or written: nothing half of it is shown, a hold in time wins, and what is gone is gone", async () => {
  const count = size(12, 1_000);
  for (const seed of upTo(count)) await life(seed);
});
