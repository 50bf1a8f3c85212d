/** Questionnaires: pushed by the practice's back end, asked of patients, and what a conversation begins with. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers } from "@carethread/model";
import { asking, published, question } from "../model/questionnaire-examples.ts";
import type { Answered } from "../support/world.ts";
import { atRest, createRooms, eventsOf, type Rooms, type RoomsOptions, textsOf } from "./support.ts";

const chat = { settings: { kinds: ["encounter-chat", "topic"] } };

type Json = Record<string, unknown>;

async function opened(options: RoomsOptions = chat): Promise<Rooms> {
  return createRooms(options);
}

const roomOf = ({ world }: Rooms): string => `${world.practice.id}~practice`;

async function push(rooms: Rooms, questionnaire: object, version = 1): Promise<Answered> {
  const token = await rooms.world.practice.token("system", "host");
  const body = { type: "questionnaire", version, questionnaire };
  return rooms.world.post("practice", roomOf(rooms), "questionnaire", token, body);
}

async function withdraw(rooms: Rooms, id: string, version: number): Promise<Answered> {
  const token = await rooms.world.practice.token("system", "host");
  const body = { type: "withdrawal", id, version };
  return rooms.world.post("practice", roomOf(rooms), "questionnaire", token, body);
}

async function ask(
  rooms: Rooms,
  body: Json = {},
  who: readonly ["staff" | "portal" | "system", string] = ["portal", "rosa"],
): Promise<{ status: number; body: Json }> {
  const [kind, sub] = who;
  const token = await rooms.world.practice.token(kind, sub);
  const answer = await rooms.world.post("practice", roomOf(rooms), "questionnaires", token, body);
  return { status: answer.status, body: answer.body as unknown as Json };
}

async function begin(rooms: Rooms, change: Json, who: "staff" | "portal" = "portal"): Promise<Answered> {
  const { world } = rooms;
  const room = await world.practice.patientRoom("rosa");
  const token = await world.practice.token(who, who === "staff" ? "kim" : "rosa");
  const body = { commandId: world.newId(), kind: "encounter-chat", ...change };
  return world.post("patient", room, "conversations", token, body);
}

const visit = (items: Answers, questionnaire = "before-visit"): Json => ({
  answers: { questionnaire, items },
});
const good: Answers = { reason: [{ valueString: "My knee hurts" }], "1.1": [{ valueBoolean: false }] };

test("[F-062] people of the practice are shown its questionnaires, and one of them whole", async () => {
  const rooms = await opened();
  assert.deepEqual((await ask(rooms)).body, { questionnaires: [] });
  for (const questionnaire of Object.values(published))
    assert.equal((await push(rooms, questionnaire)).status, 200);
  for (const who of [
    ["portal", "rosa"],
    ["staff", "kim"],
  ] as const) {
    assert.deepEqual((await ask(rooms, {}, who)).body, {
      questionnaires: [published.alcohol, published.beforeVisit, published.phq9].map(
        ({ id, title, description }) => ({ id, title, description }),
      ),
    });
    const { body } = await ask(rooms, { id: "phq-9" }, who);
    const { title, item } = body.questionnaire as { title: string; item: Json[] };
    assert.deepEqual([title, item.length], [published.phq9.title, published.phq9.item.length]);
  }
  rooms.server.restart();
  assert.equal(((await ask(rooms)).body.questionnaires as Json[]).length, 3);
  assert.deepEqual((await ask(rooms, { id: "none" })).body.code, "questionnaire-gone");
  assert.equal((await ask(rooms, { id: "a b" })).body.code, "bad-request");
  assert.equal((await ask(rooms, {}, ["system", "host"])).body.code, "not-found");
  const stranger = await rooms.elsewhere.practice.token("portal", "rosa");
  assert.equal(
    (await rooms.world.post("practice", roomOf(rooms), "questionnaires", stranger, {})).status,
    404,
  );
});

test("[F-062] the back end alone pushes questionnaires; an older version changes nothing", async () => {
  const rooms = await opened();
  assert.deepEqual((await push(rooms, published.phq9, 3)).body as unknown, { id: "phq-9", applied: true });
  assert.deepEqual((await push(rooms, { ...published.phq9, title: "Old" }, 2)).body.applied, false);
  assert.deepEqual((await push(rooms, { ...published.phq9, title: "New" }, 4)).body.applied, true);
  assert.deepEqual(
    ((await ask(rooms)).body.questionnaires as Json[]).map(({ title }) => title),
    ["New"],
  );
  const [first, second] = await Promise.all([
    push(rooms, { ...published.phq9, title: "Fifth" }, 5),
    push(rooms, { ...published.phq9, title: "Sixth" }, 6),
  ]);
  assert.deepEqual([first.status, second.status], [200, 200]);
  assert.deepEqual(
    ((await ask(rooms)).body.questionnaires as Json[]).map(({ title }) => title),
    ["Sixth"],
  );
  assert.equal((await withdraw(rooms, "phq-9", 6)).body.applied, false);
  assert.equal((await withdraw(rooms, "phq-9", 7)).body.applied, true);
  assert.equal((await push(rooms, published.phq9, 7)).body.applied, false);
  assert.deepEqual((await ask(rooms)).body, { questionnaires: [] });
  assert.equal((await ask(rooms, { id: "phq-9" })).body.code, "questionnaire-gone");
  // Of one that was never pushed an older push comes too late as well.
  assert.equal((await withdraw(rooms, "other", 9)).body.applied, true);
  assert.equal((await push(rooms, { ...published.phq9, id: "other" }, 8)).body.applied, false);
  const { body } = await push(rooms, asking(question("ok"), question("photo", { type: "attachment" })));
  assert.deepEqual([body.code, body.params], ["questionnaire-unsupported", { linkId: "photo", at: "type" }]);
  for (const who of [
    ["portal", "rosa"],
    ["staff", "kim"],
  ] as const) {
    const token = await rooms.world.practice.token(who[0], who[1]);
    const sent = { type: "questionnaire", version: 1, questionnaire: published.phq9 };
    assert.equal(
      (await rooms.world.post("practice", roomOf(rooms), "questionnaire", token, sent)).status,
      404,
    );
  }
});

test("a practice has so many questionnaires and no more, and one that goes makes room", async () => {
  const rooms = await opened();
  for (let n = 0; n < 100; n++)
    assert.equal((await push(rooms, { ...asking(question("1")), id: `q${n}` })).status, 200);
  assert.equal((await push(rooms, asking(question("1")))).body.code, "too-many-questionnaires");
  assert.equal((await push(rooms, { ...asking(question("1")), id: "q7" }, 2)).status, 200);
  assert.equal((await withdraw(rooms, "q7", 3)).status, 200);
  assert.equal((await push(rooms, asking(question("1")))).status, 200);
});

test("[F-063] a patient's answers begin a conversation with its title, its words and a QuestionnaireResponse", async () => {
  const rooms = await opened();
  await push(rooms, published.beforeVisit);
  const { status, body } = await begin(rooms, visit({ ...good, "2.2": [{ valueInteger: 5 }] }));
  assert.equal(status, 200, JSON.stringify(body));
  for (const [side, sub] of [
    ["staff", "kim"],
    ["portal", "rosa"],
  ] as const) {
    const reader = await rooms.world.join(side, sub, body.id);
    const { title, kind } = (await reader.next("welcome")).head as Json;
    assert.deepEqual([title, kind], ["Before your visit", "encounter-chat"]);
    const [text = ""] = textsOf(reader);
    assert.match(text, /^What brings you to us\? My knee hurts\n\nYour health\nAre you allergic/);
    const message = eventsOf(reader).find(({ type }) => type === "message") as Json | undefined;
    const { response } = (message?.body ?? {}) as { response: Json };
    assert.equal(response.resourceType, "QuestionnaireResponse");
    assert.equal(response.authored, new Date(rooms.clock.now).toISOString());
    assert.deepEqual(
      (response.item as Json[]).map(({ linkId }) => linkId),
      ["reason", "1"],
    );
  }
  await atRest(rooms);
  const inbox = await rooms.world.inbox("staff", "kim");
  const rows = (await inbox.next("welcome")).rows as { last: { text: string } }[];
  assert.deepEqual(
    rows.map(({ last }) => last.text),
    ["What brings you to us? My knee hurts Your health Are you allergic to anything? No"],
  );
});

test("[F-061] [F-063] who begins by answers: patients, where the kind asks for them, and nobody else", async () => {
  const rooms = await opened();
  await push(rooms, published.beforeVisit);
  const codeOf = async (change: Json, who: "staff" | "portal" = "portal") =>
    (await begin(rooms, change, who)).body.code;
  assert.equal(await codeOf({ title: "Results", first: { text: "Hello" } }), "answers-incomplete");
  assert.equal(await codeOf({ title: "Results" }), "text-empty");
  assert.equal(await codeOf({ ...visit(good), title: "Mine" }), "bad-request");
  assert.equal(await codeOf({ ...visit(good), first: { text: "Hello" } }), "bad-request");
  assert.equal(await codeOf({ ...visit(good), kind: "topic", title: "Knee" }), "bad-request");
  assert.equal(await codeOf(visit(good), "staff"), "bad-request");
  assert.equal((await begin(rooms, { title: "Results" }, "staff")).status, 200);
});

test("[F-063] answers that do not fit are refused with the question, and may be mended", async () => {
  const rooms = await opened();
  await push(rooms, published.beforeVisit);
  const commandId = rooms.world.newId();
  const { status, body } = await begin(rooms, { ...visit({ reason: good.reason ?? [] }), commandId });
  assert.deepEqual(
    [status, body.code, body.params],
    [400, "answers-incomplete", { linkId: "1.1", problem: "required" }],
  );
  const unknown = await begin(rooms, { ...visit({ ...good, none: [{ valueBoolean: true }] }), commandId });
  assert.deepEqual(unknown.body.params, { linkId: "none", problem: "not-asked" });
  assert.equal((await begin(rooms, { ...visit(good, "other"), commandId })).body.code, "questionnaire-gone");
  const many = asking(...Array.from({ length: 20 }, (_, at) => question(String(at))));
  await push(rooms, many);
  const long = Object.fromEntries([...Array(20).keys()].map(at => [at, [{ valueString: "x".repeat(900) }]]));
  assert.equal((await begin(rooms, visit(long, "q"))).body.code, "answers-too-long");
  assert.equal((await begin(rooms, { ...visit(good), commandId })).status, 200);
  await atRest(rooms);
  const inbox = await rooms.world.inbox("portal", "rosa");
  assert.equal(((await inbox.next("welcome")).rows as Json[]).length, 1);
});

test("[I-2] a start by answers whose answer was lost is finished by asking again, also where the questionnaire is gone by then", async () => {
  for (const lost of ["request", "answer"] as const) {
    const rooms = await opened();
    await push(rooms, published.beforeVisit);
    const commandId = rooms.world.newId();
    rooms.calls.through = async ({ path }, make) => {
      if (path !== "internal/init") return make();
      if (lost === "answer") await make();
      throw new Error("lost");
    };
    assert.equal((await begin(rooms, { ...visit(good), commandId })).body.retryable, true);
    rooms.calls.through = (_, make) => make();
    await withdraw(rooms, "before-visit", 2);
    rooms.server.restart();
    const again = await begin(rooms, { ...visit(good), commandId });
    if (lost === "answer") assert.equal(again.status, 200, JSON.stringify(again.body));
    else assert.equal(again.body.code, "questionnaire-gone");
    await atRest(rooms);
    const inbox = await rooms.world.inbox("staff", "kim");
    assert.equal(((await inbox.next("welcome")).rows as Json[]).length, lost === "answer" ? 1 : 0);
  }
});

test("a practice whose room does not answer holds up a start by answers alone, for a while", async () => {
  const rooms = await opened();
  await push(rooms, published.beforeVisit);
  rooms.calls.through = async ({ path }, make) => {
    if (path === "internal/questionnaire") throw new Error("away");
    return make();
  };
  const { body } = await begin(rooms, visit(good));
  assert.deepEqual([body.code, body.retryable], ["server-error", true]);
  assert.equal((await begin(rooms, { kind: "topic", title: "Knee", first: { text: "Hello" } })).status, 200);
});
