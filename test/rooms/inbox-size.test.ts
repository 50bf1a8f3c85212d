/** What it costs to wake an inbox of 5,000 rows, or of a thousand in the suite, in values read and keys written. Bounds of the design. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compareRows, type PatientCard, type Row, rowCursor } from "@carethread/model";
import { decode } from "@carethread/rooms/base/base";
import type { KeptRow } from "../../packages/rooms/src/person/kept.ts";
import { size } from "../support/long.ts";
import { cardOf, countReads, keep, numbered, rowOf } from "./stored.ts";
import { atRest, createRooms, heard, type Rooms, say, upTo } from "./support.ts";

/** Many more than a page: whoever reads more than one reads too many. */
const many = size(1_000, 5_000);
/** A page of rows, and what the room keeps beside them. */
const bound = 61;

interface Scene extends Rooms {
  readonly room: string;
  readonly token: string;
  /** A conversation of Kim's in which Omar writes. */
  readonly id: string;
  /** Values that Kim's room reads in this, and keys that it writes. */
  cost(work: () => Promise<unknown>): Promise<{ readonly reads: number; readonly writes: number }>;
}

/** Kim's room holds this many rows besides, and patients without any, as they came while other rules held. */
async function withRows(rows: number, patients = 0): Promise<Scene> {
  const rooms = await createRooms();
  const { world, server, puts } = rooms;
  const room = await world.practice.personRoom("staff", "kim");
  const id = await rooms.topic();
  await atRest(rooms);
  const disk = server.disk("person", room);
  // By other rules than the present ones: the room's walk puts everything where it stands.
  const inbox = { counts: { badge: 0, rows: { all: 0, unread: 0, read: 0 } }, rules: "", walk: null };
  const old: Record<string, unknown> = { format: 10, inbox };
  for (const n of upTo(rows)) {
    const change = {
      at: n,
      lifecycle: n % 7 ? "open" : "closed",
      unread: n % 4 ? 0 : 1,
      badge: n % 4 ? 0 : 2,
    };
    old[`row:${numbered(n)}`] = rowOf(n, change as Partial<Row>, {
      programs: n % 3 ? [] : ["heart"],
      since: n % 4 ? null : rooms.clock.now,
    });
  }
  for (const n of upTo(patients)) {
    const patient = cardOf(many + n);
    old[`patient:${patient.id}`] = { patient, rev: 1, programs: [], follows: false };
  }
  // What is kept beside the rows is not there.
  const { shown: _, ...topic } = decode<KeptRow>(disk.get(`row:${id}`));
  old[`row:${id}`] = topic;
  for (const key of disk.keys()) if (/^(in:|waits:|talks:|own:|gone:)/.test(key)) disk.delete(key);
  keep(disk, old);
  server.restart();
  const kim = await world.inbox("staff", "kim");
  await kim.next("welcome");
  kim.close();
  await atRest(rooms);
  const reads = countReads(server.sealedDisk("person", room));
  return {
    ...rooms,
    room,
    id,
    token: await world.practice.token("staff", "kim"),
    async cost(work) {
      let writes = 0;
      puts.before = put => {
        if (put.room === room) writes += Object.keys(put.entries).length + put.removed.length;
      };
      reads.taken();
      await work();
      puts.before = () => {};
      return { reads: reads.taken(), writes };
    },
  };
}

test(`[I-9] waking an inbox of ${many} rows reads a page of it at most, whatever wakes it`, async t => {
  const scene = await withRows(many);
  const { world, server, clock, room, token, id } = scene;
  const kim = await world.inbox("staff", "kim");
  const welcome = await kim.next("welcome");
  assert.deepEqual([(welcome.rows as Row[]).length, welcome.more], [50, true]);
  const omar = await world.join("staff", "omar", id);
  await omar.next("welcome");
  await atRest(scene, kim, omar);
  const last = (welcome.rows as Row[]).at(-1) as Row;
  const wakers: Record<string, () => Promise<unknown>> = {
    ping: () => heard(kim),
    hello: async () => (await world.inbox("staff", "kim")).next("welcome"),
    page: () => world.get("person", room, `rows?after=${rowCursor(last)}`, token),
    "first page of a tab": () => world.get("person", room, "rows?tab=unread", token),
    push: async () => {
      await say(omar, world, "Are you there?");
      await kim.next("row");
    },
    tick: async () => {
      clock.now += 60_000;
      await server.tick();
    },
  };
  for (const [name, wake] of Object.entries(wakers)) {
    server.hibernate();
    const { reads, writes } = await scene.cost(wake);
    t.diagnostic(`${name}: ${reads} values read, ${writes} keys written`);
    assert.ok(reads <= bound, `${name} reads ${reads} values`);
    if (name === "ping") assert.equal(reads, 0);
  }
});

test("[I-9] a row that is pushed to a sleeping inbox reads and writes as much, whatever stands in it", async () => {
  const costs = [];
  for (const rows of [10, many]) {
    const scene = await withRows(rows);
    const omar = await scene.world.join("staff", "omar", scene.id);
    await omar.next("welcome");
    await atRest(scene, omar);
    scene.server.hibernate();
    costs.push(
      await scene.cost(async () => {
        await say(omar, scene.world, "Are you there?");
        await atRest(scene, omar);
      }),
    );
  }
  assert.deepEqual(costs[0], costs[1]);
  assert.ok((costs[0]?.writes ?? 0) > 0);
});

test("[F-043] [F-044] [F-045] the pages of a tab are the rows of it in their order, and each once", async () => {
  const { world, room, token } = await withRows(230);
  const tabs: Record<string, Row[]> = { all: [], unread: [], read: [] };
  for (const [tab, rows] of Object.entries(tabs)) {
    for (let more = true; more; ) {
      const last = rows.at(-1);
      const after = last === undefined ? "" : `&after=${rowCursor(last)}`;
      const { status, body } = await world.get("person", room, `rows?tab=${tab}${after}`, token);
      assert.equal(status, 200);
      rows.push(...body.rows);
      more = body.more;
      if (!more) assert.equal(body.count, rows.length);
    }
  }
  const { all = [], unread, read } = tabs;
  assert.deepEqual(all, [...all].sort(compareRows));
  assert.equal(new Set(all.map(({ id }) => id)).size, 231);
  assert.deepEqual(
    unread,
    all.filter(row => row.unread > 0),
  );
  assert.deepEqual(
    read,
    all.filter(row => row.unread === 0),
  );
  const refused = await world.get("person", room, "rows?tab=everything", token);
  assert.deepEqual([refused.status, refused.body.code], [400, "bad-request"]);
});

test(`[F-101] of ${many} patients without a conversation as many are read as are named`, async () => {
  const scene = await withRows(0, many);
  const { world, server } = scene;
  server.hibernate();
  let named: PatientCard[] = [];
  const { reads } = await scene.cost(async () => {
    const kim = await world.inbox("staff", "kim");
    named = (await kim.next("welcome")).patients as PatientCard[];
  });
  assert.equal(named.length, 500);
  assert.ok(reads <= 500 + bound, `${reads} values`);
});

test("[I-3] [I-4] whenever a room dies in the middle of a restriction, nobody is shown what may not be, and the badge is right", async () => {
  const rows = 150;
  const scene = await withRows(rows);
  const { world, server, puts, room } = scene;
  let version = 1;
  for (let kill = 1, wasKilled = true; wasKilled; kill++) {
    for (const restrictions of [["heart"], []]) {
      let commits = 0;
      wasKilled = false;
      puts.before = put => {
        if (put.room !== room || wasKilled || ++commits < kill) return;
        wasKilled = true;
        server.restart();
      };
      const push = { name: "Kim Park", title: "Registered nurse", version: ++version, restrictions };
      await world.pushStaff("kim", push).catch(() => {});
      puts.before = () => {};
      // As the host does that had no answer.
      if (wasKilled) assert.equal((await world.pushStaff("kim", push)).status, 200);
      const kim = await world.inbox("staff", "kim");
      const { badge, rows: shown, more } = await kim.next("welcome");
      const hidden = (row: Row): boolean =>
        row.title.startsWith("Topic") && Number(row.title.slice(6)) % 3 === 0;
      const isRestricted = restrictions.length > 0;
      assert.equal((shown as Row[]).some(hidden), !isRestricted);
      const left = upTo(rows).filter(n => !isRestricted || n % 3 !== 0);
      assert.equal(badge, 2 * left.filter(n => n % 4 === 0).length, `killed at commit ${kill}`);
      assert.deepEqual([(shown as Row[]).length, more], [50, true]);
      const { body } = await world.get("person", room, "rows?tab=all", scene.token);
      assert.equal(body.count, left.length + 1);
      kim.close();
    }
    assert.ok(kill < 20);
    if (!wasKilled) assert.ok(kill > 2, `${kill} commits`);
  }
});
