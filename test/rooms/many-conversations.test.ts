/** A change of the roster for a patient with many conversations. `CARETHREAD_CONVERSATIONS` makes them more. */
import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { compareRows, type Row } from "@carethread/model";
import { atRest, createRooms, eventsOf, say, upTo } from "./support.ts";

const many = Number(process.env.CARETHREAD_CONVERSATIONS ?? 200);

test(`[F-022] [F-095] a roster change reaches ${many} conversations: the open one first, nobody waits, no row moves up`, async t => {
  const rooms = await createRooms();
  const { world, clock, calls } = rooms;
  const ids: string[] = [];
  for (const _ of upTo(many)) {
    clock.now += 1_000;
    ids.push(await rooms.topic());
  }
  const open = ids[Math.floor(many / 2)] as string;
  const kim = await world.join("staff", "kim", open);
  const omar = await world.join("staff", "omar", open);
  const other = await world.join("staff", "kim", ids[0] as string);
  const inbox = await world.inbox("staff", "kim");
  await Promise.all([kim, omar, other, inbox].map(socket => socket.next("welcome")));
  // The patient's room hears who is open from the answers to a change.
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, deceased: false, patientId: "MRN-2" });
  await atRest(rooms, kim, omar, other, inbox);

  const order = (): string[] => {
    const rows = new Map<string, Row>();
    for (const frame of inbox.frames) {
      if (frame.type === "welcome") for (const row of frame.rows as Row[]) rows.set(row.id, row);
      if (frame.type === "row") rows.set((frame.row as Row).id, frame.row as Row);
    }
    return [...rows.values()].sort(compareRows).map(({ id }) => id);
  };
  const before = order();
  assert.equal(before.length, many);
  const told: string[] = [];
  let inFlight = 0;
  let most = 0;
  calls.through = async ({ party, room, path }, make) => {
    if (party !== "main" || path !== "internal/patient") return make();
    told.push(room.split("~")[1] as string);
    most = Math.max(most, ++inFlight);
    return make().finally(() => inFlight--);
  };
  const began = performance.now();
  const onlyKim = [(world.rosa().team as unknown[])[0]];
  await world.pushPatient("rosa", { ...world.rosa(), version: 3, patientId: "MRN-2", team: onlyKim });
  const answered = performance.now();
  // Somebody writes while it goes on, after everything else that was written.
  clock.now += 1_000;
  await say(other, world, "Nobody waits");
  const acked = performance.now();
  const toldByThen = told.length;
  assert.equal(await omar.closed, 4403);
  const withdrawn = performance.now();
  await rooms.server.tick();
  const done = performance.now();
  await atRest(rooms, kim, other, inbox);
  assert.deepEqual([...told].sort(), [...ids].sort());
  assert.ok(told.indexOf(open) < 2 && told.indexOf(ids[0] as string) < 2, "open ones first");
  assert.ok(most <= 16, `${most} at once`);
  assert.ok(toldByThen < many, "the message was acknowledged before all had been told");
  assert.equal(eventsOf(kim).at(-1)?.type, "member-left");
  // Only the one that was written in has moved, by its message.
  const moved = [ids[0] as string, ...before.filter(id => id !== ids[0])];
  assert.deepEqual(order(), moved);
  const ms = (from: number, to: number): string => `${Math.round(to - from)} ms`;
  t.diagnostic(
    `answered ${ms(began, answered)}, a message acked ${ms(answered, acked)}, withdrawn ${ms(began, withdrawn)}, all told ${ms(began, done)}`,
  );
});
