/** Texts in real rooms: a patient is enrolled, writes from the phone, and is answered there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { automaticText, type Head, type PatientTexting, type UnknownNumbers } from "@carethread/model";
import { account } from "../support/texting.ts";
import { until } from "../support/until.ts";
import { atRest, eventsOf, say, textsOf } from "./support.ts";
import { birth, number, scene } from "./texting-scene.ts";

const day = 86_400_000;

const optIn = automaticText("opt-in", "Practice harbor");

test("[F-016] [F-159] a patient without a portal is enrolled by text, writes, and is answered on the phone, in one conversation", async () => {
  const { rooms, world, provider, ask, texts, start } = await scene();
  assert.equal((await ask()).body.status, "none");
  assert.equal((await start()).code, "patient-not-enabled");
  assert.equal((await ask("invite")).body.status, "pending");
  assert.deepEqual(provider.to(number), [optIn]);
  assert.equal((await start()).code, "patient-not-enabled");
  assert.equal((await texts(birth)).status, 200);
  assert.equal((await ask()).body.status, "enabled");
  assert.equal(provider.to(number).at(-1), automaticText("enabled", "Practice harbor"));

  await texts("I feel dizzy since this morning");
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  const { head } = (await kim.next("welcome")) as unknown as { head: Head };
  assert.equal(head.texting, "enabled");
  assert.equal(head.last?.text, "I feel dizzy since this morning");
  assert.deepEqual([head.last?.by.name, head.last?.by.side], ["Rosa Diaz", "portal"]);
  await say(kim, world, "Please sit down \u2013 I\u2019ll call you\u2026");
  await atRest(rooms, kim);
  assert.equal(provider.to(number).at(-1), "Please sit down - I'll call you...");
  assert.ok(
    textsOf(kim).includes("Please sit down \u2013 I\u2019ll call you\u2026"),
    "it stands as it was written",
  );
  const sent = eventsOf(kim).filter(({ type }) => type === "text-delivered");
  assert.equal(sent.length, 1);
  // What is among staff stays there.
  await say(kim, world, "She has a history", "staff");
  await atRest(rooms, kim);
  assert.ok(!provider.sent.some(({ body }) => body.includes("history")));
});

test("[F-099] what the patient writes in the portal and from the phone stands in one conversation, each marked", async () => {
  const { rooms, world, chart, ask, texts } = await scene();
  await chart({ linked: [{ id: "rosa", name: "Rosa Diaz", relation: "self" }] });
  await ask("invite");
  await texts(birth);
  await texts("from the phone");
  const token = await world.practice.token("portal", "rosa");
  const start = { commandId: world.newId(), kind: "continuous", first: { text: "from the portal" } };
  const { body } = await world.post(
    "patient",
    await world.practice.patientRoom("rosa"),
    "conversations",
    token,
    start,
  );
  const rosa = await world.join("portal", "rosa", body.id);
  await rosa.next("welcome");
  await atRest(rooms, rosa);
  const said = eventsOf(rosa).filter(({ type }) => type === "message") as unknown as {
    channel?: string;
    body: { text: string };
    by: { id: string };
  }[];
  assert.deepEqual(
    said.map(({ channel, body: { text } }) => [channel, text]),
    [
      ["sms", "from the phone"],
      [undefined, "from the portal"],
    ],
  );
  assert.equal(said[0]?.by.id, said[1]?.by.id);
  // How far they are on the way is the staff's.
  assert.ok(!JSON.stringify(rosa.frames).includes("texting"));
});

test("what became of a text is told in order, never back, however often and late the provider says so", async () => {
  const { rooms, world, server, provider, ask, texts, start } = await scene();
  await ask("invite");
  await texts(birth);
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  await say(kim, world, "hello");
  await atRest(rooms, kim);
  const text = provider.sent.at(-1);
  assert.ok(text);
  for (const status of ["delivered", "sent", "delivered", "sent"]) {
    assert.equal((await provider.reports(server, text, status)).status, 200);
    await atRest(rooms, kim);
  }
  const told = () =>
    eventsOf(kim).flatMap(event =>
      event.type === "text-delivered" ? [(event as unknown as { delivery: unknown }).delivery] : [],
    );
  assert.deepEqual(told(), [{ status: "sent" }, { status: "delivered" }]);
  provider.faults.push("refuses");
  provider.code = 30006;
  await say(kim, world, "and again");
  await atRest(rooms, kim);
  assert.deepEqual(told().at(-1), { status: "failed", code: 30006 });
});

test("a text that failed is sent again where that may help: once, however often it is asked for, as the one message", async () => {
  const { rooms, world, provider, chart, ask, texts, start } = await scene();
  await ask("invite");
  await texts(birth);
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  const told = () =>
    eventsOf(kim).flatMap(event => {
      if (event.type === "text-again") return ["again"];
      return event.type === "text-delivered"
        ? [(event as unknown as { delivery: { status: string } }).delivery.status]
        : [];
    });
  const again = async (pos: number, command = world.newId()) => {
    kim.send({ type: "command", id: command, command: { type: "text-again", pos } });
    const answer = await kim.next(({ type, id }) => id === command && (type === "ack" || type === "refused"));
    await atRest(rooms, kim);
    return answer.type === "refused" ? answer.code : "done";
  };
  const failing = async (text: string, code: number) => {
    provider.faults.push("refuses");
    provider.code = code;
    const pos = await say(kim, world, text);
    await atRest(rooms, kim);
    return pos;
  };
  const off = await failing("Please sit down", 30003);
  assert.deepEqual(told(), ["failed"]);
  const command = world.newId();
  // The connection may be cut before the answer came: it is asked for again.
  assert.deepEqual([await again(off, command), await again(off, command)], ["done", "done"]);
  // A colleague presses it a moment later.
  assert.equal(await again(off), "done");
  assert.deepEqual(provider.to(number).slice(2), ["Please sit down"]);
  assert.deepEqual(told(), ["failed", "again", "sent"]);
  const [text] = provider.sent.slice(-1);
  assert.ok(text);
  await provider.reports(rooms.server, text, "undelivered", 30003);
  await atRest(rooms, kim);
  assert.equal(await again(off), "done");
  assert.deepEqual(told(), ["failed", "again", "sent", "failed", "again", "sent"]);
  assert.equal(eventsOf(kim).filter(({ type }) => type === "message").length, 1);

  // The number is wrong: it would fail again, until the patient has another.
  const landline = await failing("Are you there?", 30006);
  assert.equal(await again(landline), "text-not-again");
  await chart({ phone: "(202) 555-0177" });
  assert.equal(await again(landline), "patient-not-enabled");
  await ask("invite");
  await texts(birth, {}, "+12025550177");
  assert.equal(await again(landline), "done");
  assert.equal(provider.to("+12025550177").at(-1), "Are you there?");
  // What was never a text is none to send again.
  const note = await say(kim, world, "She has a history", "staff");
  assert.equal(await again(note), "bad-request");
});

test("[F-156] three replies without the date of birth fail it, in words to the phone; pressing it again begins anew", async () => {
  const { provider, ask, texts } = await scene();
  await ask("invite");
  await texts("04-09-1981");
  await texts("who is this?");
  assert.equal((await ask()).body.attempts, 2);
  await texts("4/9/81");
  assert.deepEqual([(await ask()).body.status, (await ask()).body.failedBy], ["failed", "replies"]);
  assert.deepEqual(
    provider.to(number).slice(1),
    (["again", "again", "failed"] as const).map(text => automaticText(text, "Practice harbor")),
  );
  await texts(birth);
  assert.equal((await ask()).body.status, "failed", "it is too late");
  assert.deepEqual([(await ask("invite")).body.status, (await ask()).body.attempts], ["pending", 0]);
});

test("[F-156] two weeks after the last opt-in text it has failed, by the tick alone", async () => {
  const { rooms, provider, ask } = await scene();
  await ask("invite");
  rooms.clock.now += 10 * day;
  await ask("resend");
  assert.deepEqual(provider.to(number), [optIn, optIn]);
  rooms.clock.now += 10 * day;
  rooms.server.hibernate();
  await atRest(rooms);
  assert.equal((await ask()).body.status, "pending");
  rooms.clock.now += 4 * day;
  rooms.server.hibernate();
  await rooms.server.tick();
  await atRest(rooms);
  assert.deepEqual([(await ask()).body.status, (await ask()).body.failedBy], ["failed", "time"]);
});

test("STOP beats everything: nothing goes out after it, staff cannot take it back, and START begins anew", async () => {
  const { rooms, world, provider, ask, texts, start } = await scene();
  await ask("invite");
  await texts(birth);
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  await texts("Stop.");
  const { body } = await ask();
  assert.deepEqual([body.status, body.optedOutBy], ["opted-out", "patient"]);
  const before = provider.sent.length;
  kim.send({
    type: "command",
    id: world.newId(),
    command: { type: "message", text: "hello?", visibility: "everyone" },
  });
  const refused = await kim.next("refused");
  assert.equal(refused.code, "patient-not-enabled");
  assert.equal((await ask("consent")).code, "texting-stopped");
  assert.equal((await ask("invite")).code, "texting-stopped");
  assert.equal(provider.sent.length, before);
  await texts("START", { OptOutType: "START" });
  assert.equal((await ask()).body.status, "pending");
  assert.equal(provider.to(number).at(-1), optIn);
  await atRest(rooms, kim);
});

test("staff opt a patient out, and record a new consent", async () => {
  const { ask, texts } = await scene();
  await ask("invite");
  await texts(birth);
  const out = await ask("opt-out");
  assert.deepEqual([out.body.status, out.body.optedOutBy], ["opted-out", "staff"]);
  assert.equal((await ask("invite")).code, "texting-opted-out");
  assert.equal((await ask("consent")).body.status, "pending");
});

test("a number that said STOP at the provider alone is known by its refusal", async () => {
  const { rooms, world, provider, ask, texts, start } = await scene();
  await ask("invite");
  await texts(birth);
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  provider.stopped.add(number);
  await say(kim, world, "are you there?");
  await atRest(rooms, kim);
  await atRest(rooms, kim);
  assert.deepEqual([(await ask()).body.status, (await ask()).body.optedOutBy], ["opted-out", "patient"]);
});

test("a changed number begins anew, one that cannot be texted is said to be none, and going back does not undo STOP", async () => {
  const { chart, ask, texts } = await scene();
  await ask("invite");
  await texts(birth);
  await chart({ phone: "202-555-0199" });
  assert.deepEqual([(await ask()).body.status, (await ask()).body.number], ["none", "+12025550199"]);
  await chart({ phone: "12" });
  assert.equal((await ask("invite")).code, "texting-no-number");
  await chart();
  await ask("invite");
  await texts("stop");
  await chart({ phone: "202-555-0199" });
  await chart();
  assert.equal((await ask("invite")).code, "texting-stopped");
});

test("a text is sent once, whatever dies while it is on its way", async () => {
  const { rooms, world, provider, ask, texts, start } = await scene();
  await ask("invite");
  await texts(birth);
  const { id } = await start();
  for (const fault of ["takes-and-dies", "unreachable", "busy"] as const) {
    const kim = await world.join("staff", "kim", id);
    await kim.next("welcome");
    provider.faults.push(fault);
    const text = `after ${fault}`;
    await say(kim, world, text);
    await atRest(rooms, kim);
    rooms.server.restart();
    rooms.clock.now += 60_000;
    await until(async () => {
      rooms.clock.now += 1_000;
      await rooms.server.tick();
      return provider.to(number).includes(text);
    }, text);
    await rooms.server.tick();
    await rooms.server.tick();
    assert.equal(provider.to(number).filter(body => body === text).length, 1, fault);
  }
});

test("a picture is left out: the thread says so, and whoever sent it is told once; a patient who is asked for a date is not", async () => {
  const { rooms, world, provider, ask, texts, start } = await scene();
  const noFiles = automaticText("no-files", "Practice harbor");
  await ask("invite");
  await texts("", { NumMedia: "1" });
  assert.ok(!provider.to(number).includes(noFiles));
  await texts(birth);
  const sid = `MM${"7".repeat(32)}`;
  await texts("my foot", { NumMedia: "2", MessageSid: sid });
  await texts("my foot", { NumMedia: "2", MessageSid: sid });
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  await atRest(rooms, kim);
  const said = eventsOf(kim).filter(({ type }) => type === "message") as unknown as { omitted?: number }[];
  assert.deepEqual(
    said.map(({ omitted }) => omitted),
    [2],
  );
  assert.equal(provider.to(number).filter(body => body === noFiles).length, 1);
  const welcome = kim.frames.find(({ type }) => type === "welcome");
  assert.ok(!JSON.stringify(welcome).includes(noFiles), "what the number says by itself is no message");
});

test("what a patient writes right after their date is a message, also where the practice's door has not heard of it yet", async () => {
  const { rooms, world, ask, texts, start } = await scene();
  await ask("invite");
  rooms.calls.through = async ({ party, path }, make) => {
    if (party === "texting" && path === "internal/patient") throw new Error("the door is away");
    return make();
  };
  await texts(birth);
  await texts("I feel dizzy");
  assert.equal((await ask()).body.status, "enabled");
  rooms.calls.through = (_, make) => make();
  rooms.clock.now += 60_000;
  await atRest(rooms);
  const kim = await world.join("staff", "kim", (await start()).id);
  await atRest(rooms, kim);
  assert.deepEqual(
    eventsOf(kim).flatMap(({ body }) => body?.text ?? []),
    ["I feel dizzy"],
  );
});

test("an unknown number stands in the operator's list, and its words nowhere", async () => {
  const { rooms, texts, server, world } = await scene();
  await texts("this is nobody's business", {}, "+12025550177");
  const address = `${world.room("texting", `${world.practice.id}~texting`)}/strangers`;
  for (const token of ["nonsense", await world.practice.token("staff", "kim")])
    assert.equal(
      (await server.fetch(address, { headers: { authorization: `Bearer ${token}` } })).status,
      404,
    );
  const listed = async (): Promise<string[][]> => {
    const headers = { authorization: `Bearer ${"memory-".repeat(8)}` };
    const answer = (await (await server.fetch(address, { headers })).json()) as UnknownNumbers;
    return answer.strangers.map(({ from, texts }) => [from, String(texts)]);
  };
  assert.deepEqual(await listed(), [["+12025550177", "1"]]);
  // However many write, the latest are told of, and the room is not filled.
  for (let n = 0; n < 205; n++, rooms.clock.now += 1_000)
    await texts("me again", {}, `+1202556${String(n % 203).padStart(4, "0")}`);
  const all = await listed();
  assert.equal(all.length, 200);
  assert.deepEqual(all.slice(0, 2), [
    ["+12025560001", "1"],
    ["+12025560000", "1"],
  ]);
  const disk = rooms.server.disk("texting", `${world.practice.id}~texting`);
  const kept = (): number => [...disk.keys()].filter(key => key.startsWith("stranger:")).length;
  assert.equal(kept(), 200);
  for (const { party, room } of rooms.server.rooms())
    for (const value of rooms.server.disk(party, room).values())
      assert.ok(!new TextDecoder().decode(value).includes("nobody's business"), `${party} ${room}`);
  rooms.server.restart();
  assert.deepEqual(await listed(), all);
  rooms.clock.now += 4 * day;
  await rooms.server.tick();
  await atRest(rooms);
  assert.deepEqual([await listed(), kept()], [[], 0]);
});

test("who is not the provider is not heard", async () => {
  const { provider, server, world } = await scene();
  const path = `/parties/texting/${world.practice.id}~texting/inbound`;
  const fields = { MessageSid: "SM1", From: number, To: account.number, Body: "hello" };
  assert.equal((await provider.tells(server, path, fields, "another-token-altogether")).status, 401);
  const unsigned = await server.fetch(server.url + path, {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  assert.equal(unsigned.status, 401);
  assert.equal((await provider.tells(server, path, fields)).status, 200);
});

test("of two patients with one number nothing is guessed: staff choose, and it is remembered; STOP is both's", async () => {
  const { rooms, world, ask, texts, provider, start } = await scene();
  const pat = await world.practice.patientRoom("pat");
  const host = await world.practice.token("system", "host");
  const chart = {
    ...{
      type: "patient",
      id: "pat",
      version: 1,
      name: "Pat Diaz",
      patientId: "A-2",
      birthDate: "2001-12-31",
    },
    ...{ phone: "+1 202 555 0123", team: [{ id: "kim", name: "Kim", role: "primary-coach" }] },
  };
  await world.post("patient", pat, "roster", host, chart);
  const kim = await world.practice.token("staff", "kim");
  const asked = async (deed?: string) =>
    (deed === undefined
      ? await world.get("patient", pat, "texting", kim)
      : await world.post("patient", pat, "texting", kim, { deed })
    ).body as unknown as PatientTexting;
  await ask("invite");
  await asked("invite");
  await atRest(rooms);
  // Two are asked, and each is enabled by their own date alone.
  await texts("12/31/2001");
  assert.deepEqual([(await ask()).body.status, (await asked()).status], ["pending", "enabled"]);
  assert.equal((await ask()).body.attempts, 0, "it was no wrong one of the other's");
  await texts(birth);
  assert.deepEqual([(await ask()).body.status, (await asked()).status], ["enabled", "enabled"]);
  await texts("my knee hurts");
  await texts("the left one");
  for (const { unclear } of [(await ask()).body, await asked()])
    assert.deepEqual(
      unclear?.map(({ text }) => text),
      ["my knee hurts", "the left one"],
    );
  const { id } = await start();
  const socket = await world.join("staff", "kim", id);
  assert.equal(((await socket.next("welcome")) as unknown as { head: Head }).head.last, null);
  assert.equal((await ask("take")).body.unclear, undefined);
  await texts("and my hip");
  await atRest(rooms, socket);
  const said = eventsOf(socket).flatMap(({ body }) => body?.text ?? []);
  assert.deepEqual(said, ["my knee hurts", "the left one", "and my hip"]);
  await texts("STOP");
  assert.deepEqual([(await ask()).body.status, (await asked()).status], ["opted-out", "opted-out"]);
  assert.ok(!provider.to(number).some(body => body.includes("knee")));
});

test("twins with one phone and one date: the one who is asked is enabled, whatever has become of the other", async () => {
  const { world, ask, texts } = await scene();
  const kim = await world.practice.token("staff", "kim");
  const host = await world.practice.token("system", "host");
  // Whichever of them comes first.
  for (const id of ["pat", "pia", "pam", "pen"]) {
    const room = await world.practice.patientRoom(id);
    const chart = { type: "patient", id, version: 1, name: id, patientId: id, birthDate: "1981-04-09" };
    await world.post("patient", room, "roster", host, {
      ...{ ...chart, phone: number, team: [{ id: "kim", name: "Kim", role: "primary-coach" }] },
    });
    for (const deed of ["invite", "opt-out"]) await world.post("patient", room, "texting", kim, { deed });
  }
  await ask("invite");
  await texts(birth);
  assert.equal((await ask()).body.status, "enabled");
});

test("what became of texts is let go of after a week, with what came", async () => {
  const { rooms, world, ask, texts } = await scene();
  await ask("invite");
  await texts(birth);
  await texts("hello");
  const disk = rooms.server.disk("texting", `${world.practice.id}~texting`);
  const kept = () => [...disk.keys()].filter(key => /^(text|seen|in|owed|out):/.test(key));
  assert.ok(kept().length > 0);
  rooms.clock.now += 8 * day;
  await rooms.server.tick();
  await atRest(rooms);
  assert.deepEqual(kept(), []);
});
