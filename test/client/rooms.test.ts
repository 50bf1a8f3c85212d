/** Clients on the real rooms, in memory. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CareError, createPersonClient, defaultPlatform, type Item } from "@carethread/client";
import { atom } from "nanostores";
import { createScene, quick, textsOf, until } from "./support.ts";

const scene = await createScene();
after(() => scene.end());

const isLive = (status: { state: string }): boolean => status.state === "live";
const shows =
  (...texts: string[]) =>
  (items: readonly Item[]): boolean =>
    items.every(item => item.event !== null) && JSON.stringify(textsOf(items)) === JSON.stringify(texts);

test("[F-024] a nurse and a patient write to each other", async () => {
  const nurse = scene.client("staff", "kim");
  const patient = scene.client("portal", "rosa");
  const id = await scene.topic();
  const mine = nurse.conversation(id);
  const theirs = patient.conversation(id);
  await until(theirs.$status, isLive);
  await mine.send({ text: "How are you?" });
  await until(theirs.$items, shows("Hello", "How are you?"));
  await theirs.send({ text: "  Better.\r\nThank you.  " });
  await until(mine.$items, shows("Hello", "How are you?", "Better.\nThank you."));
  assert.equal(mine.$head.get()?.messages, 3);
  assert.equal(mine.$head.get()?.awaiting, true);
  assert.equal(theirs.$may.get()?.send, null);
  assert.equal(nurse.$me.get()?.name, "Kim Park");
});

test("[F-060] a topic starts with its first message, once however often it is sent", async () => {
  const nurse = scene.client("staff", "omar");
  const { patients } = await nurse.findPatients("rosa");
  const command = {
    patient: patients[0]?.id ?? "",
    title: "New medicine",
    text: "Please take it at night.",
    commandId: nurse.newId(),
  };
  const [id, again] = [await nurse.start(command), await nurse.start(command)];
  assert.equal(id, again);
  const thread = nurse.conversation(id);
  await until(thread.$items, shows("Please take it at night."));
  assert.equal(thread.$head.get()?.title, "New medicine");
});

test("[F-142] badge and rows of the other side move at once", async () => {
  const id = await scene.topic();
  const nurse = scene.client("staff", "kim");
  const patient = scene.client("portal", "rosa");
  const { $rows } = patient.inbox;
  // Those of other tests may still be on their way.
  const untilBadge = async (n: number): Promise<void> => {
    await until($rows, rows => rows?.find(row => row.id === id)?.badge === n);
    await until(patient.$badge, badge => badge === $rows.get()?.reduce((sum, row) => sum + row.badge, 0));
  };
  // The topic's own first message is counted before the next one.
  await untilBadge(1);
  await until(nurse.$status, isLive);
  const thread = nurse.conversation(id);
  await thread.send({ text: "A word" });
  await untilBadge(2);
  const rows = await until($rows, rows => rows?.[0]?.last?.text === "A word");
  assert.equal(rows?.[0]?.id, id);
  const theirs = patient.conversation(id);
  const items = await until(theirs.$items, items => items.length > 0);
  const divider = theirs.$divider.get();
  assert.deepEqual(
    items.filter(({ event }) => (event?.pos ?? 0) > (divider ?? 0)).map(({ event }) => event?.type),
    ["message", "message"],
  );
  assert.equal(theirs.$news.get().places.length, 2);
  theirs.shows(items.flatMap(({ event }) => event?.pos ?? []));
  assert.deepEqual(theirs.$news.get(), { first: null, before: 0, places: [], after: 0 });
  await untilBadge(0);
  const me = patient.$me.get()?.id ?? "";
  await until(thread.$receipts, receipts => receipts.people[me] === thread.$head.get()?.pos);
  assert.equal(theirs.$divider.get(), divider, "the New divider stays where it was");
});

test("a pending message shows at once and keeps its key when it is stored", async () => {
  const client = scene.client("staff", "kim");
  const thread = client.conversation(await scene.topic());
  await until(thread.$status, isLive);
  const seen: (readonly Item[])[] = [];
  const unlisten = thread.$items.listen(items => seen.push(items));
  const sent = thread.send({ text: "Mine" });
  const pending = thread.$items.get().at(-1);
  assert.equal(pending?.pending?.state, "sending");
  await sent;
  const stored = (await until(thread.$items, shows("Hello", "Mine"))).at(-1);
  unlisten();
  assert.equal(stored?.key, pending?.key);
  // At no moment was it missing or there twice.
  for (const items of seen) assert.equal(textsOf(items).filter(text => text === "Mine").length, 1);
});

test("[I-2] a cut network loses nothing and doubles nothing", async () => {
  const nurse = scene.client("staff", "kim");
  const patient = scene.client("portal", "rosa");
  const id = await scene.topic();
  const mine = nurse.conversation(id);
  const theirs = patient.conversation(id);
  await Promise.all([until(mine.$status, isLive), until(theirs.$status, isLive)]);
  const said: Promise<void>[] = [];
  for (let index = 0; index < 40; index++) {
    said.push((index % 2 ? mine : theirs).send({ text: `m${index}` }));
    if (index % 10 === 5) scene.server.cut();
    if (index % 10 === 8) scene.server.restart();
    await Promise.race(said);
  }
  await Promise.all(said);
  const isWhole = (items: readonly Item[]): boolean => items.filter(isMessage).length === 41;
  const [a, b] = [await until(mine.$items, isWhole), await until(theirs.$items, isWhole)];
  assert.deepEqual(textsOf(a), textsOf(b));
  assert.equal(new Set(textsOf(a)).size, 41);
  for (const side of [0, 1]) {
    const own = textsOf(a).filter(text => /^m/.test(text) && Number(text.slice(1)) % 2 === side);
    assert.deepEqual(
      own,
      own.toSorted((x, y) => Number(x.slice(1)) - Number(y.slice(1))),
    );
  }
});

function isMessage(item: Item): boolean {
  return item.event?.type === "message";
}

test("[I-2] what was missed while the server was down comes after it, behind what was there", async () => {
  const client = scene.client("portal", "rosa");
  const id = await scene.topic();
  const thread = client.conversation(id);
  await until(thread.$items, shows("Hello"));
  const [first] = thread.$items.get().filter(isMessage);
  const other = await scene.world.join("staff", "kim", id);
  await other.next("welcome");
  scene.server.setDown(true);
  await until(thread.$status, status => status.state === "reconnecting");
  const waiting = thread.send({ text: "while down" });
  assert.equal(thread.$items.get().at(-1)?.pending?.state, "waiting");
  scene.server.setDown(false);
  await waiting;
  const items = await until(thread.$items, shows("Hello", "while down"));
  assert.equal(items.filter(isMessage)[0], first, "the window was kept");
});

test("[I-1] the same command sent again doubles nothing, although its ack was lost", async () => {
  const id = await scene.topic();
  let swallow = true;
  // Loses the connection at the moment in which the first answer to a command would arrive.
  class Lossy extends scene.server.WebSocket {
    override dispatchEvent(event: Event): boolean {
      const data = "data" in event ? String(event.data) : "";
      if (swallow && /"type":"(ack|events)"/.test(data)) {
        swallow = false;
        scene.server.cut();
        return true;
      }
      return swallow || !/^\{"type":"ack"/.test(data) ? super.dispatchEvent(event) : true;
    }
  }
  const client = scene.client("staff", "kim", {
    platform: { ...defaultPlatform(), WebSocket: Lossy, fetch: scene.server.fetch },
  });
  const thread = client.conversation(id);
  await until(thread.$status, isLive);
  await thread.send({ text: "once" });
  await until(thread.$items, shows("Hello", "once"));
  const raw = await scene.world.join("staff", "omar", id);
  const { events } = await raw.next("welcome");
  assert.equal((events as { body?: { text: string } }[]).filter(e => e.body?.text === "once").length, 1);
  raw.close();
});

test("[I-5] what can never be sent is thrown at once, and nothing is queued", async () => {
  const client = scene.client("staff", "kim");
  const thread = client.conversation(await scene.topic());
  for (const [text, code] of [
    [" \n ", "text-empty"],
    ["x".repeat(16_001), "text-too-long"],
    ["a\u0000b", "text-malformed"],
  ] as const) {
    assert.throws(
      () => thread.send({ text }),
      (error: unknown) => error instanceof CareError && error.code === code,
    );
  }
  assert.equal(thread.$items.get().filter(item => item.pending).length, 0);
});

test("[I-5] a refused message is parked with its text, and can be taken back", async () => {
  const client = scene.client("portal", "rosa");
  const thread = client.conversation(await scene.topic());
  await until(thread.$status, isLive);
  // A portal user may not write notes: this message alone is refused... and those behind it with it.
  const note = thread.send({ text: "a note", visibility: "staff" });
  await assert.rejects(note, (error: unknown) => error instanceof CareError && error.code === "not-allowed");
  const parked = thread.$items.get().at(-1)?.pending;
  assert.deepEqual([parked?.state, parked?.refused], ["failed", "not-allowed"]);
  await thread.send({ text: "a word" });
  assert.equal(thread.discard(parked?.id ?? ""), "a note");
  await until(thread.$items, shows("Hello", "a word"));
});

test("[F-022] no such conversation and no right to it end alike", async () => {
  const id = await scene.topic();
  const stranger = scene.client("staff", "vera");
  for (const key of [id, stranger.newId()]) {
    const thread = stranger.conversation(key);
    const status = await until(thread.$status, status => status.state === "ended");
    assert.deepEqual(status, { state: "ended", reason: "not-found" });
    assert.equal(thread.$head.get(), null);
    await assert.rejects(thread.send({ text: "Hello?" }), { code: "not-found" });
  }
});

test("[I-4] a right that is lost ends the connection and takes the row", async () => {
  const { world } = scene;
  await world.pushPatient("ines", {
    name: "Ines Roy",
    team: [{ id: "omar", name: "Omar Haddad", role: "primary-coach" }],
    linked: [{ id: "ines", name: "Ines Roy", relation: "self" }],
  });
  const { body } = await world.startTopic("staff", "omar", "ines");
  const client = scene.client("staff", "omar");
  await until(client.inbox.$rows, rows => rows?.some(row => row.id === body.id) === true);
  const thread = client.conversation(body.id);
  await until(thread.$status, isLive);
  await world.pushPatient("ines", { version: 2, name: "Ines Roy", programs: ["heart"] });
  await world.pushStaff("omar", { version: 2, name: "Omar Haddad", restrictions: ["heart"] });
  const status = await until(thread.$status, status => status.state === "ended");
  assert.deepEqual(status, { state: "ended", reason: "right-lost" });
  await until(client.inbox.$rows, rows => rows?.some(row => row.id === body.id) === false);
  await world.pushStaff("omar", { version: 3, name: "Omar Haddad" });
});

test("typing is shown to others, and ends with the message, and with the conversation", async () => {
  const nurse = scene.client("staff", "kim");
  const patient = scene.client("portal", "rosa");
  const id = await scene.topic();
  const [mine, theirs] = [nurse.conversation(id), patient.conversation(id)];
  await Promise.all([until(mine.$status, isLive), until(theirs.$status, isLive)]);
  theirs.typing();
  const [person] = await until(mine.$typing, typing => typing.length === 1);
  assert.equal(person?.name, "Rosa Diaz");
  await theirs.send({ text: "done" });
  await until(mine.$typing, typing => typing.length === 0);
  assert.deepEqual(theirs.$typing.get(), []);
  theirs.typing();
  await until(mine.$typing, typing => typing.length === 1);
  await mine.close();
  await until(mine.$typing, typing => typing.length === 0);
});

test("one token serves all rooms, and is replaced in place before its end", async () => {
  const { world } = scene;
  let asked = 0;
  let sockets = 0;
  class Counted extends scene.server.WebSocket {
    constructor(url: string | URL) {
      super(url);
      sockets++;
    }
  }
  const $auths = atom(0);
  Counted.prototype.send = function (data) {
    if (String(data).startsWith('{"type":"auth"')) $auths.set($auths.get() + 1);
    scene.server.WebSocket.prototype.send.call(this, data);
  };
  const client = scene.client("staff", "kim", {
    platform: { ...defaultPlatform(), WebSocket: Counted, fetch: scene.server.fetch },
    token: () => world.practice.token("staff", "kim", { life: ++asked === 1 ? 1 : 600 }),
  });
  const ids = [await scene.topic(), await scene.topic()];
  const threads = ids.map(id => client.conversation(id));
  await until(client.$status, isLive);
  for (const thread of threads) await until(thread.$status, isLive);
  await client.findPatients("ro");
  assert.equal(asked, 1);
  await until($auths, count => count === 3);
  assert.deepEqual([asked, sockets], [2, 3]);
  for (const thread of threads) await thread.send({ text: "still here" });
});

test("older pages come in front, and the window stays whole", async () => {
  const { world } = scene;
  const { body } = await world.startTopic("system", "host", "rosa", { at: 1_000 });
  const kim = { id: await staffId("kim"), side: "staff", name: "Kim Park" };
  const messages = Array.from({ length: 150 }, (_, index) => ({
    at: 2_000 + index,
    by: kim,
    text: `old ${index}`,
    visibility: "everyone",
  }));
  const token = await world.practice.token("system", "host");
  const imported = await world.post("main", world.conversationRoom(body.id), "import", token, {
    commandId: world.newId(),
    messages,
  });
  assert.equal(imported.status, 200);
  const client = scene.client("staff", "kim");
  const thread = client.conversation(body.id);
  await until(thread.$older, older => older === "some");
  assert.equal(thread.$items.get().length, 100);
  const last = thread.$items.get().at(-1);
  await thread.loadOlder();
  assert.equal(thread.$older.get(), "none");
  const places = thread.$items.get().map(item => item.event?.pos);
  assert.deepEqual(
    places,
    places.map((_, index) => index + 1),
  );
  assert.equal(thread.$items.get().at(-1), last);
});

async function staffId(sub: string): Promise<string> {
  return (await scene.world.practice.personRoom("staff", sub)).split("~")[1] ?? "";
}

test("a conversation is shared, and let go after a while", async () => {
  const client = scene.client("staff", "kim");
  const id = await scene.topic();
  const [first, second] = [client.conversation(id), client.conversation(id)];
  assert.equal(first, second);
  await until(first.$status, isLive);
  await first.send({ text: "read me" });
  first.shows(first.$items.get().flatMap(({ event }) => event?.pos ?? []));
  first.release();
  second.release();
  const again = client.conversation(id);
  assert.equal(again, first, "within the grace time it is the same");
  assert.equal(again.$divider.get(), null, "where all was read there is no New divider any more");
  again.release();
  await until(again.$status, status => status.state === "ended");
  assert.notEqual(client.conversation(id), again);
});

test("a message that was typed keeps its conversation open until it is sent", async () => {
  const client = scene.client("staff", "kim");
  const thread = client.conversation(await scene.topic());
  await until(thread.$status, isLive);
  scene.server.setDown(true);
  const sent = thread.send({ text: "then I left" });
  thread.release();
  await until(thread.$status, status => status.state === "reconnecting");
  scene.server.setDown(false);
  await sent;
});

test("signing out asks where something is unsent, and then forgets the person", async () => {
  const client = scene.client("staff", "kim");
  const id = await scene.topic();
  const thread = client.conversation(id);
  await until(thread.$status, isLive);
  await until(client.$badge, badge => badge !== null);
  scene.server.setDown(true);
  const lost = thread.send({ text: "never" });
  assert.equal(await client.signOut(), "unsent");
  assert.equal(textsOf(thread.$items.get()).at(-1), "never");
  const done = client.signOut({ discard: true });
  scene.server.setDown(false);
  await assert.rejects(lost, { code: "signed-out" });
  assert.deepEqual(thread.$status.get(), { state: "ended", reason: "signed-out" });
  assert.deepEqual(client.$status.get(), { state: "ended", reason: "signed-out" });
  assert.deepEqual([client.$me.get(), client.$badge.get(), client.inbox.$rows.get()], [null, null, null]);
  assert.deepEqual([thread.$items.get(), thread.$head.get()], [[], null]);
  assert.deepEqual(client.$unsent.get(), { messages: 0, drafts: 0 });
  assert.deepEqual([await done, await client.signOut()], ["done", "done"]);
  assert.equal(client.conversation(id).$status.get().state, "ended");
  await assert.rejects(client.findPatients(""), { code: "signed-out" });
  client.destroy();
  client.destroy();
});

test("[F-141] the badge's own client counts like the whole one", async () => {
  await scene.topic();
  const badge = createPersonClient({
    server: scene.server.url.replace("http", "ws"),
    practice: scene.world.practice.id,
    token: () => scene.world.practice.token("portal", "rosa"),
    platform: { ...defaultPlatform(), WebSocket: scene.server.WebSocket, fetch: scene.server.fetch },
    delays: quick,
  });
  const whole = scene.client("portal", "rosa");
  await until(badge.$badge, n => n !== null && n > 0);
  assert.equal(await until(whole.$badge, n => n !== null), badge.$badge.get());
  badge.destroy();
  assert.equal(badge.$badge.get(), null);
});
