/** What a scanner says of a file, and what becomes of one that it cannot look at. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { partBytes, roomLimits } from "@carethread/model";
import { digestOf, FileAsker, fileOf } from "../support/files.ts";
import { createFakeS3 } from "../support/s3.ts";
import { until } from "../support/until.ts";
import { createRooms, give, type Rooms } from "./support.ts";

const picture = fileOf("png", 2 * partBytes + 77);
const settings = { url: "https://scanner.test/scan", secret: "s".repeat(32) };

interface Scene extends Rooms {
  readonly id: string;
  readonly file: FileAsker;
  /** Digests of what the scanner was given. */
  readonly scanned: string[];
  scanner: (request: Request) => Response | Promise<Response>;
}

async function scene(more: Parameters<typeof createRooms>[0] = {}): Promise<Scene> {
  const s3 = createFakeS3();
  const now: { scanned: string[]; scanner: Scene["scanner"] } = {
    scanned: [],
    scanner: () => Response.json({ verdict: "clean" }),
  };
  const rooms = await createRooms({
    scanner: settings,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (new URL(request.url).host === "s3.test") return s3.fetch(request);
      assert.equal(request.headers.get("authorization"), `Bearer ${settings.secret}`);
      now.scanned.push(digestOf(new Uint8Array(await request.clone().arrayBuffer())));
      return now.scanner(request);
    },
    ...more,
  });
  const id = await rooms.topic();
  return Object.assign(now, rooms, { id, file: new FileAsker(rooms.world, "portal", "rosa") });
}

async function codeOfMessage({ world, id }: Scene, file: string): Promise<unknown> {
  const rosa = await world.join("portal", "rosa", id);
  await rosa.next("welcome");
  const attachments = [{ id: file }];
  const frame = await give(rosa, world, { type: "message", text: "", visibility: "everyone", attachments });
  rosa.close();
  return frame.type === "ack" ? "ack" : frame.code;
}

const partsIn = ({ server, world, file }: Scene): string[] =>
  [...server.disk("attachment", `${world.practice.id}~${file.id}`).keys()].filter(key =>
    key.startsWith("part"),
  );

for (const content of [undefined, createFakeS3().settings]) {
  test(`what the scanner finds nothing in is clean, ${content ? "from a store" : "from the room"}`, async () => {
    const now = await scene({ content });
    assert.equal((await now.file.bringUp(now.id, picture)).state, "clean");
    assert.deepEqual(now.scanned, [digestOf(picture)]);
    assert.equal(digestOf((await now.file.content()).bytes), digestOf(picture));
  });
}

test("what is infected is never served, and who sent it reads why", async () => {
  const now = await scene();
  now.scanner = () => Response.json({ verdict: "infected", found: "Eicar-Test-Signature" });
  const status = await now.file.bringUp(now.id, picture);
  assert.deepEqual([status.state, status.why], ["infected", "attachment-infected"]);
  assert.deepEqual(partsIn(now), []);
  const read = await now.file.content();
  assert.deepEqual([read.status, read.code], [403, "attachment-infected"]);
  assert.equal(await codeOfMessage(now, now.file.id), "attachment-infected");
  now.server.restart();
  assert.equal((await now.file.complete(picture)).why, "attachment-infected");
  // It goes with its mark a day later.
  now.clock.now += roomLimits.attachmentKept + 1000;
  await now.server.tick();
  assert.equal((await now.file.content()).status, 404);
});

test("while it is scanned a message waits, and nobody reads it", async () => {
  const now = await scene();
  let answer = (_: Response): void => {};
  now.scanner = () => new Promise(resolve => (answer = resolve));
  const coming = now.file.bringUp(now.id, picture);
  await until(() => now.scanned.length === 1, "the scanner to be asked");
  // Who has sent it is told after a while that this goes on.
  const status = await now.passUntil(coming, roomLimits.scanWait);
  assert.equal(status.state, "scanning");
  assert.equal((await now.file.content()).code, "attachment-not-ready");
  assert.equal(await codeOfMessage(now, now.file.id), "attachment-not-ready");
  const again = now.file.complete(picture);
  answer(Response.json({ verdict: "clean" }));
  assert.equal((await again).state, "clean");
  assert.equal(now.scanned.length, 1);
  assert.equal(await codeOfMessage(now, now.file.id), "ack");
});

test("a scanner that fails is asked again by the tick, with growing waits, however often the room dies", async () => {
  const now = await scene();
  now.scanner = () => new Response("an error page", { status: 500 });
  assert.equal((await now.file.bringUp(now.id, picture)).state, "scanning");
  assert.equal(now.scanned.length, 1);
  // Who asks does not make it faster.
  assert.equal((await now.file.complete(picture)).state, "scanning");
  assert.equal(now.scanned.length, 1);
  for (const times of [2, 3, 4]) {
    now.server.restart();
    now.clock.now += roomLimits.scanRetryFirst * 2 ** (times - 2) + 1;
    await now.server.tick();
    assert.equal(now.scanned.length, times);
  }
  now.scanner = () => {
    throw new TypeError("fetch failed");
  };
  now.clock.now += roomLimits.scanRetryMax;
  await now.server.tick();
  assert.equal(now.scanned.length, 5);
  now.scanner = () => Response.json({ verdict: "clean" });
  now.clock.now += roomLimits.scanRetryMax;
  await now.server.tick();
  assert.equal((await now.file.complete(picture)).state, "clean");
});

test("a room that dies while it waits for the scanner asks it again", async () => {
  const now = await scene();
  now.scanner = () => new Promise(() => {});
  const coming = now.file.bringUp(now.id, picture).catch(() => null);
  await until(() => now.scanned.length === 1, "the scanner to be asked");
  now.server.restart();
  await coming;
  now.scanner = () => Response.json({ verdict: "clean" });
  now.clock.now += roomLimits.scanWithin + 1;
  await now.server.tick();
  assert.equal((await now.file.begin(now.id, picture)).state, "clean");
});

test("what the scanner will not look at, or cannot for a day, is failed and says why", async () => {
  const now = await scene();
  now.scanner = () => new Response(null, { status: 413 });
  const status = await now.file.bringUp(now.id, picture);
  assert.deepEqual([status.state, status.why], ["failed", "attachment-unscanned"]);
  assert.deepEqual(partsIn(now), []);
  assert.equal(await codeOfMessage(now, now.file.id), "attachment-unscanned");
  const other = await scene();
  other.scanner = () => new Response("{}", { status: 200 });
  assert.equal((await other.file.bringUp(other.id, picture)).state, "scanning");
  // Somebody waits for it all the time.
  for (let hour = 0; hour < 25; hour++) {
    other.clock.now += 3_600_000;
    await other.file.begin(other.id, picture);
    await other.server.tick();
  }
  const late = await other.file.begin(other.id, picture);
  assert.deepEqual([late.state, late.why], ["failed", "attachment-unscanned"]);
});

test("nothing of a file is in what the operator reads", async () => {
  const now = await scene();
  now.scanner = () => Response.json({ verdict: "infected", found: "Zebrafinch" });
  await now.file.bringUp(now.id, picture, { name: "Zebrafinch.png" });
  now.scanner = () => new Response("Zebrafinch", { status: 500 });
  await new FileAsker(now.world, "portal", "rosa").bringUp(now.id, picture, { name: "Zebrafinch.png" });
  assert.ok(!/Zebrafinch/.test(JSON.stringify(now.logs)));
});

test("a scan that takes long holds up no tick", async () => {
  const now = await scene();
  now.scanner = () => new Response(null, { status: 500 });
  await now.file.bringUp(now.id, picture);
  let answer = (_: Response): void => {};
  now.scanner = () => new Promise(resolve => (answer = resolve));
  now.clock.now += roomLimits.scanRetryMax;
  await now.passUntil(now.server.tick(), 2_000);
  assert.equal(now.scanned.length, 2);
  answer(Response.json({ verdict: "clean" }));
  await until(async () => (await now.file.begin(now.id, picture)).state === "clean", "the scan to end");
});
