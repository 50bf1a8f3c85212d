/**
 * Files in encrypted conversations, where rooms lie or who takes part does: what is not as its author sealed it is not opened,
 * and nothing goes up in the clear.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createMemoryBrowser } from "@carethread/client/memory";
import { type SealedFile, sealedFileSize, sealedFileType } from "@carethread/model";
import { makeEpoch, newFileKey, seal } from "@carethread/model/e2ee";
import { unzipSync } from "fflate";
import { openedContent, sealedContent } from "../../packages/client/src/encryption/files.ts";
import { createOpening } from "../../packages/client/src/encryption/opening.ts";
import { key } from "../model/arbitraries.ts";
import { makePractice } from "../model/e2ee/people.ts";
import { createEncryptedScene, sealed, sealsOf } from "./encrypted-scene.ts";
import { lyingServer } from "./lying.ts";
import {
  attach,
  bytesOf,
  content,
  exporting,
  filesOf,
  keptOf,
  photo,
  refusedAs,
  text,
} from "./sealed-files.ts";
import { until } from "./support.ts";

const { scene, page, device, begin } = await createEncryptedScene();
after(() => scene.end());

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
  const others = (await keptOf(scene, patient, other?.id ?? "")).bytes;
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
