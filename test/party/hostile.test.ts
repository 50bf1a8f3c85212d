/** Hostile input and hostile sockets on the real runtime. */
import assert from "node:assert/strict";
import { createConnection, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { limits } from "@carethread/model";
import { attack } from "../hostile/attack.ts";
import { allFast, createTarget, type Target } from "../hostile/targets.ts";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { until } from "../support/until.ts";

let runtime: Runtime;
let target: Target;

before(async () => {
  target = await createTarget(async (practices, operator) => {
    runtime = await startRuntime({ practices, operator, rates: allFast });
    return runtime;
  });
});
after(() => runtime.stop());

test("[I-4] each of 200 hostile frames and requests is answered by its code on the real runtime", async () => {
  await attack(target, 1, 200);
});

/** A frame as a client sends it, masked with zeros. */
function masked(text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(8);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(0x80 | 126, 1);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** A socket spoken byte by byte, so that it can stop reading as a frozen machine does. */
async function rawHello(room: string, token: string): Promise<Socket> {
  const { hostname, port } = new URL(runtime.url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  const lines = [
    `GET /parties/main/${room} HTTP/1.1`,
    `Host: ${hostname}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    "",
    "",
  ];
  let read = "";
  socket.on("data", data => {
    read += data.toString("latin1");
  });
  socket.on("error", () => {});
  socket.write(lines.join("\r\n"));
  await until(() => read.includes("101 Switching"), "the upgrade");
  socket.write(masked(JSON.stringify({ type: "hello", v: 1, token })));
  await until(() => read.includes('"welcome"'), "the welcome");
  return socket;
}

test("who stops reading is closed with 4408, and the others notice nothing", async () => {
  const { world, conversation } = target;
  const stalled = await rawHello(
    world.conversationRoom(conversation),
    await world.practice.token("staff", "omar"),
  );
  stalled.pause();
  let late = "";
  const kim = await world.join("staff", "kim", conversation);
  const rosa = await world.join("portal", "rosa", conversation);
  await Promise.all([kim.next("welcome"), rosa.next("welcome")]);
  const text = "x".repeat(15_000);
  const count = Math.ceil(limits.unconfirmed / text.length) + 10;
  for (let n = 0; n < count; n++) {
    const id = world.newId();
    kim.send(world.message(`${n} ${text}`, id));
    await Promise.all([
      kim.next(frame => frame.type === "ack" && frame.id === id),
      rosa.next(frame => JSON.stringify(frame).includes(`"text":"${n} x`)),
    ]);
    for (const socket of [kim, rosa]) socket.send({ type: "got", bytes: text.length });
  }
  stalled.on("data", data => {
    late = (late + data.toString("latin1")).slice(-4_096);
  });
  stalled.resume();
  // The code stands in the close frame behind all that it had not read.
  await until(() => late.includes(String.fromCharCode(4408 >> 8, 4408 & 255)), "the close frame");
  stalled.destroy();
  const id = world.newId();
  rosa.send(world.message("we are all still here", id));
  await kim.next(frame => JSON.stringify(frame).includes("still here"));
  kim.close();
  rosa.close();
});

test("sockets that say nothing or break off in a frame do not keep others out", async () => {
  const { world, conversation } = target;
  const room = world.conversationRoom(conversation);
  const silent = await Promise.all(Array.from({ length: 100 }, () => world.dial("main", room)));
  const half = await rawHello(room, await world.practice.token("staff", "omar"));
  half.write(masked(JSON.stringify({ type: "ping" })).subarray(0, 9));
  const kim = await world.join("staff", "kim", conversation);
  await kim.next("welcome");
  half.destroy();
  const codes = await Promise.all(silent.map(({ closed }) => closed));
  assert.deepEqual([...new Set(codes)], [4408]);
  kim.send({ type: "ping" });
  await kim.next("pong");
  kim.close();
});
