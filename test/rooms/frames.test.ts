/** What is no frame, or no frame at this moment. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { createRooms, eventsOf, heard, type Rooms, typesOf } from "./support.ts";

const rooms = await createRooms();
const { world } = rooms;
const topic = await rooms.topic();

async function admitted(party: "main" | "person", of: Rooms = rooms): Promise<RawSocket> {
  const socket =
    party === "main" ? await of.world.join("staff", "kim", topic) : await of.world.inbox("staff", "kim");
  await socket.next("welcome");
  return socket;
}

async function atTheDoor(party: "main" | "person"): Promise<RawSocket> {
  const room =
    party === "main" ? world.conversationRoom(topic) : await world.practice.personRoom("staff", "kim");
  return world.dial(party, room);
}

const noFrames: Record<string, string> = {
  "no JSON": "hello",
  "cut JSON": '{"type":"ping"',
  nothing: "",
  "no object": "[]",
  null: "null",
  "without a type": '{"v":1}',
  "of a type that is no word": '{"type":7}',
  "too big": JSON.stringify({ type: "ping", pad: "x".repeat(limits.clientFrame) }),
};

for (const party of ["main", "person"] as const) {
  test(`${party}: what is no frame ends the socket, before and after the hello`, async () => {
    for (const [what, text] of Object.entries(noFrames)) {
      for (const socket of [await atTheDoor(party), await admitted(party)]) {
        socket.sendText(text);
        assert.equal(await socket.closed, 4400, what);
        assert.ok(!typesOf(socket.frames).includes("refused"), what);
      }
    }
  });

  test(`${party}: a binary frame ends the socket`, async () => {
    for (const socket of [await atTheDoor(party), await admitted(party)]) {
      socket.sendText(new Uint8Array([1, 2, 3]) as unknown as string);
      assert.equal(await socket.closed, 4400);
    }
  });

  test(`${party}: any frame before the hello ends the socket`, async () => {
    const token = await world.practice.token("staff", "kim");
    // Who speaks as if admitted may have been, before the room started anew: they are told to come back.
    const admitted = [{ type: "ping" }, { type: "auth", token }, { type: "got", bytes: 1 }];
    const bad = [
      { type: "hello" },
      { type: "hello", v: 1 },
      { type: "hello", v: "1", token },
      { type: "hello", v: 1, token: 7 },
      { type: "later-word" },
      { ...world.message("hello?"), id: 7 },
    ];
    for (const [code, frames] of [
      [1011, admitted],
      [4400, bad],
    ] as const) {
      for (const frame of frames) {
        const socket = await atTheDoor(party);
        socket.send(frame);
        assert.equal(await socket.closed, code, JSON.stringify(frame));
        assert.deepEqual(socket.frames, []);
      }
    }
  });

  test(`${party}: a second hello, an unknown type and a wrong shape are refused, and the session goes on`, async () => {
    const socket = await admitted(party);
    const token = await world.practice.token("staff", "kim");
    for (const frame of [
      { type: "hello", v: 1, token },
      { type: "later-word" },
      { type: "toString" },
      { type: "__proto__" },
    ]) {
      socket.send(frame);
      const refused = await socket.next("refused");
      assert.deepEqual(
        { ...refused },
        { type: "refused", code: "bad-request", params: { at: "type" }, retryable: false },
      );
      // Who gave it an id knows by it which one it was.
      const id = world.newId();
      socket.send({ ...frame, id });
      assert.equal((await socket.next("refused")).id, id);
    }
    for (const [frame, at] of [
      [{ type: "got", bytes: 0 }, "bytes"],
      [{ type: "got", bytes: "1" }, "bytes"],
      [{ type: "auth" }, "token"],
    ] as const) {
      socket.send(frame);
      assert.deepEqual((await socket.next("refused")).params, { at });
    }
    await heard(socket);
  });
}

test("a command of a wrong shape is refused by its id, with the place", async () => {
  const socket = await admitted("main");
  const cases: readonly [frame: Record<string, unknown>, at: string][] = [
    [{ ...world.message("x"), id: "short" }, "id"],
    [
      { ...world.message("x"), command: { type: "message", text: 7, visibility: "everyone" } },
      "command.text",
    ],
    [world.message("x", world.newId(), "patients"), "command.visibility"],
    [{ ...world.message("x"), command: null }, "command"],
  ];
  for (const [frame, at] of cases) {
    socket.send(frame);
    const refused = await socket.next("refused");
    assert.equal(refused.code, "bad-request");
    assert.equal(refused.id, frame.id);
    assert.deepEqual(refused.params, { at });
  }
  for (const pos of [0, -1, 1.5, 1_000_000, "1", null]) {
    socket.send({ type: "read", from: 1, pos });
    assert.deepEqual((await socket.next("refused")).params, { at: "pos" }, String(pos));
  }
  await heard(socket);
});

test("who does not confirm what they get is sent away, and finds the rest when they come back", async () => {
  const own = await createRooms();
  const id = await own.topic();
  const writer = await own.world.join("portal", "rosa", id);
  const stopped = await own.world.join("staff", "kim", id);
  await Promise.all([writer.next("welcome"), stopped.next("welcome")]);
  const text = "x".repeat(15_000);
  for (let sent = 0; sent <= limits.unconfirmed; sent += text.length) {
    writer.send(own.world.message(text));
    await writer.next("ack");
    writer.send({ type: "got", bytes: text.length });
  }
  assert.equal(await stopped.closed, 4408);
  const last = eventsOf(stopped).at(-1);
  assert.ok(last !== undefined);
  const back = await own.world.join("staff", "kim", id, { pos: last.pos, id: last.id });
  assert.equal((await back.next("welcome")).from, last.pos + 1);
  await heard(writer, back);
});
