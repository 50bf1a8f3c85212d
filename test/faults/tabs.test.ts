/** A tab that is frozen, and several tabs of one person. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CareMessenger } from "@carethread/elements";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { size } from "../support/long.ts";
import { badgeIn, keptIn, readNew, say, textsIn } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { launchBeside, newContext } from "../tools/browser.ts";
import { openPlace, type Place } from "./place.ts";
import { assertInOrder, assertRecount, logOf, messagesOf, type Who } from "./record.ts";

const nurse: Who = { kind: "staff", sub: "kim" };
const patient: Who = { kind: "portal", sub: "rosa" };

let place: Place;
let browser: Browser;

before(async () => {
  [place, browser] = await launchBeside(openPlace());
});
after(async () => {
  await browser?.close();
  await place?.end();
});

async function topic(title: string): Promise<string> {
  return (await place.world.startTopic("staff", "kim", "rosa", { title })).body.id;
}

async function openTab(context: BrowserContext, { kind, sub }: Who, conversation: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(place.pages.address(kind, sub, conversation));
  await page.getByRole("log", { name: "Messages" }).waitFor();
  return page;
}

async function untilShown(pages: readonly Page[], count: number): Promise<string[]> {
  let shown: string[][] = [];
  await until(async () => {
    shown = await Promise.all(pages.map(textsIn));
    // Each page learns of a message when it does: they are asked again until they say the same.
    const [first = []] = shown;
    return first.length >= count && shown.every(texts => texts.join("\n") === first.join("\n"));
  }, `${count} messages, the same in all pages`);
  return shown[0] ?? [];
}

/** Waits until nothing that is shown is still to be sent. */
async function untilSent(pages: readonly Page[]): Promise<void> {
  const left = (page: Page): Promise<number> => page.locator("[part~=message-status]").count();
  await until(async () => (await Promise.all(pages.map(left))).every(n => n === 0), "everything sent");
}

/** Sends past the composer: the two tabs share one draft, and nobody types in both at once. */
async function send(page: Page, id: string, text: string): Promise<void> {
  await page.locator("care-messenger").evaluate(
    (element, [id = "", text = ""]) => {
      const thread = (element as CareMessenger).client?.conversation(id);
      // Not awaited: the next one waits for no answer.
      void thread?.send({ text });
      thread?.release();
    },
    [id, text],
  );
}

/** Writes as somebody whose page is elsewhere. */
async function writeAs(who: Who, conversation: string, name: string, count: number): Promise<void> {
  const socket = await place.world.join(who.kind, who.sub, conversation);
  await socket.next("welcome");
  for (let n = 0; n < count; n++) {
    const id = place.world.newId();
    socket.send(place.world.message(`${name} ${n}`, id));
    await socket.next(frame => frame.type === "ack" && frame.id === id);
  }
  socket.close();
}

/**
 * Halts all script of a page, as a frozen tab's is, while its sockets stay open. The browser's own way to freeze
 * (`Page.setWebLifecycleState`) does nothing to a page that it takes for visible, and headless takes all for that.
 */
async function freeze(context: BrowserContext, page: Page): Promise<() => Promise<void>> {
  const session = await context.newCDPSession(page);
  const paused = new Promise(resolve => session.once("Debugger.paused", resolve));
  await session.send("Debugger.enable");
  await session.send("Debugger.pause");
  return async () => {
    // The next thing that the page hears stops it.
    await paused;
    await session.send("Debugger.resume");
    await session.detach();
  };
}

test("[I-2] [I-3] a tab that was frozen catches up, whether or not its sockets outlived it", async t => {
  const { world, proxy } = place;
  const context = await newContext(browser);
  const times: number[] = [];
  const ids: string[] = [];
  for (const cut of [false, true]) {
    const id = await topic(cut ? "Frozen and cut" : "Frozen");
    ids.push(id);
    const page = await openTab(context, patient, id);
    await say(page, "rosa 0");
    await untilShown([page], 2);
    const thaw = await freeze(context, page);
    await writeAs(nurse, id, "kim", size(30, 90));
    if (cut) proxy.cut();
    await thaw();
    const thawed = performance.now();
    const texts = await untilShown([page], 2 + size(30, 90));
    times.push(Math.round(performance.now() - thawed));
    await say(page, "rosa 1");
    await untilShown([page], texts.length + 1);
    await untilSent([page]);
    const log = await untilShown([page], texts.length + 1);
    assert.deepEqual(messagesOf(await logOf(world, patient, id)), log);
    assertInOrder(log, "kim", size(30, 90));
    assertInOrder(log, "rosa", 2);
    await readNew(page);
    await until(async () => (await badgeIn(page)) === 0, "the badge is gone");
    await page.close();
  }
  await assertRecount(world, { kind: "staff", sub: "omar" }, ids);
  t.diagnostic(`from the thaw to everything: ${times[0]} ms with its sockets, ${times[1]} ms after a cut`);
  await context.close();
});

test("[I-2] [I-3] two tabs of one person show the same, and what both send at once is there once", async t => {
  const { world, proxy } = place;
  const id = await topic("Two tabs");
  const context = await newContext(browser);
  const left = await openTab(context, patient, id);
  const right = await openTab(context, patient, id);
  const each = size(10, 60);
  const write = async (page: Page, name: string): Promise<void> => {
    for (let n = 0; n < each; n++) {
      await send(page, id, `${name} ${n}`);
      if (n % 5 === 4 && name === "left") proxy.cut();
    }
  };
  await Promise.all([write(left, "left"), write(right, "right"), writeAs(nurse, id, "kim", each)]);
  await untilShown([left, right], 3 * each + 1);
  await untilSent([left, right]);
  const texts = await untilShown([left, right], 3 * each + 1);
  for (const name of ["left", "right", "kim"]) assertInOrder(texts, name, each);
  assert.deepEqual(messagesOf(await logOf(world, patient, id)), texts);
  assert.equal(texts.length, 3 * each + 1);

  await readNew(right);
  // Somebody writes elsewhere: both tabs' badges tell the same, and reading in one clears both.
  const other = await topic("Elsewhere");
  await until(
    async () => (await badgeIn(left)) === 1 && (await badgeIn(right)) === 1,
    "the same badge in both tabs",
  );
  await right.locator("care-messenger").evaluate((element, id) => {
    element.setAttribute("conversation", id);
  }, other);
  await until(
    async () => (await badgeIn(left)) === 0 && (await badgeIn(right)) === 0,
    "no badge in both tabs",
  );
  t.diagnostic(`${2 * each} messages from two tabs with ${Math.floor(each / 5)} cuts`);
  await context.close();
});

test("[I-2] what a tab had not sent when it crashed is sent by another tab, once and in order", async () => {
  const { world, proxy } = place;
  const id = await topic("Crash");
  const context = await newContext(browser);
  const left = await openTab(context, patient, id);
  const right = await openTab(context, patient, id);
  proxy.refuse();
  for (let n = 0; n < 3; n++) await say(left, `left ${n}`);
  await untilShown([left, right], 4);
  const session = await context.newCDPSession(left);
  const crashed = left.waitForEvent("crash");
  // It never answers: there is nobody left to.
  session.send("Page.crash").catch(() => {});
  await crashed;
  proxy.heal();
  await untilSent([right]);
  const texts = await untilShown([right], 4);
  assertInOrder(texts, "left", 3);
  assert.deepEqual(messagesOf(await logOf(world, patient, id)), texts);
  await context.close();
});

test("[I-2] what was not sent when the last tab crashed is sent when the page is opened again", async () => {
  const { world, proxy } = place;
  const id = await topic("Crash of all");
  const context = await newContext(browser);
  const tab = await openTab(context, patient, id);
  proxy.refuse();
  for (let n = 0; n < 3; n++) await say(tab, `rosa ${n}`);
  await untilShown([tab], 4);
  // It is shown at once, and kept a moment after.
  await until(async () => (await keptIn(tab)) === 3, "three messages on the device");
  const crashed = tab.waitForEvent("crash");
  const session = await context.newCDPSession(tab);
  session.send("Page.crash").catch(() => {});
  await crashed;
  proxy.heal();
  const again = await openTab(context, patient, id);
  await untilShown([again], 4);
  await untilSent([again]);
  const texts = await untilShown([again], 4);
  assertInOrder(texts, "rosa", 3);
  assert.deepEqual(messagesOf(await logOf(world, patient, id)), texts);
  await context.close();
});
