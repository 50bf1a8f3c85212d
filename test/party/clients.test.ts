/** Two clients talk through a real runtime, which is killed and started again in the middle. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { type CareClient, createCareClient, defaultPlatform } from "@carethread/client";
import { textsOf, until } from "../client/support.ts";
import type { Runtime } from "../support/runtime.ts";
import { until as untilSo } from "../support/until.ts";
import type { World } from "../support/world.ts";
import { pageOf, versions } from "../versions/kept.ts";
import { placeOf } from "./place.ts";

let runtime: Runtime;
let world: World;
const clients: CareClient[] = [];

// Of none a test of another file hears.
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

/** The runtime's port may be another one after a start; what a page connects to is not. */
const address = "http://rooms.test";
const there = (url: unknown): string => String(url).replace(/^\w+:\/\/rooms\.test/, runtime.url);

/** The runtime as pages reach it. */
function reached(): { readonly WebSocket: typeof WebSocket; readonly fetch: typeof fetch } {
  class Socket extends runtime.WebSocket {
    constructor(url: string | URL) {
      super(there(url).replace(/^http/, "ws"));
    }
  }
  return {
    WebSocket: Socket,
    fetch: input => fetch(new Request(there((input as Request).url), input as Request)),
  };
}

function client(kind: "staff" | "portal", sub: string, sid?: string): CareClient {
  const made = createCareClient({
    server: address,
    practice: world.practice.id,
    token: () => world.practice.token(kind, sub, sid === undefined ? {} : { sid }),
    platform: { ...defaultPlatform(), ...reached() },
  });
  clients.push(made);
  return made;
}

test("[I-2] nothing is lost or doubled between two clients although the server is killed", async () => {
  ({ runtime, world } = await placeOf("clients"));
  const nurse = client("staff", "kim");
  const patient = client("portal", "rosa");
  const { patients } = await nurse.findPatients("rosa");
  const id = await nurse.start({
    patient: patients[0]?.id ?? "",
    title: "Blood pressure",
    text: "first",
    commandId: nurse.newId(),
  });
  const mine = nurse.conversation(id);
  const theirs = patient.conversation(id);
  const isLive = (status: { state: string }): boolean => status.state === "live";
  await Promise.all([until(mine.$status, isLive), until(theirs.$status, isLive)]);

  const said: Promise<void>[] = [];
  for (let index = 0; index < 20; index++) {
    said.push((index % 2 ? mine : theirs).send({ text: `m${index}` }));
    if (index === 10) await runtime.kill();
    else if (index === 15) await runtime.start();
    else if (index < 10) await said[index];
  }
  await Promise.all(said);

  const isWhole = (items: readonly { pending: unknown }[]): boolean =>
    items.every(item => item.pending === null) && textsOf(items as never).length === 21;
  const [a, b] = [await until(mine.$items, isWhole), await until(theirs.$items, isWhole)];
  assert.deepEqual(textsOf(a), textsOf(b));
  assert.equal(new Set(textsOf(a)).size, 21);
  const evenOnes = textsOf(a).filter(text => /^m\d*[02468]$/.test(text));
  assert.deepEqual(
    evenOnes,
    Array.from({ length: 10 }, (_, index) => `m${2 * index}`),
  );
  await until(patient.$badge, badge => badge === 11);
  theirs.shows(theirs.$items.get().flatMap(({ event }) => event?.pos ?? []));
  await until(patient.$badge, badge => badge === 0);
});

test("[F-050] [F-054] what was said is found on the real runtime, also where words stand without blanks", async () => {
  ({ runtime, world } = await placeOf("clients"));
  const nurse = client("staff", "kim");
  const { patients } = await nurse.findPatients("rosa");
  const id = await nurse.start({
    patient: patients[0]?.id ?? "",
    title: "Headache",
    text: "我头痛得很厉害 ฉันปวดหัวมาก and it hurts",
    commandId: nurse.newId(),
  });
  for (const someone of [nurse, client("portal", "rosa")]) {
    for (const q of ["头痛", "ปวดหัว", "hurst"]) {
      const found = async (): Promise<string[]> => {
        const search = someone.search(q);
        await until(search.$state, state => state === "hits");
        return search.$hits.get().map(({ row }) => row.id);
      };
      // The slice is told beside the rows.
      for (let times = 0; times < 20 && (await found()).length === 0; times++);
      assert.deepEqual(await found(), [id], q);
    }
  }
});

test("[F-193] the pages of a session that ends are blank within two seconds, on real sockets, and others' go on", async t => {
  ({ runtime, world } = await placeOf("clients"));
  const started = await world.startTopic("staff", "kim");
  const { id } = started.body;
  const page = client("staff", "omar", "work");
  const other = client("staff", "omar", "home");
  const threads = [page, other].map(each => each.conversation(id));
  for (const thread of threads) await until(thread.$items, items => items.length > 0);
  const hasEnded = (status: { state: string; reason?: string }): boolean =>
    status.state === "ended" && status.reason === "session-ended";
  const host = await world.practice.token("system", "host");
  const room = await world.practice.personRoom("staff", "omar");
  const began = performance.now();
  const ended = [page.$status, threads[0]?.$status ?? page.$status].map($status => until($status, hasEnded));
  const asked = { kind: "staff", id: "omar", session: "work" };
  assert.equal((await world.post("person", room, "sessions", host, asked)).status, 200);
  await Promise.all(ended);
  const took = performance.now() - began;
  t.diagnostic(`blank after ${Math.round(took)} ms`);
  assert.deepEqual(
    [threads[0]?.$items.get(), threads[0]?.$head.get(), page.inbox.$rows.get()],
    [[], null, null],
  );
  assert.ok(took < 2_000, `${took} ms`);
  await threads[1]?.send({ text: "I go on" });
});

for (const version of versions()) {
  test(`[F-024] a page of ${version} and a client of now write to each other on the real runtime`, async t => {
    ({ runtime, world } = await placeOf("clients"));
    const { openPage } = await pageOf(version);
    const page = openPage({
      ...{ server: address, practice: world.practice.id },
      token: () => world.practice.token("portal", "rosa"),
      ...reached(),
    });
    t.after(() => page.leave());
    const nurse = client("staff", "kim");
    const { patients } = await nurse.findPatients("rosa");
    const id = await nurse.start({ patient: patients[0]?.id ?? "", title: "Sleep", text: "Did you sleep?" });
    await untilSo(() => page.list()[0] === "Sleep 1", "the row");
    const [mine, theirs] = [nurse.conversation(id), page.open(id)];
    await untilSo(() => theirs.texts().join() === "Did you sleep?", "the thread");
    theirs.look();
    await theirs.send("I did");
    await until(mine.$items, items => textsOf(items).join() === "Did you sleep?,I did");
    await untilSo(() => page.list()[0] === "Sleep 0", "nothing new");
    const [first] = mine.$items.get().flatMap(({ event }) => (event?.type === "message" ? [event.pos] : []));
    await until(mine.$receipts, ({ people }) => Object.values(people).includes(first ?? 0));
  });
}
