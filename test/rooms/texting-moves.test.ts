/** Who is told as a patient moves on the way to being texted: on their pages, and by way of the practice's back end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type PatientTexting, personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import type { RawSocket } from "../support/raw-socket.ts";
import { account, TextProvider } from "../support/texting.ts";
import { createReceiver, type Receiver, settled } from "./receiver.ts";
import { createRooms, type Rooms } from "./support.ts";

const number = "+12025550123";
const birth = "04/09/1981";

async function scene(more: Parameters<typeof createRooms>[0] = {}) {
  const clock = { now: () => 0 };
  const provider = new TextProvider(() => clock.now());
  const receiver: Receiver = createReceiver(() => clock.now());
  const toProvider = (url: unknown): boolean => String(url).startsWith(account.api);
  const rooms: Rooms = await createRooms({
    settings: { kinds: ["continuous"], texting: true, enrolmentNeeded: true, staffAccess: "searchable" },
    registration: { texting: account },
    hooks: receiver.hooks,
    fetch: (url, init) => (toProvider(url) ? provider.fetch(url, init) : receiver.fetch(url, init)),
    ...more,
  });
  clock.now = () => rooms.clock.now;
  const { world, server } = rooms;
  const room = await world.practice.patientRoom("rosa");
  let version = 10;
  const chart = async (change: Record<string, unknown> = {}): Promise<void> => {
    await world.post("patient", room, "roster", await world.practice.token("system", "host"), {
      ...{ type: "patient", id: "rosa", version: ++version, name: "Rosa Diaz", patientId: "A-1" },
      ...{ birthDate: "1981-04-09", phone: "(202) 555-0123", linked: [] },
      team: [{ id: "kim", name: "Kim", role: "primary-coach" }],
      ...change,
    });
    await settled(rooms);
  };
  await chart();
  const does = async (deed: string, sub = "kim"): Promise<PatientTexting> => {
    const token = await world.practice.token("staff", sub);
    const { body } = await world.post("patient", room, "texting", token, { deed });
    await settled(rooms);
    return body as unknown as PatientTexting;
  };
  const texts = async (body: string): Promise<void> => {
    await provider.texts(server, world.practice.id, number, body);
    await settled(rooms);
  };
  const wants = async (sub: string, twoWayTexting = true): Promise<void> => {
    const answer = await world.post(
      "person",
      await world.practice.personRoom("staff", sub),
      "settings",
      await world.practice.token("staff", sub),
      { twoWayTexting },
    );
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  const person = (sub: string): string => personKey(idSecretOf(world.practice.id), "staff", sub);
  /** The statuses that the back end was told of for a person. */
  const told = (sub: string): string[] =>
    receiver.texting.filter(each => each.person === person(sub)).map(({ move }) => move.status);
  return { rooms, world, receiver, provider, chart, does, texts, wants, told, room };
}

/** The statuses that a page was told of. */
const shown = (socket: RawSocket): string[] =>
  socket.frames.flatMap(frame =>
    frame.type === "texting" ? [(frame.move as { status: string }).status] : [],
  );

test("[F-139] who turned Two-Way Texting on hears of each status: on an open page, and by a webhook that says nothing more", async () => {
  const { world, rooms, receiver, does, texts, wants, told } = await scene();
  await wants("kim");
  const page = await world.inbox("staff", "kim");
  await page.next("welcome");
  await does("invite");
  await texts(birth);
  await texts("STOP");
  await texts("START");
  await texts("no");
  await texts("no");
  await texts("no");
  const statuses = ["pending", "enabled", "opted-out", "pending", "failed"];
  await settled(rooms);
  assert.deepEqual(shown(page), statuses);
  assert.deepEqual(told("kim"), statuses);
  const [first] = receiver.texting;
  assert.ok(first);
  assert.deepEqual(Object.keys(first).sort(), ["move", "person", "practice", "type"]);
  assert.deepEqual(first.move, {
    id: first.move.id,
    patient: world.practice.patientKey("rosa"),
    status: "pending",
    rev: first.move.rev,
    at: first.move.at,
  });
  const revs = receiver.texting.map(({ move }) => move.rev);
  assert.deepEqual(
    revs,
    [...revs].sort((a, b) => a - b),
  );
  assert.equal(new Set(receiver.texting.map(({ move }) => move.id)).size, 5);
});

test("nobody is told who did not ask for it, who asks no more, or who has nothing to do with the patient", async () => {
  const { rooms, world, receiver, does, texts, wants, told, chart } = await scene();
  await does("invite");
  assert.deepEqual(receiver.texting, [], "it is off until somebody turns it on");
  await wants("kim");
  await wants("omar");
  await texts(birth);
  assert.deepEqual([told("kim"), told("omar")], [["enabled"], []]);
  await wants("kim", false);
  await texts("STOP");
  assert.deepEqual(told("kim"), ["enabled"]);
  // Who follows the patient hears of it as the team does, and who enrolled them; who left the team no more.
  await wants("kim");
  const token = await world.practice.token("staff", "omar");
  const room = await world.practice.patientRoom("rosa");
  assert.equal((await world.post("patient", room, "follow", token, { on: true })).status, 200);
  await chart({ team: [] });
  await texts("START");
  await settled(rooms);
  assert.deepEqual([told("kim"), told("omar")], [["enabled", "pending"], ["pending"]], "Kim enrolled them");
  await does("resend", "omar");
  await texts(birth);
  assert.deepEqual(
    [told("kim"), told("omar")],
    [
      ["enabled", "pending"],
      ["pending", "enabled"],
    ],
  );
});

test("who may not see the patient any more hears of nothing, although they enrolled them", async () => {
  const { does, texts, wants, told, chart, world, rooms } = await scene();
  await wants("kim");
  await does("invite");
  await chart({ team: [], programs: ["hiv"] });
  await world.pushStaff("kim", { version: 50, restrictions: ["hiv"] });
  await settled(rooms);
  await texts(birth);
  assert.deepEqual(told("kim"), ["pending"]);
});

test("a step is told although the rooms die before it is, and once although it is told again", async () => {
  const { rooms, does, texts, wants, told } = await scene();
  await wants("kim");
  rooms.calls.through = async ({ path }, make) => {
    if (path === "internal/texting") throw new Error("the person's room is away");
    return make();
  };
  await does("invite");
  await texts(birth);
  assert.deepEqual(told("kim"), []);
  rooms.server.restart();
  let answers = 0;
  rooms.calls.through = async ({ path }, make) => {
    const answer = await make();
    // It was stored, and the answer is lost.
    if (path === "internal/texting" && answers++ === 0) throw new Error("the connection was reset");
    return answer;
  };
  rooms.clock.now += 60_000;
  await settled(rooms);
  rooms.clock.now += 60_000;
  await settled(rooms);
  assert.ok(answers > 1, "it was told twice");
  assert.deepEqual(told("kim"), ["pending", "enabled"]);
  const disk = rooms.server.disk("patient", await rooms.world.practice.patientRoom("rosa"));
  assert.deepEqual(
    [...disk.keys()].filter(key => key.startsWith("move:")),
    [],
  );
});
