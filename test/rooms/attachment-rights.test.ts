/** Who is there for whom: every route of a file's room, asked by everybody, before it is sent and after. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexRoom, type Party, partBytes, sliceOf } from "@carethread/model";
import { decode } from "@carethread/rooms/base/base";
import { FileAsker, fileOf } from "../support/files.ts";
import { atRest, createRooms, give, type Rooms, type RoomsOptions } from "./support.ts";

const picture = fileOf("png", 5000);
const secret = "memory-".repeat(8);

type Who = readonly ["staff" | "portal" | "system", string];
const everybody: readonly Who[] = [
  ["portal", "rosa"],
  ["staff", "kim"],
  ["staff", "omar"],
  ["staff", "vera"],
  ["staff", "nobody"],
  ["portal", "ines"],
  ["system", "host"],
];

async function scene(options: RoomsOptions = {}): Promise<Rooms & { id: string }> {
  const rooms = await createRooms({ ...options, settings: { notes: true, ...options.settings } });
  await rooms.world.pushPatient("ines", {
    name: "Ines Roth",
    linked: [{ id: "ines", name: "Ines Roth", relation: "self" }],
  });
  return { ...rooms, id: await rooms.topic() };
}

/** By person, the status of what they ask. */
async function asked(file: FileAsker, method: string, path: string, body?: unknown): Promise<string> {
  const answers = [];
  for (const [kind, sub] of everybody) {
    const answer = await file.as(kind, sub).ask(method, path, body);
    await answer.arrayBuffer();
    answers.push(`${sub} ${answer.status}`);
  }
  return answers.join(" ");
}

/** Sends a message that brings the file. */
async function send(
  { world, id }: Pick<Rooms, "world"> & { id: string },
  [kind, sub]: readonly ["staff" | "portal", string],
  file: string,
  visibility = "everyone",
): Promise<void> {
  const socket = await world.join(kind, sub, id);
  await socket.next("welcome");
  const command = { type: "message", text: "", visibility, attachments: [{ id: file }] };
  assert.equal((await give(socket, world, command)).type, "ack");
  socket.close();
}

test("[I-4] a file that is not sent yet is there for nobody but who brings it up", async () => {
  const { world, id } = await scene();
  const file = new FileAsker(world, "portal", "rosa");
  const claim = { conversation: id, name: "a.png", type: "image/png", size: picture.byteLength };
  await file.begin(id, picture);
  const others = "kim 404 omar 404 vera 404 nobody 404 ines 404 system".replace(" system", " host 404");
  assert.equal(await asked(file, "HEAD", "upload"), `rosa 200 ${others}`);
  assert.equal(await asked(file, "GET", "content"), `rosa 503 ${others}`);
  assert.equal(await asked(file, "PUT", "part?number=1", picture), `rosa 200 ${others}`);
  await file.complete(picture);
  assert.equal(await asked(file, "POST", "complete", { digest: "0".repeat(64) }), `rosa 200 ${others}`);
  assert.equal(await asked(file, "POST", "upload", claim), `rosa 409 ${others}`);
  assert.equal(await asked(file, "GET", "content"), `rosa 200 ${others}`);
  assert.equal(await asked(file, "DELETE", "upload"), `rosa 200 ${others}`);
});

test("[I-4] a file for everybody is read by whoever sees the message, and by the practice's back end", async () => {
  const now = await scene();
  const file = new FileAsker(now.world, "portal", "rosa");
  await file.bringUp(now.id, picture);
  await send(now, ["portal", "rosa"], file.id);
  assert.equal(
    await asked(file, "GET", "content"),
    "rosa 200 kim 200 omar 200 vera 404 nobody 404 ines 404 host 200",
  );
});

test("[I-4] a file of a note is there for staff alone, and nothing else differs for the patient", async () => {
  const now = await scene();
  const { world, id } = now;
  const rosa = await world.join("portal", "rosa", id);
  await rosa.next("welcome");
  await atRest(now, rosa);
  const before = [...rosa.texts];
  const file = new FileAsker(world, "staff", "kim");
  await file.bringUp(id, picture);
  await send(now, ["staff", "kim"], file.id, "staff");
  await atRest(now, rosa);
  assert.equal(
    await asked(file, "GET", "content"),
    "rosa 404 kim 200 omar 200 vera 404 nobody 404 ines 404 host 200",
  );
  // She hears who of the staff is there no more than before; her pings alone are answered.
  const after = rosa.texts.slice(before.length).filter(text => !text.includes("pong"));
  assert.deepEqual(after, []);
  // To her it is as a file that never was.
  const [there, never] = await Promise.all(
    [file.as("portal", "rosa"), new FileAsker(world, "portal", "rosa")].map(async one => {
      const answer = await one.ask("GET", "content");
      return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
    }),
  );
  assert.equal(there, never);
});

test("[I-4] who has lost the right to the message reads its file no more", async () => {
  const now = await scene();
  const { world } = now;
  const file = new FileAsker(world, "portal", "rosa");
  await file.bringUp(now.id, picture);
  await send(now, ["portal", "rosa"], file.id);
  assert.equal((await file.as("staff", "omar").content()).status, 200);
  const team = [{ id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" }];
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, team });
  await now.server.tick();
  assert.equal((await file.as("staff", "omar").content()).status, 404);
  // Nor does who has brought it up, when the conversation is theirs no more.
  await world.pushPatient("rosa", { ...world.rosa(), version: 3, linked: [] });
  await now.server.tick();
  assert.equal((await file.content()).status, 404);
});

test("who reads a file from outside the team stands in the patient's record first", async () => {
  const now = await scene({ settings: { staffAccess: "searchable" } });
  const { world, clock } = now;
  const file = new FileAsker(world, "portal", "rosa");
  await file.bringUp(now.id, picture);
  await send(now, ["portal", "rosa"], file.id);
  clock.now += 3_600_000;
  assert.equal((await file.as("staff", "vera").content()).status, 200);
  const room = await world.practice.patientRoom("rosa");
  const record = await world.get("patient", room, "access", await world.practice.token("system", "host"));
  assert.match(JSON.stringify(record.body), /Vera Lind/);
});

test("[I-4] who loses the right while the reading is being recorded reads nothing", async () => {
  const now = await scene({ settings: { staffAccess: "searchable" } });
  const { world, puts } = now;
  const file = new FileAsker(world, "portal", "rosa");
  await file.bringUp(now.id, picture);
  await send(now, ["portal", "rosa"], file.id);
  let withdrawn = 0;
  puts.before = async ({ party }) => {
    if (party !== "patient" || withdrawn++ > 0) return;
    await world.pushStaff("vera", { version: 2, name: "Vera Lind", active: false });
  };
  assert.equal((await file.as("staff", "vera").content()).status, 404);
  assert.ok(withdrawn > 0);
});

test("who may not write has nothing to attach, and wakes no file's room", async () => {
  const now = await scene();
  const { world, id, calls } = now;
  for (const [kind, sub] of [
    ["staff", "vera"],
    ["portal", "ines"],
    ["system", "host"],
  ] as const)
    assert.equal((await new FileAsker(world, kind, sub).begin(id, picture)).code, "not-found");
  assert.equal((await new FileAsker(world, "staff", "kim").begin(world.newId(), picture)).code, "not-found");
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  assert.equal((await give(kim, world, { type: "close" })).type, "ack");
  assert.equal((await new FileAsker(world, "staff", "kim").begin(id, picture)).code, "closed");
  calls.through = (call, make) => {
    assert.notEqual(call.party, "attachment");
    return make();
  };
  const command = { type: "message", text: "", visibility: "everyone", attachments: [{ id: world.newId() }] };
  assert.equal((await give(kim, world, command)).code, "closed");
});

test("a room that no upload was begun in stores nothing, whatever is asked of it", async () => {
  const { world, server, id } = await scene();
  const file = new FileAsker(world, "portal", "rosa");
  for (const [method, path, body] of [
    ["HEAD", "upload", undefined],
    ["GET", "content", undefined],
    ["PUT", "part?number=1", picture],
    ["POST", "complete", { digest: "0".repeat(64) }],
    ["DELETE", "upload", undefined],
    ["POST", "upload", { conversation: id, name: "a.exe", type: "image/png", size: 5 }],
    ["POST", "upload", { conversation: world.newId(), name: "a.png", type: "image/png", size: 5 }],
  ] as const)
    assert.ok((await file.ask(method, path, body)).status >= 400, path);
  assert.equal(server.disk("attachment", `${world.practice.id}~${file.id}`).size, 0);
});

test("siblings' paths are for siblings", async () => {
  const { world } = await scene();
  const file = new FileAsker(world, "staff", "kim");
  for (const path of ["look", "forget", "wake"])
    assert.equal((await file.ask("POST", `internal/${path}`, {})).status, 404);
  const token = await world.practice.token("staff", "kim");
  const main = world.conversationRoom(world.newId());
  for (const path of ["may-attach", "file", "names"])
    assert.equal((await world.post("main", main, `internal/${path}`, token, {})).status, 404);
});

test("a conversation that is forgotten takes its files with it, however often that is broken off", async () => {
  const now = await scene();
  const { world, server, id, puts } = now;
  const large = fileOf("pdf", 3 * partBytes);
  const files = [new FileAsker(world, "portal", "rosa"), new FileAsker(world, "portal", "rosa")];
  for (const file of files) {
    await file.bringUp(id, large, { name: "Zebrafinch.pdf", type: "application/pdf" });
    await send(now, ["portal", "rosa"], file.id);
  }
  const rooms: [Party, string][] = [
    ...files.map(({ id }): [Party, string] => ["attachment", `${world.practice.id}~${id}`]),
    ["main", world.conversationRoom(id)],
  ];
  const left = (): string[] =>
    rooms.flatMap(([party, room]) =>
      [...server.disk(party, room)].flatMap(([key, value]) =>
        /^(part|file|moved|a:)/.test(key) || /Zebrafinch/.test(JSON.stringify(decode(value))) ? [key] : [],
      ),
    );
  assert.ok(left().length > 4);
  let deadly = 0;
  let done = 0;
  puts.before = () => {
    if (done++ === deadly) throw new Error("the disk fails");
  };
  for (; deadly < 40; deadly++) {
    done = 0;
    const answer = await server.fetch(
      `${server.url}/parties/main/${world.conversationRoom(id)}/internal/forget`,
      {
        method: "POST",
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify({ conversation: id }),
      },
    );
    if (answer.status === 200) break;
    server.restart();
  }
  assert.ok(deadly < 40);
  assert.deepEqual(left(), []);
  for (const file of files) assert.equal((await file.content()).status, 404);
});

test("a file that begins too often, or parts that come too fast, are told to wait", async () => {
  const now = await scene({
    rates: { parts: { burst: 2, perSecond: 1 }, files: { burst: 1, perSecond: 1 } },
  });
  const { world, id } = now;
  const file = new FileAsker(world, "portal", "rosa");
  await file.begin(id, fileOf("png", 3 * partBytes));
  const statuses = [];
  for (const part of [1, 2, 3])
    statuses.push((await file.put(part, fileOf("png", 3 * partBytes).subarray(0, partBytes))).status);
  assert.deepEqual(statuses, [200, 200, 429]);
  const more = await new FileAsker(world, "portal", "rosa").begin(id, picture);
  assert.equal(more.code, "too-fast");
});

test("the slice of a file's own key wakes it", async () => {
  const { world, server, id } = await scene();
  const file = new FileAsker(world, "portal", "rosa");
  await file.begin(id, picture);
  const slice = indexRoom(world.practice.id, sliceOf(file.id, 1));
  const due = [...server.disk("index", slice)].filter(([key]) => key.startsWith("due"));
  assert.ok(due.some(([, value]) => JSON.stringify(decode(value)).includes(file.id)));
});
