/** Rights that change while people are connected. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, type May, type Row } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import {
  atRest,
  createRooms,
  eventsOf,
  heard,
  type Rooms,
  type RoomsOptions,
  say,
  textsOf,
  typesOf,
} from "./support.ts";

interface Scene extends Rooms {
  readonly id: string;
  readonly kim: RawSocket;
  readonly omar: RawSocket;
  readonly rosa: RawSocket;
  readonly inbox: RawSocket;
}

/** Kim, Omar and Rosa in a topic, and Omar's inbox. */
async function scene(options: RoomsOptions = {}, patient: Record<string, unknown> = {}): Promise<Scene> {
  const rooms = await createRooms(options);
  const { world } = rooms;
  await world.pushPatient("rosa", { ...world.rosa(), ...patient, version: 2 });
  const id = await rooms.topic();
  const kim = await world.join("staff", "kim", id);
  const omar = await world.join("staff", "omar", id);
  const rosa = await world.join("portal", "rosa", id);
  const inbox = await world.inbox("staff", "omar");
  await Promise.all([kim, omar, rosa, inbox].map(socket => socket.next("welcome")));
  await atRest(rooms, kim, omar, rosa, inbox);
  return { ...rooms, id, kim, omar, rosa, inbox };
}

const onlyKim = [{ id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" }];

async function isNotThere({ world, id }: Scene, kind: "staff" | "portal", sub: string): Promise<void> {
  const back = await world.join(kind, sub, id);
  assert.equal(await back.closed, 4404);
  assert.deepEqual(back.texts, []);
  const token = await world.practice.token(kind, sub);
  assert.equal((await world.get("main", world.conversationRoom(id), "events?before=9", token)).status, 404);
}

test("[F-022] [I-4] who leaves the team loses the connection, the row and the badge, and hears nothing of the change", async () => {
  const now = await scene();
  const { world, kim, omar, inbox } = now;
  const vera = { id: "vera", name: "Vera Lind", role: "care-team" };
  const before = [...omar.texts];
  await world.pushPatient("rosa", {
    ...world.rosa(),
    version: 3,
    name: "Rosa Diaz-Lund",
    team: [...onlyKim, vera],
  });
  assert.equal(await omar.closed, 4403);
  await atRest(now, kim, inbox);
  assert.deepEqual(omar.texts, before);
  const row = inbox.frames.findLast(({ type }) => type === "row")?.row as Row & { gone: true };
  assert.deepEqual([row.id, row.gone], [now.id, true]);
  assert.equal(inbox.frames.findLast(({ type }) => type === "badge")?.n, 0);
  assert.deepEqual(
    eventsOf(kim)
      .slice(-3)
      .map(({ type }) => type),
    ["member-left", "member-joined", "patient-changed"],
  );
  await isNotThere(now, "staff", "omar");
  const veras = await world.inbox("staff", "vera");
  assert.deepEqual(
    ((await veras.next("welcome")).rows as Row[]).map(({ id, unread }) => [id, unread]),
    [[now.id, 0]],
  );
});

test("[F-022] a guardian who is no longer linked loses the same", async () => {
  const linked = [
    { id: "rosa", name: "Rosa Diaz", relation: "self" },
    { id: "ana", name: "Ana Diaz", relation: "guardian" },
  ];
  const now = await scene({}, { linked });
  const { world, rosa } = now;
  const ana = await world.join("portal", "ana", now.id);
  const inbox = await world.inbox("portal", "ana");
  assert.equal((await inbox.next("welcome")).badge, 1);
  await ana.next("welcome");
  await world.pushPatient("rosa", { ...world.rosa(), version: 3 });
  assert.equal(await ana.closed, 4403);
  await atRest(now, rosa, inbox);
  assert.equal(inbox.frames.findLast(({ type }) => type === "badge")?.n, 0);
  assert.deepEqual(eventsOf(rosa).at(-1)?.type, "member-left");
  await isNotThere(now, "portal", "ana");
});

test("[F-018] [F-019] staff restricted from all of a patient's programs are shut out at once, and from some are not", async () => {
  const now = await scene({}, { programs: ["diabetes", "heart"] });
  const { world, omar, inbox, kim } = now;
  const push = (version: number, restrictions: string[]): Promise<unknown> =>
    world.pushStaff("omar", { version, name: "Omar Haddad", title: "Physician", restrictions });
  await push(2, ["diabetes"]);
  await say(omar, world, "Still here");
  // The room of a person sleeps sooner than a lease ends; it still knows whom to tell.
  now.server.hibernate();
  await push(3, ["heart", "diabetes", "other"]);
  assert.equal(await omar.closed, 4403);
  await heard(inbox);
  const changes = inbox.frames.filter(({ type }) => type === "row" || type === "badge").slice(-2);
  assert.deepEqual(typesOf(changes), ["row", "badge"]);
  assert.deepEqual([(changes[0]?.row as { gone?: true } | undefined)?.gone, changes[1]?.n], [true, 0]);
  await isNotThere(now, "staff", "omar");
  await say(kim, world, "He hears nothing of this");
  await atRest(now, kim, inbox);
  assert.ok(!inbox.texts.join().includes("nothing of this"));
  await push(4, []);
  await atRest(now, kim, inbox);
  const back = inbox.frames.findLast(({ type }) => type === "row")?.row as Row;
  assert.equal(back.last?.text, "He hears nothing of this");
  assert.equal(inbox.frames.findLast(({ type }) => type === "badge")?.n, 2);
  await (await world.join("staff", "omar", now.id)).next("welcome");
});

test("[F-018] a patient's programs that change shut staff out as well", async () => {
  const now = await scene({}, { programs: ["diabetes", "heart"] });
  const { world, omar, inbox, rosa } = now;
  await world.pushStaff("omar", { version: 2, name: "Omar Haddad", restrictions: ["diabetes"] });
  const heardByRosa = rosa.texts.length;
  await world.pushPatient("rosa", { ...world.rosa(), version: 3, programs: ["diabetes"] });
  assert.equal(await omar.closed, 4403);
  await atRest(now, inbox, rosa);
  assert.equal(inbox.frames.findLast(({ type }) => type === "badge")?.n, 0);
  assert.ok(inbox.frames.some(({ type, row }) => type === "row" && (row as { gone?: true }).gone));
  assert.ok(rosa.texts.slice(heardByRosa).every(text => text === '{"type":"pong"}'));
});

test("[F-022] staff who are no longer active lose everything at once; an older version changes nothing", async () => {
  const now = await scene();
  const { world, omar, inbox } = now;
  const push = (change: Record<string, unknown>): Promise<{ body: { applied: boolean } }> =>
    world.pushStaff("omar", { name: "Omar Haddad", title: "Physician", ...change });
  assert.equal((await push({ version: 5, active: false })).body.applied, true);
  assert.deepEqual(await Promise.all([omar.closed, inbox.closed]), [4403, 4403]);
  for (const version of [4, 5]) assert.equal((await push({ version, active: true })).body.applied, false);
  await isNotThere(now, "staff", "omar");
  assert.equal(await (await world.inbox("staff", "omar")).closed, 4404);
  assert.equal((await world.startTopic("staff", "omar")).status, 404);
  assert.equal((await push({ version: 6, active: true })).body.applied, true);
  await (await world.join("staff", "omar", now.id)).next("welcome");
  assert.equal((await (await world.inbox("staff", "omar")).next("welcome")).badge, 1);
});

test("[I-5] when a patient has died everybody is told, and what is sent is refused", async () => {
  const now = await scene();
  const { world, kim, rosa, id } = now;
  await world.pushPatient("rosa", { ...world.rosa(), version: 3, deceased: true });
  await atRest(now, kim, rosa);
  for (const socket of [kim, rosa]) {
    const told = socket.frames.filter(({ type }) => type === "may").map(({ may }) => may as May);
    assert.deepEqual(
      told.map(({ send, note }) => [send, note]),
      [["patient-deceased", "not-allowed"]],
    );
    assert.equal(eventsOf(socket).at(-1)?.type, "patient-changed");
    socket.send(world.message("Too late"));
    const { code, retryable } = await socket.next("refused");
    assert.deepEqual([code, retryable], ["patient-deceased", false]);
  }
  const started = await world.startTopic("staff", "kim");
  assert.deepEqual([started.status, started.body.code], [403, "patient-deceased"]);
  const back = await world.join("staff", "kim", id);
  const welcome = await back.next("welcome");
  assert.equal((welcome.may as { send: string }).send, "patient-deceased");
  await heard(kim);
  assert.deepEqual(textsOf(kim), ["Hello"]);
});

test("[F-022] a push that is lost is made up for when the lease ends", async () => {
  const now = await scene({}, { programs: ["diabetes"] });
  const { world, omar, rosa, clock, calls } = now;
  calls.through = async ({ path }, make) => {
    if (path === "internal/person") throw new Error("lost");
    return make();
  };
  await world.pushStaff("omar", { version: 2, name: "Omar Haddad", restrictions: ["diabetes"] });
  await heard(omar);
  clock.now += limits.factsLease;
  await say(rosa, world, "Only the team hears this");
  assert.equal(await omar.closed, 4403);
  assert.ok(!omar.texts.join().includes("Only the team"));
});

test("[F-022] a room that is told of a change goes on being told", async () => {
  const now = await scene({}, { programs: ["diabetes"] });
  const { world, omar, clock } = now;
  const push = (version: number, restrictions: string[]): Promise<unknown> =>
    world.pushStaff("omar", { version, name: "Omar Haddad", title: `Physician ${version}`, restrictions });
  for (const version of [2, 3, 4, 5]) {
    clock.now += limits.factsLease - 5_000;
    await push(version, version === 5 ? ["diabetes"] : []);
  }
  assert.equal(await omar.closed, 4403);
});

test("[F-022] whose right cannot be looked up is sent away to come back; the others go on", async () => {
  const now = await scene();
  const { world, kim, omar, rosa, clock, calls } = now;
  const omars = await world.practice.personRoom("staff", "omar");
  calls.through = async ({ path, room }, make) => {
    if (path === "internal/facts" && room === omars) throw new Error("unreachable");
    return make();
  };
  clock.now += limits.factsLease;
  await say(rosa, world, "Hello?");
  assert.equal(await omar.closed, 1011);
  await heard(kim);
  assert.deepEqual([textsOf(kim), textsOf(omar)], [["Hello", "Hello?"], ["Hello"]]);
  calls.through = (_, make) => make();
  const back = await world.join("staff", "omar", now.id);
  await back.next("welcome");
  assert.deepEqual(textsOf(back), ["Hello", "Hello?"]);
});
