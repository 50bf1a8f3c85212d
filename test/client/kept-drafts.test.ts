/** What was typed and not sent, and conversations that were being started, outlive the page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultPlatform } from "@carethread/client";
import { quick, until } from "./support.ts";
import { browser, isLive, kept, page, scene, unsent, untilKept } from "./tabs.ts";

test("a draft outlives the page, and is the same in other tabs", async () => {
  const id = await scene.topic();
  const left = page();
  const right = page();
  const thread = left.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("H");
  thread.setDraft("Half");
  assert.equal(thread.$draft.get().text, "Half");
  await until(right.client.conversation(id).$draft, ({ text }) => text === "Half");
  await until(right.client.$unsent, unsent(0, 1));
  left.crash();
  right.crash();
  const next = page().client.conversation(id);
  await until(next.$draft, ({ text }) => text === "Half");
  next.setDraft("");
  await untilKept(0);
});

test("a draft that was typed a moment ago is kept when the page is let go", async () => {
  const id = await scene.topic();
  const first = page("kim", { delays: { ...quick, draftWithin: 60_000 } });
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("just now");
  assert.equal(kept(), 0);
  first.client.destroy();
  await untilKept(1);
});

test("[F-060] a start that was not answered is made once, by the page or the next one", async () => {
  const first = page("omar", { delays: { ...quick, keepWithin: 50 } });
  await until(first.client.$status, isLive);
  const { patients } = await first.client.findPatients("rosa");
  const patient = patients[0];
  assert.ok(patient);
  const words = { patient: patient.id, title: "Two pages", text: "One start" };
  first.client.startDraft("topic").set({ patient, topic: "Two pages", message: "One start" });
  scene.server.setDown(true);
  await assert.rejects(first.client.start(words), { code: "network" });
  const count = async (): Promise<number> => {
    const reader = scene.client("staff", "omar");
    const rows = await until(reader.inbox.$rows, rows => rows !== null);
    return rows?.filter(row => row.title === "Two pages").length ?? 0;
  };
  await untilKept(2);
  first.crash();
  scene.server.setDown(false);
  const second = page("omar");
  await until(second.client.inbox.$rows, rows => rows?.some(row => row.title === "Two pages") === true);
  await until(second.client.$unsent, unsent(0));
  assert.equal(second.client.startDraft("topic").$draft.get(), null);
  assert.equal(await count(), 1);
  await untilKept(0);
});

test("[F-060] a start that found no network is made when it is back, unless other words were written", async () => {
  const { client } = page("omar", { persist: "none" });
  await until(client.$status, isLive);
  const { patients } = await client.findPatients("rosa");
  const patient = patients[0];
  assert.ok(patient);
  const start = async (title: string): Promise<void> => {
    client.startDraft("topic").set({ patient, topic: title, message: "Once" });
    scene.server.setDown(true);
    await until(client.$status, status => !isLive(status));
    await assert.rejects(client.start({ patient: patient.id, title, text: "Once" }), { code: "network" });
  };
  const rowsOf = (title: string) => client.inbox.$rows.get()?.filter(row => row.title === title).length;
  await start("Given up");
  client.startDraft("topic").set({ patient, topic: "Given up, in other words", message: "Once" });
  scene.server.setDown(false);
  await until(client.$status, isLive);
  await start("Still wanted");
  scene.server.setDown(false);
  await until(client.inbox.$rows, () => rowsOf("Still wanted") === 1);
  await until(client.startDraft("topic").$draft, draft => draft === null);
  await until(client.$unsent, unsent(0));
  assert.equal(rowsOf("Given up"), 0);
});

test("[F-060] the same words sent again are the same start; other words are another", async () => {
  const { client } = page("omar");
  await until(client.$status, isLive);
  const { patients } = await client.findPatients("rosa");
  const words = { patient: patients[0]?.id ?? "", title: "Answer lost", text: "Once" };
  const bodies: string[] = [];
  const { client: second } = page("omar", {
    platform: {
      ...defaultPlatform(),
      WebSocket: scene.server.WebSocket,
      fetch: async (...asked) => {
        const request = new Request(...asked);
        const copy = request.clone();
        const answer = await scene.server.fetch(request);
        if (copy.method === "POST" && copy.url.endsWith("/conversations")) {
          bodies.push(((await copy.json()) as { commandId: string }).commandId);
          if (bodies.length === 1) throw new TypeError("the answer was lost");
        }
        return answer;
      },
      ...browser.tab(),
    },
  });
  await until(second.$status, isLive);
  await assert.rejects(second.start(words), { code: "network" });
  const id = await second.start(words);
  assert.equal(bodies[0], bodies[1]);
  assert.notEqual(await second.start(words), id, "answered, so this is a new one");
  assert.notEqual(bodies[1], bodies[2]);
});
