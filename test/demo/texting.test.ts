/** The demo's carrier and its phones, before real rooms: what they do as carriers do, and what the rooms make of it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { automaticText, type PatientTexting } from "@carethread/model";
import { createMemoryServer } from "@carethread/rooms/memory";
import { Carrier } from "../../packages/demo/src/texting/carrier.ts";
import { optOutAnswers } from "../../packages/demo/src/texting/opt-out.ts";
import { until } from "../support/until.ts";
import { createWorld, type World } from "../support/world.ts";

const phone = "+12025550123";
const practice = "harbor";
let world: World;
let carrier: Carrier;
/** What the carrier told of each text, in its order. */
const told: string[] = [];
let tick: () => Promise<unknown>;
const ends: (() => unknown)[] = [];
after(async () => {
  for (const end of ends.reverse()) await end();
});

before(async () => {
  const rooms = {
    fetch: (_: string, __: RequestInit): Promise<Response> => Promise.reject(new Error("none yet")),
  };
  const front = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const fields = new URLSearchParams(body);
    if (fields.has("MessageStatus"))
      told.push(`${fields.get("MessageStatus")} ${fields.get("ErrorCode") ?? ""}`.trim());
    const headers = request.headers as Record<string, string>;
    const answer = await rooms.fetch(request.url ?? "", { method: "POST", headers, body });
    response.writeHead(answer.status).end(await answer.text());
  }).listen(0, "127.0.0.1");
  await once(front, "listening");
  const address = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  carrier = await Carrier.start({ numbers: { [practice]: "+12025550100" }, rooms: address });
  ends.push(() => {
    front.closeAllConnections();
    front.close();
  });
  ends.push(() => carrier.close());
  world = await createWorld(
    practices => {
      const registered = practices[practice] as object;
      const server = createMemoryServer({
        practices: { [practice]: { ...registered, texting: carrier.accounts()[practice] } },
      });
      rooms.fetch = (path, init) => server.fetch(server.url + path, init);
      tick = () => server.tick();
      return server;
    },
    { kinds: ["continuous"], texting: true, enrolmentNeeded: true },
  );
  const room = await world.practice.patientRoom("rosa");
  await world.post("patient", room, "roster", await world.practice.token("system", "host"), {
    ...{ type: "patient", id: "rosa", version: 9, name: "Rosa Diaz", patientId: "A-1", phone },
    ...{ birthDate: "1981-04-09", team: [{ id: "kim", name: "Kim", role: "primary-coach" }] },
  });
});

const shown = async (): Promise<string[]> => (await carrier.texts(practice, phone)).map(({ body }) => body);

async function texting(deed?: string): Promise<PatientTexting["status"]> {
  const room = await world.practice.patientRoom("rosa");
  const token = await world.practice.token("staff", "kim");
  const { body } =
    deed === undefined
      ? await world.get("patient", room, "texting", token)
      : await world.post("patient", room, "texting", token, { deed });
  return (body as unknown as PatientTexting).status;
}

test("a phone answers as carriers do: it is enrolled, refused after STOP, and what became of a text is told twice and late", async () => {
  const name = "Practice harbor";
  assert.equal(await texting("invite"), "pending");
  await until(async () => (await shown()).length === 1, "the opt-in text");
  await carrier.send(practice, phone, "04/09/1981");
  await until(async () => (await texting()) === "enabled", "the status");
  await until(() => told.length >= 6, "what became of two texts");
  assert.deepEqual(told.slice(0, 3).sort(), ["delivered", "delivered", "sent"]);

  await carrier.send(practice, phone, "look at it", true);
  await until(
    async () => (await shown()).includes(automaticText("no-files", name)),
    "the answer to the photo",
  );
  const { body } = await world.post(
    "patient",
    await world.practice.patientRoom("rosa"),
    "conversations",
    await world.practice.token("staff", "kim"),
    { commandId: world.newId(), kind: "continuous" },
  );
  const kim = await world.join("staff", "kim", body.id);
  const photo = await kim.next(frame => JSON.stringify(frame).includes("look at it"));
  assert.ok(JSON.stringify(photo).includes('"omitted":1'));

  const say = (text: string): void => kim.send(world.message(text));
  say("Put it up");
  // The second and the late word of it change nothing.
  await kim.next(frame => JSON.stringify(frame).includes('"status":"delivered"'));
  assert.ok((await shown()).includes("Put it up"));

  carrier.turn(practice, phone, false);
  say("Did you reach the clinic?");
  await kim.next(frame => JSON.stringify(frame).includes('"code":30003'));
  await until(() => told.filter(each => each === "undelivered 30003").length === 2, "both words of it");
  assert.ok(!(await shown()).includes("Did you reach the clinic?"));
  carrier.turn(practice, phone, true);

  await carrier.send(practice, phone, "Stop");
  await until(async () => (await texting()) === "opted-out", "STOP to be heard");
  assert.equal((await shown()).at(-1), optOutAnswers.STOP);
  await carrier.send(practice, phone, "help");
  await carrier.send(practice, phone, "start");
  await until(async () => (await shown()).at(-1) === automaticText("opt-in", name), "the question who it is");
  await tick();
  const after = await shown();
  assert.deepEqual(
    after.slice(-5),
    ["help", optOutAnswers.HELP, "start", optOutAnswers.START, automaticText("opt-in", name)],
    "what the carrier answered, the rooms do not answer again",
  );
  assert.equal(await texting(), "pending");
  assert.equal(told.filter(each => each === "sent").length * 2, told.filter(each => each !== "sent").length);
  kim.close();
});

test("a number that said STOP is refused by its code, whoever texts it", async () => {
  await carrier.send(practice, phone, "STOP");
  const { api, account, token, number } = carrier.accounts()[practice] ?? assert.fail();
  const response = await fetch(`${api}/2010-04-01/Accounts/${account}/Messages.json`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${account}:${token}`)}` },
    body: new URLSearchParams({ To: phone, From: number, Body: "Hello" }),
  });
  assert.deepEqual([response.status, ((await response.json()) as { code: number }).code], [400, 21610]);
});
