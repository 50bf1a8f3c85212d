/** Administrators: they read and change what their practice has chosen, and who portal users may write to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mixProblem, type PracticeState, practiceRoom, type StaffList, settingsOf } from "@carethread/model";
import { DeploymentError, readDeployment } from "@carethread/rooms";
import { createTestOperator } from "../support/operator.ts";
import { createTestPractice } from "../support/practice.ts";
import type { RawSocket } from "../support/raw-socket.ts";
import type { Answered } from "../support/world.ts";
import { atRest, createRooms, type Rooms, type RoomsOptions, upTo } from "./support.ts";

const room = practiceRoom("harbor");

/** Vera administers the practice. */
async function administered(options: RoomsOptions = {}): Promise<Rooms> {
  const rooms = await createRooms(options);
  await permit(rooms, 2, ["administer"]);
  return rooms;
}

async function permit(rooms: Rooms, version: number, permissions: readonly string[]): Promise<void> {
  await rooms.world.pushStaff("vera", { name: "Vera Lind", title: "Dietitian", version, permissions });
  await atRest(rooms);
}

async function read({ world }: Rooms, sub = "vera"): Promise<PracticeState> {
  const { body } = await world.get("practice", room, "settings", await world.practice.token("staff", sub));
  return body as unknown as PracticeState;
}

async function change({ world }: Rooms, rev: number, change: object, sub = "vera"): Promise<Answered> {
  return world.post("practice", room, "settings", await world.practice.token("staff", sub), { rev, change });
}

async function push({ world }: Rooms, version: number, settings: object): Promise<Answered> {
  const token = await world.practice.token("system", "host");
  return world.post("practice", room, "roster", token, { type: "practice", version, settings });
}

async function listed({ world }: Rooms, query: object = { q: "" }): Promise<[string, string[]][]> {
  const token = await world.practice.token("staff", "vera");
  const { body } = await world.post("practice", room, "staff", token, query);
  return (body as unknown as StaffList).staff.map(({ person, permissions }) => [person.name, permissions]);
}

async function allow({ world }: Rooms, of: string, on: boolean, permission = "portal-messages", by = "vera") {
  const target = await world.practice.personRoom("staff", of);
  const token = await world.practice.token("staff", by);
  const { status, body } = await world.post("person", target, "permissions", token, { permission, on });
  return status === 200 ? (body as unknown as { permissions: string[] }).permissions : body.code;
}

const impossible = { noteOnMention: true, notes: false };

test("an impossible mix is refused wherever settings come in, with the flag that is wrong", async () => {
  const rooms = await administered();
  const refused = async (answer: Promise<Answered>) => {
    const { status, body } = await answer;
    return [status, body.code, body.params];
  };
  const wrong = [409, "settings-impossible", { flag: "noteOnMention" }];
  assert.deepEqual(await refused(push(rooms, 1, impossible)), wrong);
  assert.deepEqual(await refused(change(rooms, 0, { noteOnMention: true })), wrong);
  assert.deepEqual((await read(rooms)).rev, 0);
  const operator = await createTestOperator();
  const { registration } = await createTestPractice("harbor", impossible);
  const env = { CARETHREAD_SECRET: "s".repeat(32), CARETHREAD_OPERATOR: JSON.stringify(operator.keys) };
  const sentence = mixProblem({ ...settingsOf("coach"), ...impossible })?.sentence;
  assert.throws(
    () => readDeployment({ ...env, CARETHREAD_PRACTICES: JSON.stringify({ harbor: registration }) }),
    new DeploymentError(`CARETHREAD_PRACTICES: harbor.settings.noteOnMention: ${sentence}`),
  );
});

test("[F-013] [F-022] nobody but staff who administer reads or changes anything, and their right is looked up live", async () => {
  const rooms = await administered();
  const { world } = rooms;
  const bodies = {
    settings: { rev: 0, change: { notes: true } },
    staff: { q: "" },
    wrong: "no body",
  };
  const codesOf = async (token: string): Promise<unknown[]> => {
    const personRoom = await world.practice.personRoom("staff", "omar");
    const answers = await Promise.all([
      world.get("practice", room, "settings", token),
      world.post("practice", room, "settings", token, bodies.settings),
      world.post("practice", room, "settings", token, bodies.wrong),
      world.post("practice", room, "staff", token, bodies.staff),
      world.post("person", personRoom, "permissions", token, { permission: "portal-messages", on: true }),
      world.post("person", personRoom, "permissions", token, bodies.wrong),
    ]);
    return answers.map(({ status, body }) => [status, body.code]);
  };
  const none = upTo(6).map(() => [404, "not-found"]);
  for (const [side, sub] of [
    ["staff", "kim"],
    ["staff", "stranger"],
    ["portal", "rosa"],
    ["portal", "vera"],
    ["system", "host"],
  ] as const)
    assert.deepEqual(await codesOf(await world.practice.token(side, sub)), none, `${side} ${sub}`);
  const elsewhere = await rooms.elsewhere.practice.token("staff", "vera");
  assert.deepEqual(await codesOf(elsewhere), none);
  assert.equal((await read(rooms)).settings.notes, false);
  await permit(rooms, 3, []);
  assert.deepEqual(await codesOf(await world.practice.token("staff", "vera")), none);
});

test("some flags are changed, of the settings that were seen, and null is the default again", async () => {
  const rooms = await administered({ settings: { notes: true, answerWithin: 3_600_000 } });
  const first = await read(rooms);
  assert.deepEqual([first.rev, first.settings.notes, first.settings.answerWithin], [0, true, 3_600_000]);
  const { status, body } = await change(rooms, 0, { notes: null, answerWithin: null, noteOnMention: false });
  assert.equal(status, 200);
  const second = body as unknown as PracticeState;
  assert.deepEqual([second.settings.notes, second.settings.answerWithin], [false, undefined]);
  assert.deepEqual(await read(rooms), second);
  assert.equal((await change(rooms, 0, { notes: true })).body.code, "conflict");
  for (const wrong of [{ notes: "yes" }, { unheard: true }, { country: "Norway" }]) {
    const { status, body } = await change(rooms, second.rev, wrong);
    assert.deepEqual([status, body.code], [400, "bad-request"], JSON.stringify(wrong));
  }
  rooms.server.restart();
  assert.deepEqual(await read(rooms), second);
});

test("of two who change the same settings at once one is told that they are others by now", async () => {
  const rooms = await administered();
  const changes = [{ notes: true }, { enterSends: false }];
  const once = (): Promise<Answered[]> => Promise.all(changes.map(each => change(rooms, 0, each)));
  const first = await once();
  // Who was not answered asks again: what was stored is not stored twice.
  const second = await once();
  for (const [index, { status, body }] of first.entries())
    if (status !== second[index]?.status) assert.deepEqual([status, body.retryable], [500, true]);
  assert.deepEqual(second.map(({ status }) => status).sort(), [200, 409]);
  assert.equal((await read(rooms)).rev, 1);
});

test("the host's next push takes the place of what administrators changed, and an older one does not", async () => {
  const rooms = await administered();
  await change(rooms, 0, { notes: true });
  assert.equal((await push(rooms, 0, { country: "GB" })).body.applied, true);
  const pushed = await read(rooms);
  assert.deepEqual([pushed.settings.notes, pushed.settings.country], [false, "GB"]);
  await change(rooms, pushed.rev, { notes: true });
  assert.equal((await push(rooms, 0, { country: "FR" })).body.applied, false);
  const { settings } = await read(rooms);
  assert.deepEqual([settings.notes, settings.country], [true, "GB"]);
  assert.equal((await push(rooms, 1, {})).body.applied, true);
  assert.equal((await read(rooms)).settings.notes, false);
});

for (const isApart of [false, true]) {
  test(`a change reaches open pages of others within a minute${isApart ? ", also where their rooms run in other processes" : ""}`, async () => {
    const rooms = await administered({ isApart: ({ party }) => isApart && party !== "practice" });
    const { world, clock } = rooms;
    const id = await rooms.topic();
    const pages: readonly (() => Promise<RawSocket>)[] = [
      () => world.inbox("staff", "kim"),
      () => world.join("staff", "kim", id),
      () => world.join("portal", "rosa", id),
    ];
    const open = await Promise.all(pages.map(open => open()));
    await Promise.all(open.map(page => page.next("welcome")));
    // Each has just heard of its practice: the longest that it may go on without asking.
    await change(rooms, 0, { emergencyNumber: "555 0100" });
    const told = new Set<RawSocket>();
    for (const page of open) void page.closed.then(() => told.add(page));
    const ping = async (): Promise<void> => {
      clock.now += 25_000;
      for (const page of open) page.send({ type: "ping" });
      await Promise.all(open.map(page => Promise.race([page.closed, page.next("pong")])));
      await atRest(rooms);
    };
    await ping();
    await ping();
    assert.equal(told.size, open.length);
    for (const page of pages) {
      const { practice } = (await (await page()).next("welcome")) as unknown as {
        practice: { emergencyNumber: string };
      };
      assert.equal(practice.emergencyNumber, "555 0100");
    }
  });
}

test("[F-014] administrators list and find the staff, and say whom portal users may write to", async () => {
  const rooms = await administered({ settings: { kinds: ["direct"] } });
  await rooms.world.pushStaff("sue", { name: "Sue Support", version: 1, support: true });
  await rooms.world.pushStaff("lou", { name: "Lou Left", version: 1, active: false });
  await atRest(rooms);
  assert.deepEqual(await allow(rooms, "omar", true), ["portal-messages"]);
  await atRest(rooms);
  assert.deepEqual(await listed(rooms), [
    ["Kim Park", []],
    ["Omar Haddad", ["portal-messages"]],
    ["Vera Lind", ["administer"]],
  ]);
  assert.deepEqual(await listed(rooms, { q: "physi" }), [["Omar Haddad", ["portal-messages"]]]);
  assert.deepEqual(await listed(rooms, { q: "", from: 2 }), [["Vera Lind", ["administer"]]]);
  // Of themselves as of others, and never of who is not there.
  assert.deepEqual(await allow(rooms, "vera", true), ["administer", "portal-messages"]);
  assert.equal(await allow(rooms, "nobody", true), "not-found");
  assert.equal(await allow(rooms, "lou", true), "not-found");
  assert.equal(await allow(rooms, "omar", true, "hold"), "not-allowed");
  assert.equal(await allow(rooms, "omar", true, "everything"), "bad-request");
});

test("[F-014] [F-098] who is written to no more by an administrator's word is not, in open threads too, at once", async () => {
  const rooms = await administered({ settings: { kinds: ["direct"] } });
  const { world } = rooms;
  await allow(rooms, "omar", true);
  await atRest(rooms);
  const recipient = world.practice.personKey("staff", "omar");
  const { body } = await world.startTopic("portal", "rosa", "rosa", {
    ...{ kind: "direct", title: undefined, recipient },
  });
  const rosa = await world.join("portal", "rosa", body.id);
  assert.equal(((await rosa.next("welcome")).may as { send: unknown }).send, null);
  await allow(rooms, "omar", false);
  assert.equal(((await rosa.next("may")).may as { send: unknown }).send, "recipient-unavailable");
});

test("[F-013] [F-014] an open page hears of its person's new permissions, from the host and from an administrator", async () => {
  const rooms = await administered();
  const omar = await rooms.world.inbox("staff", "omar");
  await omar.next("welcome");
  assert.deepEqual(await allow(rooms, "omar", true), ["portal-messages"]);
  assert.deepEqual((await omar.next("permissions")).permissions, ["portal-messages"]);
  const push = async (version: number, name: string, permissions: readonly string[]) => {
    await rooms.world.pushStaff("omar", { name, version, permissions });
    await atRest(rooms);
  };
  // What is no news of them is not told.
  await push(2, "Omar Haddad-Klein", []);
  await push(3, "Omar Haddad-Klein", ["administer"]);
  assert.deepEqual((await omar.next("permissions")).permissions, ["administer", "portal-messages"]);
  await push(4, "Omar Haddad-Klein", []);
  assert.deepEqual((await omar.next("permissions")).permissions, ["portal-messages"]);
});

test("what an administrator said of somebody stays until the host pushes other permissions than before", async () => {
  const rooms = await administered();
  let version = 1;
  const pushOmar = async (permissions: readonly string[]) => {
    await rooms.world.pushStaff("omar", { name: "Omar Haddad", version: ++version, permissions });
    await atRest(rooms);
    return (await listed(rooms, { q: "omar" }))[0]?.[1];
  };
  assert.deepEqual(await pushOmar(["audit"]), ["audit"]);
  assert.deepEqual(await allow(rooms, "omar", true), ["audit", "portal-messages"]);
  rooms.server.restart();
  assert.deepEqual(await pushOmar(["audit"]), ["audit", "portal-messages"]);
  // What is other in the push is as it says, and the rest stays.
  assert.deepEqual(await pushOmar(["audit", "hold"]), ["audit", "hold", "portal-messages"]);
  assert.deepEqual(await pushOmar(["portal-messages"]), ["portal-messages"]);
  assert.deepEqual(await pushOmar([]), []);
  await pushOmar(["portal-messages"]);
  assert.deepEqual(await allow(rooms, "omar", false), []);
  assert.deepEqual(await pushOmar(["portal-messages"]), []);
  assert.deepEqual(await pushOmar(["audit", "portal-messages"]), ["audit"]);
  assert.deepEqual(await pushOmar(["audit"]), ["audit"]);
  assert.deepEqual(await pushOmar(["audit", "portal-messages"]), ["audit", "portal-messages"]);
});
