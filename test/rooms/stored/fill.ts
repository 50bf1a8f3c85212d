/** A practice's life in which everything is stored that rooms store: for the fixture that later versions open. */
import assert from "node:assert/strict";
import {
  type Head,
  hooksRoom,
  indexRoom,
  limits,
  operatorRoom,
  practiceRoom,
  roomLimits,
  webhookId,
} from "@carethread/model";
import { decode, type PushNotification } from "@carethread/rooms/base/base";
import { FileAsker, fileOf } from "../../support/files.ts";
import type { RawSocket } from "../../support/raw-socket.ts";
import { yes } from "../hooks-scene.ts";
import { eventsOf, give, say, upTo } from "../support.ts";
import { beginEncrypted } from "./encrypted.ts";
import { openScene, type Scene } from "./scene.ts";

/** The rooms' clock at the beginning: milliseconds since 1970. */
const begin = 1_800_000_000_000;
const day = 24 * 3_600_000;

/** What the one who opens it has to know, beside the disks. */
export interface Facts {
  /** The rooms' clock when all of it was stored. */
  readonly now: number;
  readonly slices: number;
  /** Ids by what they are called here. */
  readonly conversations: Readonly<Record<"pressure" | "past" | "inland", string>>;
  /** A message of Kim's with the place that was acked, and one that was refused, in `pressure`. */
  readonly sent: { readonly id: string; readonly text: string; readonly pos: number };
  readonly refused: { readonly id: string; readonly text: string; readonly code: string };
  /** A start of Rosa's that was broken off, with the id that it has. */
  readonly halfDone: { readonly commandId: string; readonly title: string; readonly id: string };
  /** Notifications that the practice's back end has not taken: from the queue, and not even there yet. */
  readonly waiting: readonly string[];
}

/** The staff of the first practice; Lars has left, Nils may not see Rosa's program. */
export const staff = ["kim", "omar", "vera", "ines", "tove", "ada", "sam", "nils", "lars"] as const;
export const portal = ["rosa", "paul", "lena", "theo"] as const;

const coach = { id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" };
const doctor = { id: "omar", name: "Omar Haddad", title: "Physician", role: "care-team" };
const rosa = {
  name: "Rosa Díaz",
  birthDate: "1970-01-02",
  phone: "+1 555 0100",
  programs: ["diabetes"],
  team: [coach, doctor],
  linked: [
    { id: "rosa", name: "Rosa Díaz", relation: "self", picture: "/pictures/rosa.png" },
    { id: "paul", name: "Paul Díaz", relation: "guardian" },
  ],
};
const theo = {
  name: "Theo Brandt",
  team: [doctor],
  linked: [{ id: "theo", name: "Theo Brandt", relation: "self" }],
};

export async function fill(): Promise<{ scene: Scene; facts: Facts }> {
  const scene = await openScene(begin, 1);
  await register(scene);
  await push(scene);
  const past = await bringIn(scene);
  await work(scene);
  const { pressure, kim } = await talk(scene);
  const { sent, refused } = await commands(scene, kim);
  await correct(scene, pressure, kim);
  await holdAndSign(scene);
  await beginEncrypted(scene);
  const inland = await elsewhere(scene);
  // From one slice to two, with what stood in the first.
  scene.slice(2);
  await scene.pass(limits.dueLinger + 1);
  await leaveHole(scene);
  await stopTick(scene);
  const halfDone = await breakOff(scene);
  const waiting = await leaveWaiting(scene, pressure);
  const conversations = { pressure, past, inland };
  const { now } = scene.clock;
  return { scene, facts: { now, slices: 2, conversations, sent, refused, halfDone, waiting } };
}

/** Two pushed practices, of which one was withdrawn, and the settings of the one in the environment. */
async function register(scene: Scene): Promise<void> {
  const { harbor, inland, outpost, operator } = scene;
  for (const world of [inland, outpost]) assert.ok(await scene.register(world, 1));
  await operator.withdraw("outpost", 2);
  const settings = {
    notes: true,
    encryption: true,
    staffAccess: "searchable",
    supportFor: 3 * 3_600_000,
    notifyPause: 0,
    reminderAfter: day,
    kinds: ["topic", "encounter-chat"],
    // Open for as long as all of this takes.
    hours: { zone: "UTC", week: { fri: [{ from: "00:00", to: "24:00" }] } },
    answerWithin: 4 * 3_600_000,
    resolveWithin: 2 * day,
  };
  const token = await harbor.practice.token("system", "host");
  const body = { type: "practice", version: 1, settings };
  assert.equal((await harbor.post("practice", practiceRoom("harbor"), "roster", token, body)).status, 200);
  scene.clock.now += roomLimits.practiceLease + 1;
}

async function push({ harbor: world }: Scene): Promise<void> {
  await world.pushStaff("kim", { ...named("Kim Park", "Registered nurse"), picture: "/pictures/kim.png" });
  await world.pushStaff("omar", named("Omar Haddad", "Physician"));
  await world.pushStaff("vera", named("Vera Lind", "Dietitian"));
  await world.pushStaff("ines", named("Ines Solberg", "Physician"));
  await world.pushStaff("tove", named("Tove Ek", "Midwife"));
  await world.pushStaff("ada", named("Ada Abara", "Pharmacist"));
  await world.pushStaff("sam", { ...named("Sam Ito", "Support"), support: true });
  await world.pushStaff("nils", { ...named("Nils Berg", "Nurse"), restrictions: ["diabetes"] });
  await world.pushStaff("lars", { ...named("Lars Holm", "Nurse"), active: false });
  await world.pushPatient("rosa", rosa);
  await world.pushPatient("theo", theo);
  await world.pushPatient("lena", {
    name: "Lena Ortiz",
    team: [coach],
    linked: [{ id: "lena", name: "Lena Ortiz", relation: "self" }],
  });
  const off = { unreadReminder: false };
  const token = await world.practice.token("staff", "omar");
  const room = await world.practice.personRoom("staff", "omar");
  assert.equal((await world.post("person", room, "settings", token, off)).status, 200);
}

const named = (name: string, title: string) => ({ name, title });

/** A conversation of the past about Theo, who dies after it. */
async function bringIn({ harbor: world, clock }: Scene): Promise<string> {
  const at = (days: number): number => clock.now - days * day;
  const { id } = (await world.startTopic("system", "host", "theo", { title: "Old matters", at: at(30) }))
    .body;
  const by = (side: "staff" | "portal", sub: string, name: string) => ({
    id: world.practice.personKey(side, sub),
    side,
    name,
  });
  const messages = [
    { at: at(20), by: by("portal", "theo", "Theo Brandt"), text: "It hurts again.", visibility: "everyone" },
    { at: at(19), by: by("staff", "omar", "Omar Haddad"), text: "Where?", visibility: "everyone" },
    { at: at(19), by: by("staff", "omar", "Omar Haddad"), text: "See the last X-ray.", visibility: "staff" },
  ];
  const token = await world.practice.token("system", "host");
  const body = { commandId: world.newId(), messages };
  assert.equal((await world.post("main", world.conversationRoom(id), "import", token, body)).status, 200);
  await world.pushPatient("theo", { ...theo, version: 2, deceased: true });
  return id;
}

async function join(world: Scene["harbor"], side: "staff" | "portal", sub: string, id: string) {
  const socket = await world.join(side, sub, id);
  await socket.next("welcome");
  return socket;
}

/** A chat with its encounter and task, what the practice's system puts into it, a link, and a picture. */
async function work(scene: Scene): Promise<void> {
  const { harbor: world } = scene;
  const start = { kind: "encounter-chat", title: "Blood count", first: undefined };
  const { id } = (await world.startTopic("staff", "kim", "rosa", start)).body;
  const rosa = await join(world, "portal", "rosa", id);
  await say(rosa, world, "Is it what www.example.org/lab says?");
  const token = await world.practice.token("system", "host");
  const room = world.conversationRoom(id);
  const change = async (path: string, body: object): Promise<void> => {
    assert.equal((await world.post("main", room, path, token, body)).status, 200, path);
  };
  const visit = { sort: "calendar-event", id: "a1", title: "Visit", start: begin + day } as const;
  await change("stream", { version: 1, item: visit });
  await change("stream", { version: 2, item: { ...visit, start: begin + 2 * day } });
  const { encounter } = (await world.get("main", room, "encounter", token)).body as unknown as {
    encounter: { id: string };
  };
  const link = { kind: "order", title: "HbA1c", date: "2027-01-15" };
  await change("encounter", { type: "link", commandId: world.newId(), encounter: encounter.id, link });
  const file = new FileAsker(world, "portal", "rosa");
  await file.bringUp(id, fileOf("png", 2_000), { name: "knee.png" });
  const picture = { type: "message", text: "", visibility: "everyone", attachments: [{ id: file.id }] };
  assert.equal((await give(rosa, world, picture)).type, "ack");
  // She has nothing unread here, of which she would be reminded.
  const kim = await join(world, "staff", "kim", id);
  kim.send({ type: "mark-read", pos: (kim.frames[0] as unknown as { head: Head }).head.pos });
  await scene.rest(rosa, kim);
}

/** More entries than a head is behind, of everybody who can be in a conversation. */
async function talk(scene: Scene): Promise<{ pressure: string; kim: RawSocket }> {
  const { harbor: world, clock, receiver } = scene;
  const pressure = (await world.startTopic("staff", "kim")).body.id;
  const enter = (side: "staff" | "portal", sub: string) => join(world, side, sub, pressure);
  const kim = await enter("staff", "kim");
  const people = [
    await enter("portal", "rosa"),
    kim,
    await enter("portal", "paul"),
    await enter("staff", "omar"),
  ];
  // One webhook is refused for good, the others are taken.
  receiver.answer = () => {
    receiver.answer = yes;
    return new Response(null, { status: 410 });
  };
  for (const n of upTo(36)) {
    clock.now += 1_000;
    const socket = people[n % people.length] as RawSocket;
    const pos = await say(socket, world, `Message ${n}: as we said \u2013 "twice" a day \u{1F44D}`);
    if (n % 5 === 0) socket.send({ type: "read", from: 1, pos });
    await scene.rest(socket);
  }
  const keys = ["ines", "ada"].map(sub => world.practice.personKey("staff", sub));
  const note = { type: "message", text: "@Ines @Ada please look", visibility: "staff", mentions: keys };
  assert.equal((await give(kim, world, note)).type, "ack");
  assert.equal((await give(kim, world, { type: "remove", person: keys[1] })).type, "ack");
  for (const sub of ["ines", "tove"])
    assert.equal((await give(await enter("staff", sub), world, { type: "watch", on: true })).type, "ack");
  const token = await world.practice.token("staff", "vera");
  const room = await world.practice.patientRoom("rosa");
  assert.equal((await world.post("patient", room, "follow", token, { on: true })).status, 200);
  await scene.rest(kim);
  await enter("staff", "vera");
  const call = { type: "message", text: "@support the form fails", visibility: "staff", support: true };
  assert.equal((await give(kim, world, call)).type, "ack");
  const sam = await enter("staff", "sam");
  await say(sam, world, "I look into it", "staff");
  sam.send({ type: "read", from: 1, pos: eventsOf(sam).at(-1)?.pos });
  const host = await world.practice.token("system", "host");
  assert.equal(
    (await world.get("main", world.conversationRoom(pressure), "events?before=9", host)).status,
    200,
  );
  await scene.rest(kim, sam);
  return { pressure, kim };
}

/** Commands with their first answers: one of each sort. */
async function commands({ harbor: world }: Scene, kim: RawSocket): Promise<Pick<Facts, "sent" | "refused">> {
  const send = async (text: string) => {
    const id = world.newId();
    kim.send(world.message(text, id));
    return { id, text, answer: await kim.next(frame => frame.id === id && frame.type !== "events") };
  };
  const sent = await send("Sent once");
  const refused = await send(" ");
  assert.equal(refused.answer.code, "text-empty");
  return {
    sent: { id: sent.id, text: sent.text, pos: sent.answer.pos as number },
    refused: { id: refused.id, text: refused.text, code: "text-empty" },
  };
}

/** A correction that was put later and answered, and one that nobody has answered. */
async function correct(scene: Scene, pressure: string, kim: RawSocket): Promise<void> {
  const { harbor: world } = scene;
  const patient = await join(world, "portal", "rosa", pressure);
  const messages = eventsOf(patient).filter(({ type }) => type === "message");
  const places = messages.map(({ pos }) => pos as number).slice(-2);
  const asked = async (pos: number | undefined): Promise<string> => {
    const ask = { type: "ask-correction", pos, wrong: "twice", right: "once" };
    assert.equal((await give(patient, world, ask)).type, "ack");
    await scene.rest(patient, kim);
    const event = eventsOf(kim).findLast(({ type }) => type === "correction-asked");
    return (event as unknown as { correction: string }).correction;
  };
  const correction = await asked(places[0]);
  const later = { type: "extend-correction", correction, reason: "The physician is away" };
  assert.equal((await give(kim, world, later)).type, "ack");
  const answer = { type: "answer-correction", correction, as: "approved", text: "once" };
  assert.equal((await give(kim, world, answer)).type, "ack");
  await asked(places[1]);
}

/** What is held of a patient, one hold that was lifted, and a page that says on which device it is. */
async function holdAndSign(scene: Scene): Promise<void> {
  const { harbor: world } = scene;
  const token = await world.practice.token("system", "host");
  const room = await world.practice.patientRoom("lena");
  const holds = [world.newId(), world.newId()];
  for (const hold of holds)
    assert.equal(
      (await world.post("patient", room, "retention", token, { deed: "hold", hold, reason: "A claim" }))
        .status,
      200,
    );
  const lift = { deed: "lift", hold: holds[1], reason: "It is settled" };
  assert.equal((await world.post("patient", room, "retention", token, lift)).status, 200);
  const inbox = await world.inbox("staff", "kim");
  await inbox.next("welcome");
  inbox.send({ type: "here", idle: 0, device: { browser: "Firefox", system: "Linux" } });
  await scene.rest(inbox);
}

/** A conversation of a practice that was pushed. */
async function elsewhere(scene: Scene): Promise<string> {
  const { inland: world } = scene;
  await world.fill();
  const { id } = (await world.startTopic("staff", "kim")).body;
  const patient = await join(world, "portal", "rosa", id);
  await say(patient, world, "From another practice");
  await scene.rest(patient);
  return id;
}

/** A patient of whom a slice has the key and no card, and whose room cannot be asked. */
async function leaveHole(scene: Scene): Promise<void> {
  const { harbor: world, network } = scene;
  const key = world.practice.patientKey("nora");
  network.before = ({ room, path }) => {
    if (path === "internal/patient" || (path === "internal/facts" && room.endsWith(key)))
      throw new Error("away");
  };
  await world.pushPatient("nora", { name: "Nora Voss", team: [coach] });
  for (const slice of [0, 1])
    assert.equal(
      (await scene.ask("index", indexRoom("harbor", slice), "internal/take", { keys: [key] })).status,
      200,
    );
  await scene.tick();
  network.before = () => {};
}

/** A tick that comes to the end of its time before it comes to the last practice. */
async function stopTick({ network, clock, ask }: Scene): Promise<void> {
  network.before = ({ party, path }) => {
    if (party === "index" && path === "tick") clock.now += roomLimits.tickWithin;
  };
  assert.equal((await ask("operator", operatorRoom, "tick")).status, 200);
  network.before = () => {};
}

/** A start of which the conversation never heard. */
async function breakOff({ harbor: world, server, network }: Scene): Promise<Facts["halfDone"]> {
  network.before = ({ path }) => {
    if (path === "internal/init") throw new Error("away");
  };
  const commandId = world.newId();
  const title = "Refill";
  assert.equal((await world.startTopic("portal", "rosa", "rosa", { commandId, title })).status, 500);
  network.before = () => {};
  const key = `start:${world.practice.personKey("portal", "rosa")}:${commandId}`;
  const stored = server.disk("patient", await world.practice.patientRoom("rosa")).get(key);
  return { commandId, title, id: decode<{ id: string }>(stored).id };
}

/** Messages that nobody reads, of which the back end hears nothing yet, and a change of rights that was broken off. */
async function leaveWaiting(scene: Scene, pressure: string): Promise<string[]> {
  const { harbor: world, server, network, puts, receiver } = scene;
  const patient = await join(world, "portal", "rosa", pressure);
  const omar = await join(world, "staff", "omar", pressure);
  omar.send({ type: "screen", on: true });
  await scene.rest(omar, patient);
  receiver.answer = () => new Response(null, { status: 500 });
  await say(patient, world, "Is anybody there?");
  await scene.rest(omar, patient);
  network.before = ({ party }) => {
    if (party === "hooks") throw new Error("away");
  };
  const room = await world.practice.personRoom("staff", "omar");
  puts.before = put => {
    if (put.room === room && "inbox" in put.entries) throw new Error("the disk fails");
  };
  const restricted = { ...named("Omar Haddad", "Physician"), version: 2, restrictions: ["lungs"] };
  assert.equal((await world.pushStaff("omar", restricted)).status, 500);
  puts.before = () => {};
  await say(patient, world, "Hello?");
  await scene.rest(omar, patient);
  const queue = valuesOf<{ webhook: PushNotification }>(server.disk("hooks", hooksRoom("harbor")), "hook:");
  const notices = server
    .rooms()
    .filter(({ party }) => party === "person")
    .flatMap(({ room }) => valuesOf<PushNotification>(server.disk("person", room), "notice:"));
  const waiting = [queue.map(({ webhook }) => webhook), notices];
  assert.ok(waiting.every(({ length }) => length > 0));
  return waiting.flat().map(webhookId);
}

function valuesOf<T>(disk: ReadonlyMap<string, Uint8Array>, prefix: string): T[] {
  return [...disk].filter(([key]) => key.startsWith(prefix)).map(([, value]) => decode<T>(value));
}
