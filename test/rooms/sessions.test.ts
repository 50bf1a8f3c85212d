/** Where a person is signed in: what the rooms note of it, and what ends by it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type RecordList,
  readEntry,
  type SessionList,
  type SessionsEnded,
  type SignedIn,
} from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, heard, type Rooms, say } from "./support.ts";

const minute = 60_000;
type Side = "staff" | "portal";

interface Scene extends Rooms {
  readonly id: string;
  open(kind: Side, sub: string, sid: string, conversation?: string): Promise<RawSocket>;
  list(kind: Side, sub: string, sid: string): Promise<SessionList["sessions"]>;
  end(kind: Side, sub: string, sid: string, end: string): Promise<number>;
  leave(kind: Side, sub: string, sid: string, leave: string): Promise<number>;
  host(kind: Side, id: string, session?: string): Promise<SessionsEnded>;
}

async function scene(settings: Record<string, unknown> = {}): Promise<Scene> {
  const rooms = await createRooms({ settings });
  const { world } = rooms;
  const id = await rooms.topic();
  const room = (kind: Side, sub: string) => world.practice.personRoom(kind, sub);
  return {
    ...rooms,
    id,
    async open(kind, sub, sid, conversation) {
      const socket =
        conversation === undefined
          ? await world.dial("person", await room(kind, sub))
          : await world.dial("main", world.conversationRoom(conversation));
      socket.send({ type: "hello", v: 1, token: await world.practice.token(kind, sub, { sid }) });
      return socket;
    },
    async list(kind, sub, sid) {
      const token = await world.practice.token(kind, sub, { sid });
      const { status, body } = await world.get("person", await room(kind, sub), "sessions", token);
      assert.equal(status, 200, JSON.stringify(body));
      return (body as unknown as SessionList).sessions;
    },
    async leave(kind, sub, sid, leave) {
      const token = await world.practice.token(kind, sub, { sid });
      return (await world.post("person", await room(kind, sub), "sessions", token, { leave })).status;
    },
    async end(kind, sub, sid, end) {
      const token = await world.practice.token(kind, sub, { sid });
      return (await world.post("person", await room(kind, sub), "sessions", token, { end })).status;
    },
    async host(kind, id, session) {
      const token = await world.practice.token("system", "host");
      const asked = { kind, id, ...(session === undefined ? {} : { session }) };
      const { status, body } = await world.post("person", await room(kind, id), "sessions", token, asked);
      assert.equal(status, 200);
      return body as unknown as SessionsEnded;
    },
  };
}

const device = { browser: "Firefox", system: "Linux" };

test("[F-193] a person sees where they are signed in, since when, and on what", async () => {
  const now = await scene();
  const { clock } = now;
  const began = clock.now;
  const work = await now.open("staff", "kim", "work");
  const { session } = (await work.next("welcome")) as unknown as { session: SignedIn };
  assert.deepEqual([session.age, session.idle, session.length], [0, 15 * minute, 720 * minute]);
  work.send({ type: "here", idle: 0, device });
  await heard(work);
  clock.now += 10 * minute;
  const home = await now.open("staff", "kim", "home");
  await home.next("welcome");
  await work.next("sessions");
  work.send({ type: "here", idle: minute });
  await heard(work);
  const listed = await now.list("staff", "kim", "home");
  assert.deepEqual(
    listed.map(({ id: _, ...card }) => card),
    [
      { since: clock.now, activeAt: clock.now, own: true },
      { since: began, activeAt: clock.now - minute, own: false, device },
    ],
  );
  assert.ok(!JSON.stringify(listed).includes("work"), "the host's own id is told to nobody");
  // Another person's is nobody's business.
  const omar = await now.world.practice.token("staff", "omar");
  const { status } = await now.world.get(
    "person",
    await now.world.practice.personRoom("staff", "kim"),
    "sessions",
    omar,
  );
  assert.equal(status, 404);
});

test("[F-193] a session that its person ends is closed everywhere, at once, and taken by no room any more", async () => {
  const now = await scene();
  const { world, id } = now;
  const work = await now.open("staff", "kim", "work");
  const thread = await now.open("staff", "kim", "work", id);
  const home = await now.open("staff", "kim", "home");
  const there = await now.open("staff", "kim", "home", id);
  for (const socket of [work, thread, home, there]) await socket.next("welcome");
  const [, other] = await now.list("staff", "kim", "home");
  assert.equal(await now.end("staff", "kim", "home", other?.id ?? ""), 200);
  assert.deepEqual(await Promise.all([work.closed, thread.closed]), [4410, 4410]);
  await home.next("sessions");
  await say(there, world, "I go on");
  assert.equal((await now.list("staff", "kim", "home")).length, 1);
  // A token of it opens nothing, in whichever room, also of those that never heard of it.
  assert.equal(await (await now.open("staff", "kim", "work")).closed, 4410);
  assert.equal(await (await now.open("staff", "kim", "work", id)).closed, 4410);
  now.server.restart();
  assert.equal(await (await now.open("staff", "kim", "work", id)).closed, 4410);
  const token = await world.practice.token("staff", "kim", { sid: "work" });
  const asked = [
    await world.get("main", world.conversationRoom(id), "events?before=9", token),
    await world.get("patient", await world.practice.patientRoom("rosa"), "conversations", token),
    await world.get("person", await world.practice.personRoom("staff", "kim"), "rows?tab=all", token),
    await world.post("practice", `${world.practice.id}~practice`, "phone", token, { number: "1" }),
    await world.get("attachment", `${world.practice.id}~${world.newId()}`, "content", token),
  ];
  for (const { status, body } of asked.slice(0, 3))
    assert.deepEqual([status, body.code], [401, "session-ended"]);
  for (const { status } of asked) assert.ok(status === 401 || status === 404, `${status}`);
  assert.equal(await now.end("staff", "kim", "home", world.newId()), 404);
});

test("[F-193] all others, or all of them, end at once; other people's go on", async () => {
  const now = await scene();
  const { id } = now;
  const rosa = await now.open("portal", "rosa", "phone", id);
  const [one, two, three] = [
    await now.open("staff", "kim", "1"),
    await now.open("staff", "kim", "2"),
    await now.open("staff", "kim", "3"),
  ];
  for (const socket of [rosa, one, two, three]) await socket.next("welcome");
  assert.equal(await now.end("staff", "kim", "1", "others"), 200);
  assert.deepEqual(await Promise.all([two.closed, three.closed]), [4410, 4410]);
  assert.equal((await now.list("staff", "kim", "1")).length, 1);
  assert.equal(await now.end("staff", "kim", "1", "all"), 200);
  assert.equal(await one.closed, 4410);
  await heard(rosa);
});

test("[F-193] the practice's back end ends one session of a person, or all of them, also unknown ones", async () => {
  const now = await scene();
  const { world, id } = now;
  const [a, b] = [await now.open("portal", "rosa", "a", id), await now.open("portal", "rosa", "b")];
  const inbox = await now.open("portal", "rosa", "a");
  for (const socket of [a, b, inbox]) await socket.next("welcome");
  assert.deepEqual(await now.host("portal", "rosa", "a"), { ended: 1 });
  assert.deepEqual(await Promise.all([a.closed, inbox.closed]), [4410, 4410]);
  assert.deepEqual(await now.host("portal", "rosa", "a"), { ended: 0 });
  // Ended before any page of it came.
  assert.deepEqual(await now.host("portal", "rosa", "c"), { ended: 0 });
  assert.equal(await (await now.open("portal", "rosa", "c", id)).closed, 4410);
  assert.deepEqual(await now.host("portal", "rosa"), { ended: 1 });
  assert.equal(await b.closed, 4410);
  const other = await now.open("portal", "rosa", "d");
  await other.next("welcome");
  // Nobody else may, and nobody else's.
  const omar = await world.practice.token("staff", "omar");
  const kims = await world.practice.personRoom("staff", "kim");
  const wrong = { kind: "staff", id: "kim", session: "x" };
  assert.equal((await world.post("person", kims, "sessions", omar, wrong)).status, 404);
  const system = await world.practice.token("system", "host");
  const { status, body } = await world.post("person", kims, "sessions", system, { ...wrong, id: "omar" });
  assert.deepEqual([status, body.params], [400, { at: "id" }]);
});

test("a push that is lost is made up for when the lease ends", async () => {
  const now = await scene();
  const { world, id, calls, clock } = now;
  const thread = await now.open("staff", "kim", "work", id);
  const rosa = await now.open("portal", "rosa", "phone", id);
  for (const socket of [thread, rosa]) await socket.next("welcome");
  calls.through = ({ path }, make) =>
    path === "internal/sessions" ? Promise.reject(new Error("lost")) : make();
  await now.host("staff", "kim", "work");
  clock.now += 61_000;
  await say(rosa, world, "Kim is not to hear this");
  assert.equal(await thread.closed, 4410);
  assert.ok(!thread.texts.join().includes("not to hear this"));
});

test("[F-193] without a sign of the person their session ends, whatever else comes and goes", async () => {
  const now = await scene();
  const { world, id, clock, server } = now;
  const inbox = await now.open("staff", "kim", "work");
  const thread = await now.open("staff", "kim", "work", id);
  const rosa = await now.open("portal", "rosa", "phone", id);
  for (const socket of [inbox, thread, rosa]) await socket.next("welcome");
  inbox.send({ type: "here", idle: 0, device });
  await heard(inbox);
  const pass = async (ms: number, act: () => Promise<unknown> = async () => {}): Promise<void> => {
    for (let left = ms; left > 0; left -= minute) {
      clock.now += Math.min(minute, left);
      const sockets = [inbox, thread];
      for (const socket of sockets)
        socket.send({ type: "auth", token: await world.practice.token("staff", "kim", { sid: "work" }) });
      rosa.send({ type: "auth", token: await world.practice.token("portal", "rosa", { sid: "phone" }) });
      await act();
      await server.tick();
    }
  };
  // Others write, tokens are renewed, connections are made anew: none of it is a sign of hers.
  await pass(10 * minute, async () => {
    await say(rosa, world, "Are you there?");
    await heard(inbox, thread);
  });
  inbox.send({ type: "here", idle: 0 });
  await heard(inbox);
  await pass(15 * minute, () => heard(inbox, thread));
  await pass(3 * minute);
  assert.deepEqual(await Promise.all([inbox.closed, thread.closed]), [4410, 4410]);
  assert.equal(await (await now.open("staff", "kim", "work")).closed, 4410);
  await heard(rosa);
});

test("a page that says that the person gave no sign for too long has ended its session", async () => {
  const now = await scene({ sessionIdlePortal: 5 * minute });
  const inbox = await now.open("portal", "rosa", "phone");
  const { session } = (await inbox.next("welcome")) as unknown as { session: SignedIn };
  assert.equal(session.idle, 5 * minute);
  now.clock.now += 6 * minute;
  inbox.send({ type: "here", idle: 6 * minute });
  assert.equal(await inbox.closed, 4410);
  const next = await now.open("portal", "rosa", "next");
  await next.next("welcome");
  assert.equal(await now.leave("portal", "rosa", "next", "idle"), 200);
  assert.equal(await next.closed, 4410);
});

test("pages of before, which say nothing of signs, end by the length alone", async () => {
  const now = await scene();
  const { clock, server, world } = now;
  const inbox = await now.open("staff", "kim", "work");
  await inbox.next("welcome");
  clock.now += 60 * minute;
  await server.tick();
  const again = await now.open("staff", "kim", "work");
  await again.next("welcome");
  clock.now += 11 * 60 * minute;
  assert.equal(await (await now.open("staff", "kim", "work")).closed, 4410);
  const token = await world.practice.token("staff", "kim", { sid: "work" });
  const { body } = await world.get("main", world.conversationRoom(now.id), "events?before=9", token);
  assert.equal(body.code, "session-ended");
});

test("who has signed out is not in the list any more, and who signs in again by the same session is", async () => {
  const now = await scene();
  const inbox = await now.open("staff", "kim", "work");
  await inbox.next("welcome");
  assert.equal(await now.leave("staff", "kim", "work", "signed-out"), 200);
  await heard(inbox);
  assert.deepEqual(await now.list("staff", "kim", "other"), []);
  const again = await now.open("staff", "kim", "work");
  await again.next("welcome");
  assert.equal((await now.list("staff", "kim", "work")).length, 1);
});

test("what pages keep is sealed by one secret a person, which stays", async () => {
  const now = await scene();
  const sealOf = async (kind: Side, sub: string, sid: string): Promise<string> => {
    const socket = await now.open(kind, sub, sid);
    return ((await socket.next("welcome")) as unknown as { session: SignedIn }).session.seal;
  };
  const kims = await sealOf("staff", "kim", "1");
  assert.equal(kims.length, 53);
  assert.equal(await sealOf("staff", "kim", "2"), kims);
  now.server.restart();
  assert.equal(await sealOf("staff", "kim", "3"), kims);
  assert.notEqual(await sealOf("staff", "omar", "1"), kims);
});

test("[I-4] a portal user whose practice offers no portal finds no session either", async () => {
  const now = await scene({ portalMessaging: false });
  const { world } = now;
  const socket = await now.open("portal", "rosa", "phone");
  assert.equal(await socket.closed, 4404);
  const token = await world.practice.token("portal", "rosa", { sid: "phone" });
  const room = await world.practice.personRoom("portal", "rosa");
  const answers = [
    await world.get("person", room, "sessions", token),
    await world.post("person", room, "sessions", token, { end: "all" }),
    await world.get("person", room, "nothing", token),
  ];
  for (const { status } of answers) assert.equal(status, 404);
  await atRest(now);
});

test("[F-192] where somebody signed in, and what ended it, stands in their record", async () => {
  const now = await scene();
  const { world, clock, server } = now;
  await world.pushStaff("vera", {
    name: "Vera Lind",
    title: "Dietitian",
    version: 2,
    permissions: ["audit"],
  });
  for (const sid of ["work", "home", "kiosk", "left"]) {
    const socket = await now.open("staff", "kim", sid);
    await socket.next("welcome");
    socket.send({ type: "here", idle: 0, device });
    await heard(socket);
    clock.now += 1_000;
  }
  await now.end("staff", "kim", "work", (await now.list("staff", "kim", "work"))[1]?.id ?? "");
  await now.host("staff", "kim", "home");
  await now.leave("staff", "kim", "work", "signed-out");
  clock.now += 18 * minute;
  await server.tick();
  await atRest(now);
  const room = await world.practice.personRoom("staff", "vera");
  const token = await world.practice.token("staff", "vera");
  const person = (await world.practice.personRoom("staff", "kim")).split("~")[1];
  const { status, body } = await world.post("person", room, "record", token, { person });
  assert.equal(status, 200, JSON.stringify(body));
  const { items } = body as unknown as RecordList;
  const told = items.toReversed().flatMap(({ entry }) => {
    const read = readEntry(entry);
    return read?.type === "session" ? [`${read.by.name.split(" ")[0]} ${read.is}`] : [];
  });
  const begun = Array.from({ length: 4 }, () => "kim begun");
  assert.deepEqual(told, [...begun, "kim ended", "host ended", "kim signed-out", "kim idle"]);
});
