/** Who administers, and who finds that their portal has no messages, on the real rooms in memory. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { defaultPlatform } from "@carethread/client";
import { createPersonClient } from "@carethread/client/person";
import { createScene, quick, type Scene, until } from "./support.ts";

async function administered(settings: Record<string, unknown> = {}): Promise<Scene> {
  const scene = await createScene(settings);
  after(() => scene.end());
  await scene.world.pushStaff("vera", { name: "Vera Lind", version: 2, permissions: ["administer"] });
  await scene.server.tick();
  return scene;
}

test("an administrator reads and changes what the practice has chosen", async () => {
  const scene = await administered();
  const vera = await scene.client("staff", "vera").administration();
  const other = await scene.client("staff", "vera").administration();
  assert.deepEqual(vera.$settings.get().kinds, ["topic"]);
  await vera.change({ notes: true, topics: ["Refill"] });
  assert.deepEqual([vera.$settings.get().notes, vera.$settings.get().topics], [true, ["Refill"]]);
  await assert.rejects(other.change({ texting: true }), { name: "CareError", code: "conflict" });
  await other.reload();
  assert.equal(other.$settings.get().notes, true);
  await assert.rejects(other.change({ noteOnMention: true, notes: false }), {
    code: "settings-impossible",
    params: { flag: "noteOnMention" },
  });
  await other.change({ topics: null });
  assert.deepEqual(other.$settings.get().topics, []);
});

test("a change whose answer was lost on the way is not refused as somebody else's", async () => {
  const scene = await administered();
  const { fetch } = scene.server;
  let answers = 0;
  const platform = {
    ...defaultPlatform(),
    WebSocket: scene.server.WebSocket,
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init);
      const answer = await fetch(request.clone());
      if (request.method !== "POST" || answers++ > 0) return answer;
      const body = { code: "server-error", params: {}, retryable: true, message: "" };
      return Response.json(body, { status: 500 });
    },
  };
  const vera = await scene.client("staff", "vera", { platform }).administration();
  await vera.change({ notes: true });
  assert.equal(answers, 2);
  assert.equal(vera.$settings.get().notes, true);
});

test("a person's new permissions reach their open page", async () => {
  const scene = await administered();
  const omar = scene.client("staff", "omar");
  await until(omar.$permissions, told => told !== null);
  const vera = await scene.client("staff", "vera").administration();
  const [entry] = (await vera.staff("omar")).staff;
  await vera.setPermission(entry?.person.id ?? "", "portal-messages", true);
  await until(omar.$permissions, told => told?.includes("portal-messages") === true);
});

test("[F-014] an administrator finds staff, and says whom portal users may write to", async () => {
  const scene = await administered();
  const vera = await scene.client("staff", "vera").administration();
  const { staff, more } = await vera.staff(" om ");
  assert.deepEqual([staff.map(({ person }) => person.name), more], [["Omar Haddad"], false]);
  const omar = staff[0]?.person.id ?? "";
  assert.deepEqual(await vera.setPermission(omar, "portal-messages", true), ["portal-messages"]);
  await assert.rejects(vera.setPermission(omar, "audit", true), { code: "not-allowed" });
});

test("[F-022] to everybody else there is nothing to administer", async () => {
  const scene = await administered();
  for (const [side, sub] of [
    ["staff", "kim"],
    ["portal", "rosa"],
  ] as const)
    await assert.rejects(scene.client(side, sub).administration(), { code: "not-found" });
});

test("[F-013] a portal page that shows nothing comes back by itself when portal messages are on again", async () => {
  const scene = await administered();
  const id = await scene.topic();
  const delays = { ...quick, unavailable: 10 };
  const rosa = scene.client("portal", "rosa", { delays });
  await until(rosa.inbox.$rows, rows => rows?.some(row => row.id === id) === true);
  const { server, world } = scene;
  const badge = createPersonClient({
    ...{ server: server.url, practice: world.practice.id, delays },
    token: () => world.practice.token("portal", "rosa"),
    platform: { ...defaultPlatform(), WebSocket: server.WebSocket, fetch: server.fetch },
  });
  after(() => badge.destroy());
  await until(badge.$badge, n => n === 1);
  const offer = (portalMessaging: boolean): void =>
    server.restart({ harbor: { ...world.practice.registration, settings: { portalMessaging } } });
  offer(false);
  await until(rosa.$status, ({ state }) => state === "unavailable");
  await until(badge.$status, ({ state }) => state === "unavailable");
  assert.equal(badge.$badge.get(), null);
  for (const store of [rosa.$me, rosa.$badge, rosa.$practice, rosa.$labels, rosa.inbox.$rows])
    assert.equal(store.get(), null);
  offer(true);
  await until(rosa.inbox.$rows, rows => rows?.some(row => row.id === id) === true);
  await until(badge.$badge, n => n === 1);
});
