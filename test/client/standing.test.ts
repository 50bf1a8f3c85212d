/** Who has left, or has switched notifications off, on the real rooms in memory. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { ConversationStore } from "@carethread/client";
import { isNotified, isWatching, type Member, mentionable, unreadBy } from "@carethread/model";
import { createScene, until } from "./support.ts";

const scene = await createScene({ staffAccess: "searchable", notes: true });
after(() => scene.end());
const { world } = scene;

async function personOf(sub: string): Promise<string> {
  return (await world.practice.personRoom("staff", sub)).split("~")[1] ?? "";
}
const omar = await personOf("omar");
const vera = await personOf("vera");

async function open(id: string, sub = "kim"): Promise<ConversationStore> {
  const thread = scene.client("staff", sub).conversation(id);
  await until(thread.$status, status => status.state === "live");
  return thread;
}

function untilMember(thread: ConversationStore, id: string, fits: (member: Member) => boolean) {
  return until(thread.$members, members => members[id] !== undefined && fits(members[id]));
}

const names = (thread: ConversationStore): string[] =>
  mentionable(thread.$members.get(), undefined)
    .map(({ person }) => person.name)
    .sort();

/** Who of the staff is awaited to read the last message. */
function awaited(thread: ConversationStore): string[] {
  const event = thread.$items.get().findLast(item => item.event?.type === "message")?.event;
  assert.ok(event?.type === "message");
  const members = thread.$members.get();
  return unreadBy(event, thread.$receipts.get(), members).filter(id => members[id]?.person.side === "staff");
}

test("[F-096] who switched New patient message off is not shown as notified, at once", async () => {
  const id = await scene.topic();
  const thread = await open(id);
  await untilMember(thread, omar, isNotified);
  const client = scene.client("staff", "omar");
  await until(client.$settings, settings => settings !== null);
  await client.changeSettings({ newPatientMessage: false });
  await untilMember(thread, omar, member => !isNotified(member) && isWatching(member));
  const portal = scene.client("portal", "rosa").conversation(id);
  await until(portal.$status, status => status.state === "live");
  assert.deepEqual(
    Object.values(portal.$members.get()).map(({ person }) => person.side),
    ["portal"],
  );
  // In what begins later, too, as soon as they are told of it.
  const later = await open(await scene.topic());
  await untilMember(later, omar, member => !isNotified(member));
  await client.changeSettings({ newPatientMessage: true });
  for (const each of [thread, later]) await untilMember(each, omar, isNotified);
});

test("who is pushed inactive is neither offered, nor notified, nor watching, nor awaited; the chart says nothing", async () => {
  const id = await scene.topic();
  const thread = await open(id);
  await thread.send({ text: "@Vera Lind", mentions: [vera] });
  await untilMember(thread, vera, () => true);
  await until(thread.$items, () => awaited(thread).length === 2);
  assert.deepEqual(awaited(thread).sort(), [omar, vera].sort());
  for (const [sub, name] of [
    ["omar", "Omar Haddad"],
    ["vera", "Vera Lind"],
  ] as const)
    await world.pushStaff(sub, { name, version: 2, active: false });
  await until(thread.$members, () => names(thread).join() === "Kim Park");
  const members = thread.$members.get();
  for (const person of [omar, vera]) {
    assert.equal(members[person] && isNotified(members[person]), false);
    assert.equal(members[person] && isWatching(members[person]), false);
  }
  assert.deepEqual(awaited(thread), []);
  // Nor where the chart, which still has them, begins another conversation, or is opened anew.
  const later = await open(await scene.topic());
  await until(later.$members, () => names(later).join() === "Kim Park");
  const again = await open(id);
  assert.deepEqual(names(again), ["Kim Park"]);
  const asked = thread.send({ text: "@Omar Haddad", mentions: [omar] });
  await assert.rejects(asked, { code: "mention-no-access", params: { person: omar } });
});

test("who comes back is there again", async () => {
  const thread = await open(await scene.topic());
  await until(thread.$members, () => names(thread).join() === "Kim Park");
  await world.pushStaff("omar", { name: "Omar Haddad", version: 3 });
  await until(thread.$members, () => names(thread).join() === "Kim Park,Omar Haddad");
  await untilMember(thread, omar, isNotified);
});

test("what changes of a member leaves how they stand, and no event of it says so", async () => {
  const thread = await open(await scene.topic());
  await world.pushStaff("omar", { name: "Omar Haddad", version: 4, active: false });
  await untilMember(thread, omar, member => member.standing?.away === true);
  const team = [
    { id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" },
    { id: "omar", name: "Dr. Omar Haddad", title: "Physician", role: "secondary" },
  ];
  await world.pushPatient("rosa", world.rosa({ version: 2, team }));
  await untilMember(thread, omar, ({ person }) => person.name === "Dr. Omar Haddad");
  assert.deepEqual(names(thread), ["Kim Park"]);
  for (const { event } of thread.$items.get())
    if (event !== null && "member" in event) assert.equal(event.member.standing, undefined);
});
