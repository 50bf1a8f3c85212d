/** Notifications come to one of a person's tabs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createMemoryBrowser, type MemoryTab } from "@carethread/client/memory";
import { settle } from "./fake-platform.ts";
import { key, personWelcome, type Scripted, script } from "./scripted.ts";

type After = Parameters<typeof script>[0];

interface Tab extends Scripted {
  readonly heard: string[];
  readonly stop: () => void;
  /** What the person's room says to each of their connections. */
  notify(id: string): Promise<void>;
}

async function open(t: After, shared: Partial<Omit<MemoryTab, "crash">>): Promise<Tab> {
  const scripted = script(t, undefined, shared);
  const heard: string[] = [];
  const stop = scripted.client.onNotification(({ id }) => heard.push(id.slice(0, 1)));
  const socket = await scripted.admit("person", personWelcome());
  return {
    ...scripted,
    heard,
    stop,
    async notify(id) {
      const notification = { id: key(id), reason: "message", conversation: key("one"), at: 0 };
      socket.say({ type: "notification", notification });
      await settle();
    },
  };
}

async function tell(tabs: readonly Tab[], id: string): Promise<void> {
  for (const tab of tabs) await tab.notify(id);
}

const heardBy = (tabs: readonly Tab[]): string[] => tabs.map(({ heard }) => heard.join(""));

test("a notification comes to one tab, and to another when that one is closed", async t => {
  const browser = createMemoryBrowser();
  const left = browser.tab();
  const tabs = [await open(t, left), await open(t, browser.tab()), await open(t, browser.tab())];
  await tell(tabs, "a");
  assert.deepEqual(heardBy(tabs), ["a", "", ""]);
  left.crash();
  await settle();
  const rest = tabs.slice(1);
  await tell(rest, "b");
  assert.deepEqual(heardBy(tabs), ["a", "b", ""]);
  tabs[1]?.client.destroy();
  await settle();
  await tell(rest, "c");
  assert.deepEqual(heardBy(tabs), ["a", "b", "c"]);
});

test("a tab that hears of nothing, or in which nobody listens, leaves it to another", async t => {
  const browser = createMemoryBrowser();
  const tabs = [await open(t, browser.tab()), await open(t, browser.tab())];
  const [first, second] = tabs as [Tab, Tab];
  first.platform.sockets[0]?.end();
  await settle();
  await second.notify("a");
  assert.deepEqual(heardBy(tabs), ["", "a"]);
  await first.platform.advance(1_000);
  await first.admit("person");
  second.stop();
  second.stop();
  await settle();
  const heard = first.client.onNotification(({ id }) => first.heard.push(id.slice(1, 2)));
  first.platform.sockets.at(-1)?.say({
    type: "notification",
    notification: { id: key("bc"), reason: "message", conversation: key("one"), at: 0 },
  });
  heard();
  await second.notify("b");
  assert.deepEqual(heardBy(tabs), ["bc", "a"]);
});

test("where there are no locks, or a page may not use them, each tab tells for itself", async t => {
  const denied = { request: () => Promise.reject(new DOMException("denied", "SecurityError")) };
  const tabs = [await open(t, {}), await open(t, { locks: denied })];
  await settle();
  await tell(tabs, "a");
  assert.deepEqual(heardBy(tabs), ["a", "a"]);
});
