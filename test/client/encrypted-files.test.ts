/** Files in encrypted conversations: sealed before they leave a device, and opened on those of who reads along. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  type CareClient,
  CareError,
  type ConversationStore,
  type Item,
  type Upload,
  type ZipOptions,
} from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { type Attachment, sealedFileSize, sealedFileType } from "@carethread/model";
import { newFileKey } from "@carethread/model/e2ee";
import { unzipSync } from "fflate";
import { openedContent, openedStream, sealedContent } from "../../packages/client/src/encryption/files.ts";
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
  const key = newFileKey();
  const { size, part } = await sealedContent(key, script);
  const room = new Blob([await part(1)]);
  assert.equal(room.size, size);
  const said = { id: scene.world.newId(), key, name: "a", size: script.size };
  for (const type of ["image/png", "text/plain", "text/html", "application/octet-stream"])
    await assert.rejects(openedContent({ ...said, type }, room), refusedAs("attachment-mismatch"), type);
  const stream = openedStream({ ...said, type: "image/png" }, room.stream());
  await assert.rejects(new Response(stream).arrayBuffer(), refusedAs("attachment-mismatch"));
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
  const plain = (frame: Record<string, unknown>): Record<string, unknown> => {
    const { head, may } = JSON.parse(JSON.stringify(frame)) as {
      head?: { keys?: object };
      may?: { attach?: { sealed?: true } };
    };
    delete head?.keys;
    delete may?.attach?.sealed;
    return { ...frame, ...(head === undefined ? {} : { head }), ...(may === undefined ? {} : { may }) };
  };
  const server = lyingServer(scene.server, { frame: plain });
  const heard: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.url.includes("/attachment/")) sent.push(request.url);
    return server.fetch(request);
  };
  const again = page("portal", "rosa", browser, {}, { ...server, fetch: heard }).conversation(id);
  await until(again.$may, may => may?.attach !== undefined && may.attach.sealed === undefined);
  await assert.rejects(again.attach([photo]), refusedAs("encrypted"));
  assert.deepEqual(sent, []);
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
