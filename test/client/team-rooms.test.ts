/** Watching, mentions, following, presence, settings and notifications on the real rooms, in memory. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { CareClient, ConversationStore } from "@carethread/client";
import type { Member, Notification } from "@carethread/model";
import { atom } from "nanostores";
import { createScene, until } from "./support.ts";

const scene = await createScene({ staffAccess: "searchable", notes: true });
after(() => scene.end());
const { world } = scene;

await world.pushStaff("sam", { name: "Sam Ito", title: "Support", support: true });
await world.pushStaff("nora", { name: "Nora Falk", title: "Nurse", restrictions: ["heart"] });
await world.pushPatient("rosa", world.rosa({ version: 2, programs: ["heart"] }));

async function personOf(sub: string): Promise<string> {
  return (await world.practice.personRoom("staff", sub)).split("~")[1] ?? "";
}

async function open(client: CareClient, id: string): Promise<ConversationStore> {
  const thread = client.conversation(id);
  await until(thread.$status, status => status.state === "live");
  return thread;
}

/** Until the person is a member like this, or none. */
function untilMember(thread: ConversationStore, id: string, fits: (member?: Member) => boolean) {
  return until(thread.$members, members => fits(members[id]));
}

test("[F-113] [F-117] who watches hears of it and may stop; a primary coach always does", async () => {
  const id = await scene.topic();
  const vera = await personOf("vera");
  const [theirs, mine] = [
    await open(scene.client("staff", "vera"), id),
    await open(scene.client("staff", "kim"), id),
  ];
  await theirs.watch(true);
  await untilMember(mine, vera, member => member?.level === "all");
  await theirs.watch(true);
  await theirs.watch(false);
  await untilMember(mine, vera, member => member === undefined);
  await assert.rejects(mine.watch(false), { code: "watch-fixed" });
});

test("[I-6] what was on the screen of who left counts as read once they are a member again", async () => {
  const id = await scene.topic();
  const vera = await personOf("vera");
  const [theirs, mine] = [
    await open(scene.client("staff", "vera"), id),
    await open(scene.client("staff", "kim"), id),
  ];
  await theirs.watch(true);
  await untilMember(theirs, vera, member => member !== undefined);
  await mine.send({ text: "One" });
  const items = await until(theirs.$items, items => items.at(-1)?.event?.type === "message");
  const pos = items.at(-1)?.event?.pos ?? 0;
  await theirs.watch(false);
  await untilMember(theirs, vera, member => member === undefined);
  theirs.shows([pos]);
  await theirs.watch(true);
  await until(mine.$receipts, ({ people }) => (people[vera] ?? 0) >= pos);
});

test("[F-110] [F-111] a mention invites and is unread; who may not see the patient cannot be named", async () => {
  const id = await scene.topic();
  const client = scene.client("staff", "kim");
  const thread = await open(client, id);
  const patient = thread.$head.get()?.patient.id ?? "";
  const { staff, support } = await client.findStaff("", patient);
  const said = Object.fromEntries(staff.map(({ person, mention }) => [person.name, mention]));
  assert.deepEqual([said["Vera Lind"], said["Nora Falk"], support], [null, "mention-no-access", true]);
  const vera = scene.client("staff", "vera");
  const badge = (await until(vera.$badge, (n): n is number => n !== null)) + 1;
  await thread.send({ text: "@Vera Lind", mentions: [await personOf("vera")] });
  await until(vera.$badge, n => n === badge);
  const wrong = thread.send({ text: "@Nora Falk", mentions: [await personOf("nora")], visibility: "staff" });
  await assert.rejects(wrong, { code: "mention-no-access", params: { person: await personOf("nora") } });
  const parked = thread.$items.get().at(-1)?.pending;
  assert.deepEqual([parked?.refused, parked?.mentions], ["mention-no-access", [await personOf("nora")]]);
  await thread.send({ text: "meanwhile" });
  assert.equal(thread.discard(parked?.id ?? ""), "@Nora Falk");
});

test("[F-112] support that is called sees from that message on", async () => {
  const id = await scene.topic();
  const thread = await open(scene.client("staff", "kim"), id);
  await thread.send({ text: "@support it does not print", support: true });
  const theirs = await open(scene.client("staff", "sam"), id);
  const texts = theirs.$items
    .get()
    .flatMap(({ event }) => (event?.type === "message" ? [event.body.text] : []));
  assert.deepEqual(texts, ["@support it does not print"]);
  assert.equal(theirs.$asksToFollow.get(), false);
});

test("[F-094] who has the conversation open is here, and gone when they close it", async () => {
  const id = await scene.topic();
  const thread = await open(scene.client("staff", "kim"), id);
  const other = scene.client("staff", "omar");
  await open(other, id);
  const people = [await personOf("kim"), await personOf("omar")].sort();
  await until(thread.$presence, present => JSON.stringify([...present].sort()) === JSON.stringify(people));
  other.destroy();
  await until(thread.$presence, present => present.length === 1);
});

test("[F-135] [F-137] [F-138] an outsider is asked, is notified of the patient, and stops it", async () => {
  const id = await scene.topic();
  const vera = await personOf("vera");
  const thread = await open(scene.client("staff", "vera"), id);
  await until(thread.$asksToFollow, asks => asks);
  await thread.follow(true);
  assert.equal(thread.$asksToFollow.get(), false);
  await untilMember(thread, vera, member => member?.role === "notification-user");
  await thread.follow(false);
  await untilMember(thread, vera, member => member === undefined);
  assert.equal(thread.$asksToFollow.get(), false);
  const team = await open(scene.client("staff", "kim"), id);
  assert.equal(team.$asksToFollow.get(), false);
  await assert.rejects(team.follow(true), { code: "not-allowed" });
});

test("[F-006] [F-031] [I-4] a patient's conversations show to who finds the patient, to nobody else", async () => {
  const id = await scene.topic();
  const vera = scene.client("staff", "vera");
  const { patients } = await vera.findPatients("rosa", { for: "open" });
  const patient = vera.patient(patients[0]?.id ?? "");
  const rows = await until(patient.$rows, rows => rows?.some(row => row.id === id) === true);
  assert.equal(rows?.find(row => row.id === id)?.badge, 0);
  const nora = scene.client("staff", "nora");
  assert.deepEqual((await nora.findPatients("rosa", { for: "open" })).patients, []);
  const hidden = nora.patient(patient.id);
  await until(hidden.$state, state => state === "failed");
  assert.equal(hidden.$rows.get(), null);
});

test("[F-030] a patient of one's own stands there until there is a conversation", async () => {
  const kim = scene.client("staff", "kim");
  const team = [{ id: "kim", name: "Kim Park", role: "primary-coach" }];
  await world.pushPatient("ines", { name: "Ines Roy", team });
  const has = (patients: readonly { name: string }[] | null): boolean =>
    patients?.some(({ name }) => name === "Ines Roy") === true;
  const [ines] = (await until(kim.$patients, has))?.filter(({ name }) => name === "Ines Roy") ?? [];
  const id = await kim.start({ patient: ines?.id ?? "", title: "Hello", text: "Welcome" });
  await until(kim.inbox.$rows, rows => rows?.some(row => row.id === id) === true);
  await until(kim.$patients, patients => !has(patients));
});

test("[F-132] settings are one's own on all devices, and the reminder needs the first", async () => {
  const [here, there] = [scene.client("staff", "omar"), scene.client("staff", "omar")];
  await Promise.all([here, there].map(client => until(client.$settings, settings => settings !== null)));
  await here.changeSettings({ newPatientMessage: false });
  const off = { newPatientMessage: false, unreadReminder: false };
  assert.deepEqual(here.$settings.get(), off);
  await until(there.$settings, settings => JSON.stringify(settings) === JSON.stringify(off));
  await assert.rejects(there.changeSettings({ unreadReminder: true }), {
    code: "reminder-needs-new-message",
  });
  await there.changeSettings({ newPatientMessage: true, unreadReminder: true });
});

test("[F-130] one is told of what is not on one's screen", async () => {
  const id = await scene.topic();
  const kim = scene.client("staff", "kim");
  const thread = await open(kim, id);
  const patient = await open(scene.client("portal", "rosa"), id);
  const $told = atom<readonly Notification[]>([]);
  kim.onNotification(told => {
    if (told.conversation === id) $told.set([...$told.get(), told]);
  });
  await until(kim.$status, status => status.state === "live");
  thread.screen(true);
  // An answer to something that was sent after it: the room knows.
  await thread.send({ text: "I am here" });
  await patient.send({ text: "seen at once" });
  await until(kim.inbox.$rows, rows => rows?.find(row => row.id === id)?.last?.text === "seen at once");
  thread.screen(false);
  await thread.send({ text: "I go" });
  assert.deepEqual($told.get(), []);
  await patient.send({ text: "are you there?" });
  const [told] = await until($told, told => told.length > 0);
  assert.equal(told?.reason, "message");
  assert.ok((told?.at ?? 0) >= (thread.$head.get()?.last?.at ?? 0), "not of what was seen");
});
