/** Searching conversations: what somebody may see is found, and nothing else leaves a trace. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SearchHits } from "@carethread/model";
import { indexRoom, limits } from "@carethread/model";
import { decode } from "@carethread/rooms";
import { atRest, createRooms, type Rooms, say, upTo } from "./support.ts";
import { type Team, team } from "./team.ts";

type Answer = SearchHits & { readonly code: string; readonly status: number };

async function search(
  { world }: Rooms,
  sub: string,
  q: string,
  more: { older?: string; patient?: string } = {},
): Promise<Answer> {
  const side = sub === "rosa" || sub === "mia" ? "portal" : "staff";
  const room = await world.practice.personRoom(side, sub);
  const token = await world.practice.token(side, sub);
  const { status, body } = await world.post("person", room, "search", token, { q, ...more });
  return { ...(body as unknown as Answer), status };
}

/** Titles of what was found, each with its place, and its excerpt with the words in brackets. */
async function found(rooms: Rooms, sub: string, q: string): Promise<string[]> {
  const { hits, rebuilding } = await search(rooms, sub, q);
  assert.equal(rebuilding, undefined);
  return hits.map(({ row, pos, where, excerpt, marks }) => {
    let at = 0;
    let text = "";
    for (const [from, to] of marks) {
      text += `${excerpt.slice(at, from)}[${excerpt.slice(from, to)}]`;
      at = to;
    }
    return `${row.title} ${where} ${pos}: ${text}${excerpt.slice(at)}`;
  });
}

test("[F-053] [F-054] staff find a conversation by topic, patient, patient ID, and what was said", async () => {
  const now = await team();
  const { world, kim, rest } = now;
  const pos = await say(kim, world, "Take two tablets of Ibuprofen after breakfast");
  await rest();
  for (const sub of ["kim", "vera"]) {
    assert.deepEqual(await found(now, sub, "press"), ["Blood pressure title null: Blood [press]ure"]);
    assert.deepEqual(await found(now, sub, "Diaz"), ["Blood pressure patient null: Rosa [Diaz] MRN-rosa"]);
    assert.deepEqual(await found(now, sub, "mrn-rosa"), [
      "Blood pressure patient null: [Rosa] Diaz [MRN]-[rosa]",
    ]);
    assert.deepEqual(await found(now, sub, "ibuprofn tablets"), [
      `Blood pressure text ${pos}: Take two [tablets] of [Ibuprofen] after breakfast`,
    ]);
    assert.deepEqual(await found(now, sub, "rosa breakf"), [
      `Blood pressure text ${pos}: Take two tablets of Ibuprofen after [breakf]ast`,
    ]);
    for (const q of ["", "  ", "lunch", "rosa lunch"]) assert.deepEqual(await found(now, sub, q), [], q);
  }
  const [own] = (await search(now, "kim", "press")).hits;
  const [other] = (await search(now, "vera", "press")).hits;
  assert.equal(own?.row.last?.text, "Take two tablets of Ibuprofen after breakfast");
  assert.deepEqual([other?.row.last, other?.row.unread, other?.row.messages], [null, 0, own?.row.messages]);
});

test("[F-050] [F-056] the patient finds the same, by the places of their own log, and never a note", async () => {
  const now = await team();
  const { world, kim, rest } = now;
  await say(kim, world, "Ask about the lisinopril first", "staff");
  await say(kim, world, "Take the lisinopril at night");
  await rest();
  const [said] = (await search(now, "kim", "lisinopril first")).hits;
  assert.match(said?.excerpt ?? "", /^Ask about/);
  const [hit, ...others] = (await search(now, "rosa", "lisinopril")).hits;
  assert.equal(others.length, 0);
  assert.match(hit?.excerpt ?? "", /^Take the/);
  assert.equal(hit?.pos, hit?.row.last?.pos);
  assert.deepEqual((await search(now, "rosa", "ask")).hits, []);
  assert.deepEqual(await found(now, "rosa", "blood"), ["Blood pressure title null: [Blood] pressure"]);
  // To somebody without patients it is as if there were none.
  assert.deepEqual((await search(now, "mia", "blood")).hits, []);
});

test("[F-018] [F-022] [I-4] who may not see it finds nothing, at once when the right is gone", async () => {
  const now = await team();
  const { world, kim, rest } = now;
  await say(kim, world, "A word about warfarin");
  await rest();
  const nothing = await search(now, "vera", "nothing like it");
  for (const sub of ["nils", "sam"])
    assert.deepEqual(await search(now, sub, "warfarin"), { ...nothing, status: 200 }, sub);
  assert.equal((await search(now, "vera", "warfarin")).hits.length, 1);
  await world.pushStaff("vera", { version: 2, name: "Vera Lind", restrictions: ["diabetes"] });
  assert.deepEqual(await search(now, "vera", "warfarin"), nothing);
  await world.pushPatient("rosa", { ...world.rosa(), version: 3, linked: [] });
  assert.deepEqual((await search(now, "rosa", "warfarin")).hits, []);
});

test("a search goes on behind what was shown, and shows each conversation once", async () => {
  const rooms = await createRooms();
  const { world, clock } = rooms;
  const ids: string[] = [];
  for (const n of upTo(limits.searchHits + 7)) {
    clock.now += 1_000;
    ids.unshift(await rooms.topic({ title: `Topic ${n}`, first: { text: `The word sertraline, ${n % 2}` } }));
  }
  await atRest(rooms);
  const first = await search(rooms, "kim", "sertraline");
  assert.deepEqual(
    first.hits.map(({ row }) => row.id),
    ids.slice(0, limits.searchHits),
  );
  const next = await search(rooms, "kim", "sertraline", { older: first.more ?? "" });
  assert.deepEqual(
    next.hits.map(({ row }) => row.id),
    ids.slice(limits.searchHits),
  );
  assert.equal(next.more, null);
  assert.equal((await search(rooms, "kim", "x", { older: "1.x" })).status, 400);
  const patient = world.patientId("nobody");
  assert.deepEqual((await search(rooms, "kim", "sertraline", { patient })).hits, []);
  assert.equal((await search(rooms, "kim", "topic", { patient: world.patientId("rosa") })).hits.length, 50);
});

test("[I-9] a further search takes the place of the one that is under way", async () => {
  const now = await team();
  const { calls } = now;
  let goOn = (): void => {};
  const held = new Promise<void>(resolve => {
    goOn = resolve;
  });
  let searches = 0;
  calls.through = async ({ path }, make) => {
    if (path === "internal/search" && searches++ === 0) await held;
    return make();
  };
  const first = search(now, "kim", "blo");
  while (searches === 0) await new Promise(resolve => setImmediate(resolve));
  // Each is asked when the one before has given way: requests that are sent at once may come in any order.
  const second = search(now, "kim", "bloo");
  assert.equal((await first).code, "too-fast");
  const third = search(now, "kim", "blood");
  assert.equal((await second).code, "too-fast");
  goOn();
  assert.equal((await third).hits.length, 1);
  assert.equal(searches, 2);
});

test("[I-4] a right that ends while the search is under way counts", async () => {
  const now = await team();
  const { world, calls } = now;
  let change: (() => Promise<unknown>) | null = () =>
    world.pushStaff("vera", { version: 2, name: "Vera Lind", restrictions: ["diabetes"] });
  calls.through = async ({ path }, make) => {
    const answer = await make();
    if (path !== "internal/search") return answer;
    const once = change;
    change = null;
    await once?.();
    return answer;
  };
  assert.deepEqual((await search(now, "vera", "blood")).hits, []);
  assert.equal(change, null);
});

test("[I-1] what was said is found although the rooms died before they told it", async () => {
  const now = await team();
  const { world, kim, calls, server } = now;
  calls.through = (call, make) => (call.path === "internal/said" ? Promise.reject(new Error("cut")) : make());
  await say(kim, world, "Hydrochlorothiazide");
  await now.rest();
  assert.deepEqual((await search(now, "kim", "hydrochloro")).hits, []);
  calls.through = (_, make) => make();
  server.restart();
  await server.tick();
  assert.equal((await search(now, "kim", "hydrochloro")).hits.length, 1);
});

test("an index that is lost, or of another version, is made anew, and says so meanwhile", async () => {
  for (const isLost of [true, false]) {
    const now = await team();
    const { world, kim, server } = now;
    await say(kim, world, "Amoxicillin twice a day");
    await now.rest();
    const disk = server.disk("index", indexRoom("harbor", 0));
    for (const key of [...disk.keys()])
      if (key.startsWith("search:") && (isLost || key === "search:state")) disk.delete(key);
    server.restart();
    assert.equal((await search(now, "kim", "amoxicillin")).rebuilding, true);
    for (let turn = 0; turn < 50; turn++) await new Promise(resolve => setImmediate(resolve));
    await server.tick();
    assert.equal((await found(now, "kim", "amoxicillin")).length, 1);
  }
});

test("of a slice that is lost whole, what was said is asked for when the patients are pushed again", async () => {
  const now = await team();
  const { world, kim, server } = now;
  await say(kim, world, "Cetirizine at night");
  await now.rest();
  server.disk("index", indexRoom("harbor", 0)).clear();
  server.restart();
  assert.deepEqual((await search(now, "kim", "cetirizine")).hits, []);
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, programs: ["diabetes"] });
  for (const _ of upTo(3)) await atRest(now);
  assert.equal((await found(now, "kim", "cetirizine")).length, 1);
});

test("what is let go of leaves no word in the slice, and is not found", async () => {
  const now = await team();
  const { world, kim, id } = now;
  await say(kim, world, "Quinapril and nothing else");
  const other = await now.topic({ title: "Kept", first: { text: "Quinapril, too" } });
  await now.rest();
  assert.equal((await search(now, "kim", "quinapril")).hits.length, 2);
  const secret = { authorization: `Bearer ${"memory-".repeat(8)}` };
  const forget = (party: string, room: string, body: object): Promise<unknown> =>
    now.server.fetch(`${world.room(party, room)}/internal/forget`, {
      ...{ method: "POST", headers: secret, body: JSON.stringify(body) },
    });
  await forget("index", indexRoom("harbor", 0), { conversation: id });
  await forget("main", world.conversationRoom(id), { conversation: id });
  await atRest(now);
  const disk = now.server.disk("index", indexRoom("harbor", 0));
  const stored = (): string => JSON.stringify([...disk.values()].map(value => decode(value)));
  assert.doesNotMatch(stored(), /nothing else/);
  assert.match(stored(), /too/);
  assert.deepEqual(
    (await search(now, "kim", "quinapril")).hits.map(({ row }) => row.id),
    [other],
  );
  await forget("index", indexRoom("harbor", 0), { patient: world.patientId("rosa") });
  assert.doesNotMatch(stored(), /uinapril/);
});

test("a patient who is the same as another brings their conversations along", async () => {
  const rooms = await createRooms({ registration: { slices: 4 } });
  const { world, server } = rooms;
  const { team, linked } = world.rosa();
  await world.pushPatient("twin", { name: "Rosa Twin", team, linked });
  const id = (await world.startTopic("staff", "kim", "twin", { first: { text: "Gabapentin" } })).body.id;
  await atRest(rooms);
  assert.deepEqual(await found(rooms, "kim", "gabapentin twin"), ["Blood pressure text 5: [Gabapentin]"]);
  const token = await world.practice.token("system", "host");
  const merge = { type: "merge", id: "twin", version: 2, into: "rosa" };
  assert.equal(
    (await world.post("patient", await world.practice.patientRoom("twin"), "roster", token, merge)).status,
    200,
  );
  for (const _ of upTo(4)) await atRest(rooms);
  await server.tick();
  const { hits } = await search(rooms, "kim", "gabapentin diaz");
  assert.deepEqual(
    hits.map(({ row }) => [row.id, row.patient.name]),
    [[id, "Rosa Diaz"]],
  );
  assert.deepEqual((await search(rooms, "kim", "gabapentin twin")).hits, []);
  assert.equal((await search(rooms, "rosa", "gabapentin")).hits.length, 1);
});

test("the number of slices changes, and everything is found once it has settled", async () => {
  const rooms = await createRooms({ registration: { slices: 1 }, settings: { staffAccess: "searchable" } });
  const { world, server, clock } = rooms;
  const names = upTo(12).map(n => `p${n}`);
  for (const name of names) {
    await world.pushPatient(name, { ...world.rosa(), name });
    await world.startTopic("staff", "kim", name, { title: `About ${name}`, first: { text: "metoprolol" } });
  }
  await atRest(rooms);
  for (const slices of [5, 2]) {
    rooms.register({ slices });
    assert.equal((await search(rooms, "kim", "metoprolol")).rebuilding, true);
    for (const _ of upTo(6)) await atRest(rooms);
    clock.now += 120_000;
    await server.tick();
    const { hits, rebuilding } = await search(rooms, "kim", "metoprolol");
    assert.equal(rebuilding, undefined);
    assert.deepEqual(hits.map(({ row }) => row.patient.name).sort(), [...names].sort());
    const stored = upTo(5).map(n => [...server.disk("index", indexRoom("harbor", n - 1)).keys()]);
    const cards = stored.map(keys => keys.filter(key => key.startsWith("search:card:")).length);
    assert.equal(
      cards.reduce((a, b) => a + b),
      names.length,
      `${cards}`,
    );
    assert.ok(
      cards.slice(slices).every(count => count === 0),
      `${cards}`,
    );
  }
});

test("[F-022] in one conversation all places are found, in the viewer's own numbers", async () => {
  const now: Team = await team();
  const { world, kim, id } = now;
  const places: number[] = [];
  for (const n of upTo(4)) {
    const visibility = n === 2 ? "staff" : "everyone";
    places.push(await say(kim, world, `Enalapril, ${n}`, visibility));
    await say(kim, world, "Something else");
  }
  const find = async (side: "staff" | "portal", sub: string, q: string) => {
    const token = await world.practice.token(side, sub);
    return world.post("main", world.conversationRoom(id), "find", token, { q });
  };
  assert.deepEqual((await find("staff", "kim", "enalapril")).body, { places, more: false });
  assert.deepEqual((await find("staff", "kim", "")).body, { places: [], more: false });
  const { places: own } = (await find("portal", "rosa", "enalapril")).body as unknown as { places: number[] };
  assert.equal(own.length, 3);
  assert.equal((await find("staff", "nils", "enalapril")).status, 404);
});
