/** Starting a conversation: once, whole, or not at all. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Row } from "@carethread/model";
import type { Answered } from "../support/world.ts";
import { atRest, createRooms, eventsOf, type Rooms, textsOf, upTo } from "./support.ts";

async function rowsOf({ world }: Rooms, kind: "staff" | "portal", sub: string): Promise<Row[]> {
  const inbox = await world.inbox(kind, sub);
  return (await inbox.next("welcome")).rows as Row[];
}

function start({ world }: Rooms, change: Record<string, unknown>, sub = "kim"): Promise<Answered> {
  return world.startTopic(sub === "rosa" ? "portal" : "staff", sub, "rosa", change);
}

test("[F-024] [F-060] either side starts a conversation with its first message", async () => {
  const rooms = await createRooms();
  for (const sub of ["kim", "rosa"]) {
    const { status, body } = await start(rooms, { title: `By ${sub}`, first: { text: `I am ${sub}` } }, sub);
    assert.equal(status, 200);
    const reader = await rooms.world.join("staff", "omar", body.id);
    const { title } = (await reader.next("welcome")).head as { title: string };
    assert.deepEqual([title, textsOf(reader)], [`By ${sub}`, [`I am ${sub}`]]);
    assert.deepEqual(
      eventsOf(reader).map(({ type }) => type),
      ["created", ...upTo(3).map(() => "member-joined"), "message"],
    );
  }
  await atRest(rooms);
  assert.equal((await rowsOf(rooms, "portal", "rosa")).length, 2);
});

test("[F-060] the same start twice, at once or after the server died, is one conversation", async () => {
  const rooms = await createRooms();
  const commandId = rooms.world.newId();
  // All three are held until they have come equally far, and go on in the same moment.
  let asked = 0;
  let release = (): void => {};
  const three = new Promise<void>(resolve => {
    release = resolve;
  });
  rooms.calls.through = async ({ path }, make) => {
    const answer = await make();
    if (path !== "internal/facts") return answer;
    if (++asked === 3) release();
    await three;
    return answer;
  };
  const both = await Promise.all(upTo(3).map(() => start(rooms, { commandId })));
  rooms.server.restart();
  const answers = [...both, await start(rooms, { commandId })];
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
  await atRest(rooms);
  assert.equal((await rowsOf(rooms, "portal", "rosa")).length, 1);
  const reader = await rooms.world.join("portal", "rosa", answers[0]?.body.id ?? "");
  await reader.next("welcome");
  assert.deepEqual(textsOf(reader), ["Hello"]);
});

test("the same start with another body is a conflict; another person's same id is their own", async () => {
  const rooms = await createRooms();
  const commandId = rooms.world.newId();
  const first = await start(rooms, { commandId });
  for (const change of [{ title: "Another" }, { first: { text: "Other words" } }]) {
    const { status, body } = await start(rooms, { commandId, ...change });
    assert.deepEqual([status, body.code], [409, "conflict"]);
  }
  const omars = await start(rooms, { commandId, title: "Another" }, "omar");
  assert.equal(omars.status, 200);
  assert.notEqual(omars.body.id, first.body.id);
});

test("[I-5] a refused start leaves nothing behind, and may be mended", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const commandId = world.newId();
  const cases: readonly [change: Record<string, unknown>, code: string][] = [
    [{ title: undefined }, "title-required"],
    [{ title: " \n " }, "title-required"],
    [{ title: "x".repeat(201) }, "title-too-long"],
    [{ title: "two\nlines" }, "text-malformed"],
    [{ first: { text: " " } }, "text-empty"],
    [{ first: { text: "x".repeat(16_001) } }, "text-too-long"],
    [{ first: { text: "\ud800" } }, "text-malformed"],
    [{ kind: "continuous" }, "kind-not-available"],
  ];
  for (const [change, code] of cases) {
    const { status, body } = await start(rooms, { commandId, ...change });
    assert.ok(status >= 400 && status < 500 && body.code === code, `${code}: ${JSON.stringify(body)}`);
  }
  await atRest(rooms);
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["portal", "rosa"],
  ] as const) {
    assert.deepEqual(await rowsOf(rooms, kind, sub), []);
  }
  assert.equal((await start(rooms, { commandId })).status, 200);
});

test("[I-2] a start whose answer was lost is finished by asking again", async () => {
  for (const lost of ["request", "answer"]) {
    const rooms = await createRooms();
    const commandId = rooms.world.newId();
    rooms.calls.through = async ({ path }, make) => {
      if (path !== "internal/init") return make();
      if (lost === "answer") await make();
      throw new Error("lost");
    };
    const failed = await start(rooms, { commandId });
    assert.deepEqual([failed.status, failed.body.retryable], [500, true]);
    rooms.server.restart();
    rooms.calls.through = (_, make) => make();
    const { status, body } = await start(rooms, { commandId });
    assert.equal(status, 200, lost);
    await atRest(rooms);
    assert.deepEqual(
      (await rowsOf(rooms, "portal", "rosa")).map(({ id, messages }) => [id, messages]),
      [[body.id, 1]],
    );
  }
});

test("[I-2] a start that was carried out stays the same one when finishing it fails", async () => {
  const rooms = await createRooms();
  const commandId = rooms.world.newId();
  rooms.calls.through = async ({ path }, make) => {
    const answer = await make();
    if (path === "internal/init") throw new Error("lost");
    return answer;
  };
  assert.equal((await start(rooms, { commandId })).status, 500);
  rooms.server.restart();
  // The patient's room enters itself in the due table first; then the conversation cannot, and says that it failed.
  let entered = 0;
  rooms.calls.through = async ({ path }, make) => {
    if (path === "internal/due" && ++entered === 2) throw new Error("lost");
    return make();
  };
  assert.equal((await start(rooms, { commandId })).status, 500);
  assert.equal((await start(rooms, { commandId })).status, 200);
  await atRest(rooms);
  assert.equal((await rowsOf(rooms, "portal", "rosa")).length, 1);
});

test("[I-4] who is unlinked while a start is on its way has no part in what begins late", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  let late: () => Promise<unknown> = async () => {};
  rooms.calls.through = async ({ path }, make) => {
    if (path !== "internal/init") return make();
    late = make;
    throw new Error("no answer in time");
  };
  assert.equal((await start(rooms, {}, "rosa")).status, 500);
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, linked: [] });
  await rooms.server.tick();
  rooms.server.restart();
  await rooms.server.tick();
  await late();
  await atRest(rooms);
  assert.deepEqual(await rowsOf(rooms, "portal", "rosa"), []);
  const [row] = await rowsOf(rooms, "staff", "kim");
  const socket = await world.join("portal", "rosa", row?.id ?? "");
  assert.equal(await socket.closed, 4404);
});

test("[F-022] a chart that changes while a conversation begins is followed all the same", async () => {
  for (const moment of ["before", "after", "before, and the answer is lost"]) {
    const rooms = await createRooms();
    const { world } = rooms;
    const team = [{ id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" }];
    let began = 0;
    rooms.calls.through = async ({ path }, make) => {
      if (path !== "internal/init" || ++began > 1) return make();
      const answer = moment === "after" ? await make() : null;
      await world.pushPatient("rosa", { ...world.rosa(), version: 2, team });
      await rooms.server.tick();
      const late = answer ?? (await make());
      if (moment.endsWith("lost")) throw new Error("lost");
      return late;
    };
    const commandId = world.newId();
    const first = await start(rooms, { commandId });
    const { body } = first.status === 500 ? await start(rooms, { commandId }) : first;
    await atRest(rooms);
    const reader = await world.join("staff", "kim", body.id);
    const { members } = await reader.next("welcome");
    assert.equal(Object.keys(members as object).length, 2, moment);
    assert.equal(await (await world.join("staff", "omar", body.id)).closed, 4404);
    assert.deepEqual(await rowsOf(rooms, "staff", "omar"), []);
  }
});
