/** Where a reply and a date of birth do not stand: whoever answers a text has said who they are, and nobody is to read it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { mostReplies, type PatientTexting } from "@carethread/model";
import { account, TextProvider } from "../support/texting.ts";
import { createReceiver, type Receiver, settled } from "./receiver.ts";
import { createRooms, eventsOf } from "./support.ts";

const number = "+12025550123";
const iso = "1981-04-09";
const birth = "04/09/1981";
/** What somebody answers who is asked for a date. */
const replies = [
  "04/09/1982",
  "4/9/81",
  "Rosa Maria Diaz-Aguirre here, who is this?",
  "🎂 9 de abril de 1981",
  `DOB ${birth}, and my knee hurts badly`,
  "x".repeat(1_600),
];

async function scene() {
  const clock = { now: () => 0 };
  const provider = new TextProvider(() => clock.now());
  const receiver: Receiver = createReceiver(() => clock.now());
  /** Every webhook and every request to the provider, as it went out. */
  const asked: string[] = [];
  const rooms = await createRooms({
    settings: { kinds: ["continuous"], texting: true, enrolmentNeeded: true, staffAccess: "searchable" },
    registration: { texting: account },
    hooks: receiver.hooks,
    fetch: (url, init) => {
      asked.push(`${url} ${init?.body}`);
      return String(url).startsWith(account.api) ? provider.fetch(url, init) : receiver.fetch(url, init);
    },
  });
  clock.now = () => rooms.clock.now;
  const { world, server } = rooms;
  /** What was ever stored, also where it was taken out again. */
  const written: string[] = [];
  rooms.puts.before = ({ party, room, entries }) => {
    for (const [key, value] of Object.entries(entries))
      written.push(`${party} ${room} ${key} ${JSON.stringify(value)}`);
  };
  const patient = async (id: string, version = 10): Promise<void> => {
    const room = await world.practice.patientRoom(id);
    await world.post("patient", room, "roster", await world.practice.token("system", "host"), {
      ...{ type: "patient", id, version, name: "R. Diaz", patientId: `A-${id}`, birthDate: iso },
      ...{ phone: number, linked: [], team: [{ id: "kim", name: "Kim", role: "primary-coach" }] },
    });
    await settled(rooms);
  };
  const ask = async (id: string, deed?: string): Promise<PatientTexting> => {
    const room = await world.practice.patientRoom(id);
    const token = await world.practice.token("staff", "kim");
    const { body } =
      deed === undefined
        ? await world.get("patient", room, "texting", token)
        : await world.post("patient", room, "texting", token, { deed });
    await settled(rooms);
    return body as unknown as PatientTexting;
  };
  const texts = async (body: string, more: Readonly<Record<string, string>> = {}): Promise<number> => {
    const { status } = await provider.texts(server, world.practice.id, number, body, more);
    await settled(rooms);
    return status;
  };
  await patient("rosa");
  const token = await world.practice.token("staff", "kim");
  const settings = await world.practice.personRoom("staff", "kim");
  await world.post("person", settings, "settings", token, { twoWayTexting: true });
  const inbox = await world.inbox("staff", "kim");
  await inbox.next("welcome");
  const stored = (): string[] =>
    server
      .rooms()
      .flatMap(({ party, room }) =>
        [...server.disk(party, room)].map(
          ([key, value]) => `${party} ${room} ${key} ${new TextDecoder().decode(value)}`,
        ),
      );
  return { rooms, world, provider, receiver, asked, written, patient, ask, texts, inbox, stored };
}

/** A text as it may stand somewhere: as it is, within JSON, in an address, and what can be made of it by guessing. */
function spellings(text: string): string[] {
  const digests = ["sha1", "sha256"].flatMap(algorithm => {
    const digest = createHash(algorithm).update(text).digest();
    return [digest.toString("hex"), digest.toString("base64"), digest.toString("base64url")];
  });
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    btoa(encodeURIComponent(text)),
    ...digests,
  ];
}

function assertNowhere(secret: string, places: Readonly<Record<string, readonly string[]>>): void {
  for (const [place, texts] of Object.entries(places))
    for (const spelling of spellings(secret)) {
      const found = texts.find(text => text.includes(spelling));
      assert.equal(found, undefined, `${JSON.stringify(secret.slice(0, 40))} stands in ${place}`);
    }
}

test("[I-7] nothing of a reply is stored, logged, shown or told while it is not known whose it is, whatever fails meanwhile", async () => {
  const { rooms, world, asked, written, receiver, ask, texts, inbox, stored, patient } = await scene();
  await patient("pat");
  const places = () => ({
    storage: stored(),
    "what was ever stored": written,
    logs: rooms.logs.map(entry => entry.map(String).join(" ")),
    // What went to the phone is the practice's own.
    requests: asked,
    webhooks: [...receiver.asked, ...receiver.texting].map(each => JSON.stringify(each)),
    frames: inbox.texts.slice(),
    answers: answers.map(each => JSON.stringify(each)),
  });
  const answers: PatientTexting[] = [];
  let sent = 0;
  // One patient is asked, and then two of one number.
  for (const both of [false, true]) {
    await ask("rosa", "invite");
    if (both) await ask("pat", "invite");
    for (const reply of replies) {
      if (sent++ % (mostReplies - 1) === 0) await ask("rosa", "resend");
      assert.equal(await texts(reply), 200);
      answers.push(await ask("rosa"));
      assertNowhere(reply, places());
    }
  }
  // The patient's room is away: the provider is to come again, and nothing waits meanwhile.
  await ask("rosa", "opt-out");
  await ask("rosa", "consent");
  const MessageSid = `SM${"9".repeat(32)}`;
  for (const fails of ["before", "after"] as const) {
    rooms.calls.through = async ({ path }, make) => {
      if (path !== "internal/heard") return make();
      if (fails === "after") await make();
      throw new Error("the patient's room is away");
    };
    assert.ok((await texts(birth, { MessageSid })) >= 500);
    assertNowhere(birth, places());
  }
  rooms.server.restart();
  rooms.calls.through = (_, make) => make();
  assert.equal(await texts(birth, { MessageSid }), 200);
  assert.equal((await ask("rosa")).status, "enabled");
  for (const secret of [...replies, birth]) assertNowhere(secret, places());
  assert.ok(written.length > 100 && receiver.texting.length > 2 && inbox.texts.length > 2);
  // From here on it is a message, and stands where messages do.
  await ask("pat", "opt-out");
  await texts("my knee hurts");
  const { body } = await world.post(
    "patient",
    await world.practice.patientRoom("rosa"),
    "conversations",
    await world.practice.token("staff", "kim"),
    { commandId: world.newId(), kind: "continuous" },
  );
  const kim = await world.join("staff", "kim", body.id);
  await kim.next("welcome");
  await settled(rooms);
  assert.deepEqual(
    eventsOf(kim).flatMap(({ body }) => body?.text ?? []),
    ["my knee hurts"],
  );
  for (const secret of [...replies, birth, iso]) assertNowhere(secret, { frames: kim.texts.slice() });
});

test("[I-7] a date of birth stands in the chart, as it is and as conversations and the look-up know it, and nowhere else", async () => {
  const { rooms, world, asked, written, receiver, ask, texts, inbox, stored } = await scene();
  await ask("rosa", "invite");
  await texts("no");
  await texts(birth);
  await texts("my knee hurts");
  const { body } = await world.post(
    "patient",
    await world.practice.patientRoom("rosa"),
    "conversations",
    await world.practice.token("staff", "kim"),
    { commandId: world.newId(), kind: "continuous" },
  );
  const kim = await world.join("staff", "kim", body.id);
  await kim.next("welcome");
  kim.send(world.message("Put it up"));
  await texts("STOP");
  await settled(rooms);
  const isChart = (text: string): boolean =>
    text.startsWith(`patient ${world.practice.id}~${world.practice.patientKey("rosa")} facts `) ||
    text.startsWith(`main ${world.practice.id}~${body.id} patient `) ||
    /^index \S+ cards:/.test(text);
  assert.ok([...stored(), ...written].some(text => isChart(text) && text.includes(iso)));
  assertNowhere(iso, {
    storage: stored().filter(text => !isChart(text)),
    "what was ever stored": written.filter(text => !isChart(text)),
    logs: rooms.logs.map(entry => entry.map(String).join(" ")),
    requests: asked,
    webhooks: [...receiver.asked, ...receiver.texting].map(each => JSON.stringify(each)),
    frames: [...inbox.texts, ...kim.texts],
    answers: [JSON.stringify(await ask("rosa"))],
  });
});
