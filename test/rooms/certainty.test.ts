/** What one room owes another arrives, whatever fails in between. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, type Row } from "@carethread/model";
import { atRest, createRooms, heard, type Rooms, say, upTo } from "./support.ts";

/** Makes rows fail to reach inboxes; gives what makes them reach them again. */
function withoutRows({ calls }: Rooms): () => void {
  calls.through = async ({ path }, make) => {
    if (path === "internal/row") throw new Error("unreachable");
    return make();
  };
  return () => {
    calls.through = (_, make) => make();
  };
}

/** The conversations and patients' rooms that a tick asks. */
async function woken({ calls, server }: Rooms): Promise<string[]> {
  const { through } = calls;
  const asked: string[] = [];
  calls.through = (call, make) => {
    if (call.path === "internal/wake") asked.push(call.party);
    return through(call, make);
  };
  await server.tick();
  calls.through = through;
  return asked.sort();
}

async function rosasRow({ world }: Rooms): Promise<Row | undefined> {
  const inbox = await world.inbox("portal", "rosa");
  return ((await inbox.next("welcome")).rows as Row[])[0];
}

test("[I-1] [I-2] a message that was acked before the server died reaches the inbox though nobody comes back", async () => {
  const rooms = await createRooms();
  const { world, server } = rooms;
  const kim = await world.join("staff", "kim", await rooms.topic());
  await kim.next("welcome");
  await atRest(rooms, kim);
  const reachable = withoutRows(rooms);
  await say(kim, world, "Come at nine");
  server.restart();
  reachable();
  assert.equal((await rosasRow(rooms))?.last?.text, "Hello");
  await server.tick();
  const row = await rosasRow(rooms);
  assert.deepEqual([row?.last?.text, row?.unread, row?.badge], ["Come at nine", 2, 2]);
});

test("[I-2] a delivery that failed is tried at every tick, and the latest state wins", async () => {
  const rooms = await createRooms();
  const { world, server } = rooms;
  const kim = await world.join("staff", "kim", await rooms.topic());
  const inbox = await world.inbox("portal", "rosa");
  await Promise.all([kim, inbox].map(socket => socket.next("welcome")));
  await atRest(rooms, kim, inbox);
  const rows = (): Row[] => inbox.frames.flatMap(frame => (frame.type === "row" ? [frame.row as Row] : []));
  const before = rows().length;
  const reachable = withoutRows(rooms);
  for (const n of upTo(5)) await say(kim, world, `m${n}`);
  for (const _ of upTo(3)) await atRest(rooms, kim, inbox);
  assert.equal(rows().length, before);
  assert.ok(rooms.logs.length >= 4);
  assert.ok(!JSON.stringify(rooms.logs).includes("m5"), "no message stands in a log");
  reachable();
  await server.tick();
  await heard(inbox);
  assert.deepEqual(
    rows()
      .slice(before)
      .map(({ last, unread }) => [last?.text, unread]),
    [["m5", 6]],
  );
});

test("a delivery whose answer was lost is made again, and told to nobody twice", async () => {
  const rooms = await createRooms();
  const { world, calls } = rooms;
  const kim = await world.join("staff", "kim", await rooms.topic());
  const inbox = await world.inbox("portal", "rosa");
  await Promise.all([kim, inbox].map(socket => socket.next("welcome")));
  await atRest(rooms, kim, inbox);
  let made = 0;
  calls.through = async ({ path }, make) => {
    const answer = await make();
    if (path === "internal/row" && made++ < 6) throw new Error("lost");
    return answer;
  };
  const before = inbox.frames.filter(({ type }) => type === "row").length;
  await say(kim, world, "Once");
  for (const _ of upTo(4)) await atRest(rooms, kim, inbox);
  assert.ok(made > 6);
  assert.equal(inbox.frames.filter(({ type }) => type === "row").length, before + 1);
});

test("a room is asked until it owes nothing and has been quiet for a while, then no more", async () => {
  const rooms = await createRooms();
  const { world, clock } = rooms;
  const kim = await world.join("staff", "kim", await rooms.topic());
  await kim.next("welcome");
  await atRest(rooms, kim);
  const reachable = withoutRows(rooms);
  await say(kim, world, "Owed");
  for (const _ of upTo(3)) {
    clock.now += limits.dueLinger * 2;
    const asked = await woken(rooms);
    assert.ok(asked.includes("main"), "it owes");
  }
  reachable();
  assert.deepEqual(await woken(rooms), ["main"]);
  assert.deepEqual(await woken(rooms), [], "it owes nothing");
  await say(kim, world, "More");
  assert.deepEqual(await woken(rooms), ["main"]);
  assert.deepEqual(await woken(rooms), ["main"], "it was busy a moment ago");
  clock.now += limits.dueLinger;
  assert.deepEqual([await woken(rooms), await woken(rooms)], [["main"], []]);
});

test("[I-1] a room that enters anew while a tick is on its way stays in the table", async () => {
  const rooms = await createRooms();
  const { world, server, clock, calls } = rooms;
  const kim = await world.join("staff", "kim", await rooms.topic());
  await kim.next("welcome");
  await atRest(rooms, kim);
  clock.now += limits.dueLinger;
  // The tick has its answer, "owes nothing", but is held back before it can act on it.
  let release: (() => void) | undefined;
  const answered = new Promise<void>(done => {
    calls.through = async ({ party, path }, make) => {
      const answer = await make();
      if (party === "main" && path === "internal/wake" && release === undefined) {
        const held = new Promise<void>(resolve => {
          release = resolve;
        });
        done();
        await held;
      }
      return answer;
    };
  });
  const first = server.tick();
  await answered;
  // The room, which believes that it was taken out, enters again with something that it cannot deliver.
  const reachable = withoutRows(rooms);
  await say(kim, world, "Owed");
  release?.();
  await first;
  server.restart();
  reachable();
  await server.tick();
  assert.equal((await rosasRow(rooms))?.last?.text, "Owed");
});

test("[I-1] what is owed by a roster push survives the server's death", async () => {
  const rooms = await createRooms();
  const { world, server, calls } = rooms;
  const id = await rooms.topic();
  await atRest(rooms);
  calls.through = async ({ path }, make) => {
    if (path === "internal/patient") throw new Error("unreachable");
    return make();
  };
  assert.equal(
    (await world.pushPatient("rosa", { ...world.rosa(), version: 2, team: [] })).body.applied,
    true,
  );
  server.restart();
  calls.through = (_, make) => make();
  await server.tick();
  await atRest(rooms);
  assert.equal(await (await world.join("staff", "kim", id)).closed, 4404);
  const inbox = await world.inbox("staff", "kim");
  assert.deepEqual((await inbox.next("welcome")).rows, []);
});
