/** Files that a page attaches, on the real rooms in memory. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { type CareClient, CareError, defaultPlatform, type Item, type Upload } from "@carethread/client";
import { partBytes } from "@carethread/model";
import { digestOf, fileOf } from "../support/files.ts";
import { quick, until } from "./support.ts";
import { browser, isLive, kept, page, scene, untilKept } from "./tabs.ts";

/** Five parts, the last of them short. */
const bytes = fileOf("png", 4 * partBytes + 99) as Uint8Array<ArrayBuffer>;
const photo = new File([bytes], "knee.png", { type: "image/png" });
const states = (uploads: readonly Upload[]): string => uploads.map(({ state }) => state).join(" ");
const are =
  (...wanted: string[]) =>
  (uploads: readonly Upload[]): boolean =>
    states(uploads) === wanted.join(" ");

/** Requests of parts: what each test does with them. */
let parts = 0;
let hold: (part: number) => Promise<void> | undefined;
beforeEach(() => {
  parts = 0;
  hold = () => undefined;
});

const watched: typeof fetch = async (input, init) => {
  const { url, method } = input instanceof Request ? input : new Request(input, init);
  const number = Number(/part\?number=(\d+)/.exec(url)?.[1] ?? 0);
  if (method === "PUT" && number > 0) {
    parts++;
    await hold(number);
  }
  return scene.server.fetch(input, init);
};

function open(sub: string, options: Parameters<typeof page>[1] = {}) {
  const tab = options.tab ?? browser.tab();
  const { crash: _, ...shared } = tab;
  const platform = { ...defaultPlatform(), WebSocket: scene.server.WebSocket, fetch: watched, ...shared };
  return page(sub, { platform, ...options, tab });
}

function attachmentsOf(items: readonly Item[]) {
  return items.flatMap(({ event }) => (event?.type === "message" ? (event.body.attachments ?? []) : []));
}

async function contentOf(client: CareClient, key: string): Promise<string> {
  return digestOf(new Uint8Array(await (await client.attachment(key)).arrayBuffer()));
}

test("a picture is sent alone, and stands in the other's thread", async () => {
  const id = await scene.topic();
  const mine = open("rosa").client.conversation(id);
  const kim = scene.client("staff", "kim");
  const theirs = kim.conversation(id);
  await until(mine.$may, may => may?.attach !== undefined);
  await mine.attach([photo]);
  const [upload] = await until(mine.$attachments, are("ready"));
  assert.equal(upload?.sent, photo.size);
  mine.describeAttachment(upload?.id ?? "", "My knee");
  await mine.send({ text: "", attachments: [upload?.id ?? ""] });
  assert.deepEqual(mine.$attachments.get(), []);
  const items = await until(theirs.$items, items => attachmentsOf(items).length === 1);
  const [stood] = attachmentsOf(items);
  assert.deepEqual(
    { ...stood },
    { id: upload?.key, name: "knee.png", type: "image/png", size: photo.size, alt: "My knee" },
  );
  assert.equal(await contentOf(kim, stood?.id ?? ""), digestOf(bytes));
  await until(mine.$uploads, are());
  // The file's name and bytes are no longer on the device.
  await untilKept(0);
  const stranger = scene.client("portal", "nobody-else");
  await assert.rejects(
    stranger.attachment(stood?.id ?? ""),
    (error: unknown) => error instanceof CareError && error.code === "not-found",
  );
});

test("a message waits for its files, and those behind it wait with it", async () => {
  const id = await scene.topic();
  const mine = open("rosa").client.conversation(id);
  await until(mine.$may, may => may?.attach !== undefined);
  let letGo = (): void => {};
  const held = new Promise<void>(resolve => {
    letGo = resolve;
  });
  hold = part => (part === 3 ? held : undefined);
  await mine.attach([photo]);
  const [upload] = await until(mine.$attachments, all => (all[0]?.sent ?? 0) >= partBytes);
  const sent = mine.send({ text: "Look", attachments: [upload?.id ?? ""] });
  const next = mine.send({ text: "And then" });
  await until(mine.$items, items => items.at(-2)?.pending?.state === "uploading");
  assert.deepEqual(mine.$items.get().at(-2)?.pending?.attachments[0]?.name, "knee.png");
  assert.deepEqual(mine.$attachments.get(), []);
  assert.equal(mine.$uploads.get().length, 1);
  letGo();
  await Promise.all([sent, next]);
  const items = await until(mine.$items, all => all.every(({ event }) => event !== null));
  const texts = items.flatMap(({ event }) => (event?.type === "message" ? [event.body.text] : []));
  assert.deepEqual(texts.slice(-2), ["Look", "And then"]);
});

test("an upload goes on where it stopped after the page is gone, and the message is sent", async () => {
  const id = await scene.topic();
  const first = open("rosa");
  const thread = first.client.conversation(id);
  await until(thread.$may, may => may?.attach !== undefined);
  hold = part => (part > 2 ? new Promise(() => {}) : undefined);
  await thread.attach([photo]);
  const [upload] = await until(thread.$attachments, all => all[0]?.sent === 2 * partBytes);
  void thread.send({ text: "Look", attachments: [upload?.id ?? ""] }).catch(() => {});
  await untilKept(3);
  first.crash();
  parts = 0;
  hold = () => undefined;
  // Nobody opens the conversation: what waits goes by itself.
  open("rosa");
  const theirs = scene.client("staff", "kim").conversation(id);
  const items = await until(theirs.$items, items => attachmentsOf(items).length === 1);
  assert.equal(attachmentsOf(items)[0]?.name, "knee.png");
  assert.equal(parts, 3, "what was there did not come again");
});

test("a draft keeps its files, and another tab of the person shows them", async () => {
  const id = await scene.topic();
  const first = open("rosa");
  const thread = first.client.conversation(id);
  await until(thread.$may, may => may?.attach !== undefined);
  await thread.attach([photo]);
  await until(thread.$attachments, are("ready"));
  const beside = open("rosa").client.conversation(id);
  await until(beside.$attachments, are("ready"));
  await until(first.client.$unsent, ({ drafts }) => drafts === 1);
  beside.cancelAttachment(beside.$attachments.get()[0]?.id ?? "");
  await until(thread.$attachments, are());
  await untilKept(0);
});

test("a cut and a room that dies lose nothing", async () => {
  const id = await scene.topic();
  const mine = open("rosa").client.conversation(id);
  await until(mine.$may, may => may?.attach !== undefined);
  let failures = 0;
  hold = part => {
    if (part % 2 === 0 && failures++ < 6) return Promise.reject(new TypeError("the network is gone"));
    if (part === 5) scene.server.restart();
    return undefined;
  };
  await mine.attach([photo]);
  const [upload] = await until(mine.$attachments, are("ready"));
  await mine.send({ text: "", attachments: [upload?.id ?? ""] });
  const items = await until(mine.$items, items => attachmentsOf(items).length === 1);
  const read = await contentOf(scene.client("staff", "kim"), attachmentsOf(items)[0]?.id ?? "");
  assert.equal(read, digestOf(bytes));
});

test("what cannot be attached is refused before a byte is sent, each for its own reason", async () => {
  const id = await scene.topic();
  const mine = open("rosa").client.conversation(id);
  await until(mine.$may, may => may?.attach !== undefined);
  const text = (name: string, type: string, content: string): File => new File([content], name, { type });
  const cases: readonly (readonly [File, string])[] = [
    [text("page.html", "text/html", "<!doctype html><script>alert(1)</script>"), "attachment-type"],
    [text("drawing.svg", "image/svg+xml", "<svg onload='alert(1)'/>"), "attachment-type"],
    [text("holiday.jpg", "image/jpeg", "MZ\x90\0 this is a program"), "attachment-mismatch"],
    [text("notes.txt", "text/plain", "<html><script>1</script></html>"), "attachment-mismatch"],
    [new File([bytes], "report.pdf", { type: "image/png" }), "attachment-mismatch"],
    [text("all.zip", "application/zip", "PK\x03\x04 bombs"), "attachment-type"],
    [text("all.docx", "", "PK\x03\x04 bombs"), "attachment-mismatch"],
    [text("nothing.txt", "text/plain", ""), "attachment-empty"],
    [new File(["%PDF-1.7", new Uint8Array(26 * 1024 * 1024)], "scan.pdf"), "attachment-too-large"],
  ];
  await mine.attach(cases.map(([file]) => file));
  assert.deepEqual(
    mine.$attachments.get().map(({ name, refused }) => [name, refused]),
    cases.map(([{ name }, code]) => [name, code]),
  );
  assert.equal(parts, 0);
  assert.equal(kept(), 0);
  for (const { id } of mine.$attachments.get()) mine.cancelAttachment(id);
  await until(mine.$attachments, are());
  await mine.attach([text("..\\..\\‮gpj.exe\u0000.txt", "text/plain", "Fine")]);
  assert.equal((await until(mine.$attachments, are("ready")))[0]?.name, "gpj.exe.txt");
});

test("of too many files the first are taken", async () => {
  const id = await scene.topic();
  const mine = open("rosa").client.conversation(id);
  const may = await until(mine.$may, may => may?.attach !== undefined);
  const most = may?.attach?.count ?? 0;
  const files = Array.from(
    { length: most + 2 },
    (_, n) => new File([`${n}`], `${n}.txt`, { type: "text/plain" }),
  );
  await mine.attach(files);
  const all = await until(mine.$attachments, all => !states(all).match(/checking|uploading|waiting/));
  assert.equal(all.filter(({ state }) => state === "ready").length, most);
  assert.equal(all.filter(({ refused }) => refused === "attachment-too-many").length, 2);
});

test("a file that is cancelled while it comes up is gone at its room as well", async () => {
  const id = await scene.topic();
  const { client } = open("rosa");
  const mine = client.conversation(id);
  await until(mine.$may, may => may?.attach !== undefined);
  hold = part => (part === 3 ? new Promise(() => {}) : undefined);
  await mine.attach([photo]);
  const [upload] = await until(mine.$attachments, all => (all[0]?.sent ?? 0) > 0);
  mine.cancelAttachment(upload?.id ?? "");
  await until(mine.$attachments, are());
  await untilKept(0);
  for (;;) {
    const error = await client.attachment(upload?.key ?? "").catch((error: unknown) => error as CareError);
    if (error instanceof CareError && error.code === "not-found") break;
  }
});

test("a file whose content the room refuses parks its message, whose files go back into the draft", async () => {
  const id = await scene.topic();
  const mine = open("rosa").client.conversation(id);
  await until(mine.$may, may => may?.attach !== undefined);
  // What goes over the wire is spoilt, which the digest finds.
  const spoilt: typeof fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    if (!request.url.includes("complete")) return watched(input, init);
    const body = JSON.stringify({ digest: "0".repeat(64) });
    return watched(new Request(request.url, { method: "POST", headers: request.headers, body }));
  };
  const tab = browser.tab();
  const { crash, ...shared } = tab;
  const platform = { ...defaultPlatform(), WebSocket: scene.server.WebSocket, fetch: spoilt, ...shared };
  const theirs = page("rosa", { tab, platform }).client.conversation(id);
  await until(theirs.$may, may => may?.attach !== undefined);
  await theirs.attach([photo]);
  const [failed] = await until(theirs.$attachments, are("failed"));
  assert.equal(failed?.refused, "attachment-damaged");
  await assert.rejects(
    theirs.send({ text: "Look", attachments: [failed?.id ?? ""] }),
    (error: unknown) => error instanceof CareError && error.code === "attachment-damaged",
  );
  const { pending } = theirs.$items.get().at(-1) ?? {};
  assert.equal(pending?.state, "failed");
  assert.equal(theirs.discard(pending?.id ?? ""), "Look");
  await until(theirs.$attachments, are("failed"));
  // The first page has it as well, by its own wire, under another key.
  await until(mine.$attachments, are("failed"));
  crash();
  mine.retryAttachment(failed?.id ?? "");
  await until(mine.$attachments, are("ready"));
  assert.notEqual(mine.$attachments.get()[0]?.key, failed?.key);
});

test("where the device keeps text alone, the person is told after a reload to choose the file again", async () => {
  const id = await scene.topic();
  const session = new Map<string, unknown>();
  const asText = (tab: ReturnType<typeof browser.tab>) => ({
    ...tab,
    storage: {
      ...tab.storage,
      session: async () => {
        const place = await tab.storage.session();
        return {
          ...place,
          entries: async (prefix: string) =>
            (await place.entries(prefix)).map(
              ([key, value]) => [key, JSON.parse(JSON.stringify(value))] as const,
            ),
        };
      },
    },
  });
  const first = open("rosa", { tab: asText(browser.tab(session)), persist: "session" });
  const thread = first.client.conversation(id);
  await until(thread.$may, may => may?.attach !== undefined);
  hold = () => new Promise(() => {});
  await thread.attach([photo]);
  await until(thread.$attachments, are("uploading"));
  while (![...session.keys()].some(key => key.includes(" file "))) await new Promise(setImmediate);
  first.crash();
  const second = open("rosa", { tab: asText(browser.tab(session)), persist: "session" });
  const again = second.client.conversation(id);
  const [lost] = await until(again.$attachments, are("failed"));
  assert.equal(lost?.refused, "attachment-gone");
  assert.equal(lost?.mayRetry, false);
});

test("[I-10] nothing of a file is on the device after signing out", async () => {
  const id = await scene.topic();
  const { client } = open("rosa");
  const mine = client.conversation(id);
  await until(mine.$status, isLive);
  await until(mine.$may, may => may?.attach !== undefined);
  hold = part => (part > 1 ? new Promise(() => {}) : undefined);
  await mine.attach([photo]);
  await untilKept(2);
  assert.equal(await client.signOut(), "unsent");
  assert.equal(await client.signOut({ discard: true }), "done");
  assert.equal(kept(), 0);
  assert.deepEqual(mine.$attachments.get(), []);
});

test("a file that is looked at for harm says so, and one in which some is found is never sent", async () => {
  const id = await scene.topic();
  const tab = browser.tab();
  const { crash: _, ...shared } = tab;
  let found = false;
  const scanned: typeof fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const { url } = request;
    const answer = await watched(request);
    if (!url.endsWith("/complete")) return answer;
    const more = found ? { state: "infected", why: "attachment-infected" } : { state: "scanning" };
    return Response.json({ ...((await answer.json()) as object), ...more });
  };
  const platform = { ...defaultPlatform(), WebSocket: scene.server.WebSocket, fetch: scanned, ...shared };
  const { client } = page("rosa", { tab, platform, delays: { ...quick, scanAsk: 5 } });
  const mine = client.conversation(id);
  await until(mine.$may, may => may?.attach !== undefined);
  await mine.attach([photo]);
  const [upload] = await until(mine.$attachments, are("scanning"));
  assert.equal(upload?.sent, photo.size);
  const sent = mine.send({ text: "Look", attachments: [upload?.id ?? ""] });
  await until(mine.$items, items => items.at(-1)?.pending?.state === "uploading");
  found = true;
  await assert.rejects(
    sent,
    (error: unknown) => error instanceof CareError && error.code === "attachment-infected",
  );
  const [infected] = mine.$uploads.get();
  assert.deepEqual([infected?.refused, infected?.mayRetry], ["attachment-infected", false]);
  assert.equal(mine.$items.get().at(-1)?.pending?.refused, "attachment-infected");
});

/** The form of a person who begins a topic. */
async function form(options: Parameters<typeof page>[1] = {}) {
  const { client, tab, crash } = open("rosa", options);
  await until(client.$practice, practice => practice !== null);
  const { patients } = await client.findPatients("rosa");
  const patient = patients[0]?.id ?? "";
  return { client, tab, crash, patient, draft: client.startDraft("topic") };
}

test("[F-088] a conversation begins with a picture, and waits for it", async () => {
  const { client, patient, draft } = await form();
  let go = (): void => {};
  hold = part => (part === 2 ? new Promise(resolve => (go = resolve)) : undefined);
  await draft.attach([photo]);
  const [file] = await until(draft.$attachments, are("uploading"));
  draft.describeAttachment(file?.id ?? "", "My knee");
  assert.deepEqual(client.$unsent.get(), { messages: 0, drafts: 1 });
  const started = client.start({ patient, title: "Knee", text: "", attachments: [file?.id ?? ""] });
  await until(client.$unsent, ({ messages }) => messages === 1);
  await until(draft.$attachments, all => (all[0]?.sent ?? 0) > partBytes);
  go();
  const id = await started;
  const kim = scene.client("staff", "kim").conversation(id);
  const items = await until(kim.$items, items => attachmentsOf(items).length > 0);
  assert.deepEqual(
    attachmentsOf(items).map(({ name, alt }) => [name, alt]),
    [["knee.png", "My knee"]],
  );
  await until(draft.$attachments, are());
  assert.deepEqual(client.$unsent.get(), { messages: 0, drafts: 0 });
  await untilKept(0);
});

test("what a form has attached is there after a reload, and a start that waited for it goes on", async () => {
  const first = await form();
  hold = part => (part === 3 ? new Promise(() => {}) : undefined);
  await first.draft.attach([photo]);
  const [file] = await until(first.draft.$attachments, all => (all[0]?.sent ?? 0) >= 2 * partBytes);
  first.draft.set({ patient: null, topic: "Knee", message: "Look" });
  first.client
    .start({ patient: first.patient, title: "Knee", text: "Look", attachments: [file?.id ?? ""] })
    .catch(() => {});
  await untilKept(4);
  first.crash();
  hold = () => undefined;
  const { client, draft } = await form({ tab: browser.tab() });
  await until(client.inbox.$rows, rows => rows?.some(({ title }) => title === "Knee") === true);
  await until(draft.$attachments, are());
  assert.equal(draft.$draft.get(), null);
  await untilKept(0);
});

test("who leaves a form leaves its files, and those of a refused start stay in it", async () => {
  const { client, patient, draft } = await form();
  await draft.attach([photo]);
  const [file] = await until(draft.$attachments, are("ready"));
  const attachments = [file?.id ?? ""];
  await assert.rejects(client.start({ patient, title: " ", text: "", attachments }), {
    code: "title-required",
  });
  assert.equal(states(draft.$attachments.get()), "ready");
  draft.cancelAttachment(file?.id ?? "");
  await until(draft.$attachments, are());
  const gone = client.start({ patient, title: "Knee", text: "", attachments });
  await assert.rejects(gone, { code: "attachment-gone" });
  await untilKept(0);
  await draft.attach([photo]);
  await until(draft.$attachments, are("ready"));
  draft.set(null);
  await until(draft.$attachments, are());
  await untilKept(0);
});
