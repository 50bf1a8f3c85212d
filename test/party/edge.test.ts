import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type ClientOptions, WebSocket } from "ws";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { until } from "../support/until.ts";
import { createWorld, type World } from "../support/world.ts";

let runtime: Runtime;
let world: World;
let conversation: string;

before(async () => {
  world = await createWorld(async practices => {
    runtime = await startRuntime({ practices, delays: { helloWithin: 300 } });
    return runtime;
  });
  conversation = (await world.startTopic("staff", "kim")).body.id;
});
after(() => runtime.stop());

test("[I-4] unknown room, foreign practice, odd name and no right close alike before a welcome", async () => {
  const kim = await world.practice.token("staff", "kim");
  const vera = await world.practice.token("staff", "vera");
  const foreign = await world.practice.token("staff", "kim", { practice: "elsewhere" });
  const attempts: [string, string][] = [
    [world.conversationRoom(world.newId()), kim],
    [world.conversationRoom(conversation), vera],
    [world.conversationRoom(conversation), foreign],
    [`elsewhere~${conversation}`, kim],
    ["no%20name", kim],
    [`harbor~${conversation}~x`, kim],
  ];
  for (const [room, token] of attempts) {
    const socket = await world.dial("main", room);
    socket.send({ type: "hello", v: 1, token });
    assert.equal(await socket.closed, 4404, room);
    assert.deepEqual(socket.texts, []);
  }
});

test("[I-4] internal paths cannot be reached from outside, secret or not", async () => {
  const room = world.conversationRoom(conversation);
  for (const token of [await world.practice.token("system", "host"), runtime.secret]) {
    for (const path of ["internal/wake", "internal/patient", "internal/%70erson", "./internal/wake"]) {
      const answer = await world.post("main", room, path, token, {});
      assert.equal(answer.status, 404, path);
      assert.equal(answer.body.code, "not-found");
    }
  }
});

test("[I-9] a socket whose address has a long query is refused at once, and the others go on", async () => {
  const kim = await world.join("staff", "kim", conversation);
  await kim.next("welcome");
  const odd = await world.dial("main", `${world.conversationRoom(conversation)}?x=${"y".repeat(1_700)}`);
  assert.equal(await odd.closed, 4404);
  const rosa = await world.join("portal", "rosa", conversation);
  await rosa.next("welcome");
  const id = world.newId();
  kim.send(world.message("Still here", id));
  assert.equal((await kim.next(frame => frame.id === id)).type, "ack");
  await rosa.next("events");
});

test("a socket that says nothing is closed as too slow", async () => {
  const socket = await world.dial("main", world.conversationRoom(conversation));
  assert.equal(await socket.closed, 4408);
});

test("[I-7] what a frame or body holds is not in the rooms' output", async () => {
  const secret = "a very private sentence";
  const socket = await world.join("staff", "kim", conversation);
  await socket.next("welcome");
  socket.send({
    type: "command",
    id: world.newId(),
    command: { type: "message", text: secret, visibility: "x" },
  });
  assert.equal((await socket.next("refused")).code, "bad-request");
  socket.send(world.message(secret));
  await socket.next("ack");
  await world.post("main", world.conversationRoom(conversation), "import", "no token", `{"${secret}`);
  socket.close();
  assert.equal(runtime.output().includes(secret), false);
  assert.equal(runtime.output().includes("MRN-rosa"), false);
});

test("[I-7] the health of a deployment says nothing of anybody, and numbers to its operator alone", async () => {
  const ask = async (headers: Record<string, string> = {}): Promise<unknown> =>
    (await fetch(`${runtime.url}/health`, { headers })).json();
  assert.deepEqual(await ask(), { ok: true });
  assert.deepEqual(await ask({ authorization: `Bearer ${"x".repeat(40)}` }), { ok: true });
  assert.deepEqual(await ask({ authorization: `Bearer ${runtime.secret}` }), {
    ok: true,
    practices: { harbor: { waiting: 0, givenUp: 0, dropped: 0, failingSince: null } },
  });
  assert.equal((await fetch(`${runtime.url}/elsewhere`)).status, 404);
});

test("a page of another origin gets nothing", async () => {
  const url = world.room("main", world.conversationRoom(conversation)).replace(/^http/, "ws");
  const socket = new WebSocket(url, { origin: "https://evil.test", closeTimeout: 200 } as ClientOptions);
  const code = await new Promise(resolve => socket.on("close", resolve));
  assert.equal(code, 4404);
  const answer = await fetch(`${world.room("main", world.conversationRoom(conversation))}/events?before=2`, {
    headers: {
      origin: "https://evil.test",
      authorization: `Bearer ${await world.practice.token("staff", "kim")}`,
    },
  });
  assert.equal(answer.status, 404);
  assert.equal(answer.headers.get("access-control-allow-origin"), null);
});

test("a deployment without its environment says so to the operator and serves nothing", async () => {
  const bare = await startRuntime({ practices: {} });
  try {
    const answer = await fetch(`${bare.url}/parties/index/harbor~00/tick`, { method: "POST" });
    assert.equal(answer.status, 500);
    assert.equal(((await answer.json()) as { code: string }).code, "server-misconfigured");
    assert.equal((await fetch(`${bare.url}/health`)).status, 500);
    const sentence = "Carethread cannot serve: CARETHREAD_PRACTICES registers no practice";
    await until(() => bare.output().includes(sentence), "the sentence for the operator");
  } finally {
    await bare.stop();
  }
});
