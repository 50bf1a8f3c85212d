/** People who write to each other, by whatever means and whatever fails meanwhile. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import {
  assertCalm,
  badgeIn,
  keptIn,
  onPhone,
  openTopic,
  rowOf,
  say,
  startTopic,
  textsIn,
  untilBadge,
  visitEhr,
  visitPortal,
} from "../support/pages.ts";
import { killDescendants } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { newContext } from "../tools/browser.ts";
import { place } from "./place.ts";

const log = (page: Page) => page.getByRole("log", { name: "Messages" });
const box = (page: Page) => page.getByRole("textbox", { name: "Message", exact: true });
const pending = (page: Page) => page.locator("[part~=message-status]");

/** A page of the portal in a browser that several persons use. */
async function portalIn(context: BrowserContext, login: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${place().product.address("portal", login)}#/messages`);
  await page.getByRole("button", { name: "New message" }).waitFor();
  return page;
}

test("[I-1] [I-2] [F-024] the server is killed amid an exchange: all is there once and in order, of a page that was closed too", async () => {
  const { product, browser } = place();
  const shared = await newContext(browser, {});
  const [nurse, patient, closing] = await Promise.all([
    visitEhr(browser, product, "kim"),
    visitPortal(browser, product, "rosa"),
    portalIn(shared, "rosa"),
  ]);
  const offlineTopic = "Written into the void";
  await startTopic(closing, offlineTopic, "before");
  const topic = "Journey through a crash";
  await startTopic(patient.page, topic, "message 0");
  await rowOf(nurse.page, topic).waitFor();
  await openTopic(nurse.page, topic);

  // One page has no network when the server is killed, and is closed while its words wait.
  await shared.setOffline(true);
  const wanted = ["message 0"];
  for (let n = 1; n < 20; n++) {
    const text = `message ${n}`;
    wanted.push(text);
    if (n === 10) {
      assert.ok(killDescendants(product.pid, "workerd") >= 1, "there is a runtime to kill");
      await say(closing, "in between");
      await say(closing, "and again");
      await until(async () => (await pending(closing).count()) === 2, "two messages that wait");
      await box(closing).fill("half a thought");
      await until(() => keptIn(closing).then(count => count === 3), "three things on the device");
      await closing.close({ runBeforeUnload: false });
    }
    // Each waits for the other's words, as people do; in the middle they write into the void.
    await say(n % 2 === 0 ? patient.page : nurse.page, text);
    if (n < 10 || n > 13) {
      for (const { page } of [nurse, patient]) {
        await log(page).getByText(text, { exact: true }).waitFor();
      }
    }
  }
  const same = (texts: string[]) => [...texts].sort().join() === [...wanted].sort().join();
  for (const { page } of [nurse, patient]) {
    await until(async () => same(await textsIn(page)), "all messages, each once");
  }
  await until(
    async () => (await textsIn(nurse.page)).join() === (await textsIn(patient.page)).join(),
    "the same order on both sides",
  );
  const order = await textsIn(nurse.page);
  assert.deepEqual(order.slice(0, 10), wanted.slice(0, 10));

  // What was read in an open thread is in nobody's badge, also after both pages are loaded anew.
  const unread = (page: Page) => rowOf(page, topic).locator("[part~=unread]").count();
  await until(async () => (await unread(nurse.page)) === 0, "no unread mark");
  await patient.page.reload();
  await openTopic(patient.page, topic);
  await until(async () => same(await textsIn(patient.page)), "the same after a reload");
  await until(async () => (await unread(patient.page)) === 0, "no unread mark after a reload");
  assertCalm(nurse, patient);
  await Promise.all([nurse.close(), patient.close()]);

  // What waits on the device is nothing to somebody else who uses the same browser.
  await shared.setOffline(false);
  const james = await portalIn(shared, "james");
  await until(async () => (await james.getByRole("list", { name: "Conversations" }).count()) > 0, "a list");
  assert.equal(await rowOf(james, offlineTopic).count(), 0);
  assert.equal(await james.getByText("in between").count(), 0);
  await james.close();

  // For whom it is the inbox alone is enough: the conversation is not opened here.
  const back = await portalIn(shared, "rosa");
  await rowOf(back, offlineTopic).getByText("and again").waitFor();
  const isWhole = async () => (await textsIn(back)).join() === "before,in between,and again";
  for (const when of ["at first", "after a reload"]) {
    await openTopic(back, offlineTopic);
    await until(isWhole, `each message once, in order, ${when}`);
    await until(async () => (await box(back).inputValue()) === "half a thought", `the draft ${when}`);
    await until(async () => (await pending(back).count()) === 0, "no message that waits");
    if (when === "at first") await back.reload();
  }
  await box(back).fill("");
  await until(() => keptIn(back).then(count => count === 0), "nothing on the device");
  await shared.close();
});

test("[F-141] [F-142] [F-047] a badge moves at once on every device, reading clears it on all, and on a phone list and thread take turns", async () => {
  const { product, browser } = place();
  const [desk, second, patient] = await Promise.all([
    visitEhr(browser, product, "lucia"),
    visitEhr(browser, product, "lucia"),
    visitPortal(browser, product, "rosa", { hasTouch: true }),
  ]);
  // The badge comes with the list.
  await desk.page.getByRole("list", { name: "Conversations" }).getByRole("listitem").first().waitFor();
  const start = await badgeIn(desk.page);
  await startTopic(patient.page, "Two devices", "one");
  await untilBadge(desk.page, start + 1);
  await untilBadge(second.page, start + 1);
  await say(patient.page, "two");
  await untilBadge(desk.page, start + 2);
  await untilBadge(second.page, start + 2);
  await rowOf(second.page, "Two devices").getByText("two", { exact: true }).waitFor();
  await openTopic(desk.page, "Two devices");
  await untilBadge(desk.page, start);
  await untilBadge(second.page, start);

  // Typing shows on the other side, without a name before the first answer; the answer takes its place.
  await box(desk.page).pressSequentially("On my way");
  await patient.page.locator("[part~=typing]").getByText("Your care team").waitFor();
  await desk.page.keyboard.press("Enter");
  await log(patient.page).getByText("On my way").waitFor();

  // The patient's page becomes a phone's: the thread first, and the list instead of it.
  const { page } = patient;
  await onPhone(page);
  await log(page).getByText("On my way").waitFor();
  assert.equal(await page.getByRole("list", { name: "Conversations" }).isVisible(), false);
  await page.getByRole("button", { name: /Back/ }).click();
  const meals = rowOf(page, "Meal ideas for the week");
  await meals.getByRole("button").first().tap();
  await log(page).waitFor();
  assert.equal(await page.getByRole("list", { name: "Conversations" }).isVisible(), false);
  assert.ok((await textsIn(page)).length > 0);
  await onPhone(page);
  // A reload keeps the conversation, and the system's Back goes to the list.
  await page.reload();
  await log(page).waitFor();
  await page.goBack();
  await meals.waitFor();
  for (const told of [await page.title(), page.url().replace("as=rosa", "")]) {
    assert.doesNotMatch(told, /Rosa|Delgado|HFH-|Meal/i);
  }
  assertCalm(desk, second, patient);
  await Promise.all([desk.close(), second.close(), patient.close()]);
});

test("[F-060] [F-087] a nurse starts a topic by keyboard alone, and offline words are sent when the network is back", async () => {
  const { product, browser } = place();
  const nurse = await visitEhr(browser, product, "kim");
  const { page } = nurse;
  await page.getByRole("button", { name: "New message" }).focus();
  await page.keyboard.press("Enter");
  const patient = page.getByRole("combobox", { name: "Patient" });
  await patient.waitFor();
  await patient.focus();
  await page.keyboard.type("okafor");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await until(
    async () =>
      page.getByRole("textbox", { name: "Topic", exact: true }).evaluate(found => found.matches(":focus")),
    "the focus in Topic",
  );
  await page.keyboard.type("By keyboard");
  await box(page).focus();
  await page.keyboard.type("No mouse was used.");
  await page.getByRole("button", { name: "Send message" }).focus();
  await page.keyboard.press("Enter");
  await log(page).getByText("No mouse was used.").waitFor();

  await page.context().setOffline(true);
  await say(page, "written without a network");
  await log(page).getByText("written without a network").waitFor();
  await page.context().setOffline(false);
  const other = await visitPortal(browser, product, "james");
  await openTopic(other.page, "By keyboard");
  await log(other.page).getByText("written without a network").waitFor();
  assert.equal((await textsIn(other.page)).filter(text => text === "written without a network").length, 1);
  assertCalm(nurse, other);
  await Promise.all([nurse.close(), other.close()]);
});
