/** Files in encrypted conversations: sealed before they leave a device, and opened on those of who reads along. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  type CareClient,
  CareError,
  type ConversationStore,
  type Item,
  type StartOptions,
  type Upload,
  type ZipOptions,
} from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { type Attachment, type SealedFile, sealedFileSize, sealedFileType } from "@carethread/model";
import { makeEpoch, newFileKey, seal } from "@carethread/model/e2ee";
import { unzipSync } from "fflate";
import { openedContent, sealedContent } from "../../packages/client/src/encryption/files.ts";
import { createOpening } from "../../packages/client/src/encryption/opening.ts";
import { key } from "../model/arbitraries.ts";
import { makePractice } from "../model/e2ee/people.ts";
import { exportWords } from "../support/export-words.ts";
import { fileOf } from "../support/files.ts";
import { until as untilEffect } from "../support/until.ts";
import { createEncryptedScene, sealed, sealsOf } from "./encrypted-scene.ts";
import { lyingServer } from "./lying.ts";
import { until } from "./support.ts";

const { scene, page, device, begin } = await createEncryptedScene();
after(() => scene.end());

/** More than two parts. */
const content = fileOf("png", 150_000) as Uint8Array<ArrayBuffer>;
const photo = new File([content], "Rash, left knee.png", { type: "image/png" });
const text = new File(["Ibuprofen at eight"], "diary.txt", { type: "text/plain" });

const filesOf = (items: readonly Item[]): readonly Attachment[] =>
  items.flatMap(({ event }) => (event?.type === "message" ? (event.body.attachments ?? []) : []));
const areUp = (uploads: readonly Upload[]): boolean =>
  uploads.length > 0 && uploads.every(({ state }) => state === "ready");
const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());
const refusedAs =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof CareError && error.code === code;

const exporting: ZipOptions = {
  ...{ words: exportWords, language: "en", dir: "ltr", timeZone: "UTC" },
  missing: names => names.join(),
};

async function attach(thread: ConversationStore, ...files: File[]): Promise<readonly string[]> {
  await until(thread.$may, may => may?.attach?.sealed === true);
  await thread.attach(files);
  const uploads = await until(thread.$attachments, areUp);
  return uploads.map(({ id }) => id);
}

/** What the room of a file gives whoever may read it. */
async function kept(client: CareClient, id: string): Promise<{ type: string; bytes: Buffer }> {
  const { practice } = scene.world;
  const kind = client.$me.get()?.side === "staff" ? "staff" : "portal";
  const answer = await scene.server.fetch(
    `${scene.server.url}/parties/attachment/${practice.id}~${id}/content`,
    { headers: { authorization: `Bearer ${await practice.token(kind, kind === "staff" ? "kim" : "rosa")}` } },
  );
  assert.equal(answer.status, 200);
  return { type: answer.headers.get("content-type") ?? "", bytes: Buffer.from(await answer.arrayBuffer()) };
}

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
  const room = await kept(nurse, file?.id ?? "");
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
  assert.equal((await kept(patient, plain?.key ?? "").catch(() => null))?.type ?? "unnamed", "unnamed");
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
  const { bytes } = await kept(nurse, files[0]?.id ?? "");
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

test("a file that its room changed, or gave another's, is not opened", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  const theirs = patient.conversation(id);
  await theirs.send({ text: "Look", attachments: await attach(theirs, photo, photo) });
  let lie = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => bytes;
  const lying: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = await scene.server.fetch(request);
    if (!request.url.endsWith("/content")) return answer;
    return new Response(lie(new Uint8Array(await answer.arrayBuffer())), {
      headers: { "content-type": "image/png" },
    });
  };
  const nurse = page(
    "staff",
    "kim",
    createMemoryBrowser(),
    {},
    { WebSocket: scene.server.WebSocket, fetch: lying },
  );
  const mine = nurse.conversation(id);
  const [one, other] = filesOf(await until(mine.$items, items => filesOf(items).length === 2));
  const others = (await kept(patient, other?.id ?? "")).bytes;
  const lies: readonly ((bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>)[] = [
    () => content,
    () => new Uint8Array(others),
    bytes => bytes.slice(0, 65_536),
    bytes => bytes.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte)),
  ];
  for (const each of lies) {
    lie = each;
    await assert.rejects(nurse.attachment(one?.id ?? ""), refusedAs("attachment-damaged"));
  }
  lie = bytes => bytes;
  assert.deepEqual(await bytesOf(await nurse.attachment(one?.id ?? "")), Buffer.from(content));
});

test("what is in a file is shown as what it is said to be, or not at all", async () => {
  const script = new Blob(["<html><script>alert(1)</script></html>"]);
  const [id, key] = [scene.world.newId(), newFileKey()];
  const { size, part } = await sealedContent(id, key, script);
  const room = new Blob([await part(1)]);
  assert.equal(room.size, size);
  const said = { id, key, name: "a", size: script.size };
  for (const type of ["image/png", "text/plain", "text/html", "application/octet-stream"])
    await assert.rejects(openedContent({ ...said, type }, room), refusedAs("attachment-mismatch"), type);
});

test("rooms that keep less of a message than its author sent are found out", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  const theirs = patient.conversation(id);
  await theirs.send({ text: "Look", attachments: await attach(theirs, photo) });
  const without = <T>(value: T): T =>
    JSON.parse(
      JSON.stringify(value, (key, each) => (key === "attachments" && Array.isArray(each) ? undefined : each)),
    );
  const nurse = page(
    "staff",
    "kim",
    createMemoryBrowser(),
    {},
    lyingServer(scene.server, { frame: without }),
  );
  await until(nurse.conversation(id).$items, sealed("open: It hurts at night", "forged: "));
});

test("rooms that say a conversation is not encrypted any more are given no file", async () => {
  const browser = createMemoryBrowser();
  const patient = await device("portal", "rosa", browser);
  const id = await begin(patient);
  await until(patient.conversation(id).$items, items => sealsOf(items).length === 1);
  patient.destroy();
  const sent: string[] = [];
  const invented = { title: "Invented", text: "Take ten tablets" };
  const plain = (frame: Record<string, unknown>): Record<string, unknown> => {
    const { head, may, rows } = structuredClone(frame) as {
      head?: { keys?: object };
      may?: { attach?: { sealed?: true } };
      rows?: { id: string; keys?: object; title: string; last: { text: string; sealed?: object } }[];
    };
    delete head?.keys;
    delete may?.attach?.sealed;
    for (const row of rows?.filter(row => row.id === id) ?? []) {
      delete row.keys;
      delete row.last.sealed;
      [row.title, row.last.text] = [invented.title, invented.text];
    }
    return {
      ...frame,
      ...(head === undefined ? {} : { head }),
      ...(may === undefined ? {} : { may }),
      ...(rows === undefined ? {} : { rows }),
    };
  };
  const server = lyingServer(scene.server, { frame: plain });
  const heard: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push(`${request.url} ${await request.clone().text()}`);
    return server.fetch(request);
  };
  const client = page("portal", "rosa", browser, {}, { ...server, fetch: heard });
  const again = client.conversation(id);
  await until(again.$may, may => may?.attach !== undefined && may.attach.sealed === undefined);
  await assert.rejects(again.attach([photo]), refusedAs("encrypted"));
  assert.ok(!sent.some(each => each.includes("/attachment/")));
  // Nor are they asked to look for words, or believed in what they say elsewhere.
  again.find("zephyr");
  await until(again.$finding, finding => finding?.state === "failed");
  again.filter("attachments");
  await until(again.$filtered, filtered => filtered?.state === "failed");
  assert.ok(!sent.some(each => each.includes("zephyr")));
  const row = await until(client.inbox.$rows, rows => rows?.find(row => row.id === id)?.keys !== undefined);
  const shown = JSON.stringify(row?.find(row => row.id === id));
  for (const words of Object.values(invented)) assert.ok(!shown.includes(words), shown);
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

test("what of the files cannot be opened is named in what is taken out, and ends nothing", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  const theirs = patient.conversation(id);
  await theirs.send({ text: "Look", attachments: await attach(theirs, photo, text) });
  const damaged: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = await scene.server.fetch(request);
    if (!request.url.endsWith("/content")) return answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > 100_000) bytes[70_000] = (bytes[70_000] ?? 0) ^ 1;
    return new Response(bytes);
  };
  const { WebSocket } = scene.server;
  const phone = page("portal", "rosa", createMemoryBrowser(), {}, { WebSocket, fetch: damaged });
  await until(phone.conversation(id).$items, items => filesOf(items).length === 2);
  const taken = await phone.export({ patient: scene.world.patientId("rosa"), conversation: id });
  const all = unzipSync(new Uint8Array(await new Response(taken.zip(exporting)).arrayBuffer()));
  assert.equal(Buffer.from(all["files-missing.txt"] ?? []).toString(), "Rash, left knee.png");
  assert.equal(Buffer.from(all["files/diary.txt"] ?? []).toString(), "Ibuprofen at eight");
});

test("what a message says of a file that another one brought, under a key of its own, is not shown", async () => {
  const practice = await makePractice();
  const [ann, bob] = [await practice.deviceOf(key(1)), await practice.deviceOf(key(2))];
  const place = { practice: practice.id, scope: key(3) };
  const { keys, secret } = await makeEpoch({
    ...{ place, epoch: 1, device: ann.device, readers: [key(1), key(2)] },
    ...{ records: { kid: "r1", key: practice.records.publicKey } },
    devices: [ann.certified, bob.certified],
  });
  const log = { epoch: () => ({ keys, secret, devices: [ann.certified, bob.certified] }) };
  const known = new Map<string, SealedFile>();
  const opening = createOpening(log as never, known);
  const file = { id: key(9), key: newFileKey(), name: "a.png", type: "image/png", size: 5 };
  const message = async ({ device, certified }: typeof ann, n: number, files: readonly object[]) => ({
    ...{ id: key(20 + n), type: "message", by: { id: certified.person } },
    body: {
      text: "",
      sealed: await seal({ purpose: "message", secret, device, n, content: { text: "", files } }),
      attachments: [{ id: file.id }],
    },
  });
  const anns = (await message(ann, 1, [file])) as never;
  const bobs = (await message(bob, 1, [{ ...file, key: newFileKey() }])) as never;
  await opening.open([anns, bobs]);
  assert.deepEqual([opening.of(anns).state, opening.of(bobs).state], ["open", "forged"]);
  assert.equal(known.get(file.id)?.key, file.key);
});

test("a room takes no file in the clear there, and none that is sealed elsewhere", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  await until(patient.conversation(id).$may, may => may?.attach !== undefined);
  const { practice } = scene.world;
  const open = await scene.topic();
  const ask = async (conversation: string, claim: object) => {
    const answer = await scene.server.fetch(
      `${scene.server.url}/parties/attachment/${practice.id}~${scene.world.newId()}/upload`,
      {
        method: "POST",
        headers: { authorization: `Bearer ${await practice.token("portal", "rosa")}` },
        body: JSON.stringify({ conversation, ...claim }),
      },
    );
    return answer.ok ? "taken" : ((await answer.json()) as { code: string }).code;
  };
  const clear = { name: "a.png", type: "image/png", size: 300 };
  const shut = { name: "sealed", type: sealedFileType, size: sealedFileSize(300) };
  assert.equal(await ask(id, clear), "encrypted");
  assert.equal(await ask(id, shut), "taken");
  assert.equal(await ask(id, { ...shut, size: shut.size + 1 }), "bad-request");
  assert.equal(await ask(open, shut), "attachment-type");
  assert.equal(await ask(open, clear), "taken");
});
