/** Starting conversations of every kind, with the real rooms. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { CareClient } from "@carethread/client";
import { settingsOf } from "@carethread/model";
import { createScene, quick, type Scene, textsOf, until } from "./support.ts";

const scenes: Scene[] = [];
after(() => {
  for (const scene of scenes) scene.end();
});

async function open(settings: object): Promise<Scene> {
  const scene = await createScene({ ...settings });
  scenes.push(scene);
  return scene;
}

async function patientOf(client: CareClient): Promise<string> {
  await until(client.$practice, practice => practice !== null);
  const { patients } = await client.findPatients("rosa");
  return patients[0]?.id ?? "";
}

test("[F-071] the first kind that the practice offers is started where none is named, and of the one conversation everybody gets the same", async () => {
  const scene = await open(settingsOf("care-team"));
  const kim = scene.client("staff", "kim");
  const omar = scene.client("staff", "omar");
  const patient = await patientOf(kim);
  await until(omar.$practice, practice => practice !== null);
  const [id, ...others] = await Promise.all([
    kim.start({ patient }),
    kim.start({ patient }),
    omar.start({ patient, kind: "continuous" }),
    omar.start({ patient, text: "Good morning" }),
  ]);
  assert.deepEqual(others, [id, id, id]);
  const thread = kim.conversation(id);
  await until(thread.$items, items => textsOf(items).join() === "Good morning");
  await until(thread.$head, head => head?.kind === "continuous" && head.title === "");
  assert.deepEqual([kim.$unsent.get().messages, omar.$unsent.get().messages], [0, 0]);
});

test("opening the one conversation without a network loses nothing that somebody wrote", async () => {
  const scene = await open({ kinds: ["topic", "continuous"] });
  const kim = scene.client("staff", "kim", { persist: "none" });
  const patient = await patientOf(kim);
  scene.server.setDown(true);
  const words = { patient, title: "Refill", text: "Ready" };
  await assert.rejects(kim.start(words), { code: "network" });
  await assert.rejects(kim.start({ patient, kind: "continuous" }), { code: "network" });
  assert.deepEqual(kim.$unsent.get(), { messages: 1, drafts: 0 });
  scene.server.setDown(false);
  await until(kim.inbox.$rows, rows => rows?.length === 2);
  await until(kim.$unsent, ({ messages }) => messages === 0);
});

test("[F-065] [F-066] [F-067] a portal user chooses episode and recipient, and writes to nobody else", async () => {
  const scene = await open(settingsOf("portal-inbox"));
  const { world } = scene;
  await world.pushStaff("omar", {
    ...{ name: "Omar Haddad", title: "Physician", version: 2 },
    permissions: ["portal-messages"],
  });
  const episodes = [
    { id: "knee", name: "Knee replacement" },
    { id: "birth", name: "Pregnancy" },
  ];
  await world.pushPatient("rosa", { ...world.rosa(), version: 2, episodes });
  const rosa = scene.client("portal", "rosa");
  const patient = await patientOf(rosa);
  const choices = await rosa.choices(patient);
  assert.equal(choices.relation, "self");
  assert.deepEqual(
    choices.recipients.map(({ name }) => name),
    ["Omar Haddad"],
  );
  const recipient = choices.recipients[0]?.id ?? "";
  const id = await rosa.start({ patient, recipient, regarding: "knee", text: "May I swim?" });
  const omar = scene.client("staff", "omar");
  const rows = await until(omar.inbox.$rows, found => found?.length === 1);
  assert.equal(rows?.[0]?.id, id);
  const kim = scene.client("staff", "kim");
  assert.deepEqual(await until(kim.inbox.$rows, found => found !== null), []);
  await assert.rejects(rosa.start({ patient, text: "To nobody" }), { code: "bad-request" });
});

test("[F-061] [F-072] a chat begins with its title alone, a topic with a title and words", async () => {
  const chats = await open(settingsOf("ehr-chat"));
  const kim = chats.client("staff", "kim");
  const patient = await patientOf(kim);
  await assert.rejects(kim.start({ patient, title: "" }), { code: "title-required" });
  const thread = kim.conversation(await kim.start({ patient, title: "Results" }));
  const head = await until(thread.$head, found => found !== null);
  assert.deepEqual([head?.title, head?.messages], ["Results", 0]);
  const topics = await open(settingsOf("topics"));
  const nurse = topics.client("staff", "kim");
  const rosa = await patientOf(nurse);
  await assert.rejects(nurse.start({ patient: rosa, text: "No topic" }), { code: "title-required" });
  await assert.rejects(nurse.start({ patient: rosa, title: "No words" }), { code: "text-empty" });
  const internal = nurse.conversation(await nurse.start({ patient: rosa, kind: "internal" }));
  await until(internal.$head, found => found?.policy.audience === "staff");
});

test("each kind's form has a draft of its own, and only the one that was sent is forgotten", async () => {
  const scene = await open(settingsOf("topics"));
  const kim = scene.client("staff", "kim", { persist: "none", delays: { ...quick, draftWithin: 1 } });
  const patient = await patientOf(kim);
  const match = { id: patient, name: "Rosa Diaz", patientId: "MRN-rosa" };
  const topic = kim.startDraft("topic");
  const internal = kim.startDraft("internal");
  topic.set({ patient: match, topic: "Refill", message: "Ready" });
  internal.set({ patient: match, topic: "Who calls?", message: "" });
  await until(kim.$unsent, ({ drafts }) => drafts === 2);
  await kim.start({ patient, kind: "internal", title: "Who calls?" });
  assert.equal(internal.$draft.get(), null);
  assert.equal(topic.$draft.get()?.topic, "Refill");
  await kim.start({ patient, title: "Refill", text: "Ready" });
  assert.equal(topic.$draft.get(), null);
  await until(kim.$unsent, ({ messages, drafts }) => messages + drafts === 0);
});

test("a portal user's patients are listed until their one conversation is there, and nobody's where there is none such", async () => {
  const scene = await open(settingsOf("care-team"));
  const { world } = scene;
  await world.pushPatient("leo", {
    name: "Leo Ruiz",
    linked: [{ id: "rosa", name: "Rosa Diaz", relation: "guardian" }],
  });
  const rosa = scene.client("portal", "rosa");
  const names = (patients: readonly { name: string }[] | null) => patients?.map(({ name }) => name).join();
  const stop = rosa.$patients.listen(() => {});
  const patients = await until(rosa.$patients, found => names(found) === "Leo Ruiz,Rosa Diaz");
  await rosa.start({ patient: patients?.[0]?.id ?? "" });
  await until(rosa.$patients, found => names(found) === "Rosa Diaz");
  stop();
  const topics = await open({});
  const other = topics.client("portal", "rosa");
  const unlisten = other.$patients.listen(() => {});
  await until(other.$status, ({ state }) => state === "live");
  await other.findPatients("");
  assert.deepEqual(other.$patients.get(), []);
  unlisten();
});
