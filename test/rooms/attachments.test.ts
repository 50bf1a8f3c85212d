/** How a file comes up, part by part, and is named by a message. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Attachment, partBytes, type Row, roomLimits } from "@carethread/model";
import { digestOf, FileAsker, fileOf, partOf } from "../support/files.ts";
import { atRest, createRooms, eventsOf, give, type Rooms, randomFrom } from "./support.ts";

/** Three parts, the last of them short. */
const picture = fileOf("png", 2 * partBytes + 1234);

function attached(frames: Parameters<typeof eventsOf>[0]): readonly Attachment[] {
  return eventsOf(frames).flatMap(
    ({ body }) => (body as { attachments?: Attachment[] } | undefined)?.attachments ?? [],
  );
}

function message(file: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: "message", text: "", visibility: "everyone", attachments: [{ id: file }], ...more };
}

async function scene(settings = {}): Promise<Rooms & { id: string; file: FileAsker }> {
  const rooms = await createRooms({ settings });
  const id = await rooms.topic();
  return { ...rooms, id, file: new FileAsker(rooms.world, "portal", "rosa") };
}

test("a picture comes up in parts and is a message by itself", async () => {
  const now = await scene();
  const { world, id, file } = now;
  const kim = await world.join("staff", "kim", id);
  const rosa = await world.join("portal", "rosa", id);
  const inbox = await world.inbox("staff", "kim");
  await Promise.all([kim, rosa, inbox].map(socket => socket.next("welcome")));
  const status = await file.bringUp(id, picture, { name: "../ka‮tze.png" });
  assert.deepEqual(status, {
    ...{ id: file.id, name: "katze.png", type: "image/png", size: picture.byteLength },
    ...{ state: "clean", parts: [] },
  });
  const command = message(file.id, {
    attachments: [{ id: file.id, width: 640, height: 480, alt: " My knee " }],
  });
  assert.equal((await give(rosa, world, command)).type, "ack");
  await atRest(now, kim, rosa, inbox);
  const wanted = {
    ...{ id: file.id, name: "katze.png", type: "image/png", size: picture.byteLength },
    ...{ width: 640, height: 480, alt: "My knee" },
  };
  for (const socket of [kim, rosa]) assert.deepEqual(attached(socket), [wanted]);
  const rows = inbox.frames.filter(({ type }) => type === "row").map(({ row }) => row as Row);
  assert.deepEqual(rows.at(-1)?.last?.attached, { images: 1, documents: 0 });
  assert.equal(rows.at(-1)?.last?.text, "");
  const read = await file.as("staff", "kim").content();
  assert.equal(read.status, 200);
  assert.equal(digestOf(read.bytes), digestOf(picture));
  assert.equal(read.headers.get("content-type"), "image/png");
  assert.equal(read.headers.get("x-content-type-options"), "nosniff");
  assert.match(read.headers.get("content-disposition") ?? "", /^attachment; filename="katze\.png"/);
  assert.equal(read.headers.get("content-security-policy"), "default-src 'none'; sandbox");
});

test("parts that come again, twice at once, and in any order change nothing", async () => {
  const { id, file } = await scene();
  const random = randomFrom(7);
  await file.begin(id, picture);
  const order = [1, 2, 3, 3, 2, 1, 2, 3].sort(() => random() - 0.5);
  const answers = await Promise.all(
    order.map(async part => {
      const answer = await file.put(part, partOf(picture, part));
      assert.deepEqual([answer.status, await answer.json()], [200, { part }]);
      return answer;
    }),
  );
  assert.equal(answers.length, order.length);
  // What comes under a number that is there already is another file's.
  await (await file.put(2, partOf(fileOf("jpeg", 3 * partBytes), 2))).json();
  assert.equal((await file.complete(picture)).state, "clean");
  // A page that was told nothing of the end says it all again.
  assert.equal((await file.put(1, partOf(picture, 1))).status, 200);
  assert.equal((await file.complete(picture)).state, "clean");
  assert.equal(digestOf((await file.content()).bytes), digestOf(picture));
});

test("an upload goes on where it stopped, whatever has died", async () => {
  const { server, id, file } = await scene();
  await file.begin(id, picture);
  await file.put(1, partOf(picture, 1));
  await file.put(3, partOf(picture, 3));
  server.restart();
  const head = await file.ask("HEAD", "upload");
  assert.equal(head.headers.get("carethread-state"), "uploading");
  assert.equal(head.headers.get("carethread-parts"), "1,3");
  assert.equal((await file.complete(picture)).state, "uploading");
  const again = await file.begin(id, picture);
  assert.deepEqual(again.parts, [
    [1, 1],
    [3, 3],
  ]);
  await file.put(2, partOf(picture, 2));
  assert.equal((await file.complete(picture)).state, "clean");
});

test("a death at any commit loses no part that was acknowledged", async () => {
  for (let deadly = 0; deadly < 8; deadly++) {
    const { server, puts, id, file } = await scene();
    const acked: number[] = [];
    let commits = 0;
    puts.before = ({ party }) => {
      if (party === "attachment" && commits++ === deadly) throw new Error("the disk fails");
    };
    const bring = async (): Promise<string> => {
      const begun = await file.begin(id, picture);
      if (begun.code !== undefined) return begun.code;
      if (begun.state === "clean") return begun.state;
      for (const part of acked) assert.ok(begun.parts.some(([from, to]) => from <= part && part <= to));
      for (const part of [2, 1, 3]) {
        if (acked.includes(part)) continue;
        const answer = await file.put(part, partOf(picture, part));
        if (answer.status !== 200) return "died";
        acked.push(part);
      }
      return (await file.complete(picture)).state ?? "died";
    };
    const first = await bring();
    puts.before = () => {};
    server.restart();
    assert.equal(await bring(), "clean", `dead at commit ${deadly}: ${first}`);
    assert.equal(digestOf((await file.content()).bytes), digestOf(picture));
  }
});

test("what is not allowed here is refused before a byte of it comes", async () => {
  const now = await scene({
    attachmentSize: 1,
    attachmentTypes: ["image/png", "text/plain"],
    policies: { topic: { attachments: "images" } },
  });
  const { world, id } = now;
  const begin = (size: number, claim = {}) =>
    new FileAsker(world, "portal", "rosa").begin(id, { byteLength: size }, claim);
  const mebibyte = 1024 * 1024;
  assert.equal((await begin(mebibyte)).state, "uploading");
  assert.equal((await begin(mebibyte + 1)).code, "attachment-too-large");
  assert.equal((await begin(0)).code, "attachment-empty");
  assert.equal((await begin(9, { name: "a.txt", type: "text/plain" })).code, "attachment-type");
  assert.equal((await begin(9, { name: "a.jpg", type: "image/jpeg" })).code, "attachment-type");
  assert.equal((await begin(9, { name: "a.html", type: "text/html" })).code, "attachment-type");
  assert.equal((await begin(9, { name: "a.exe", type: "image/png" })).code, "attachment-mismatch");
  const off = await scene({ policies: { topic: { attachments: "none" } } });
  assert.equal((await off.file.begin(off.id, picture)).code, "attachments-off");
});

test("what is not what it says is refused with its first part, and stays away", async () => {
  const { id, file, server, world } = await scene();
  const bytes = Buffer.from("<!doctype html><script>alert(1)</script>");
  await file.begin(id, bytes);
  const answer = await file.put(1, bytes);
  assert.deepEqual([answer.status, (await answer.json()).code], [400, "attachment-mismatch"]);
  assert.equal((await file.complete(bytes)).state, "uploading");
  const stored = [...server.disk("attachment", `${world.practice.id}~${file.id}`).keys()];
  assert.ok(!stored.some(key => key.startsWith("part")), stored.join());
});

test("parts of another size or number are refused", async () => {
  const { id, file } = await scene();
  await file.begin(id, picture);
  for (const [part, bytes] of [
    [1, partOf(picture, 3)],
    [3, partOf(picture, 1)],
    [4, partOf(picture, 1)],
    [0, partOf(picture, 1)],
    [2, fileOf("png", 9 * 1024 * 1024)],
  ] as const)
    assert.equal((await file.put(part, bytes)).status, 400, `${part}`);
  assert.deepEqual((await file.begin(id, picture)).parts, []);
});

test("a file that is not as its digest says is failed, and says why", async () => {
  const { id, file, server, world } = await scene();
  await file.begin(id, picture);
  for (const part of [1, 2, 3]) await file.put(part, partOf(picture, part));
  const status = await file.complete(fileOf("jpeg", 10));
  assert.deepEqual([status.state, status.why], ["failed", "attachment-damaged"]);
  const head = await file.ask("HEAD", "upload");
  assert.equal(head.headers.get("carethread-why"), "attachment-damaged");
  const stored = [...server.disk("attachment", `${world.practice.id}~${file.id}`).keys()];
  assert.ok(!stored.some(key => key.startsWith("part")), stored.join());
});

test("a message names only a clean file of its author for this conversation, once", async () => {
  const now = await scene();
  const { world, id, file } = now;
  const other = await now.topic();
  const rosa = await world.join("portal", "rosa", id);
  const kim = await world.join("staff", "kim", id);
  await Promise.all([rosa.next("welcome"), kim.next("welcome")]);
  const code = async (socket: typeof rosa, command: Record<string, unknown>): Promise<unknown> => {
    const frame = await give(socket, world, command);
    return frame.type === "ack" ? "ack" : frame.code;
  };
  await file.begin(id, picture);
  assert.equal(await code(rosa, message(file.id)), "attachment-not-ready");
  await file.bringUp(id, picture);
  assert.equal(await code(rosa, message(world.newId())), "attachment-gone");
  assert.equal(await code(kim, message(file.id)), "attachment-gone");
  const elsewhere = new FileAsker(world, "portal", "rosa");
  await elsewhere.bringUp(other, picture);
  assert.equal(await code(rosa, message(elsewhere.id)), "attachment-gone");
  const twice = [{ id: file.id }, { id: file.id }];
  assert.equal(await code(rosa, message(file.id, { attachments: twice })), "attachment-gone");
  const both = await Promise.all([code(rosa, message(file.id)), code(rosa, message(file.id))]);
  assert.deepEqual(both.sort(), ["ack", "attachment-gone"]);
  now.server.restart();
  const back = await world.join("portal", "rosa", id);
  await back.next("welcome");
  assert.equal(await code(back, message(file.id)), "attachment-gone");
  const many = Array.from({ length: 11 }, () => ({ id: world.newId() }));
  assert.equal(await code(back, message(file.id, { attachments: many })), "attachment-too-many");
  assert.equal(await code(back, message(file.id, { attachments: [] })), "text-empty");
});

test("what no message names is swept a day after it was last heard of, and what one names stays", async () => {
  const now = await scene();
  const { world, server, clock, id, file } = now;
  const rosa = await world.join("portal", "rosa", id);
  await rosa.next("welcome");
  const named = new FileAsker(world, "portal", "rosa");
  await Promise.all([file.bringUp(id, picture), named.bringUp(id, picture)]);
  assert.equal((await give(rosa, world, message(named.id))).type, "ack");
  clock.now += roomLimits.attachmentKept / 2;
  await file.begin(id, picture);
  clock.now += roomLimits.attachmentKept / 2 + 1000;
  await server.tick();
  assert.equal((await file.content()).status, 200);
  clock.now += roomLimits.attachmentKept / 2;
  await server.tick();
  assert.equal((await file.content()).status, 404);
  const left = [...server.disk("attachment", `${world.practice.id}~${file.id}`).keys()];
  assert.deepEqual(
    left.filter(key => /^(file|part)/.test(key)),
    [],
  );
  clock.now += 10 * roomLimits.attachmentKept;
  await server.tick();
  assert.equal((await named.content()).status, 200);
  // The key is as if it had never been used.
  assert.equal((await file.bringUp(id, picture)).state, "clean");
});

test("who brought a file up takes it back as long as no message names it", async () => {
  const now = await scene();
  const { world, id, file } = now;
  const rosa = await world.join("portal", "rosa", id);
  await rosa.next("welcome");
  const named = new FileAsker(world, "portal", "rosa");
  await Promise.all([file.bringUp(id, picture), named.bringUp(id, picture)]);
  assert.equal((await give(rosa, world, message(named.id))).type, "ack");
  assert.equal((await named.ask("DELETE", "upload")).status, 403);
  assert.deepEqual(await (await file.ask("DELETE", "upload")).json(), { gone: true });
  assert.equal((await file.content()).status, 404);
  assert.equal((await named.content()).status, 200);
});

test("who reads while the room's life ends is told so, and does not wait for ever", async () => {
  const { id, file, puts } = await scene();
  const large = fileOf("png", 20 * partBytes);
  await file.bringUp(id, large);
  const reader = (await file.ask("GET", "content")).body?.getReader();
  assert.equal((await reader?.read())?.value?.byteLength, partBytes);
  puts.before = () => {
    throw new Error("the disk fails");
  };
  assert.equal((await file.begin(id, large)).code, "server-error");
  await assert.rejects(async () => {
    while (!(await reader?.read())?.done);
  }, /life of the room is over/);
});

test("little of a file is read before somebody takes it", async () => {
  const { id, file, reads } = await scene();
  await file.bringUp(id, fileOf("png", 40 * partBytes));
  let taken = 0;
  reads.before = ({ party }) => {
    if (party === "attachment") taken++;
  };
  const response = await file.ask("GET", "content");
  const before = taken;
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  assert.ok(before === 0 && taken <= 2, `${before} ${taken}`);
});
