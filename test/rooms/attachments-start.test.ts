/** Files that a conversation begins with: brought up before there is one, and there for nobody until it has begun. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Attachment, partBytes, roomLimits } from "@carethread/model";
import { digestOf, FileAsker, fileOf } from "../support/files.ts";
import { createRooms, eventsOf, give, type Rooms } from "./support.ts";

const picture = fileOf("png", partBytes + 77);
const topic = { start: "topic" };

type Who = readonly ["staff" | "portal", string];
const both: readonly Who[] = [
  ["portal", "rosa"],
  ["staff", "kim"],
];

async function scene(settings = {}): Promise<Rooms & { file: FileAsker }> {
  const rooms = await createRooms({ settings });
  return { ...rooms, file: new FileAsker(rooms.world, "portal", "rosa") };
}

/** What a start begins with. */
function first(text: string, ...files: readonly FileAsker[]) {
  return { first: { text, attachments: files.map(({ id }) => ({ id })) } };
}

async function filesIn(world: Rooms["world"], id: string, [kind, sub]: Who) {
  const socket = await world.join(kind, sub, id);
  await socket.next("welcome");
  return eventsOf(socket).flatMap(
    ({ body }) => (body as { attachments?: Attachment[] } | undefined)?.attachments ?? [],
  );
}

test("[F-088] a conversation begins with a picture alone, which both sides read", async () => {
  const { world, file } = await scene();
  assert.equal((await file.bringUp(topic, picture)).state, "clean");
  for (const who of both) assert.equal((await file.as(...who).content()).status, 404);
  const commandId = world.newId();
  const start = { commandId, ...first(" ", file) };
  const { status, body } = await world.startTopic("portal", "rosa", "rosa", start);
  assert.equal(status, 200, JSON.stringify(body));
  // A page that did not hear of it says it again.
  assert.deepEqual((await world.startTopic("portal", "rosa", "rosa", start)).body, body);
  for (const who of both) {
    assert.deepEqual(await filesIn(world, body.id, who), [
      { id: file.id, name: "photo.png", type: "image/png", size: picture.byteLength },
    ]);
    assert.equal(digestOf((await file.as(...who).content()).bytes), digestOf(picture));
  }
  assert.equal((await file.as("staff", "vera").content()).status, 404);
});

test("a start that is refused leaves its files for the next one, also after a restart", async () => {
  const { world, server, file } = await scene();
  await file.bringUp(topic, picture);
  const untitled = await world.startTopic("portal", "rosa", "rosa", { title: " ", ...first("Hello", file) });
  assert.equal(untitled.body.code, "title-required");
  server.restart();
  const { status, body } = await world.startTopic("portal", "rosa", "rosa", first("Hello", file));
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal((await filesIn(world, body.id, ["staff", "kim"])).length, 1);
  // It is in one message, and in no other.
  const again = await world.startTopic("portal", "rosa", "rosa", first("And again", file));
  assert.deepEqual([again.body.code, again.body.params], ["attachment-gone", { file: file.id }]);
  const other = await world.startTopic("portal", "rosa");
  const socket = await world.join("portal", "rosa", other.body.id);
  await socket.next("welcome");
  const attachments = [{ id: file.id }];
  const command = { type: "message", text: "", visibility: "everyone", attachments };
  assert.equal((await give(socket, world, command)).code, "attachment-gone");
});

test("[I-4] nobody begins with another's file, nor with one for a conversation", async () => {
  const { world, file, topic: conversation } = await scene();
  await file.bringUp(topic, picture);
  const kims = await world.startTopic("staff", "kim", "rosa", first("Look", file));
  assert.equal(kims.body.code, "attachment-gone");
  const there = new FileAsker(world, "portal", "rosa");
  await there.bringUp(await conversation(), picture);
  const rosas = await world.startTopic("portal", "rosa", "rosa", first("Look", there));
  assert.equal(rosas.body.code, "attachment-gone");
  assert.equal((await file.as("staff", "kim").ask("DELETE", "upload")).status, 404);
  assert.equal((await file.as("staff", "kim").begin(topic, picture)).code, "not-found");
});

test("[I-4] a file to begin with is there for nobody but who brings it up, and whoever has no right brings none", async () => {
  const { world, file } = await scene();
  await file.begin(topic, picture);
  const everybody: readonly (readonly ["staff" | "portal" | "system", string])[] = [
    ["portal", "rosa"],
    ["staff", "kim"],
    ["staff", "nobody"],
    ["portal", "ines"],
    ["system", "host"],
  ];
  const asked = async (method: string, path: string, body?: unknown): Promise<string> => {
    const statuses: string[] = [];
    for (const [side, sub] of everybody) {
      const answer = await file.as(side, sub).ask(method, path, body);
      await answer.arrayBuffer();
      statuses.push(`${sub} ${answer.status}`);
    }
    return statuses.join(" ");
  };
  const others = "kim 404 nobody 404 ines 404 host 404";
  assert.equal(await asked("HEAD", "upload"), `rosa 200 ${others}`);
  assert.equal(await asked("PUT", "part?number=1", picture.slice(0, partBytes)), `rosa 200 ${others}`);
  assert.equal(await asked("GET", "content"), `rosa 404 ${others}`);
  assert.equal(await asked("POST", "complete", { digest: "0".repeat(64) }), `rosa 200 ${others}`);
  assert.equal(await asked("DELETE", "upload"), `rosa 200 ${others}`);
  const begun = new FileAsker(world, "staff", "nobody");
  assert.equal((await begun.begin(topic, picture)).code, "not-found");
});

test("only what may begin with files is brought any, of the types that it takes", async () => {
  const { world } = await scene({
    policies: { topic: { attachments: "images" } },
    kinds: ["topic", "internal", "encounter-chat"],
  });
  const begin = async (start: object, claim = {}, side: "portal" | "system" = "portal") => {
    const file = new FileAsker(world, side, side === "portal" ? "rosa" : "host");
    return (await file.begin(start as typeof topic, picture, claim)).code;
  };
  assert.equal(await begin(topic), undefined);
  assert.equal(await begin(topic, { name: "a.pdf", type: "application/pdf" }), "attachment-type");
  assert.equal(await begin({ start: "internal" }), "kind-not-available");
  assert.equal(await begin({ start: "continuous" }), "kind-not-available");
  assert.equal(await begin({ start: "encounter-chat" }), "attachments-off");
  assert.equal(await begin({ start: "nothing" }), "bad-request");
  assert.equal(await begin({ start: "topic", conversation: world.newId() }), "bad-request");
  assert.equal(await begin({}), "bad-request");
  assert.equal(await begin(topic, {}, "system"), "not-found");
});

test("what is brought up for a conversation that never begins is swept a day later", async () => {
  const { world, server, clock, file } = await scene();
  const named = new FileAsker(world, "portal", "rosa");
  await Promise.all([file.bringUp(topic, picture), named.bringUp(topic, picture)]);
  assert.equal((await world.startTopic("portal", "rosa", "rosa", first("", named))).status, 200);
  clock.now += roomLimits.attachmentKept + 1_000;
  await server.tick();
  const left = (id: string): string[] =>
    [...server.disk("attachment", `${world.practice.id}~${id}`).keys()].filter(key =>
      /^(file|part)/.test(key),
    );
  assert.deepEqual(left(file.id), []);
  assert.ok(left(named.id).length > 1);
  assert.equal((await named.content()).status, 200);
});
