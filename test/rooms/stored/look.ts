/** What people see of a practice that was stored: the same whenever it is opened, by whichever version. */
import assert from "node:assert/strict";
import { hooksRoom, practiceRoom } from "@carethread/model";
import type { RawSocket } from "../../support/raw-socket.ts";
import type { World } from "../../support/world.ts";
import { type Facts, portal, staff } from "./fill.ts";
import type { Scene } from "./scene.ts";

export type Seen = Readonly<Record<string, unknown>>;

/** Everything that anybody sees, without what follows from the moment alone. */
export async function look(scene: Scene, facts: Facts): Promise<Seen> {
  const { harbor, inland, outpost } = scene;
  const { pressure, past, inland: elsewhere } = facts.conversations;
  const seen: Record<string, unknown> = { registered: await registered(scene) };
  seen.hooks = await (await scene.ask("hooks", hooksRoom("harbor"), "status")).json();
  // Every opening has other signing keys.
  assert.ok(await scene.register(inland, 3));
  // Before anybody opens anything.
  seen.access = { rosa: await access(harbor, "rosa"), theo: await access(harbor, "theo") };
  const inboxes: Record<string, unknown> = {};
  for (const sub of staff) inboxes[`staff ${sub}`] = await inbox(harbor, "staff", sub);
  for (const sub of portal) inboxes[`portal ${sub}`] = await inbox(harbor, "portal", sub);
  inboxes.inland = [await inbox(inland, "staff", "kim"), await inbox(inland, "portal", "rosa")];
  inboxes.outpost = await inbox(outpost, "staff", "kim");
  seen.inboxes = inboxes;
  seen.conversations = {
    pressure: await conversation(harbor, pressure, [
      ...staff.map(sub => ["staff", sub] as const),
      ...portal.map(sub => ["portal", sub] as const),
    ]),
    past: await conversation(harbor, past, [
      ["staff", "omar"],
      ["portal", "theo"],
      ["portal", "rosa"],
    ]),
    inland: await conversation(inland, elsewhere, [
      ["staff", "kim"],
      ["portal", "rosa"],
    ]),
  };
  seen.found = {
    all: await find(harbor, "kim", ""),
    "by number": await find(harbor, "tove", "mrn-lena"),
    restricted: await find(harbor, "nils", ""),
    inland: await find(inland, "kim", ""),
    staff: await findStaff(harbor),
  };
  return seen;
}

/** What the practices' own rooms know, as other rooms hear it. */
async function registered({ ask }: Scene): Promise<Seen> {
  const all = ["harbor", "inland", "outpost"].map(async id => {
    const answer = await ask("practice", practiceRoom(id), "internal/registered");
    return [id, await answer.json()] as const;
  });
  return Object.fromEntries(await Promise.all(all));
}

async function access(world: World, patient: string): Promise<unknown> {
  const token = await world.practice.token("system", "host");
  return (await world.get("patient", await world.practice.patientRoom(patient), "access", token)).body;
}

/** The welcome, or the code with which the socket is closed. */
async function answerOf(socket: RawSocket): Promise<Record<string, unknown> | number> {
  const first = await Promise.race([socket.next("welcome").catch(() => socket.closed), socket.closed]);
  socket.close();
  return first;
}

async function inbox(world: World, side: "staff" | "portal", sub: string): Promise<unknown> {
  const welcome = await answerOf(await world.inbox(side, sub));
  if (typeof welcome === "number") return welcome;
  const { you, badge, rows, more, patients, settings } = welcome;
  // Of a row's revision nothing follows but which of two is the later one.
  const shown = (rows as { rev: number }[]).map(({ rev: _, ...row }) => row);
  return { you, badge, rows: shown, more, patients, settings };
}

/** Who is in the conversation sees it as their side does: it is kept once for each view. */
async function conversation(
  world: World,
  id: string,
  people: readonly (readonly ["staff" | "portal", string])[],
): Promise<unknown> {
  const views: Record<string, unknown> = {};
  for (const [side, sub] of people) {
    const welcome = await answerOf(await world.join(side, sub, id));
    if (typeof welcome === "number") {
      views[`${side} ${sub}`] = welcome;
      continue;
    }
    const { you, head, members, receipts, mark, events, from, hasOlder } = welcome;
    const whole = ["kim", "omar", "rosa", "theo", "sam"].includes(sub);
    views[`${side} ${sub}`] = whole
      ? { you, head, members, receipts, mark, events, from, hasOlder }
      : { you, mark, from };
  }
  return views;
}

async function find(world: World, sub: string, q: string): Promise<unknown> {
  const token = await world.practice.token("staff", sub);
  const room = await world.practice.personRoom("staff", sub);
  return (await world.post("person", room, "patients", token, { q, for: "open" })).body;
}

async function findStaff(world: World): Promise<unknown> {
  const token = await world.practice.token("staff", "kim");
  const room = await world.practice.personRoom("staff", "kim");
  const body = { q: "", patient: world.patientId("rosa") };
  return (await world.post("person", room, "staff", token, body)).body;
}

/**
 * Whether all that was seen is seen still: later versions may tell more of a thing, but not less or another. What is
 * missing or other is named by where it stands.
 */
export function differences(then: unknown, now: unknown, at = ""): string[] {
  if (Array.isArray(then) && Array.isArray(now)) {
    if (then.length !== now.length) return [`${at}: ${then.length} are ${now.length} now`];
    return then.flatMap((one, index) => differences(one, now[index], `${at}[${index}]`));
  }
  if (isObject(then) && isObject(now))
    return Object.entries(then).flatMap(([key, value]) => differences(value, now[key], `${at}.${key}`));
  return then === now ? [] : [`${at}: ${JSON.stringify(then)} is ${JSON.stringify(now)} now`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
