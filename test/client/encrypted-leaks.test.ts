/**
 * What was written in an encrypted conversation is nowhere but on the devices of who reads it: not in what rooms store, nor
 * in any frame, request, answer, webhook or line of a log, while networks fail and rooms start anew.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { type CareClient, createCareClient, defaultPlatform, type Item } from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { createReceiver } from "../rooms/receiver.ts";
import { createAuthority } from "../support/authority.ts";
import { createWorld } from "../support/world.ts";
import { quick, textsOf, until } from "./support.ts";

/** All that anybody but the devices had in their hands, piece by piece. */
const heard: { readonly where: string; readonly text: string }[] = [];
const hear = (where: string, text: string): void => void heard.push({ where, text });

const receiver = createReceiver(Date.now);
const servers: MemoryServer[] = [];
const world = await createWorld(
  practices => {
    const registered = Object.fromEntries(
      Object.entries(practices).map(([id, practice]) => [
        id,
        { ...(practice as object), hooks: { ...receiver.hooks, changes: true } },
      ]),
    );
    const server = createMemoryServer({
      practices: registered,
      log: (message, error) =>
        hear("log", `${message} ${error instanceof Error ? error.stack : String(error)}`),
      async fetch(input, init) {
        const request = new Request(input as Request, init);
        hear("webhook", await request.clone().text());
        return receiver.fetch(input, init);
      },
    });
    servers.push(server);
    return server;
  },
  { encryption: true, staffAccess: "searchable", notifyPause: 0 },
);
const server = servers[0] as MemoryServer;
const authority = await createAuthority(world.practice.id);

class HeardSocket extends server.WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    super.addEventListener("message", event => hear("frame", String((event as MessageEvent).data)));
  }

  override send(data: string): void {
    hear("frame", data);
    super.send(data);
  }
}

const heardFetch: typeof fetch = async (input, init) => {
  const request = new Request(input as Request, init);
  hear("request", `${request.url} ${await request.clone().text()}`);
  const answer = await server.fetch(request);
  hear("answer", await answer.clone().text());
  return answer;
};

const clients: CareClient[] = [];
after(() => {
  for (const client of clients) client.destroy();
});

function page(kind: "staff" | "portal", sub: string): CareClient {
  const token = (): Promise<string> => world.practice.token(kind, sub);
  const { seal: _, ...platform } = {
    ...{ ...defaultPlatform(), ...createMemoryBrowser().tab() },
    ...{ WebSocket: HeardSocket, fetch: heardFetch },
  };
  const client = createCareClient({
    ...{ server: server.url, practice: world.practice.id, token, devices: authority.of(token), platform },
    delays: quick,
  });
  clients.push(client);
  return client;
}

function stored(): void {
  for (const { party, room } of server.rooms())
    for (const [key, bytes] of server.disk(party, room))
      hear(`storage of ${party}`, `${key} ${Buffer.from(bytes).toString("latin1")}`);
}

/** A word as it would be found, however a careless hand wrote it down. */
function formsOf(word: string): readonly string[] {
  const shifted = [0, 1, 2].map(skip => {
    const text = Buffer.from(`${"x".repeat(skip)}${word}`).toString("base64");
    // What hangs on its neighbours at both ends.
    return text.slice(skip === 0 ? 0 : 4, -4);
  });
  return [
    word,
    Buffer.from(word).toString("hex"),
    Buffer.from(word, "utf16le").toString("latin1"),
    ...shifted,
  ];
}

const words = ["Quagmireknee", "zephyrnight", "obsidianmorning", "lighthousecough", "marzipanrash"];
/** A file's name, and what is in it. */
const filed = ["hollyhockscan", "thimbleberrydiary"];

const namesIn = (event: Item["event"]): readonly string[] =>
  event?.type === "message" ? (event.body.attachments ?? []).map(({ name }) => name) : [];

test("no word that was sent is anywhere but on the devices", async () => {
  const patient = page("portal", "rosa");
  await until(patient.$me, me => me !== null);
  const id = await patient.start({
    patient: world.patientId("rosa"),
    ...{
      kind: "topic",
      title: words[0] as string,
      text: `${words[1]} ${"and so on ".repeat(60)}`,
      encrypted: true,
    },
  });
  const theirs = patient.conversation(id);
  const nurse = page("staff", "kim");
  const mine = nurse.conversation(id);
  const isThere =
    (...said: readonly string[]) =>
    (items: Parameters<typeof textsOf>[0]): boolean =>
      said.every(word => textsOf(items).some(text => text.includes(word)));
  await until(mine.$items, isThere(words[1] as string));
  const sent: Promise<void>[] = [];
  for (const [index, word] of words.slice(2).entries()) {
    sent.push((index % 2 ? mine : theirs).send({ text: `It is ${word}` }));
    if (index === 0) server.cut();
    if (index === 1) server.restart();
  }
  await Promise.all(sent);
  const physician = page("staff", "omar").conversation(id);
  for (const thread of [mine, theirs, physician]) await until(thread.$items, isThere(...words.slice(1)));
  await until(nurse.inbox.$rows, rows => rows?.find(row => row.id === id)?.title === words[0]);
  mine.find(words[2] as string);
  await until(mine.$finding, finding => finding?.state === "found" && finding.places.length === 1);
  await theirs.attach([new File([`${filed[1]} `.repeat(5_000)], `${filed[0]}.txt`, { type: "text/plain" })]);
  const [upload] = await until(theirs.$attachments, ([upload]) => upload?.state === "ready");
  await theirs.send({ text: "", attachments: [upload?.id ?? ""] });
  await until(mine.$items, items => items.some(({ event }) => namesIn(event).includes(`${filed[0]}.txt`)));
  await server.tick();
  stored();
  assert.ok(heard.some(({ where }) => where === "storage of attachment"));
  assert.ok(heard.some(({ where }) => where === "webhook"));
  assert.ok(heard.some(({ where }) => where === "storage of index"));
  assert.ok(heard.filter(({ where }) => where === "frame").length > 50);
  for (const word of [...words, ...filed])
    for (const form of formsOf(word))
      for (const { where, text } of heard) assert.ok(!text.includes(form), `"${word}" stands in a ${where}`);
});

test("the search that looks for words finds them where a conversation is not encrypted", async () => {
  const nurse = page("staff", "kim");
  const id = await nurse.start({
    ...{ patient: world.patientId("rosa"), kind: "topic", title: "Open", text: "petrichor" },
  });
  const mine = nurse.conversation(id);
  await until(mine.$may, may => may?.attach !== undefined);
  await mine.attach([new File(["gossamernote"], "willowscan.txt", { type: "text/plain" })]);
  await until(mine.$attachments, ([upload]) => upload?.state === "ready");
  stored();
  assert.ok(heard.some(({ where, text }) => where === "storage of main" && text.includes("petrichor")));
  assert.ok(heard.some(({ where, text }) => where === "request" && text.includes("petrichor")));
  for (const word of ["gossamernote", "willowscan"])
    assert.ok(heard.some(({ where, text }) => where === "storage of attachment" && text.includes(word)));
});
