/** What ends texting, or happens across it: STOP under way, a merge, a death, a practice that texts no more, words let go of. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PatientTexting } from "@carethread/model";
import { account, TextProvider } from "../support/texting.ts";
import { atRest, createRooms, eventsOf, say } from "./support.ts";

const number = "+12025550123";
const settings = { kinds: ["continuous"], texting: true, enrolmentNeeded: true, notes: true };

async function scene() {
  const clock = { now: () => 0 };
  const provider = new TextProvider(() => clock.now());
  const rooms = await createRooms({ settings, registration: { texting: account }, fetch: provider.fetch });
  clock.now = () => rooms.clock.now;
  const { world, server } = rooms;
  const host = () => world.practice.token("system", "host");
  const kim = () => world.practice.token("staff", "kim");
  let version = 10;
  const push = async (id: string, body: Record<string, unknown>) => {
    const room = await world.practice.patientRoom(id);
    const answer = await world.post("patient", room, "roster", await host(), {
      id,
      version: ++version,
      ...body,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    await atRest(rooms);
  };
  const chart = (id: string, change: Record<string, unknown> = {}) =>
    push(id, {
      ...{ type: "patient", name: id, patientId: id, birthDate: "1981-04-09", phone: "(202) 555-0123" },
      team: [{ id: "kim", name: "Kim", role: "primary-coach" }],
      ...change,
    });
  const ask = async (id: string, deed?: string): Promise<PatientTexting & { code?: string }> => {
    const room = await world.practice.patientRoom(id);
    const answer =
      deed === undefined
        ? await world.get("patient", room, "texting", await kim())
        : await world.post("patient", room, "texting", await kim(), { deed });
    await atRest(rooms);
    return answer.body as unknown as PatientTexting;
  };
  const texts = async (body: string) => {
    await provider.texts(server, world.practice.id, number, body);
    await atRest(rooms);
  };
  const start = async (id: string) =>
    (
      await world.post("patient", await world.practice.patientRoom(id), "conversations", await kim(), {
        commandId: world.newId(),
        kind: "continuous",
      })
    ).body.id;
  await chart("rosa");
  await ask("rosa", "invite");
  await texts("04/09/1981");
  return { rooms, world, provider, server, push, chart, ask, texts, start };
}

const textsOf = (provider: TextProvider): string[] => provider.to(number);

test("STOP that comes while an answer is on its way: the answer does not arrive, and staff are told why", async () => {
  const { rooms, world, provider, texts, start } = await scene();
  const kim = await world.join("staff", "kim", await start("rosa"));
  await kim.next("welcome");
  // Nothing goes out for a while.
  provider.faults.push("busy");
  await say(kim, world, "I call you at five");
  await texts("STOP");
  rooms.clock.now += 600_000;
  await atRest(rooms, kim);
  assert.ok(!textsOf(provider).includes("I call you at five"));
  const told = eventsOf(kim).findLast(({ type }) => type === "text-delivered") as unknown as {
    delivery: object;
  };
  assert.deepEqual(told.delivery, { status: "failed", code: 21610 });
});

/** What staff read of the text that was written last. */
const becameOf = (socket: Parameters<typeof eventsOf>[0]): unknown => {
  const told = eventsOf(socket).findLast(({ type }) => type === "text-delivered");
  return (told as unknown as { delivery: object } | undefined)?.delivery;
};

test("a number that changes while a text waits: it goes to neither, staff are told, and the new number is asked first", async () => {
  const { rooms, world, provider, ask, chart, texts, start } = await scene();
  const kim = await world.join("staff", "kim", await start("rosa"));
  await kim.next("welcome");
  provider.faults.push("busy");
  await say(kim, world, "I call you at five");
  await atRest(rooms, kim);
  assert.deepEqual(provider.faults, []);
  await chart("rosa", { phone: "(202) 555-0177" });
  rooms.clock.now += 600_000;
  await atRest(rooms, kim);
  assert.ok(!provider.sent.some(({ body }) => body === "I call you at five"));
  assert.deepEqual(becameOf(kim), { status: "failed" });
  const became = eventsOf(kim).flatMap(({ type, ...event }) =>
    type === "texting-changed" ? [(event as unknown as { status: string }).status] : [],
  );
  assert.equal(became.at(-1), "none");
  // Who has the old number by now writes to nobody.
  await texts("wrong number?");
  assert.ok(!JSON.stringify(kim.frames).includes("wrong number?"));
  assert.deepEqual([(await ask("rosa")).status, (await ask("rosa", "invite")).status], ["none", "pending"]);
  assert.equal(provider.to("+12025550177").length, 1);
});

test("staff opt a patient out while a text waits: it does not go out", async () => {
  const { rooms, world, provider, ask, start } = await scene();
  const kim = await world.join("staff", "kim", await start("rosa"));
  await kim.next("welcome");
  provider.faults.push("busy");
  await say(kim, world, "I call you at five");
  await atRest(rooms, kim);
  assert.deepEqual(provider.faults, []);
  await ask("rosa", "opt-out");
  rooms.clock.now += 600_000;
  await atRest(rooms, kim);
  assert.ok(!textsOf(provider).includes("I call you at five"));
  assert.deepEqual(becameOf(kim), { status: "failed" });
});

test("a text that may be with the provider when the patient says STOP is looked for there, and nothing is sent twice", async () => {
  const { rooms, world, provider, texts, start } = await scene();
  const kim = await world.join("staff", "kim", await start("rosa"));
  await kim.next("welcome");
  provider.faults.push("takes-and-dies");
  await say(kim, world, "I call you at five");
  await atRest(rooms, kim);
  assert.deepEqual(provider.faults, []);
  await texts("STOP");
  rooms.clock.now += 600_000;
  await atRest(rooms, kim);
  assert.equal(textsOf(provider).filter(body => body === "I call you at five").length, 1);
  assert.deepEqual(becameOf(kim), { status: "sent" });
});

test("a patient who is merged while a text waits: it does not go out, and staff are told", async () => {
  const { rooms, world, provider, chart, push, start } = await scene();
  await chart("rosalia");
  const kim = await world.join("staff", "kim", await start("rosa"));
  await kim.next("welcome");
  provider.faults.push("busy");
  await say(kim, world, "I call you at five");
  await atRest(rooms, kim);
  assert.deepEqual(provider.faults, []);
  await push("rosa", { type: "merge", into: "rosalia" });
  rooms.clock.now += 600_000;
  await atRest(rooms, kim);
  assert.ok(!textsOf(provider).includes("I call you at five"));
  assert.deepEqual(becameOf(kim), { status: "failed" });
});

test("who is merged goes on by the same phone, and a number that was stopped stays so", async () => {
  const { world, ask, chart, push, texts, start } = await scene();
  await chart("rosalia");
  assert.equal((await ask("rosalia")).status, "none");
  await push("rosa", { type: "merge", into: "rosalia" });
  assert.equal((await ask("rosalia")).status, "enabled");
  await texts("still me");
  const kim = await world.join("staff", "kim", await start("rosalia"));
  await kim.next(frame => JSON.stringify(frame).includes("still me"));
  await chart("pat", { birthDate: "1990-01-01" });
  await texts("STOP");
  await push("rosalia", { type: "merge", into: "pat" });
  const { status, optedOutBy } = await ask("pat");
  assert.deepEqual([status, optedOutBy], ["opted-out", "patient"]);
});

test("after a patient's death nobody is texted, and what comes from the phone is not lost", async () => {
  const { world, provider, ask, chart, texts, start } = await scene();
  const id = await start("rosa");
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  await chart("rosa", { deceased: true });
  assert.equal((await ask("rosa", "resend")).code, "patient-deceased");
  const before = provider.sent.length;
  kim.send({
    type: "command",
    id: world.newId(),
    command: { type: "message", text: "x", visibility: "everyone" },
  });
  assert.equal((await kim.next("refused")).code, "patient-deceased");
  await say(kim, world, "The family was called", "staff");
  await texts("this is her daughter");
  await kim.next(frame => JSON.stringify(frame).includes("this is her daughter"));
  assert.equal(provider.sent.length, before);
});

test("a text of a patient who died before there was a conversation begins one, for staff to read", async () => {
  const { world, chart, texts } = await scene();
  await chart("rosa", { deceased: true });
  await texts("this is her daughter");
  const token = await world.practice.token("staff", "kim");
  const { body } = await world.get(
    "patient",
    await world.practice.patientRoom("rosa"),
    "conversations",
    token,
  );
  assert.deepEqual(
    body.rows.map(({ last }) => last?.text),
    ["this is her daughter"],
  );
});

test("a practice that texts no more says so to staff, and sends nothing; the patient's word is kept for when it does again", async () => {
  const { rooms, world, provider, ask, start } = await scene();
  const id = await start("rosa");
  rooms.register({ settings: { ...settings, texting: false, enrolmentNeeded: false } });
  assert.equal((await ask("rosa")).code, "channel-off");
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  const before = provider.sent.length;
  await say(kim, world, "only in the portal");
  await atRest(rooms, kim);
  assert.equal(provider.sent.length, before);
  rooms.register({ settings });
  assert.equal((await ask("rosa")).status, "enabled");
});

test("a patient of whom all is let go is known by no number any more", async () => {
  const { rooms, world, ask, provider, texts } = await scene();
  const room = await world.practice.patientRoom("rosa");
  const forgotten = await rooms.server.fetch(`${world.room("patient", room)}/internal/forget`, {
    method: "POST",
    headers: { authorization: `Bearer ${"memory-".repeat(8)}` },
    body: JSON.stringify({ patient: world.practice.patientKey("rosa") }),
  });
  assert.equal(forgotten.status, 200);
  await atRest(rooms);
  const before = provider.sent.length;
  await texts("HELP");
  assert.equal(provider.sent.length, before);
  assert.equal((await ask("rosa")).code, "not-found");
});
