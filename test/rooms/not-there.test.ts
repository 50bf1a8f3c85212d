/** What does not exist and what is not for this person are told apart by nobody. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRooms, typesOf } from "./support.ts";

const rooms = await createRooms();
const { world, elsewhere } = rooms;
const { practice } = world;
const topic = await rooms.topic();
await world.pushPatient("ines", {
  name: "Ines Roth",
  linked: [{ id: "ines", name: "Ines Roth", relation: "self" }],
});

/** Who asks for which conversation; none of it is for them. */
async function strangers(): Promise<Record<string, [room: string, token: string]>> {
  const kim = await practice.token("staff", "kim");
  const there = world.conversationRoom(topic);
  return {
    "a conversation that never was": [world.conversationRoom(world.newId()), kim],
    "another practice's conversation": [`inland~${topic}`, kim],
    "a practice that never was": [`nowhere~${topic}`, kim],
    "a name with a blank": ["harbor~a%20b", kim],
    "a name in capitals": [`HARBOR~${topic.toUpperCase()}`, kim],
    "a name without a practice": [topic, kim],
    "a name with a part too many": [`${there}~x`, kim],
    "the practice's own room": ["harbor~practice", kim],
    "a nurse who does not look after the patient": [there, await practice.token("staff", "vera")],
    "a nurse whom the host never pushed": [there, await practice.token("staff", "nobody")],
    "another patient": [there, await practice.token("portal", "ines")],
    "a portal user with the nurse's login": [there, await practice.token("portal", "kim")],
    "a nurse with the patient's login": [there, await practice.token("staff", "rosa")],
    "a person of another practice": [there, await elsewhere.practice.token("staff", "kim")],
  };
}

test("[F-022] [I-4] the socket of somebody without a right ends as one of a room that never was", async () => {
  for (const [what, [room, token]] of Object.entries(await strangers())) {
    const socket = await world.dial("main", room);
    socket.send({ type: "hello", v: 1, token });
    socket.send(world.message("Is anybody there?"));
    assert.equal(await socket.closed, 4404, what);
    assert.deepEqual(socket.texts, [], what);
  }
});

test("[F-022] [I-4] HTTP answers somebody without a right byte for byte as for a room that never was", async () => {
  const answers = new Set<string>();
  for (const [room, token] of Object.values(await strangers())) {
    for (const [method, path] of [
      ["GET", "events?before=3"],
      ["GET", "events?before=nonsense"],
      ["POST", "import"],
    ] as const) {
      const response = await world.server.fetch(`${world.room("main", room)}/${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(method === "POST" ? { body: "{}" } : {}),
      });
      answers.add(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
    }
  }
  assert.equal(answers.size, 1, [...answers].join("\n"));
  assert.match([...answers].join(), /^404 .*"code":"not-found"/);
});

test("[F-022] a patient is there only for whoever may see the patient", async () => {
  const answers = new Set<string>();
  const start = { commandId: world.newId(), kind: "topic", title: "Hello", first: { text: "Hello" } };
  for (const [patient, kind, sub] of [
    ["rosa", "staff", "vera"],
    ["rosa", "staff", "nobody"],
    ["rosa", "portal", "ines"],
    ["never", "staff", "kim"],
    ["never", "portal", "rosa"],
  ] as const) {
    const room = await practice.patientRoom(patient);
    for (const body of [start, {}, "no JSON"]) {
      const answer = await world.post(
        "patient",
        room,
        "conversations",
        await practice.token(kind, sub),
        body,
      );
      answers.add(JSON.stringify(answer));
    }
  }
  assert.equal(answers.size, 1, [...answers].join("\n"));
  assert.equal(JSON.parse([...answers].join()).status, 404);
});

test("[F-022] an inbox opens for its own person alone", async () => {
  const own = await practice.personRoom("staff", "kim");
  const unknown = await practice.personRoom("staff", "nobody");
  const answers = new Set<string>();
  for (const [room, token] of [
    [own, await practice.token("staff", "omar")],
    [own, await practice.token("portal", "kim")],
    [own, await practice.token("system", "kim")],
    [own, await elsewhere.practice.token("staff", "kim")],
    [unknown, await practice.token("staff", "nobody")],
    [unknown, await practice.token("staff", "kim")],
    ["harbor~nonsense", await practice.token("staff", "kim")],
  ] as const) {
    const socket = await world.dial("person", room);
    socket.send({ type: "hello", v: 1, token });
    assert.equal(await socket.closed, 4404);
    assert.deepEqual(socket.texts, []);
    answers.add(JSON.stringify(await world.get("person", room, "rows?after=", token)));
  }
  assert.equal(answers.size, 1, [...answers].join("\n"));
});

test("[F-022] rosters are pushed by the host alone", async () => {
  const push = { type: "staff", id: "kim", version: 9, name: "Somebody else" };
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["portal", "kim"],
  ] as const) {
    const token = await practice.token(kind, sub);
    const person = await world.post(
      "person",
      await practice.personRoom("staff", "kim"),
      "roster",
      token,
      push,
    );
    const patient = await world.post(
      "patient",
      await practice.patientRoom("rosa"),
      "roster",
      token,
      world.rosa(),
    );
    assert.deepEqual([person.status, patient.status], [404, 404]);
    assert.deepEqual(person.body, patient.body);
  }
});

test("rooms of patients and of the practice have no socket", async () => {
  for (const [party, room] of [
    ["patient", await practice.patientRoom("rosa")],
    ["patient", await practice.patientRoom("never")],
    ["practice", "harbor~practice"],
    ["index", "harbor~00"],
    ["hooks", "harbor~hooks"],
  ] as const) {
    const socket = await world.dial(party, room);
    assert.equal(await socket.closed, 4404);
    assert.deepEqual(typesOf(socket.frames), []);
  }
});
