/** Looking through a conversation by what is in it, on the real rooms. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { defaultPlatform, type Filtered } from "@carethread/client";
import type { StreamItem } from "@carethread/model";
import { createScene, until } from "./support.ts";

const scene = await createScene();
after(() => scene.end());

const visit = { sort: "calendar-event", id: "a1", title: "Visit", start: 5_000 } as const;

async function put(id: string, version: number, item: StreamItem): Promise<void> {
  const { world } = scene;
  const token = await world.practice.token("system", "host");
  const { status } = await world.post("main", world.conversationRoom(id), "stream", token, { version, item });
  assert.equal(status, 200);
}

const titles = (filtered: Filtered | null): string[] =>
  (filtered?.events ?? []).map(event =>
    event.type === "stream-item" ? event.item.title : event.type === "message" ? event.body.text : event.type,
  );

const shows =
  (...expected: string[]) =>
  (filtered: Filtered | null): boolean =>
    filtered?.state === "shown" && JSON.stringify(titles(filtered)) === JSON.stringify(expected);

test("[F-091] a filter shows what is there, and goes on with what comes", async () => {
  const id = await scene.topic();
  await put(id, 1, visit);
  await put(id, 2, { ...visit, title: "Long visit" });
  const thread = scene.client("portal", "rosa").conversation(id);
  await until(thread.$head, head => head !== null);
  thread.filter("calendar-events");
  assert.equal(thread.$filtered.get()?.state, "loading");
  await until(thread.$filtered, shows("Long visit"));
  await put(id, 3, { ...visit, title: "Longer visit" });
  await until(thread.$filtered, shows("Longer visit"));
  await put(id, 1, { ...visit, id: "a2", title: "Call" });
  await until(thread.$filtered, shows("Longer visit", "Call"));
  thread.filter("links");
  await until(thread.$filtered, shows());
  await scene.client("staff", "kim").conversation(id).send({ text: "www.example.org/knee" });
  await until(thread.$filtered, shows("www.example.org/knee"));
  thread.filter(null);
  assert.equal(thread.$filtered.get(), null);
});

test("[F-091] a filter pages through all of the log", async () => {
  const id = await scene.topic();
  const all = Array.from({ length: 130 }, (_, n) => `Event ${n}`);
  for (const title of all) await put(id, 1, { ...visit, id: title, title });
  const thread = scene.client("staff", "kim").conversation(id);
  await until(thread.$head, head => head !== null);
  thread.filter("calendar-events");
  await until(thread.$filtered, shows(...all.slice(30)));
  assert.equal(thread.$filtered.get()?.older, "some");
  await thread.loadOlderFiltered();
  assert.deepEqual(titles(thread.$filtered.get()), all);
  assert.equal(thread.$filtered.get()?.older, "none");
});

test("where the network is away a filter says so, and is asked again by the same call", async () => {
  const id = await scene.topic();
  let isAway = false;
  const nurse = scene.client("staff", "kim", {
    platform: {
      ...defaultPlatform(),
      WebSocket: scene.server.WebSocket,
      fetch: (...request) =>
        isAway ? Promise.reject(new TypeError("away")) : scene.server.fetch(...request),
    },
  });
  const thread = nurse.conversation(id);
  await until(thread.$head, head => head !== null);
  isAway = true;
  thread.filter("links");
  await until(thread.$filtered, filtered => filtered?.state === "failed");
  isAway = false;
  thread.filter("links");
  await until(thread.$filtered, shows());
});
