/** Everybody's clients (a hundred; three hundred in the long version) come back at once after the runtime was killed. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CareClient, ConversationStore } from "@carethread/client";
import { closeCodes } from "@carethread/model";
import { quantile } from "../bench/stats.ts";
import { textsOf, until } from "../client/support.ts";
import { size } from "../support/long.ts";
import type { Answered } from "../support/world.ts";
import { openPlace, type Place } from "./place.ts";
import { assertRecount } from "./record.ts";

const patients = size(10, 30);
/** Staff in each patient's team; with the patient ten people, each at a device of their own. */
const team = 9;

let place: Place;

before(async () => {
  place = await openPlace();
});
after(() => place.end());

interface Seat {
  readonly client: CareClient;
  readonly thread: ConversationStore;
  readonly sub: string;
  readonly patient: number;
}

/** The staff of a patient: everybody is in nine teams. */
function teamOf(patient: number): string[] {
  return Array.from({ length: team }, (_, index) => `staff${(patient + index) % patients}`);
}

/** Waits by what the stores tell, and by nothing that would take the runtime's processor. */
async function all(seats: readonly Seat[], fits: (seat: Seat) => Promise<unknown>): Promise<void> {
  await Promise.all(seats.map(fits));
}

const patience = 60_000;

async function live({ client, thread }: Seat): Promise<number> {
  const isLive = ({ state }: { readonly state: string }): boolean => state === "live";
  await Promise.all([until(client.$status, isLive, patience), until(thread.$status, isLive, patience)]);
  return performance.now();
}

async function down({ client, thread }: Seat): Promise<void> {
  const isDown = ({ state }: { readonly state: string }): boolean => state !== "live";
  await Promise.all([until(client.$status, isDown, patience), until(thread.$status, isDown, patience)]);
}

/** A starved runtime ends kept-alive connections under a request; all of these may be asked twice. */
async function asked(ask: () => Promise<Answered>, times = 5): Promise<Answered> {
  try {
    return await ask();
  } catch (error) {
    if (times === 0) throw error;
    return asked(ask, times - 1);
  }
}

async function bringIn(): Promise<string[]> {
  const { world } = place;
  const everyone = Array.from({ length: patients }, (_, index) => index);
  await Promise.all(everyone.map(index => asked(() => world.pushStaff(`staff${index}`))));
  const started = await Promise.all(
    everyone.map(async index => {
      const id = `patient${index}`;
      const team = teamOf(index).map(id => ({ id, name: id, role: "care-team" }));
      const linked = [{ id, name: `Patient ${index}`, relation: "self" }];
      await asked(() => world.pushPatient(id, { team, linked }));
      const commandId = world.newId();
      return asked(() => world.startTopic("portal", id, id, { commandId }));
    }),
  );
  return started.map(({ body }) => body.id);
}

function sit(conversations: readonly string[]): Seat[] {
  return conversations.flatMap((id, patient) => {
    const people = [...teamOf(patient), `patient${patient}`];
    return people.map(sub => {
      const client = place.client(sub.startsWith("staff") ? "staff" : "portal", sub);
      return { client, thread: client.conversation(id), sub, patient };
    });
  });
}

test("[I-2] [I-3] everybody is back soon after a restart, and the rooms hold", async t => {
  const { world, runtime, closes } = place;
  const conversations = await bringIn();
  const opened = performance.now();
  const seats = sit(conversations);
  await all(seats, live);
  const first = Math.round(performance.now() - opened);

  const closedBefore = closes.length;
  await runtime.kill();
  await all(seats, down);
  // What is written now waits for the rooms.
  const waiting = seats
    .filter(({ sub }) => !sub.startsWith("staff"))
    .map(({ thread, patient }) => thread.send({ text: `storm ${patient}` }));
  await runtime.start();
  const back = performance.now();
  const times = await Promise.all(seats.map(async seat => (await live(seat)) - back));
  await Promise.all(waiting);

  // Everybody at each conversation sees what was written, once, and each inbox counts it, after one tick.
  await all(seats, ({ thread, patient }) =>
    until(thread.$items, items => textsOf(items).includes(`storm ${patient}`), patience),
  );
  for (const { thread, patient } of seats) {
    assert.deepEqual(textsOf(thread.$items.get()), ["Hello", `storm ${patient}`]);
  }
  const [tick] = await runtime.tick();
  const badgeOf = (sub: string): number => (sub.startsWith("staff") ? 2 * team : 0);
  await all(seats, ({ client, sub }) => until(client.$badge, badge => badge === badgeOf(sub), patience));
  await assertRecount(world, { kind: "staff", sub: "staff0" }, conversations.slice(0, 1));

  const [p50, p99, most] = [quantile(times, 0.5), quantile(times, 0.99), Math.max(...times)];
  const codes: Record<number, number> = {};
  for (const code of closes.slice(closedBefore)) codes[code] = (codes[code] ?? 0) + 1;
  t.diagnostic(
    `${seats.length} clients, ${2 * seats.length} sockets: all live ${first} ms after opening; after the restart ` +
      `p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms, all ${Math.round(most)} ms; ` +
      `the tick woke ${tick?.woken}, of which ${tick?.owing} stay due; ` +
      `sockets closed by code: ${JSON.stringify(codes)}`,
  );
  assert.equal(closes.includes(closeCodes.tooFast), false, "nobody was told to slow down");
});
