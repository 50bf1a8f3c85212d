/** What signing out leaves on the device, which is nothing, or is said. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultPlatform } from "@carethread/client";
import type { MemoryTab } from "@carethread/client/memory";
import { until as untilEffect } from "../support/until.ts";
import { quick, until } from "./support.ts";
import { browser, isLive, kept, page, scene, unsent, untilKept } from "./tabs.ts";

test("[I-10] signing out asks first, wipes the device, and ends the person's other tabs", async () => {
  const id = await scene.topic();
  const [left, right] = [page(), page()];
  const thread = left.client.conversation(id);
  const there = right.client.conversation(id);
  await Promise.all([until(thread.$status, isLive), until(there.$status, isLive)]);
  thread.setDraft("not yet");
  assert.equal(await left.client.signOut(), "unsent");
  assert.equal(thread.$status.get().state, "live");
  assert.equal(await left.client.signOut({ discard: true }), "done");
  assert.equal(kept(), 0);
  await until(there.$status, status => status.state === "ended");
  assert.deepEqual(right.client.$status.get(), { state: "ended", reason: "signed-out" });
  assert.deepEqual([there.$draft.get().text, kept()], ["", 0]);
});

/** A tab whose device answers when the test lets it. */
function slow(): {
  readonly tab: MemoryTab;
  readonly setSlow: (isSlow: boolean) => void;
  /** How many calls are without an answer. */
  readonly hanging: () => number;
} {
  const tab = browser.tab();
  let isSlow = false;
  let hanging = 0;
  const wait = async (): Promise<void> => {
    if (!isSlow) return;
    hanging++;
    await new Promise(() => {});
  };
  const device = async () => {
    const place = await tab.storage.device();
    return {
      entries: async (prefix: string) => wait().then(() => place.entries(prefix)),
      update: async <T>(key: string, change: (old: unknown) => T) =>
        wait().then(() => place.update(key, change)),
    };
  };
  return {
    tab: { ...tab, storage: { ...tab.storage, device } },
    setSlow: to => {
      isSlow = to;
    },
    hanging: () => hanging,
  };
}

test("[I-10] a device that was slow once is wiped all the same", async () => {
  const id = await scene.topic();
  const { tab, setSlow, hanging } = slow();
  const keepWithin = 20;
  const { client } = page("kim", { tab, delays: { ...quick, keepWithin } });
  const thread = client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("kept");
  await untilKept(1);
  setSlow(true);
  thread.setDraft("kept, too late");
  await until(client.$unsent, unsent(0, 1));
  const other = client.conversation(await scene.topic());
  other.setDraft("a second call that is slow");
  await until(client.$unsent, unsent(0, 2));
  await untilEffect(() => hanging() > 0, "a call that hangs");
  // The client's timer of as long was set before, and comes first.
  await new Promise(resolve => setTimeout(resolve, keepWithin));
  setSlow(false);
  assert.equal(kept(), 1);
  assert.equal(await client.signOut({ discard: true }), "done");
  assert.equal(kept(), 0);
});

test("[I-10] who signs out on a device that does not answer is told that it was not wiped", async () => {
  const id = await scene.topic();
  const { tab, setSlow } = slow();
  const { client } = page("kim", { tab, delays: { ...quick, keepWithin: 20, wipeWithin: 20 } });
  const thread = client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("kept");
  await untilKept(1);
  setSlow(true);
  assert.equal(await client.signOut({ discard: true }), "not-wiped");
  const ended = { state: "ended", reason: "not-wiped" };
  assert.deepEqual([client.$status.get(), thread.$status.get(), kept()], [ended, ended, 1]);
  assert.equal(thread.$draft.get().text, "");
  setSlow(false);
  assert.equal(await client.signOut({ discard: true }), "done");
  assert.equal(kept(), 0);
});

test("[I-10] who signs out before a token came leaves nothing either, or is told so", async () => {
  const id = await scene.topic();
  const session = new Map<string, unknown>();
  const first = page("kim", { tab: browser.tab(session) });
  const thread = first.client.conversation(id);
  await until(thread.$status, isLive);
  thread.setDraft("of Kim");
  await untilKept(1);
  first.crash();
  const never = { token: () => new Promise<string>(() => {}) };
  const stranger = page("omar", never);
  assert.equal(await stranger.client.signOut(), "not-wiped", "whose words these are is not known");
  assert.equal(kept(), 1);
  const again = page("kim", { ...never, tab: browser.tab(session) });
  assert.equal(await again.client.signOut(), "unsent");
  assert.deepEqual(again.client.$unsent.get(), { messages: 0, drafts: 1 });
  assert.equal(await again.client.signOut({ discard: true }), "done");
  assert.deepEqual([kept(), session.size], [0, 0]);
  assert.equal(await page("omar", never).client.signOut(), "done", "there is nothing");
});

test("the rooms hear of a sign-out at once, also before what watches over the session has come", async () => {
  const told: string[] = [];
  const heard: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.url.endsWith("/sessions")) told.push(await request.clone().text());
    return scene.server.fetch(request);
  };
  class Silent extends scene.server.WebSocket {
    override addEventListener(type: string, ...more: [never, never]): void {
      if (type !== "message") super.addEventListener(type, ...more);
    }
  }
  const platform = { ...defaultPlatform(), ...browser.tab(), WebSocket: Silent, fetch: heard };
  const { client } = page("kim", { platform });
  // Its token is there, and nothing that a room said.
  await client.findPatients("rosa");
  assert.equal(client.$session.get(), null);
  await client.signOut({ discard: true });
  await untilEffect(() => told.length > 0, "the request of the sign-out");
  assert.deepEqual(told, [JSON.stringify({ leave: "signed-out" })]);
});
