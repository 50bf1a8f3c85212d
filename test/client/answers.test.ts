/** Questionnaires, what was answered of them and not sent, and starts by answers: in the tabs of one browser. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { type CareClient, defaultPlatform } from "@carethread/client";
import { createMemoryBrowser, type MemoryBrowser } from "@carethread/client/memory";
import { published } from "../model/questionnaire-examples.ts";
import { createScene, quick, until } from "./support.ts";

const scene = await createScene({ kinds: ["topic", "encounter-chat"] });
after(() => scene.end());
const { world, server } = scene;
await push(published.beforeVisit, 1);
await push(published.phq9, 1);

async function push(questionnaire: object, version: number): Promise<void> {
  const token = await world.practice.token("system", "host");
  const body = { type: "questionnaire", version, questionnaire };
  const { status } = await world.post(
    "practice",
    `${world.practice.id}~practice`,
    "questionnaire",
    token,
    body,
  );
  assert.equal(status, 200);
}

function page(browser: MemoryBrowser): { client: CareClient; crash(): void } {
  const { crash, ...tab } = browser.tab();
  const client = scene.client("portal", "rosa", {
    platform: { ...defaultPlatform(), WebSocket: server.WebSocket, fetch: server.fetch, ...tab },
    delays: { ...quick, keepWithin: 50 },
  });
  return { client, crash };
}

const isLive = (status: { state: string }): boolean => status.state === "live";
const patient = world.patientId("rosa");
const items = { reason: [{ valueString: "My knee" }], "1.1": [{ valueBoolean: false }] };
const start = {
  ...{ patient, kind: "encounter-chat" as const },
  answers: { questionnaire: "before-visit", items },
};
const entries = { reason: ["My knee"], "1.1": ["false"] };

test("[F-062] a patient's page reads the practice's questionnaires, and one of them whole", async () => {
  const { client } = page(createMemoryBrowser());
  const { beforeVisit, phq9 } = published;
  assert.deepEqual(
    await client.questionnaires(),
    [beforeVisit, phq9].map(({ id, title, description }) => ({ id, title, description })),
  );
  const whole = await client.questionnaire("phq-9");
  assert.deepEqual([whole.title, whole.item.length], [phq9.title, phq9.item.length]);
  await assert.rejects(client.questionnaire("none"), { code: "questionnaire-gone" });
});

test("[F-063] answers start a conversation, and are refused with the question where one is missing", async () => {
  const { client } = page(createMemoryBrowser());
  const short = { ...start, answers: { questionnaire: "before-visit", items: { reason: items.reason } } };
  await assert.rejects(client.start(short), {
    code: "answers-incomplete",
    params: { linkId: "1.1", problem: "required" },
  });
  const thread = client.conversation(await client.start(start));
  const head = await until(thread.$head, head => head !== null);
  assert.equal(head?.title, "Before your visit");
  const [item] = await until(thread.$items, items => items.some(({ event }) => event?.type === "message"));
  assert.ok(item);
  thread.release();
});

test("answers that were begun outlive the page, are the same in other tabs, and belong to one patient and questionnaire", async () => {
  const browser = createMemoryBrowser();
  const left = page(browser);
  const right = page(browser);
  await until(left.client.$status, isLive);
  await until(right.client.$status, isLive);
  left.client.answersDraft(patient, "before-visit").set(entries);
  const there = right.client.answersDraft(patient, "before-visit");
  await until(there.$entries, value => value?.reason?.[0] === "My knee");
  await until(right.client.$unsent, ({ drafts }) => drafts === 1);
  assert.equal(right.client.answersDraft(patient, "phq-9").$entries.get(), null);
  assert.equal(right.client.answersDraft("a".repeat(26), "before-visit").$entries.get(), null);
  left.crash();
  right.crash();
  const next = page(browser).client;
  const draft = next.answersDraft(patient, "before-visit");
  await until(draft.$entries, value => value?.["1.1"]?.[0] === "false");
  draft.set(null);
  await until(next.$unsent, ({ drafts }) => drafts === 0);
  assert.equal(await next.signOut(), "done");
  assert.equal(browser.device.size, 0);
});

test("[F-063] a start by answers that was not answered is made once, by the next page, which forgets the draft", async () => {
  const browser = createMemoryBrowser();
  const first = page(browser);
  await until(first.client.$status, isLive);
  first.client.answersDraft(patient, "before-visit").set(entries);
  server.setDown(true);
  await assert.rejects(first.client.start(start), { code: "network" });
  await until(first.client.$unsent, ({ messages, drafts }) => messages === 1 && drafts === 0);
  first.crash();
  server.setDown(false);
  const second = page(browser).client;
  const before = (await until(second.inbox.$rows, rows => rows !== null))?.length ?? 0;
  await until(second.$unsent, ({ messages, drafts }) => messages + drafts === 0);
  assert.equal(second.answersDraft(patient, "before-visit").$entries.get(), null);
  const again = page(browser).client;
  const rows = await until(again.inbox.$rows, rows => rows !== null && rows.length > 0);
  assert.ok((rows?.length ?? 0) - before <= 1);
  assert.equal(rows?.filter(({ title }) => title === "Before your visit").length, 2);
});

test("answers that are changed after a start found no network are not sent behind the person's back", async () => {
  const browser = createMemoryBrowser();
  const { client } = page(browser);
  await until(client.$status, isLive);
  const draft = client.answersDraft(patient, "before-visit");
  draft.set(entries);
  server.setDown(true);
  await assert.rejects(client.start(start), { code: "network" });
  // The same words again are no other words.
  draft.set({ ...entries });
  client.startDraft("topic").set({ patient: null, topic: "Another form", message: "" });
  assert.equal(client.$unsent.get().messages, 1);
  draft.set({ ...entries, reason: ["My hip"] });
  await until(client.$unsent, ({ messages, drafts }) => messages === 0 && drafts === 2);
  server.setDown(false);
  await until(client.$status, isLive);
  assert.equal(draft.$entries.get()?.reason?.[0], "My hip");
});
