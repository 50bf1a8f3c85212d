import assert from "node:assert/strict";
import { test } from "node:test";
import type { PastMessage } from "@carethread/host";
import { limits, personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import { answer, answerId, fakeRooms, refuse } from "./fake-rooms.ts";

const counting = fakeRoomsThatCount();

function fakeRoomsThatCount(failFirst = false) {
  return fakeRooms((request, index) => {
    if (failFirst && index === 0) return refuse("server-error");
    const messages = request.body.messages as unknown[] | undefined;
    return answer(messages ? { messages: messages.length } : { id: answerId });
  });
}

async function messages(count: number, text = "Good morning"): Promise<PastMessage[]> {
  const by = counting.host.author({ kind: "staff", id: "kim", name: "Kim", title: "Nurse" });
  return Array.from({ length: count }, (_, index) => ({ at: index, by, text, visibility: "everyone" }));
}

test("an author is the person whom the token's subject makes", async () => {
  const { host } = counting;
  assert.deepEqual(host.author({ kind: "staff", id: "kim", name: "Kim", title: "Nurse" }), {
    id: personKey(idSecretOf("riverside"), "staff", "kim"),
    side: "staff",
    name: "Kim",
    title: "Nurse",
  });
  const patient = host.author({ kind: "portal", id: "ada", name: "Ada" });
  assert.deepEqual([patient.side, patient.relation], ["portal", "self"]);
});

test("a conversation of the past is begun once for one key, and anew without one", async () => {
  const { host, seen } = fakeRoomsThatCount();
  const start = { patient: "4711", title: "Refill", at: 5 };
  assert.deepEqual(await host.startConversation({ ...start, idempotencyKey: "t1" }), { id: answerId });
  await host.startConversation({ ...start, idempotencyKey: "t1" });
  await host.startConversation({ ...start, idempotencyKey: "t2" });
  await host.startConversation(start);
  const ids = seen.map(request => request.body.commandId);
  assert.equal(ids[0], ids[1]);
  assert.equal(new Set(ids).size, 3);
  assert.deepEqual(seen[0]?.body, { commandId: ids[0], kind: "topic", title: "Refill", at: 5 });
});

test("a conversation between two names them and its episode by the host's own ids", async () => {
  const { host, seen } = fakeRoomsThatCount();
  const between = { recipient: "kim", addressee: "rosa", regarding: "EpisodeOfCare/e1" };
  await host.startConversation({ patient: "4711", kind: "direct", ...between });
  const { commandId, ...body } = seen[0]?.body ?? {};
  assert.deepEqual(body, {
    kind: "direct",
    recipient: host.personKey("staff", "kim"),
    addressee: host.personKey("portal", "rosa"),
    regarding: "EpisodeOfCare/e1",
  });
});

test("messages go in batches that the rooms take, oldest first", async () => {
  const { host, seen } = fakeRoomsThatCount();
  const all = await messages(450);
  const past = { conversation: answerId, messages: all.toReversed() };
  assert.deepEqual(await host.importMessages(past), { messages: 450 });
  const sent = seen.map(request => request.body.messages as PastMessage[]);
  assert.deepEqual(
    sent.map(batch => batch.length),
    [200, 200, 50],
  );
  assert.deepEqual(
    sent.flat().map(message => message.at),
    all.map(message => message.at),
  );
  assert.equal(seen[0]?.path, `/parties/main/riverside~${answerId}/import`);
});

test("long messages make more batches, each below the largest body", async () => {
  const { host, seen } = fakeRoomsThatCount();
  await host.importMessages({ conversation: answerId, messages: await messages(200, "界".repeat(16_000)) });
  assert.ok(seen.length > 1);
  for (const request of seen) {
    assert.ok(Buffer.byteLength(JSON.stringify(request.body)) <= limits.requestBody);
  }
});

test("a batch that is sent again has the id of the first time", async () => {
  const { host, seen } = fakeRoomsThatCount(true);
  await host.importMessages({ conversation: answerId, messages: await messages(3) });
  assert.equal(seen.length, 2);
  assert.equal(seen[0]?.body.commandId, seen[1]?.body.commandId);

  const idsOf = async (idempotencyKey?: string) => {
    const rooms = fakeRoomsThatCount();
    const past = { conversation: answerId, messages: await messages(300) };
    await rooms.host.importMessages(idempotencyKey ? { ...past, idempotencyKey } : past);
    return rooms.seen.map(request => request.body.commandId);
  };
  const first = await idsOf("import-1");
  assert.equal(new Set(first).size, 2);
  assert.deepEqual(await idsOf("import-1"), first);
  assert.notDeepEqual(await idsOf("import-2"), first);
  assert.notDeepEqual(await idsOf(), await idsOf());
});

test("a mistake in any message sends none", async () => {
  const { host, seen } = fakeRoomsThatCount();
  const wrong = [...(await messages(300)), { at: 999, text: "x" } as PastMessage];
  await assert.rejects(host.importMessages({ conversation: answerId, messages: wrong }), {
    code: "bad-input",
    params: { at: "messages.100.by" },
  });
  await assert.rejects(host.importMessages({ conversation: "Nope", messages: [] }), { code: "bad-input" });
  assert.equal(seen.length, 0);
});
