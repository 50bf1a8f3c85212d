/** Practices that are pushed: how rooms hear of them, go on without hearing, and let go of who is let in no more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PracticeRegistration } from "@carethread/host";
import { PracticeSettings, practiceRoom, roomLimits } from "@carethread/model";
import { createMemoryServer, type MemoryServer, type RoomCall } from "@carethread/rooms/memory";
import { registeredFrom } from "../../packages/rooms/src/base/base.ts";
import { createTestOperator, type TestOperator } from "../support/operator.ts";
import { createTestPractice, type TestPractice } from "../support/practice.ts";
import { World } from "../support/world.ts";
import { eventsOf, heard, say } from "./support.ts";

interface Scene {
  readonly operator: TestOperator;
  readonly server: MemoryServer;
  readonly world: World;
  readonly clock: { now: number };
  readonly asked: RoomCall[];
  readonly network: { isAway: (call: RoomCall) => boolean };
  register(change?: Record<string, unknown>): Promise<boolean>;
  withdraw(): Promise<boolean>;
  /** So long later, with the person's page pinging as pages do. */
  pass(ms: number): void;
}

/** Rooms without a practice, and one that an operator could push. */
async function scene(): Promise<Scene> {
  const operator = await createTestOperator();
  const practice = await createTestPractice("harbor", { staffAccess: "care-team" });
  const clock = { now: Math.floor(Date.now() / 1000) * 1000 };
  const asked: RoomCall[] = [];
  const network: Scene["network"] = { isAway: () => false };
  const server = createMemoryServer({
    practices: {},
    operator: operator.keys,
    now: () => clock.now,
    later: (run, ms) => (ms === 0 ? void setImmediate(run) : undefined),
    onCall(call, make) {
      asked.push(call);
      return network.isAway(call) ? Promise.reject(new Error("the network is away")) : make();
    },
  });
  const token: TestPractice["token"] = (kind, sub, options) =>
    practice.token(kind, sub, { iat: Math.floor(clock.now / 1000), ...options });
  const connection = operator.at(server, () => clock.now);
  let version = 0;
  return {
    ...{ operator, server, clock, asked, network },
    world: new World(server, { ...practice, token }),
    register: async change => {
      const registration = { ...practice.registration, ...change } as unknown as PracticeRegistration;
      return (await connection.register("harbor", registration, ++version)).applied;
    },
    withdraw: async () => (await connection.withdraw("harbor", ++version)).applied,
    pass: ms => {
      clock.now += ms;
    },
  };
}

async function topic({ world }: Scene): Promise<string> {
  await world.fill();
  return (await world.startTopic("staff", "kim")).body.id;
}

/** What the door says to Kim's inbox. */
async function inboxOf({ world }: Scene, options = {}): Promise<number | "welcome"> {
  const socket = await world.dial("person", await world.practice.personRoom("staff", "kim"));
  socket.send({ type: "hello", v: 1, token: await world.practice.token("staff", "kim", options) });
  const welcome = socket.next("welcome").then(
    () => "welcome" as const,
    () => "closed" as const,
  );
  return (await welcome) === "welcome" ? "welcome" : socket.closed;
}

test("a practice that an operator pushes is served, and not before", async () => {
  const now = await scene();
  assert.equal(await inboxOf(now), 4401);
  assert.equal((await now.world.pushStaff("kim")).body.code, "unauthorized");
  assert.equal(await now.register(), true);
  now.pass(roomLimits.practiceLease + 1);
  await inboxOf(now);
  const id = await topic(now);
  const kim = await now.world.join("staff", "kim", id);
  await kim.next("welcome");
  assert.equal(await say(kim, now.world, "Good morning"), 6);
});

test("the tick finds pushed practices: what is owed there is told, and not where one was withdrawn", async () => {
  const now = await scene();
  await now.register();
  await topic(now);
  const ticked = () => now.asked.filter(({ party, path }) => party === "index" && path === "tick").length;
  await now.server.tick();
  assert.equal(ticked(), 1);
  await now.withdraw();
  await now.server.tick();
  assert.equal(ticked(), 1);
});

test("an older registration and an equal one are ignored; one of the environment is not pushed over", async () => {
  const now = await scene();
  const connection = now.operator.at(now.server, () => now.clock.now);
  const { registration } = now.world.practice as unknown as { registration: PracticeRegistration };
  assert.equal((await connection.register("harbor", registration, 5)).applied, true);
  for (const version of [4, 5])
    assert.equal((await connection.register("harbor", registration, version)).applied, false);
  assert.equal((await connection.withdraw("harbor", 4)).applied, false);
  now.server.restart({ harbor: registration });
  await assert.rejects(connection.register("harbor", registration, 6), { code: "not-allowed" });
});

test("[F-022] nobody but the operator registers, and what is refused says nothing of the practice", async () => {
  const now = await scene();
  const { world, server } = now;
  const { registration } = world.practice;
  const push = async (practice: string, token: string | null, body: unknown) => {
    const { status, body: said } = await world.post(
      "practice",
      practiceRoom(practice),
      "registration",
      token,
      body,
    );
    return [status, said.code];
  };
  const body = { version: 1, registration };
  const stranger = await createTestOperator();
  await assert.rejects(stranger.at(server).register("harbor", registration as never), {
    code: "unauthorized",
  });
  await now.register();
  for (const practice of ["harbor", "nowhere"]) {
    assert.deepEqual(await push(practice, null, body), [401, "unauthorized"]);
    assert.deepEqual(await push(practice, "x.y.z", body), [401, "unauthorized"]);
    assert.deepEqual(await push(practice, await world.practice.token("system", "host"), body), [
      401,
      "unauthorized",
    ]);
  }
  const without = createMemoryServer({ practices: { harbor: registration } });
  await assert.rejects(now.operator.at(without).register("harbor", registration as never), {
    code: "not-found",
  });
});

test("a rotated key lets in who has the new one, and who was let in by the old one is looked at anew", async () => {
  const now = await scene();
  await now.register();
  const id = await topic(now);
  const kim = await now.world.join("staff", "kim", id);
  await kim.next("welcome");
  const next = await createTestPractice("harbor", {}, undefined, "next");
  const present = now.world.practice.registration.keys as Record<"people" | "system", object[]>;
  const [key] = (next.registration.keys as typeof present).people;
  const both = [...present.people, { ...key, kid: "k2" }];
  // Both for a while: nobody is refused.
  await now.register({ keys: { ...present, people: both } });
  now.pass(roomLimits.practiceLease + 1);
  kim.send({ type: "ping" });
  assert.equal(await kim.closed, 1011);
  assert.equal(await inboxOf(now), "welcome");
  // The old one is revoked.
  const again = await now.world.join("staff", "kim", id);
  await again.next("welcome");
  await now.register({ keys: { ...present, people: both.slice(1) } });
  now.pass(roomLimits.practiceLease + 1);
  again.send({ type: "ping" });
  assert.equal(await again.closed, 1011);
  assert.equal(await inboxOf(now), 4401);
});

test("who was let in before a room slept through a change is looked at anew, also where they only ask whether it is there", async () => {
  const now = await scene();
  await now.register();
  const id = await topic(now);
  const kim = await now.world.join("staff", "kim", id);
  await kim.next("welcome");
  now.server.hibernate();
  kim.send({ type: "ping" });
  await kim.next("pong");
  now.server.hibernate();
  await now.register({ settings: { notes: true } });
  kim.send({ type: "ping" });
  assert.equal(await kim.closed, 1011);
});

test("[F-022] whatever a socket begins with, it tells nobody whether there is such a practice", async () => {
  const now = await scene();
  await now.register();
  const room = await now.world.practice.personRoom("staff", "kim");
  const hello = { type: "hello", v: 1, token: await now.world.practice.token("staff", "kim", { kid: "k9" }) };
  const first = [hello, { ...hello, v: 2 }, { type: "ping" }, { type: "what" }, {}, "no object", null];
  const codes = async (practice: string): Promise<unknown> =>
    Promise.all(
      (["person", "main", "patient"] as const).map(party =>
        Promise.all(
          first.map(async frame => {
            const socket = await now.world.dial(party, room.replace("harbor", practice));
            if (party !== "patient") socket.send(frame as never);
            return socket.closed;
          }),
        ),
      ),
    );
  hello.token = await now.world.practice.token("staff", "kim", { practice: "nowhere", kid: "k9" });
  const there = await codes("harbor");
  assert.deepEqual(there, [
    [4404, 4409, 1011, 4400, 4400, 4400, 4400],
    [4404, 4409, 1011, 4400, 4400, 4400, 4400],
    [4404, 4404, 4404, 4404, 4404, 4404, 4404],
  ]);
  hello.token = await now.world.practice.token("staff", "kim", { kid: "k9" });
  assert.deepEqual(await codes("nowhere"), there);
});

for (const isAsleep of [false, true]) {
  test(`of a practice that was withdrawn nobody hears anything once the lease is over${isAsleep ? ", also where rooms slept" : ""}`, async () => {
    const now = await scene();
    await now.register();
    const id = await topic(now);
    const [kim, rosa] = [
      await now.world.join("staff", "kim", id),
      await now.world.join("portal", "rosa", id),
    ];
    await Promise.all([kim.next("welcome"), rosa.next("welcome")]);
    await now.withdraw();
    if (isAsleep) now.server.hibernate();
    now.pass(roomLimits.practiceStale + 1);
    kim.send(now.world.message("Too late"));
    assert.equal(await kim.closed, 1011);
    assert.equal(await rosa.closed, 1011);
    assert.ok(!rosa.texts.some(text => text.includes("Too late")));
    assert.equal(await inboxOf(now), 4401);
    // What is stored is there again when the practice is.
    await now.register();
    now.pass(roomLimits.practiceLease + 1);
    assert.equal(await inboxOf(now), "welcome");
    const back = await now.world.join("staff", "kim", id);
    await back.next("welcome");
    assert.equal(eventsOf(back).length, 5);
  });
}

test("[I-9] without the practice's room everything of an open practice goes on, also in a process that never heard of it", async () => {
  const now = await scene();
  await now.register();
  const id = await topic(now);
  // The rooms have used the registration once.
  const first = await now.world.join("staff", "kim", id);
  await first.next("welcome");
  await inboxOf(now);
  now.network.isAway = ({ party }) => party === "practice";
  for (const change of [() => {}, () => now.server.hibernate(), () => now.server.restart()]) {
    change();
    now.pass(3_600_000);
    const kim = await now.world.join("staff", "kim", id);
    const rosa = await now.world.join("portal", "rosa", id);
    await Promise.all([kim.next("welcome"), rosa.next("welcome")]);
    await say(rosa, now.world, "Is anybody there?");
    await heard(kim);
    assert.ok(kim.texts.some(text => text.includes("Is anybody there?")));
    assert.equal(await inboxOf(now), "welcome");
    kim.close();
    rosa.close();
  }
});

test("a room that knows nothing of a practice whose room is away lets nobody in, and says so as something that passes", async () => {
  const now = await scene();
  await now.register();
  now.network.isAway = ({ party }) => party === "practice";
  now.server.restart();
  assert.equal(await inboxOf(now), 1011);
  const { status, body } = await now.world.pushStaff("kim");
  assert.deepEqual([status, body.retryable], [500, true]);
});

test("settings that the back end pushes are live within a minute, on open pages too", async () => {
  const now = await scene();
  await now.register();
  const id = await topic(now);
  const may = async () => {
    const kim = await now.world.join("staff", "kim", id);
    return [((await kim.next("welcome")).may as { note: unknown }).note, kim] as const;
  };
  const [before, kim] = await may();
  assert.equal(before, "not-allowed");
  const push = async (version: number, settings: object) => {
    const token = await now.world.practice.token("system", "host");
    const body = { type: "practice", version, settings };
    return (await now.world.post("practice", practiceRoom("harbor"), "roster", token, body)).body.applied;
  };
  assert.equal(await push(7, { notes: true }), true);
  assert.equal(await push(6, { notes: false }), false);
  now.pass(roomLimits.practiceLease + 1);
  kim.send({ type: "ping" });
  assert.equal(await kim.closed, 1011);
  assert.equal((await may())[0], null);
  // A process that starts, and a new registration, go by them as well.
  now.server.restart();
  assert.equal((await may())[0], null);
  await now.register({ settings: { notes: false } });
  now.pass(roomLimits.practiceStale + 1);
  assert.equal((await may())[0], null);
});

test("[F-022] only the practice's own back end pushes its settings", async () => {
  const now = await scene();
  await now.register();
  await now.world.fill();
  const push = async (token: string) => {
    const body = { type: "practice", version: 1, settings: {} };
    return (await now.world.post("practice", practiceRoom("harbor"), "roster", token, body)).status;
  };
  assert.equal(await push(await now.world.practice.token("staff", "kim")), 404);
  assert.equal(await push(await now.world.practice.token("system", "host", { kid: "k1" })), 401);
});

test("whoever tries ids finds no practice, makes one room answer a minute, and displaces nobody", async () => {
  const now = await scene();
  await now.register();
  await now.world.fill();
  await inboxOf(now);
  const { token } = now.world.practice;
  const status = async (practice: string) => {
    const room = (await now.world.practice.personRoom("staff", "kim")).replace("harbor", practice);
    const headers = { authorization: `Bearer ${await token("staff", "kim", { practice, kid: "k9" })}` };
    const { fetch, url } = now.server;
    const response = await fetch(`${url}/parties/person/${room}/rows?after=x`, { headers });
    return `${response.status} ${await response.text()}`;
  };
  assert.equal(await status("nowhere"), await status("harbor"));
  const asked = (): number => now.asked.filter(({ path }) => path === "internal/registered").length;
  const before = asked();
  for (let n = 0; n < 5; n++) await status("nowhere");
  assert.equal(asked(), before);
  for (let n = 0; n < 1_100; n++) await status(`p${n}`);
  const present = asked();
  await status("harbor");
  assert.equal(asked(), present);
});

test("settings that an older version stored have the defaults of flags that are newer", () => {
  const settings = { kinds: ["topic"], staffAccess: "searchable", notes: true };
  const { settings: read } = registeredFrom({ rev: 3, registration: null, settings });
  assert.deepEqual(read, PracticeSettings.parse(settings));
  assert.equal(read?.messaging, true);
});
