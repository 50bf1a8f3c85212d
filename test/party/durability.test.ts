import assert from "node:assert/strict";
import { test } from "node:test";
import type { Frame, RawSocket } from "../support/raw-socket.ts";
import type { Runtime } from "../support/runtime.ts";
import { until } from "../support/until.ts";
import type { World } from "../support/world.ts";
import { placeOf } from "./place.ts";

let runtime: Runtime;
let world: World;

interface Sent {
  readonly id: string;
  readonly text: string;
}

/** Sends without waiting for answers, a few under way at any time, until the socket is gone. */
function load(socket: RawSocket, name: string): { sent: Sent[]; acked: Set<string> } {
  const sent: Sent[] = [];
  const acked = new Set<string>();
  let over = false;
  void socket.closed.then(() => {
    over = true;
  });
  const one = async (): Promise<void> => {
    while (!over) {
      const message = { id: world.newId(), text: `${name} ${sent.length}` };
      sent.push(message);
      socket.send(world.message(message.text, message.id));
      const answer = await socket
        .next(frame => frame.type === "ack" && frame.id === message.id)
        .catch(() => null);
      if (answer !== null) acked.add(message.id);
    }
  };
  for (let lane = 0; lane < 4; lane++) void one();
  return { sent, acked };
}

async function wholeLog(conversation: string): Promise<Frame[]> {
  const socket = await world.join("staff", "kim", conversation);
  const { head } = (await socket.next("welcome")) as Frame & { head: { pos: number } };
  socket.close();
  const token = await world.practice.token("staff", "kim");
  const events: Frame[] = [];
  for (let before = head.pos + 1; before > 1; ) {
    const page = await world.get(
      "main",
      world.conversationRoom(conversation),
      `events?before=${before}&limit=100`,
      token,
    );
    assert.equal(page.status, 200);
    events.unshift(...page.body.events);
    before = page.body.events[0]?.pos ?? 0;
  }
  return events;
}

test("[I-1] [I-2] acked equals stored, once and in order, after kill -9 under load", async () => {
  ({ runtime, world } = await placeOf("durability"));
  const started = await world.startTopic("staff", "kim");
  const id: string = started.body.id;
  const kim = await world.join("staff", "kim", id);
  const rosa = await world.join("portal", "rosa", id);
  await Promise.all([kim.next("welcome"), rosa.next("welcome")]);
  const loads = [load(kim, "kim"), load(rosa, "rosa")];
  await until(() => loads.every(({ acked }) => acked.size >= 150), "150 acks each");
  await runtime.kill();
  await Promise.all([kim.closed, rosa.closed]);
  await runtime.start();

  const events = (await wholeLog(id)) as (Frame & { pos: number; body?: { text: string } })[];
  assert.deepEqual(
    events.map(event => event.pos),
    events.map((_, index) => index + 1),
  );
  const texts = events.flatMap(event => (event.body === undefined ? [] : [event.body.text]));
  assert.equal(new Set(texts).size, texts.length, "nothing is doubled");
  const stored = new Set(texts);
  for (const { sent, acked } of loads) {
    for (const message of sent) {
      if (acked.has(message.id)) assert.ok(stored.has(message.text), `${message.text} was acked and is lost`);
    }
  }

  // What was not acked is sent again with its id: it is there once, whether or not it had been stored.
  const again = await world.join("staff", "kim", id);
  await again.next("welcome");
  const open = loads[0]?.sent.filter(message => !loads[0]?.acked.has(message.id)) ?? [];
  for (const message of open) {
    again.send(world.message(message.text, message.id));
    await again.next(frame => frame.type === "ack" && frame.id === message.id);
  }
  again.close();
  const finally_ = (await wholeLog(id)).map(event => (event as { body?: { text: string } }).body?.text);
  for (const { text } of loads[0]?.sent ?? []) {
    assert.equal(finally_.filter(other => other === text).length, 1, text);
  }
});

test("[I-2] [I-3] the other person's row arrives after a kill although nobody opens the room", async () => {
  ({ runtime, world } = await placeOf("durability"));
  const started = await world.startTopic("portal", "rosa", "rosa", { title: "Refill" });
  const id: string = started.body.id;
  const rosa = await world.join("portal", "rosa", id);
  await rosa.next("welcome");
  const { acked } = load(rosa, "refill");
  await until(() => acked.size >= 100, "100 acks");
  await runtime.kill();
  await runtime.start();

  // The deployment's tick alone brings the inboxes up to date; no conversation is opened.
  await runtime.tick();
  const omar = await world.inbox("staff", "omar");
  const welcome = (await omar.next("welcome")) as Frame & {
    rows: { id: string; messages: number; badge: number }[];
  };
  const row = welcome.rows.find(candidate => candidate.id === id);
  omar.close();
  const messages = (await wholeLog(id)).filter(event => event.type === "message").length;
  assert.ok(messages > acked.size, "the first message and what was acked");
  assert.equal(row?.messages, messages);
  assert.equal(row?.badge, messages);
});
