/** Files in encrypted conversations: sealed before they leave a device, and opened on those of who reads along. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { StartOptions } from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { sealedFileSize, sealedFileType } from "@carethread/model";
import { unzipSync } from "fflate";
import { until as untilEffect } from "../support/until.ts";
import { createEncryptedScene, sealsOf } from "./encrypted-scene.ts";
import { areUp, attach, bytesOf, content, exporting, filesOf, keptOf, photo, text } from "./sealed-files.ts";
import { until } from "./support.ts";

const { scene, page, device, begin } = await createEncryptedScene();
after(() => scene.end());

test("[F-191] a picture is seen by who reads along, and its room has neither it nor what it is called", async () => {
  const patient = await device("portal", "rosa");
  const nurse = await device("staff", "kim");
  const id = await begin(patient);
  const [theirs, mine] = [patient.conversation(id), nurse.conversation(id)];
  const [upload] = await attach(theirs, photo);
  theirs.describeAttachment(upload ?? "", "My knee");
  await theirs.send({ text: "", attachments: upload === undefined ? [] : [upload] });
  const [file] = filesOf(await until(mine.$items, items => filesOf(items).length === 1));
  assert.deepEqual(
    { ...file },
    { id: file?.id, name: "Rash, left knee.png", type: "image/png", size: photo.size, alt: "My knee" },
  );
  const opened = await nurse.attachment(file?.id ?? "");
  assert.equal(opened.type, "image/png");
  assert.deepEqual(await bytesOf(opened), Buffer.from(content));
  const room = await keptOf(scene, nurse, file?.id ?? "");
  assert.equal(room.type, "application/octet-stream");
  assert.equal(room.bytes.length, sealedFileSize(photo.size));
  assert.ok(!room.bytes.includes(Buffer.from(content.subarray(5_000, 5_032))));
  // What a row says of it its device has sealed as well.
  const row = await until(
    nurse.inbox.$rows,
    rows => rows?.some(row => row.id === id && row.last?.attached !== undefined) === true,
  );
  assert.deepEqual(row?.find(row => row.id === id)?.last?.attached, { images: 1, documents: 0 });
  const [event] = mine.$items.get().flatMap(({ event }) => (event?.type === "message" ? [event] : []));
  assert.equal(event?.body.sealed === undefined, false);
});

test("a topic begins with a file, whatever of it was attached before the box was ticked", async () => {
  const patient = await device("portal", "rosa");
  const nurse = await device("staff", "kim");
  const draft = patient.startDraft("topic");
  await draft.attach([text]);
  const [plain] = await until(draft.$attachments, areUp);
  await draft.seal(true);
  const [again] = await until(draft.$attachments, areUp);
  assert.notEqual(again?.key, plain?.key, "it came up anew");
  await draft.attach([photo]);
  const both = await until(draft.$attachments, uploads => uploads.length === 2 && areUp(uploads));
  const id = await patient.start({
    ...{ patient: scene.world.patientId("rosa"), kind: "topic", title: "Knee", encrypted: true },
    attachments: both.map(({ id }) => id),
  });
  const mine = nurse.conversation(id);
  const files = filesOf(await until(mine.$items, items => filesOf(items).length === 2));
  assert.deepEqual(
    files.map(({ name }) => name),
    ["diary.txt", "Rash, left knee.png"],
  );
  assert.equal(await (await nurse.attachment(files[0]?.id ?? "")).text(), "Ibuprofen at eight");
  const { bytes } = await keptOf(scene, nurse, files[0]?.id ?? "");
  assert.ok(!bytes.includes(Buffer.from("Ibuprofen")));
  // The room of what had come up before has nothing any more.
  const { practice } = scene.world;
  const left = await scene.server.fetch(
    `${scene.server.url}/parties/attachment/${practice.id}~${plain?.key}/upload`,
    { method: "HEAD", headers: { authorization: `Bearer ${await practice.token("portal", "rosa")}` } },
  );
  assert.equal(left.status, 404);
  assert.deepEqual(draft.$attachments.get(), []);
});

test("files are found among the attachments, and in what is taken out", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  const theirs = patient.conversation(id);
  await theirs.send({ text: "And this", attachments: await attach(theirs, text, photo) });
  theirs.filter("attachments");
  const shown = await until(theirs.$filtered, filtered => filtered?.state === "shown");
  assert.deepEqual(
    shown?.events
      .flatMap(event => (event.type === "message" ? (event.body.attachments ?? []) : []))
      .map(({ name }) => name),
    ["diary.txt", "Rash, left knee.png"],
  );
  const taken = await patient.export({ patient: scene.world.patientId("rosa"), conversation: id });
  const zip = await new Response(taken.zip(exporting)).arrayBuffer();
  const all = unzipSync(new Uint8Array(zip));
  const named = Object.keys(all).filter(name => name.startsWith("files/"));
  assert.equal(named.length, 2);
  assert.ok(named.some(name => Buffer.from(all[name] ?? []).toString() === "Ibuprofen at eight"));
  assert.ok(named.some(name => Buffer.compare(Buffer.from(all[name] ?? []), Buffer.from(content)) === 0));
});

test("a device that was let in later opens the files of before", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  const theirs = patient.conversation(id);
  await theirs.send({ text: "Look", attachments: await attach(theirs, photo) });
  const phone = await device("portal", "rosa");
  const [file] = filesOf(await until(phone.conversation(id).$items, items => filesOf(items).length === 1));
  assert.deepEqual(await bytesOf(await phone.attachment(file?.id ?? "")), Buffer.from(content));
});

test("a file goes on where the page was left", async () => {
  const browser = createMemoryBrowser();
  let isHeld = true;
  const held: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (isHeld && request.url.includes("part?number=2")) throw new TypeError("the network is gone");
    return scene.server.fetch(request);
  };
  const patient = page("portal", "rosa", browser, {}, { WebSocket: scene.server.WebSocket, fetch: held });
  const id = await begin(patient);
  const theirs = patient.conversation(id);
  await until(theirs.$may, may => may?.attach !== undefined);
  await theirs.attach([photo]);
  await until(theirs.$attachments, ([upload]) => upload?.state === "waiting");
  const [before] = theirs.$attachments.get();
  void theirs.send({ text: "Look", attachments: [before?.id ?? ""] }).catch(() => {});
  const isKept = (): boolean => [...browser.device.keys()].some(key => key.includes("message "));
  await untilEffect(isKept, "that the message is kept");
  patient.destroy();
  isHeld = false;
  const again = page("portal", "rosa", browser).conversation(id);
  const [file] = filesOf(
    await until(again.$items, items =>
      items.some(item => item.pending === null && filesOf([item]).length === 1),
    ),
  );
  assert.equal(file?.id, before?.key, "the parts that were there stayed");
  const nurse = await device("staff", "kim");
  const mine = nurse.conversation(id);
  await until(mine.$items, items => filesOf(items).length === 1);
  assert.deepEqual(await bytesOf(await nurse.attachment(file?.id ?? "")), Buffer.from(content));
});

test("a start goes with its files sealed, whatever another tab wants of them", async () => {
  const browser = createMemoryBrowser();
  let isHeld = true;
  const named: string[] = [];
  const held: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.url.endsWith("/upload") && request.method === "POST")
      named.push(await request.clone().text());
    if (isHeld && request.url.includes("part?number=1")) throw new TypeError("the network is gone");
    return scene.server.fetch(request);
  };
  const { WebSocket } = scene.server;
  const [left, right] = [1, 2].map(() => page("portal", "rosa", browser, {}, { WebSocket, fetch: held }));
  if (left === undefined || right === undefined) throw new Error("two pages");
  const nurse = await device("staff", "kim");
  const [here, there] = [left.startDraft("topic"), right.startDraft("topic")];
  await Promise.all([left, right].map(client => until(client.$practice, practice => practice !== null)));
  await here.seal(true);
  await here.attach([photo]);
  const [upload] = await until(here.$attachments, ([upload]) => upload?.state === "waiting");
  const starting = left.start({
    ...{ patient: scene.world.patientId("rosa"), kind: "topic", title: "Knee", encrypted: true },
    attachments: [upload?.id ?? ""],
  });
  await until(there.$attachments, uploads => uploads.length === 1);
  await there.seal(false);
  isHeld = false;
  const id = await starting;
  const mine = nurse.conversation(id);
  const [file] = filesOf(await until(mine.$items, items => filesOf(items).length === 1));
  assert.deepEqual(await bytesOf(await nurse.attachment(file?.id ?? "")), Buffer.from(content));
  assert.ok(named.some(each => each.includes(sealedFileType)));
});

test("a start whose answer was lost is the same when it is sent again", async () => {
  let isLost = true;
  const losing: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const isStart = request.method === "POST" && (await request.clone().text()).includes('"commitment"');
    const answer = await scene.server.fetch(request);
    if (!isStart || !isLost) return answer;
    isLost = false;
    throw new TypeError("the network is gone");
  };
  const { WebSocket } = scene.server;
  const patient = page("portal", "rosa", createMemoryBrowser(), {}, { WebSocket, fetch: losing });
  await until(patient.$me, me => me !== null);
  const words: StartOptions = {
    ...{
      patient: scene.world.patientId("rosa"),
      kind: "topic",
      title: "Lost",
      text: "Once",
      encrypted: true,
    },
  };
  await patient.start(words).catch(() => {});
  assert.equal(isLost, false);
  const id = await patient.start(words);
  await until(patient.conversation(id).$items, items => sealsOf(items).join() === "open: Once");
  const { $rows } = patient.inbox;
  await until($rows, rows => rows?.some(row => row.title === "Lost") === true);
  assert.equal($rows.get()?.filter(row => row.title === "Lost").length, 1);
});
