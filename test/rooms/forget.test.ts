/** How rooms let go of words: none is left in any stored value, and what proves the log still does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexRoom, type Party, type Purged, type Stored, sliceOf, verifyLog } from "@carethread/model";
import { decode } from "@carethread/rooms/base/base";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, eventsOf, give, heard, type Rooms, say, textsOf, upTo } from "./support.ts";

const secret = "memory-".repeat(8);
/** What people wrote, and who the patient is. */
const words = /Zebrafinch|Quillon|MRN-4711/;
const ofConversation = /Zebrafinch/;

interface Scene extends Rooms {
  readonly id: string;
  readonly patient: string;
  /** Every room that has stored anything. */
  readonly stored: Map<string, readonly [Party, string]>;
  /** Rooms of which a stored value has such words. */
  wordsIn(pattern: RegExp): string[];
  /** Orders a room to forget, as often as it takes; says how often. */
  forget(party: Party, room: string, what: object): Promise<number>;
}

/** A conversation about Quillon Vex with 150 messages, notes and a title, which everybody has in their inbox. */
async function scene(): Promise<Scene> {
  const rooms = await createRooms({ settings: { notes: true, staffAccess: "searchable" } });
  const { world, server, puts } = rooms;
  const stored: Scene["stored"] = new Map();
  puts.before = ({ party, room }) => void stored.set(`${party}/${room}`, [party, room]);
  await world.pushPatient("quillon", {
    name: "Quillon Vex",
    patientId: "MRN-4711",
    team: [
      { id: "kim", name: "Kim Park", role: "primary-coach" },
      { id: "omar", name: "Omar Haddad", role: "care-team" },
    ],
    linked: [{ id: "rosa", name: "Rosa Diaz", relation: "guardian" }],
  });
  const started = await world.startTopic("staff", "kim", "quillon", {
    title: "A Zebrafinch",
    first: { text: "Zebrafinch 0" },
  });
  const id = started.body.id;
  const kim = await world.join("staff", "kim", id);
  const rosa = await world.join("portal", "rosa", id);
  await Promise.all([kim.next("welcome"), rosa.next("welcome")]);
  for (const n of upTo(150)) await say(n % 3 === 0 ? rosa : kim, world, `Zebrafinch ${n}`);
  await say(kim, world, "Zebrafinch, between us", "staff");
  await correct(rooms, kim, rosa);
  await atRest(rooms, kim, rosa);
  // A room that sleeps, with all of it stored.
  for (const socket of [kim, rosa]) socket.close();
  const patient = await world.patientId("quillon");
  return {
    ...rooms,
    id,
    patient,
    stored,
    wordsIn(pattern) {
      const found = [];
      for (const [name, [party, room]] of stored)
        for (const [key, value] of server.disk(party, room))
          if (pattern.test(JSON.stringify(decode(value)))) found.push(`${name} ${key.split(":")[0]}`);
      return [...new Set(found)];
    },
    async forget(party, room, what) {
      for (let tries = 1; tries < 50; tries++) {
        const response = await server.fetch(`${server.url}/parties/${party}/${room}/internal/forget`, {
          method: "POST",
          headers: { authorization: `Bearer ${secret}` },
          body: JSON.stringify(what),
        });
        if (response.status === 200) return tries;
      }
      return assert.fail(`${party} forgets nothing`);
    },
  };
}

/** Rosa asks twice for a correction, which is answered once. */
async function correct({ world }: Rooms, kim: RawSocket, rosa: RawSocket): Promise<void> {
  const { pos } = eventsOf(rosa).findLast(({ type }) => type === "message") ?? { pos: 0 };
  const ask = { type: "ask-correction", pos, wrong: "Zebrafinch", right: "No Zebrafinch" };
  assert.equal((await give(rosa, world, ask)).type, "ack");
  await heard(kim);
  const asked = eventsOf(kim).findLast(({ type }) => type === "correction-asked");
  const { correction } = asked as unknown as { correction: string };
  const answer = { type: "answer-correction", correction, as: "approved", text: "A Zebrafinch, corrected" };
  assert.equal((await give(kim, world, answer)).type, "ack");
  assert.equal((await give(rosa, world, ask)).type, "ack");
}

/** Everybody who has words of the conversation, in the order in which a purge would go. */
async function forgetConversation({ world, id, patient, forget }: Scene): Promise<number> {
  let tries = await forget("main", world.conversationRoom(id), { conversation: id });
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["staff", "omar"],
    ["portal", "rosa"],
  ] as const)
    tries += await forget("person", await world.practice.personRoom(kind, sub), { conversation: id });
  return tries + (await forget("index", indexRoom("harbor", sliceOf(patient, 1)), { conversation: id }));
}

function logOf({ server, world, id }: Scene): (Stored | Purged)[] {
  const disk = [...server.disk("main", world.conversationRoom(id))];
  const entries = disk.filter(([key]) => key.startsWith("e:")).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([, value]) => decode<Stored | Purged>(value));
}

test("after a conversation is forgotten no stored value has a word of it, and its log still verifies", async () => {
  const now = await scene();
  const before = verifyLog(logOf(now));
  assert.ok(now.wordsIn(ofConversation).length >= 5, `${now.wordsIn(ofConversation)}`);
  await forgetConversation(now);
  assert.deepEqual(now.wordsIn(ofConversation), []);
  const after = verifyLog(logOf(now));
  assert.ok(before.ok && after.ok);
  assert.equal(after.link, before.link);
  // Nor later, whatever is told late or asked again.
  now.clock.now += 3_600_000;
  now.server.restart();
  await atRest(now);
  assert.deepEqual(now.wordsIn(ofConversation), []);
});

test("whoever has it open is closed, everybody's row goes, and to nobody it was ever there", async () => {
  const now = await scene();
  const { world, id } = now;
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  const inbox = await world.inbox("staff", "kim");
  await inbox.next("welcome");
  await now.forget("main", world.conversationRoom(id), { conversation: id });
  assert.equal(await kim.closed, 4403);
  await atRest(now, inbox);
  const gone = await inbox.next(({ type, row }) => type === "row" && (row as { gone?: true }).gone === true);
  assert.equal((gone.row as { id: string }).id, id);
  const again = await world.join("staff", "kim", id);
  assert.equal(await again.closed, 4404);
  const token = await world.practice.token("staff", "kim");
  const page = await world.get("main", world.conversationRoom(id), "events?before=9", token);
  assert.equal(page.status, 404);
  const list = await world.get(
    "patient",
    await world.practice.patientRoom("quillon"),
    "conversations",
    token,
  );
  assert.deepEqual(list.body.rows, []);
});

test("a chart that is forgotten leaves no word in any room, and the patient can be pushed again", async () => {
  const now = await scene();
  const { world, patient } = now;
  await forgetConversation(now);
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["staff", "omar"],
    ["portal", "rosa"],
  ] as const)
    await now.forget("person", await world.practice.personRoom(kind, sub), { patient });
  await now.forget("patient", await world.practice.patientRoom("quillon"), { patient });
  await now.forget("index", indexRoom("harbor", sliceOf(patient, 1)), { patient });
  await atRest(now);
  assert.deepEqual(now.wordsIn(words), []);
  const pushed = await world.pushPatient("quillon", { name: "Quillon Vex", patientId: "MRN-4711" });
  assert.equal(pushed.body.applied, true);
  await atRest(now);
  const room = await world.practice.personRoom("staff", "kim");
  const found = await world.post("person", room, "patients", await world.practice.token("staff", "kim"), {
    q: "quillon",
  });
  assert.equal(found.body.patients.length, 1);
});

test("[I-1] broken off at any commit it goes on, and in between nothing of it is shown", async () => {
  for (let last = 0; last < 8; last++) {
    const now = await scene();
    const { world, id, puts } = now;
    let commits = 0;
    puts.before = ({ party, room }) => {
      now.stored.set(`${party}/${room}`, [party, room]);
      if (party === "main" && commits++ === last) throw new Error("the process dies");
    };
    const tries = await now.forget("main", world.conversationRoom(id), { conversation: id });
    assert.ok(tries <= 2);
    if (tries === 2) {
      const kim = await world.join("staff", "kim", id);
      assert.equal(await kim.closed, 4404);
      assert.deepEqual(textsOf(kim), []);
    }
    await forgetConversation(now);
    assert.deepEqual(now.wordsIn(ofConversation), [], `broken off at commit ${last}`);
    assert.ok(verifyLog(logOf(now)).ok);
  }
});

test("other conversations and patients stay as they were", async () => {
  const now = await scene();
  const other = await now.topic({ title: "Another", first: { text: "Stays" } });
  await forgetConversation(now);
  await now.forget("index", indexRoom("harbor", 0), { patient: now.patient });
  const kim = await now.world.join("staff", "kim", other);
  await kim.next("welcome");
  await heard(kim);
  assert.deepEqual(textsOf(kim), ["Stays"]);
  const wrong = await now.server.fetch(
    `${now.server.url}/parties/main/${now.world.conversationRoom(other)}/internal/forget`,
    {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify({ conversation: now.id }),
    },
  );
  assert.equal(wrong.status, 404);
});
