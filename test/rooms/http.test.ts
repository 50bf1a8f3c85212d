/** HTTP at the edge of a room: methods, bodies, origins, and the paths that are for siblings. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, RefusedBody } from "@carethread/model";
import { createRooms } from "./support.ts";

const rooms = await createRooms();
const { world } = rooms;
const { practice } = world;
const topic = await rooms.topic();
const conversation = world.room("main", world.conversationRoom(topic));
const patient = world.room("patient", await practice.patientRoom("rosa"));
const person = world.room("person", await practice.personRoom("staff", "kim"));
const lookUp = world.room("index", "harbor~00");
const ours = "https://ehr.test";

async function ask(url: string, init: RequestInit = {}, token: string | null = null): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  return world.server.fetch(url, { ...init, headers });
}

async function codeOf(response: Response): Promise<[number, string]> {
  return [response.status, RefusedBody.parse(await response.json()).code];
}

test("[F-022] paths for siblings and for the tick are refused without the deployment's secret", async () => {
  const kim = await practice.token("staff", "kim");
  const host = await practice.token("system", "host");
  for (const [room, path] of [
    [conversation, "internal/init"],
    [conversation, "internal/patient"],
    [conversation, "internal/person"],
    [conversation, "internal/wake"],
    [conversation, "internal/nothing"],
    [conversation, "/internal/wake"],
    [patient, "internal/wake"],
    [person, "internal/facts"],
    [person, "internal/row"],
    [lookUp, "internal/due"],
    [lookUp, "internal/patient"],
  ] as const) {
    for (const token of [null, kim, host, "memory-", ""]) {
      const response = await ask(`${room}/${path}`, { method: "POST", body: "{}" }, token);
      assert.deepEqual(await codeOf(response), [404, "not-found"], path);
    }
  }
  assert.deepEqual(await codeOf(await ask(`${conversation}/internal/wake`)), [404, "not-found"]);
  // The operator's path is there for nobody who proves to be somebody else, and nobody is let as far who proves nothing.
  for (const token of [kim, host])
    assert.deepEqual(await codeOf(await ask(`${lookUp}/tick`, { method: "POST", body: "{}" }, token)), [
      404,
      "not-found",
    ]);
  for (const token of [null, "memory-", ""])
    assert.deepEqual(await codeOf(await ask(`${lookUp}/tick`, { method: "POST", body: "{}" }, token)), [
      401,
      "unauthorized",
    ]);
});

test("a wrong method and an unknown path have codes of their own", async () => {
  const kim = await practice.token("staff", "kim");
  for (const [url, method, expected] of [
    [`${conversation}/events?before=3`, "POST", [405, "wrong-method"]],
    [`${conversation}/events?before=3`, "DELETE", [405, "wrong-method"]],
    [`${conversation}/import`, "GET", [405, "wrong-method"]],
    [`${patient}/conversations`, "PUT", [405, "wrong-method"]],
    [`${person}/rows`, "POST", [405, "wrong-method"]],
    [`${conversation}/nothing`, "GET", [404, "not-found"]],
    [conversation, "GET", [404, "not-found"]],
    [`${conversation}/constructor`, "GET", [404, "not-found"]],
    [`${conversation}/events/more`, "GET", [404, "not-found"]],
  ] as const) {
    assert.deepEqual(await codeOf(await ask(url, { method }, kim)), expected, `${method} ${url}`);
  }
});

test("no token, and one that proves nothing, are unauthorized", async () => {
  for (const [url, method] of [
    [`${conversation}/events?before=3`, "GET"],
    [`${patient}/conversations`, "POST"],
    [`${patient}/roster`, "POST"],
    [`${person}/rows?after=`, "GET"],
    [`${person}/roster`, "POST"],
    [`${lookUp}/patients`, "POST"],
  ] as const) {
    for (const header of [undefined, "Bearer", "Bearer ", "Bearer x.y.z", "Basic a2ltOmtpbQ=="]) {
      const response = await ask(url, {
        method,
        headers: header === undefined ? {} : { authorization: header },
      });
      assert.deepEqual(await codeOf(response), [401, "unauthorized"], `${method} ${url} ${header}`);
    }
  }
  const inUrl = await ask(`${conversation}/events?before=3&token=${await practice.token("staff", "kim")}`);
  assert.equal(inUrl.status, 401);
});

test("a body that is no JSON, of a wrong shape or too large is refused with the place", async () => {
  const kim = await practice.token("staff", "kim");
  const start = async (body: string): Promise<RefusedBody & { status: number }> => {
    const response = await ask(`${patient}/conversations`, { method: "POST", body }, kim);
    return { status: response.status, ...RefusedBody.parse(await response.json()) };
  };
  const good = { commandId: world.newId(), kind: "topic", title: "Hello", first: { text: "Hello" } };
  for (const [body, at] of [
    ["", "body"],
    ["{", "body"],
    ["[]", "body"],
    ["null", "body"],
    [JSON.stringify({ ...good, commandId: "1" }), "commandId"],
    [JSON.stringify({ ...good, kind: "chat" }), "kind"],
    [JSON.stringify({ ...good, first: "Hello" }), "first"],
  ] as const) {
    const { status, code, params } = await start(body);
    assert.deepEqual([status, code, params], [400, "bad-request", { at }], body);
  }
  const large = await start(JSON.stringify({ ...good, title: "x".repeat(limits.requestBody) }));
  assert.deepEqual([large.status, large.code, large.retryable], [413, "too-large", false]);
  const known = await start(JSON.stringify({ ...good, kind: "internal" }));
  assert.deepEqual([known.status, known.code], [403, "kind-not-available"]);
  const untitled = await start(JSON.stringify({ ...good, title: " " }));
  assert.deepEqual([untitled.status, untitled.code], [400, "title-required"]);
});

test("a page of events and a page of rows ask for a place", async () => {
  const kim = await practice.token("staff", "kim");
  for (const [url, at] of [
    [`${conversation}/events`, "before"],
    [`${conversation}/events?before=0`, "before"],
    [`${conversation}/events?before=1.5`, "before"],
    [`${conversation}/events?before=-3`, "before"],
    [`${conversation}/events?before=3&limit=101`, "limit"],
    [`${conversation}/events?before=3&limit=0`, "limit"],
    [`${person}/rows`, "after"],
    [`${person}/rows?after=1`, "after"],
  ] as const) {
    const response = await ask(url, {}, kim);
    const body = RefusedBody.parse(await response.json());
    assert.deepEqual([response.status, body.code, body.params], [400, "bad-request", { at }], url);
  }
});

test("[F-195] pages of the registered origins alone may read an answer", async () => {
  const kim = await practice.token("staff", "kim");
  const url = `${conversation}/events?before=3`;
  const allowed = await ask(url, { headers: { origin: ours } }, kim);
  assert.equal(allowed.status, 200);
  assert.equal(allowed.headers.get("access-control-allow-origin"), ours);
  assert.equal(allowed.headers.get("vary"), "origin");
  assert.equal(allowed.headers.get("cache-control"), "no-store");
  for (const origin of ["https://evil.test", "https://ehr.test.evil.test", "http://ehr.test", "null"]) {
    const response = await ask(url, { headers: { origin } }, kim);
    assert.equal(response.headers.get("access-control-allow-origin"), null);
    assert.deepEqual(await codeOf(response), [404, "not-found"], origin);
  }
  const refused = await ask(url, { headers: { origin: ours } });
  assert.equal(refused.status, 401);
  assert.equal(refused.headers.get("access-control-allow-origin"), ours, "a page can read why");
  assert.equal((await ask(url, {}, kim)).status, 200, "who is no page sends no origin");
});

test("[F-195] a preflight is answered for registered origins alone", async () => {
  const preflight = (origin: string): Promise<Response> =>
    ask(`${patient}/conversations`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
  const allowed = await preflight(ours);
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get("access-control-allow-origin"), ours);
  assert.equal(allowed.headers.get("access-control-allow-methods"), "GET, HEAD, POST, PUT, DELETE");
  assert.equal(allowed.headers.get("access-control-allow-headers"), "authorization, content-type");
  assert.equal((await preflight("https://evil.test")).headers.get("access-control-allow-origin"), null);
});

test("[I-7] a failure inside a room tells the caller nothing of itself, and the operator where", async () => {
  const own = await createRooms();
  own.calls.through = async ({ path }, make) => {
    if (path === "internal/facts") throw new Error("Rosa Diaz said: secret");
    return make();
  };
  const answer = await own.world.startTopic("staff", "kim");
  assert.equal(answer.status, 500);
  assert.deepEqual(answer.body, {
    code: "server-error",
    params: {},
    retryable: true,
    message: "The server failed; send the same command again.",
  });
  assert.deepEqual(
    own.logs.map(([message]) => message),
    ["patient: POST request failed"],
  );
});

test("a body is read where the requests of a browser have no stream, and is too large there as well", async () => {
  const stream = Object.getOwnPropertyDescriptor(Request.prototype, "body") as PropertyDescriptor;
  // Firefox, in which rooms in memory stand for stories and tests.
  delete (Request.prototype as { body?: unknown }).body;
  try {
    const kim = await practice.token("staff", "kim");
    const send = (body: string): Promise<Response> =>
      ask(`${patient}/conversations`, { method: "POST", body }, kim);
    const read = RefusedBody.parse(await (await send(JSON.stringify({ commandId: "1" }))).json());
    assert.deepEqual(read.params, { at: "commandId" });
    assert.deepEqual(await codeOf(await send(" ".repeat(limits.requestBody + 1))), [413, "too-large"]);
  } finally {
    Object.defineProperty(Request.prototype, "body", stream);
  }
});
