/** Staff outside a patient's team: they follow the patient or not, and every opening stands in the patient's record. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccessPage, May, Row } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, eventsOf, say, upTo } from "./support.ts";
import { coach, second, type Team, team } from "./team.ts";

function mayOf(socket: RawSocket): May {
  return socket.frames[0]?.may as May;
}

const quarter = 15 * 60_000;

async function follow({ world }: Team, sub: string, on: boolean, kind: "staff" | "portal" = "staff") {
  const token = await world.practice.token(kind, sub);
  const { status, body } = await world.post(
    "patient",
    await world.practice.patientRoom("rosa"),
    "follow",
    token,
    { on },
  );
  return { status, body: body as unknown as { on: boolean; code: string } };
}

async function accesses({ world }: Team, query = "", kind: "system" | "staff" = "system") {
  const token = await world.practice.token(kind, "kim");
  const room = await world.practice.patientRoom("rosa");
  const { status, body } = await world.get("patient", room, `access${query}`, token);
  return { status, body: body as unknown as AccessPage & { code: string } };
}

test("[F-135] [F-137] who follows a patient is a notification user in all conversations, and hears of the patient alone", async () => {
  const now = await team();
  const { world, kim, rosa, key, members, rest } = now;
  const other = (await world.startTopic("staff", "kim")).body.id;
  const vera = await now.join("vera");
  assert.equal(mayOf(vera).follow, null);
  const inbox = await world.inbox("staff", "vera");
  await inbox.next("welcome");
  assert.deepEqual(await follow(now, "vera", true), { status: 200, body: { on: true } });
  await rest(vera, inbox);
  const { role, level, source } = members(kim)[key.vera] ?? {};
  assert.deepEqual([role, level, source], ["notification-user", "patient-only", "self"]);
  const rows = inbox.frames.filter(({ type }) => type === "row").map(({ row }) => (row as Row).id);
  assert.deepEqual([...new Set(rows)].sort(), [now.id, other].sort());
  await say(rosa, world, "From the patient");
  await say(kim, world, "From the team");
  await rest(vera, inbox);
  const row = inbox.frames.findLast(({ type, row }) => type === "row" && (row as Row).id === now.id)
    ?.row as Row;
  assert.deepEqual([row.unread, row.badge], [2, 1]);
  assert.ok(!rosa.texts.join().includes("Vera"));
});

test("[F-136] [F-138] saying no, or no more, leaves nothing but what was there", async () => {
  const now = await team();
  const { world, kim, key, members, happened, rest } = now;
  const inbox = await world.inbox("staff", "vera");
  await inbox.next("welcome");
  assert.deepEqual((await follow(now, "vera", false)).body, { on: false });
  await rest(inbox);
  assert.deepEqual(happened(kim), []);
  for (const on of [true, true, false, false]) {
    assert.equal((await follow(now, "vera", on)).status, 200);
    await rest(inbox);
  }
  assert.deepEqual(happened(kim), ["member-joined Vera Lind patient-only", "member-left Vera Lind"]);
  assert.equal(members(kim)[key.vera], undefined);
  const row = inbox.frames.findLast(({ type }) => type === "row")?.row as Row & { gone: true };
  assert.deepEqual([row.id, row.gone], [now.id, true]);
  const vera = await now.join("vera");
  assert.equal(mayOf(vera).follow, null);
});

test("[F-137] a roster of the host keeps followers; who comes into the team is none any more, nor when they leave it", async () => {
  const now = await team();
  const { world, kim, key, members, rest, server } = now;
  const push = (version: number, ...more: unknown[]): Promise<unknown> =>
    world.pushPatient("rosa", {
      ...world.rosa(),
      version,
      programs: ["diabetes"],
      team: [coach, second, ...more],
    });
  await follow(now, "vera", true);
  await push(3, { id: "omar", name: "Omar Haddad", role: "care-team" });
  await rest();
  assert.equal(members(kim)[key.vera]?.role, "notification-user");
  server.hibernate();
  await push(4, { id: "vera", name: "Vera Lind", role: "care-team" });
  await rest();
  assert.equal(members(kim)[key.vera]?.role, "care-team");
  assert.equal((await follow(now, "vera", true)).body.code, "not-allowed");
  await push(5);
  await rest();
  assert.equal(members(kim)[key.vera], undefined);
});

test("[F-018] [F-135] who may not see the patient cannot follow, and is told what anybody is told of nobody", async () => {
  const now = await team();
  const { world } = now;
  const token = await world.practice.token("staff", "vera");
  const nobody = await world.post("patient", await world.practice.patientRoom("nobody"), "follow", token, {
    on: true,
  });
  for (const sub of ["nils", "sam"]) {
    const answer = await follow(now, sub, true);
    assert.deepEqual([answer.status, answer.body], [nobody.status, nobody.body] as unknown[]);
  }
  assert.equal((await follow(now, "rosa", true, "portal")).body.code, "not-allowed");
  assert.equal((await follow(now, "kim", true)).body.code, "not-allowed");
});

test("[F-135] [I-4] who has no right to follow leaves nothing behind, of a patient who is there or of none", async () => {
  const now = await team();
  const { world, puts } = now;
  await now.rest(now.ines);
  const stored: string[] = [];
  puts.before = ({ party, room }) => {
    stored.push(`${party} ${room}`);
  };
  const token = await world.practice.token("staff", "nils");
  for (const patient of [await world.practice.patientRoom("rosa"), `${world.practice.id}~${world.newId()}`]) {
    const { status } = await world.post("patient", patient, "follow", token, { on: true });
    assert.equal(status, 404);
  }
  assert.deepEqual(stored, []);
});

test("[F-022] [F-137] however many follow a patient, the host's push of the chart is not refused for them", async () => {
  const now = await team();
  const { world, kim, key, members, rest } = now;
  // Letters of three bytes, and names as long as they may be.
  const long = "\u4e00".repeat(200);
  const subs = upTo(70).map(n => `f${n}`);
  let full = 0;
  for (const sub of subs) {
    await world.pushStaff(sub, { name: `${sub}${long}`.slice(0, 200), title: long });
    if ((await follow(now, sub, true)).status === 200) full++;
  }
  assert.ok(full < subs.length);
  await follow(now, "vera", true);
  const others = upTo(10).map(n => ({ id: `t${n}`, name: long, title: long, role: "care-team" }));
  const chart = { ...world.rosa({ team: [coach, ...others] }), programs: ["diabetes"], version: 3 };
  assert.equal((await world.pushPatient("rosa", chart)).status, 200);
  await rest();
  assert.equal(members(kim)[key.ines], undefined);
});

test("[F-135] each opening from outside the team is recorded, before anything is shown; the team's are not", async () => {
  const now = await team();
  const { world, clock, key, id, calls } = now;
  let recorded = 0;
  calls.through = async ({ path }, make) => {
    const answer = await make();
    if (path === "internal/access") recorded++;
    return answer;
  };
  const vera = await world.join("staff", "vera", id);
  await vera.next(({ type }) => {
    assert.equal(recorded, 1, "recorded before the welcome");
    return type === "welcome";
  });
  await now.join("vera");
  const last = eventsOf(vera).at(-1);
  const resumed = await now.join("vera", { pos: last?.pos ?? 0, id: last?.id ?? "" });
  assert.deepEqual(eventsOf(resumed), []);
  await now.join("kim");
  assert.deepEqual((await accesses(now)).body, {
    rows: [
      {
        n: 1,
        at: clock.now,
        person: { id: key.vera, side: "staff", name: "Vera Lind", title: "Dietitian" },
        reason: "searched",
        conversation: id,
      },
    ],
    hasOlder: false,
  });
  assert.equal(recorded, 1);

  // Coming back much later to nothing new is none; to something new it is.
  clock.now += 16 * 60_000;
  await now.join("vera", { pos: last?.pos ?? 0, id: last?.id ?? "" });
  assert.equal(recorded, 1);
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  kim.send(world.message("Something new"));
  await kim.next("ack");
  const back = await now.join("vera", { pos: last?.pos ?? 0, id: last?.id ?? "" });
  assert.equal(eventsOf(back).length, 1);
  assert.equal(recorded, 2);
});

test("[F-135] an opening is the same one for a quarter of an hour, also after the rooms have slept or died", async () => {
  const now = await team();
  const { world, server, clock, id } = now;
  const opened = async (): Promise<number> => {
    await now.join("vera");
    return (await accesses(now)).body.rows.length;
  };
  assert.equal(await opened(), 1);
  server.hibernate();
  clock.now += quarter - 1;
  assert.equal(await opened(), 1);
  server.restart();
  assert.equal(await opened(), 1);
  clock.now += 1;
  assert.equal(await opened(), 2);
  // A page of history is an opening as well, and another reason another one.
  const token = await world.practice.token("staff", "omar");
  assert.equal((await world.get("main", world.conversationRoom(id), "events?before=9", token)).status, 200);
  await follow(now, "vera", true);
  await now.server.tick();
  await opened();
  assert.deepEqual(
    (await accesses(now)).body.rows.map(({ n, person, reason }) => [n, person.name, reason]),
    [
      [4, "Vera Lind", "notification-user"],
      [3, "Omar Haddad", "searched"],
      [2, "Vera Lind", "searched"],
      [1, "Vera Lind", "searched"],
    ],
  );
});

test("[F-135] where the opening cannot be recorded, nothing is shown", async () => {
  const now = await team();
  const { world, calls, id } = now;
  calls.through = ({ path }, make) =>
    path === "internal/access" ? Promise.reject(new Error("unreachable")) : make();
  const vera = await world.join("staff", "vera", id);
  assert.deepEqual([await vera.closed, vera.texts], [1011, []]);
  const token = await world.practice.token("staff", "vera");
  assert.equal((await world.get("main", world.conversationRoom(id), "events?before=9", token)).status, 500);
  const ines = await now.join("ines");
  assert.equal(ines.frames[0]?.type, "welcome");
});

test("[F-135] [F-022] the record is paged, newest first, by the host's back end alone", async () => {
  const now = await team();
  const { clock } = now;
  for (let n = 0; n < 5; n++) {
    clock.now += quarter;
    await now.join("vera");
  }
  const first = (await accesses(now, "?limit=2")).body;
  assert.deepEqual([first.rows.map(({ n }) => n), first.hasOlder], [[5, 4], true]);
  const rest = (await accesses(now, "?before=4&limit=3")).body;
  assert.deepEqual([rest.rows.map(({ n }) => n), rest.hasOlder], [[3, 2, 1], false]);
  const other = await accesses(now, "", "staff");
  assert.deepEqual([other.status, other.body.code], [404, "not-found"]);
  for (const query of ["?limit=0", "?limit=101", "?before=x"])
    assert.equal((await accesses(now, query)).status, 400, query);
});

test("[F-112] [I-4] who becomes support keeps no row by their own wish, and is told of nothing more", async () => {
  const now = await team();
  const { world, ines, rosa, rest } = now;
  await follow(now, "vera", true);
  await rest(ines);
  const inbox = await world.inbox("staff", "vera");
  assert.equal((await inbox.next("welcome")).badge, 0);
  await world.pushStaff("vera", { version: 2, name: "Vera Lind", support: true });
  await rest(inbox);
  const gone = inbox.frames
    .filter(({ type }) => type === "row")
    .map(({ row }) => row as Row & { gone?: true });
  assert.deepEqual(
    gone.map(({ id, gone }) => [id, gone]),
    [[now.id, true]],
  );
  const before = inbox.frames.length;
  await say(rosa, world, "Not for support");
  await rest(inbox);
  const types = inbox.frames.slice(before).map(({ type }) => type);
  assert.deepEqual(new Set(types), new Set(["pong"]));
  const again = await world.inbox("staff", "vera");
  const { rows, patients } = await again.next("welcome");
  assert.deepEqual([rows, patients], [[], []]);
  // Nor as one of the team: support sees what it is lent.
  const vera = { id: "vera", name: "Vera Lind", role: "care-team" };
  await world.pushPatient("rosa", {
    ...world.rosa({ team: [coach, second, vera] }),
    programs: ["diabetes"],
    version: 3,
  });
  await rest(again);
  assert.deepEqual(
    again.frames.filter(({ type }) => type === "row"),
    [],
  );
});

test("[F-018] who is restricted leaves no trace, and gets the close and the answer that there are of nothing", async () => {
  const now = await team();
  const { world, id } = now;
  const nils = await world.join("staff", "nils", id);
  const nobody = await world.join("staff", "nils", world.newId());
  assert.deepEqual([await nils.closed, nils.texts], [await nobody.closed, nobody.texts]);
  assert.deepEqual((await accesses(now)).body.rows, []);
  assert.equal(await nils.closed, 4404);
});

test("[F-137] [I-9] who follows a patient is known there, and nothing of it stays to be read at each wake of the person", async () => {
  const now = await team();
  const { world, server } = now;
  assert.equal((await follow(now, "vera", true)).status, 200);
  await world.pushStaff("vera", { name: "Vera Lindh", title: "Dietitian", version: 2 });
  await atRest(now);
  const disk = server.disk("person", await world.practice.personRoom("staff", "vera"));
  assert.deepEqual(
    [...disk.keys()].filter(key => key.startsWith("owed:patient/")),
    [],
  );
});
