import assert from "node:assert/strict";
import { test } from "node:test";
import { type CareClient, CareError, createCareClient } from "@carethread/client";
import { personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import { FakePlatform, fakeToken } from "./fake-platform.ts";

function setUp(t: { after(run: () => void): void }, answer: (request: Request, n: number) => Response) {
  const requests: Request[] = [];
  let tokens = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    return answer(request, requests.length);
  };
  const client: CareClient = createCareClient({
    server: "wss://rooms.test/base/?x=1",
    practice: "harbor",
    token: async () => fakeToken("kim", { id: String(++tokens) }),
    platform: Object.assign(new FakePlatform(), { fetch }),
    delays: { tokenSpacing: 0 },
  });
  t.after(() => client.destroy());
  return { client, requests };
}

function refusal(status: number, code: string, retryable = false): Response {
  return Response.json({ code, params: { at: "q" }, retryable, message: "for developers" }, { status });
}

test("[I-7] a search stands in the body, the token in its header, nothing of them in the address", async t => {
  const { client, requests } = setUp(t, () => Response.json({ patients: [], more: false }));
  await client.findPatients("  Rosa ");
  const [request] = requests;
  const kim = personKey(idSecretOf("harbor"), "staff", "kim");
  assert.equal(request?.url, `https://rooms.test/base/parties/person/harbor~${kim}/patients`);
  assert.equal(request?.headers.get("authorization"), `Bearer ${fakeToken("kim", { id: "1" })}`);
  assert.deepEqual(await request?.json(), { q: "Rosa" });
});

test("a refused token is replaced, and the request made once more", async t => {
  const { client, requests } = setUp(t, (_, n) =>
    n === 1 ? refusal(401, "unauthorized") : Response.json({ patients: [], more: false }),
  );
  await client.findPatients("");
  assert.deepEqual(
    requests.map(request => request.headers.get("authorization")),
    ["1", "2"].map(id => `Bearer ${fakeToken("kim", { id })}`),
  );
});

test("a server that refuses every token is not asked in a loop", async t => {
  const { client, requests } = setUp(t, () => refusal(401, "unauthorized"));
  await assert.rejects(client.findPatients(""), { name: "CareError", code: "unauthorized" });
  assert.equal(requests.length, 2);
});

test("[I-5] a refusal comes as a CareError with its code", async t => {
  const { client } = setUp(t, () => refusal(400, "title-required"));
  const command = { patient: "p", title: "", text: "x", commandId: client.newId() };
  await assert.rejects(client.start(command), (error: unknown) => {
    assert.ok(error instanceof CareError);
    assert.deepEqual([error.code, error.params, error.retryable], ["title-required", { at: "q" }, false]);
    return true;
  });
});

test("no answer, a strange answer, and an answer that is not awaited have codes of their own", async t => {
  const down = setUp(t, () => {
    throw new TypeError("fetch failed");
  });
  await assert.rejects(down.client.findPatients(""), { code: "network", retryable: true });
  const strange = setUp(t, () => Response.json({ patients: "none" }));
  await assert.rejects(strange.client.findPatients(""), { code: "bad-answer" });
  const html = setUp(t, () => new Response("<h1>Gateway", { status: 502 }));
  await assert.rejects(html.client.findPatients(""), { code: "bad-answer", retryable: true });
  const signal = AbortSignal.abort();
  await assert.rejects(down.client.findPatients("", { signal }), { code: "aborted" });
});

test("without a token a request fails and does not wait for ever", async t => {
  t.mock.method(console, "warn", () => {});
  const client = createCareClient({
    server: "https://rooms.test",
    practice: "harbor",
    token: () => {
      throw new Error("no session");
    },
    platform: new FakePlatform(),
  });
  t.after(() => client.destroy());
  await assert.rejects(client.findPatients(""), { code: "no-token", retryable: true });
});

test("options that can never work are refused at once", () => {
  const options = { practice: "harbor", token: async () => "" };
  const platform = new FakePlatform();
  assert.throws(() => createCareClient({ ...options, server: "nowhere", platform }), TypeError);
  const without = Object.assign(new FakePlatform(), { WebSocket: undefined as never });
  assert.throws(
    () => createCareClient({ ...options, server: "https://rooms.test", platform: without }),
    /no WebSocket/,
  );
});
