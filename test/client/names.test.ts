/** Authors by their current name, on the real rooms in memory. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { ConversationStore } from "@carethread/client";
import { createScene, until } from "./support.ts";

const scene = await createScene({ staffAccess: "searchable", notes: true });
after(() => scene.end());
const { world } = scene;

/** Who wrote each message, as it is shown. */
function authors(thread: ConversationStore): string[] {
  return thread.$items.get().flatMap(({ event }) => (event?.type === "message" ? [event.by.name] : []));
}

async function live(thread: ConversationStore): Promise<ConversationStore> {
  await until(thread.$status, ({ state }) => state === "live");
  return thread;
}

const team = (kim: string) => [
  { id: "kim", name: kim, title: "Registered nurse", role: "primary-coach" },
  { id: "omar", name: "Omar Haddad", title: "Physician", role: "care-team" },
];

test("[F-082] whoever wrote is shown by the name that the chart has now, in thread, row and receipts", async () => {
  const id = await scene.topic();
  const [kim, omar] = [scene.client("staff", "kim"), scene.client("staff", "omar")];
  const theirs = await live(omar.conversation(id));
  await live(kim.conversation(id));
  assert.deepEqual(authors(theirs), ["Kim Park"]);
  const [first] = theirs.$items.get();
  await world.pushPatient("rosa", world.rosa({ version: 2, team: team("Kim Parker-Lee") }));
  await until(theirs.$items, () => authors(theirs).join() === "Kim Parker-Lee");
  await kim.conversation(id).send({ text: "More" });
  await until(theirs.$items, items => items.length > 1 && authors(theirs).length === 2);
  assert.deepEqual(authors(theirs), ["Kim Parker-Lee", "Kim Parker-Lee"]);
  assert.equal(theirs.$head.get()?.last?.by.name, "Kim Parker-Lee");
  const rows = omar.inbox.$rows;
  await until(rows, all => all?.find(row => row.id === id)?.last?.by.name === "Kim Parker-Lee");
  // What did not change is what it was.
  assert.equal(theirs.$items.get().find(({ key }) => key === first?.key)?.key, first?.key);
  const items = theirs.$items.get();
  await omar.conversation(id).send({ text: "Yes" });
  const next = theirs.$items.get();
  for (const [index, item] of items.entries()) assert.equal(next[index], item);
});

test("[F-082] a patient's messages bear one name, for the team and for the patient", async () => {
  const id = await scene.topic();
  const theirs = await live(scene.client("staff", "kim").conversation(id));
  const own = await live(scene.client("portal", "rosa").conversation(id));
  await own.send({ text: "One" });
  const linked = [{ id: "rosa", name: "Rosa Diaz-Lind", relation: "self" }];
  await world.pushPatient("rosa", world.rosa({ version: 3, team: team("Kim Park"), linked }));
  await own.send({ text: "Two" });
  for (const thread of [own, theirs])
    await until(thread.$items, () => authors(thread).slice(-2).join() === "Rosa Diaz-Lind,Rosa Diaz-Lind");
});

test("[F-083] the patient is shown staff, of whom they know no more, as these last wrote", async () => {
  const id = await scene.topic();
  const theirs = await live(scene.client("portal", "rosa").conversation(id));
  await world.pushStaff("kim", { name: "Kim Parkinson", version: 2 });
  const kim = await live(scene.client("staff", "kim").conversation(id));
  await kim.send({ text: "It is me" });
  await until(theirs.$items, () => authors(theirs).length === 2);
  assert.deepEqual(authors(theirs), ["Kim Parkinson", "Kim Parkinson"]);
});
