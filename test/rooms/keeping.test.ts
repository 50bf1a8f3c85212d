/** Which rooms keep words, under which names: each of them lets go of those of a conversation that is to go. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Party } from "@carethread/model";
import { decode } from "@carethread/rooms/base/base";
import { FileAsker } from "../support/files.ts";
import { atRest, give, say } from "./support.ts";
import { birth, scene } from "./texting-scene.ts";

/**
 * By party, under which names values with words of a conversation stand, or stood. Whoever adds one says here how it is let
 * go of, in `internal/forget` or by what a room is told of what is hidden. A person's room keeps of where they are signed in
 * a device, times and keys that seal drafts on it: no words of a conversation.
 */
const keeps: Readonly<Partial<Record<Party, readonly string[]>>> = {
  // The log, the state, and places of files; `seen` and `start` are prints.
  main: ["e", "head", "people", "patient"],
  // Rows in the order of each tab.
  person: ["row", "in"],
  // Cards, and messages by their words.
  index: ["search"],
  // Content, and what the file is called.
  attachment: ["file", "part", "content"],
  // What waits to go out, and what came in and waits for the patient's room.
  texting: ["out", "in"],
};

const secret = "memory-".repeat(8);
const marker = /Zebrafinch/;

function says(value: unknown): boolean {
  if (value instanceof Uint8Array) return marker.test(new TextDecoder().decode(value));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).some(([key, one]) => marker.test(key) || says(one));
  return typeof value === "string" && marker.test(value);
}

test("every room that keeps words has an answer to letting go of them, and after it no storage, queue or file has one", async () => {
  const { rooms, world, server, provider, ask, texts, start, chart } = await scene({
    settings: {
      ...{ kinds: ["continuous"], texting: true, enrolmentNeeded: true, notes: true },
      retention: { years: 7 },
    },
  });
  const kept = new Set<string>();
  /** Where there are words in a stored value. */
  const look = (): string[] => {
    const found = new Set<string>();
    for (const { party, room } of server.rooms())
      for (const [key, value] of server.disk(party, room))
        if (says(decode(value))) found.add(`${party} ${key.split(":")[0]}`);
    return [...found];
  };
  rooms.puts.before = ({ party, entries }) => {
    for (const [key, value] of Object.entries(entries))
      if (says(value)) kept.add(`${party} ${key.split(":")[0]}`);
  };
  for (const id of ["iris", "abel"])
    await world.pushStaff(id, { name: id, version: 2, permissions: ["hold"] });
  await ask("invite");
  await texts(birth);
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  // The phone is out of reach: what is said waits.
  for (let n = 0; n < 50; n++) provider.faults.push("unreachable");
  await say(kim, world, "Zebrafinch, as a text");
  await say(kim, world, "Zebrafinch, between us", "staff");
  await texts("Zebrafinch from a phone");
  const file = new FileAsker(world, "staff", "kim");
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${"Zebrafinch ".repeat(50)}`);
  const brought = await file.bringUp(id, bytes, { name: "Zebrafinch.pdf", type: "application/pdf" });
  assert.equal(brought.code, undefined);
  const named = { type: "message", text: "See this", visibility: "everyone", attachments: [{ id: file.id }] };
  assert.equal((await give(kim, world, named)).type, "ack");
  await atRest(rooms, kim);
  kim.close();
  const inbox = await world.inbox("staff", "kim");
  await inbox.next("welcome");
  inbox.close();

  const known = new Set(
    Object.entries(keeps).flatMap(([party, names]) => names.map(name => `${party} ${name}`)),
  );
  assert.deepEqual(
    [...kept, ...look()].filter(place => !known.has(place)),
    [],
    "a room keeps words under a name that the table does not say",
  );
  for (const party of Object.keys(keeps)) {
    assert.ok(
      [...kept].some(place => place.startsWith(`${party} `)),
      `${party} kept none: the test is blind`,
    );
    const { room } = server.rooms().find(each => each.party === party) ?? assert.fail(party);
    const answer = await server.fetch(`${server.url}/parties/${party}/${room}/internal/forget`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      // Of another conversation: what there is stays.
      body: JSON.stringify({ conversation: world.newId() }),
    });
    const { code } = (await answer.json()) as { code?: string };
    // Where it is another one's, a room says so; a path that is not there would be said alike, but for the next assertion.
    assert.ok(answer.status === 200 || code === "not-found", party);
  }
  assert.ok(look().length >= 6, `${look()}`);

  rooms.clock.now += 8 * 366 * 86_400_000;
  server.restart();
  const deed = async (sub: string, what: string): Promise<number> =>
    (
      await world.post(
        "patient",
        await world.practice.patientRoom("rosa"),
        "retention",
        await world.practice.token("staff", sub),
        { deed: what, conversation: id },
      )
    ).status;
  for (let n = 0; n < 50; n++) provider.faults.push("unreachable");
  assert.deepEqual([await deed("iris", "propose"), await deed("abel", "approve")], [200, 200]);
  for (let ticks = 0; ticks < 5; ticks++) {
    await atRest(rooms);
    rooms.clock.now += 10_000;
  }
  assert.deepEqual(look(), []);
  assert.equal((await file.ask("GET", "content")).status, 404);
  provider.faults.length = 0;
  const sent = provider.to("+12025550123").length;
  rooms.clock.now += 86_400_000;
  await atRest(rooms);
  assert.equal(provider.to("+12025550123").length, sent);
  // Who texts now begins anew, and reads nothing of before.
  await chart({ version: 90 });
  await texts("Hello again");
  const token = await world.practice.token("staff", "kim");
  const list = await world.get("patient", await world.practice.patientRoom("rosa"), "conversations", token);
  assert.equal(list.body.rows.length, 1);
  assert.notEqual(list.body.rows[0]?.id, id);
});
