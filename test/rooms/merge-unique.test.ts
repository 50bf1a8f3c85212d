/** Patients who turn out to be one, of a kind of which each has one conversation. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EventPage, Head, May, Row, RowPage } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, eventsOf, type Rooms, say, textsOf, upTo } from "./support.ts";

const kim = { id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" };
const settings = { kinds: ["topic", "continuous"], notes: true };
/** As a continuous conversation begins: without a topic. */
const goOn = { kind: "continuous", title: undefined };

interface Scene extends Rooms {
  /** The one conversation of each patient. */
  readonly ids: Readonly<Record<"old" | "new" | "third", string>>;
  merge(id: string, into: string): Promise<void>;
  open(
    kind: "staff" | "portal",
    sub: string,
    id: string,
  ): Promise<{ socket: RawSocket; head: Head; may: May }>;
  /** The conversations of a patient, as Kim's list has them. */
  listed(patient: string): Promise<Row[]>;
}

async function scene(patients: readonly ("old" | "new" | "third")[] = ["old", "new"]): Promise<Scene> {
  const rooms = await createRooms({ settings });
  const { world } = rooms;
  const { practice } = world;
  const ids = { old: "", new: "", third: "" };
  for (const id of patients) {
    const linked = [{ id: "rosa", name: "Rosa Diaz", relation: "self" }];
    await world.pushPatient(id, { name: `Rosa of ${id}`, team: [kim], linked });
    ids[id] = (await world.startTopic("staff", "kim", id, { ...goOn, first: { text: `In ${id}` } })).body.id;
  }
  await atRest(rooms);
  return {
    ...{ ...rooms, ids },
    async merge(id, into) {
      const body = { type: "merge", id, into, version: 9 };
      const token = await practice.token("system", "host");
      const answer = await world.post("patient", await practice.patientRoom(id), "roster", token, body);
      assert.equal(answer.body.applied, true);
    },
    async open(kind, sub, id) {
      const socket = await world.join(kind, sub, id);
      const { head, may } = await socket.next("welcome");
      return { socket, head: head as Head, may: may as May };
    },
    async listed(patient) {
      const token = await practice.token("staff", "kim");
      const { body } = await world.get(
        "patient",
        await practice.patientRoom(patient),
        "conversations",
        token,
      );
      return [...(body as unknown as RowPage).rows];
    },
  };
}

const closingOf = (socket: RawSocket) => eventsOf(socket).filter(({ type }) => type === "closed");

test("[I-5] [F-171] of two continuous conversations the survivor's stays and the other closes as merged, readable, linked", async () => {
  const now = await scene();
  const { world, ids, merge, open, listed, server } = now;
  const [kims, rosas] = [
    (await open("staff", "kim", ids.old)).socket,
    (await open("portal", "rosa", ids.old)).socket,
  ];
  await say(kims, world, "Before");
  await merge("old", "new");
  await atRest(now, kims, rosas);
  const closed = { reason: "merged", into: ids.new };
  for (const [socket, by] of [
    [kims, "system"],
    [rosas, undefined],
  ] as const) {
    const [event, ...more] = closingOf(socket) as unknown as {
      by: { side?: string };
      reason: string;
      into: string;
    }[];
    assert.deepEqual([event?.reason, event?.into, event?.by.side, more.length], ["merged", ids.new, by, 0]);
    const may = socket.frames.findLast(({ type }) => type === "may")?.may as May;
    assert.equal(may.send, "closed");
    await assert.rejects(say(socket, world, "Too late"), /closed/);
  }
  await assert.rejects(say(kims, world, "A note", "staff"), /closed/);
  server.restart();
  await atRest(now);
  // It is read and found as before, by both sides, and leads to the other.
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["portal", "rosa"],
  ] as const) {
    const { socket, head, may } = await open(kind, sub, ids.old);
    assert.deepEqual([head.lifecycle, head.closed, may.send], ["closed", closed, "closed"]);
    assert.deepEqual(textsOf(socket), ["In old", "Before"]);
    const { rows } = await (await world.inbox(kind, sub)).next("welcome");
    assert.deepEqual(
      (rows as Row[]).map(({ id, lifecycle }) => [id, lifecycle]),
      [
        [ids.new, "open"],
        [ids.old, "closed"],
      ],
    );
  }
  for (const patient of ["old", "new"])
    assert.deepEqual((await listed(patient)).map(({ id }) => id).sort(), [ids.old, ids.new].sort(), patient);
  // Whoever begins one writes into the survivor's, at either address.
  for (const patient of ["old", "new"]) {
    const start = { ...goOn, first: { text: `At ${patient}` } };
    assert.equal((await world.startTopic("staff", "kim", patient, start)).body.id, ids.new);
  }
  const { socket } = await open("staff", "kim", ids.new);
  assert.deepEqual(textsOf(socket), ["In new", "At old", "At new"]);
  // Nothing is brought in there, either.
  const token = await world.practice.token("system", "host");
  const by = { id: world.practice.personKey("staff", "kim"), side: "staff", name: "Kim Park" };
  const messages = [{ at: 1, by, text: "Past", visibility: "everyone" }];
  const room = world.conversationRoom(ids.old);
  const past = await world.post("main", room, "import", token, { commandId: world.newId(), messages });
  assert.deepEqual([past.status, past.body.code], [403, "closed"]);
});

test("[I-1] that it closes is owed: lost calls and restarts put it off, and nothing is written meanwhile twice", async () => {
  const now = await scene();
  const { ids, merge, open, calls, server, world } = now;
  let lost = 0;
  calls.through = async ({ party, path }, make) => {
    if (path === "internal/adopt" || (path === "internal/patient" && party === "main")) {
      // Some never arrive, and of some the answer is lost.
      if (++lost % 2 === 0) await make();
      if (lost < 8) throw new Error("away");
    }
    return make();
  };
  await merge("old", "new");
  for (const _ of upTo(8)) {
    await atRest(now);
    server.restart();
    now.clock.now += 10_000;
  }
  calls.through = (_, make) => make();
  await atRest(now);
  const { socket, head } = await open("staff", "kim", ids.old);
  assert.deepEqual([head.closed?.into, closingOf(socket).length], [ids.new, 1]);
  assert.equal((await open("staff", "kim", ids.new)).head.lifecycle, "open");
  const token = await world.practice.token("system", "host");
  const page = await world.get("main", world.conversationRoom(ids.old), "events?before=99", token);
  const { events } = page.body as unknown as EventPage;
  assert.equal(events.filter(({ type }) => type === "closed").length, 1);
});

test("merged once more, each leads on to the one that is left", async () => {
  const now = await scene(["old", "new", "third"]);
  const { ids, merge, open, listed } = now;
  await merge("old", "new");
  await merge("new", "third");
  await atRest(now);
  await atRest(now);
  const closed = new Map<string, string | undefined>();
  for (const id of [ids.old, ids.new, ids.third])
    closed.set(id, (await open("staff", "kim", id)).head.closed?.into);
  assert.equal(closed.get(ids.new), ids.third);
  assert.ok([ids.new, ids.third].includes(closed.get(ids.old) ?? ""));
  assert.equal(closed.get(ids.third), undefined);
  assert.equal((await listed("old")).length, 3);
});

test("where only one of the two has such a conversation, it goes on", async () => {
  for (const has of ["old", "new"] as const) {
    const now = await scene([has]);
    const { world, ids, merge, open } = now;
    const other = has === "old" ? "new" : "old";
    await world.pushPatient(other, { name: "Rosa Diaz", team: [kim] });
    await merge("old", "new");
    await atRest(now);
    const { socket, head } = await open("staff", "kim", ids[has]);
    assert.deepEqual([head.lifecycle, head.closed], ["open", undefined]);
    await say(socket, world, "On");
  }
});
