import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import {
  assertCalm,
  badgeIn,
  openTopic,
  rowOf,
  say,
  textsIn,
  untilBadge,
  visitEhr,
  visitPortal,
} from "../support/pages.ts";
import { killDescendants } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { launchBrowser } from "../tools/browser.ts";
import { type Product, startProduct } from "../tools/product.ts";

let product: Product;
let browser: Browser;

before(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await product?.stop();
});

test("[I-1] [I-2] [F-024] patient and nurse exchange 20 messages while the server is killed in the middle", async () => {
  const [nurse, patient] = await Promise.all([
    visitEhr(browser, product, "kim"),
    visitPortal(browser, product, "rosa"),
  ]);
  const topic = "Journey through a crash";
  await patient.page.getByRole("button", { name: "New message" }).click();
  await patient.page.getByRole("textbox", { name: "Topic", exact: true }).fill(topic);
  await patient.page.getByRole("textbox", { name: "Message", exact: true }).fill("message 0");
  await patient.page.getByRole("button", { name: "Send message" }).click();
  await patient.page.getByRole("log", { name: "Messages" }).waitFor();
  await rowOf(nurse.page, topic).waitFor();
  await openTopic(nurse.page, topic);

  const wanted = ["message 0"];
  for (let n = 1; n < 20; n++) {
    const text = `message ${n}`;
    wanted.push(text);
    if (n === 10) {
      assert.ok(killDescendants(product.pid, "workerd") >= 1, "there is a runtime to kill");
    }
    // Each waits for the other's words, as people do; in the middle they write into the void.
    await say(n % 2 === 0 ? patient.page : nurse.page, text);
    if (n < 10 || n > 13) {
      for (const { page } of [nurse, patient]) {
        await page
          .getByRole("log", { name: "Messages" })
          .getByText(text, { exact: true })
          .waitFor({ timeout: 60_000 });
      }
    }
  }
  const same = (texts: string[]) => [...texts].sort().join() === [...wanted].sort().join();
  for (const { page } of [nurse, patient]) {
    await until(async () => same(await textsIn(page)), "all messages, each once", 60_000);
  }
  await until(
    async () => (await textsIn(nurse.page)).join() === (await textsIn(patient.page)).join(),
    "the same order on both sides",
  );
  const order = await textsIn(nurse.page);
  assert.deepEqual(order.slice(0, 10), wanted.slice(0, 10));

  // What was read in an open thread is in nobody's badge, also after both pages are loaded anew.
  await until(
    async () => (await rowOf(nurse.page, topic).locator("[part~=unread]").count()) === 0,
    "no unread mark",
  );
  await patient.page.reload();
  await openTopic(patient.page, topic);
  await until(async () => same(await textsIn(patient.page)), "the same after a reload");
  await until(
    async () => (await rowOf(patient.page, topic).locator("[part~=unread]").count()) === 0,
    "no unread mark after a reload",
  );
  assertCalm(nurse, patient);
  await Promise.all([nurse.close(), patient.close()]);
});

test("[F-141] [F-142] [F-101] a badge moves at once on every device, and reading clears it on all", async () => {
  const [desk, phone, patient] = await Promise.all([
    visitEhr(browser, product, "lucia"),
    visitEhr(browser, product, "lucia"),
    visitPortal(browser, product, "rosa"),
  ]);
  // The badge comes with the list.
  await desk.page.getByRole("list", { name: "Conversations" }).getByRole("listitem").first().waitFor();
  const start = await badgeIn(desk.page);
  await patient.page.getByRole("button", { name: "New message" }).click();
  await patient.page.getByRole("textbox", { name: "Topic", exact: true }).fill("Two devices");
  await patient.page.getByRole("textbox", { name: "Message", exact: true }).fill("one");
  await patient.page.getByRole("button", { name: "Send message" }).click();
  await untilBadge(desk.page, start + 1);
  await untilBadge(phone.page, start + 1);
  await say(patient.page, "two");
  await untilBadge(desk.page, start + 2);
  await untilBadge(phone.page, start + 2);
  await rowOf(phone.page, "Two devices").getByText("two", { exact: true }).waitFor();
  await openTopic(desk.page, "Two devices");
  await untilBadge(desk.page, start);
  await untilBadge(phone.page, start);

  // Typing shows on the other side, without a name before the first answer; the answer takes its place.
  await desk.page.getByRole("textbox", { name: "Message", exact: true }).pressSequentially("On my way");
  await patient.page.locator("[part~=typing]").getByText("Your care team").waitFor();
  await desk.page.keyboard.press("Enter");
  await patient.page.getByRole("log", { name: "Messages" }).getByText("On my way").waitFor();
  assertCalm(desk, phone, patient);
  await Promise.all([desk.close(), phone.close(), patient.close()]);
});

test("[F-060] [F-087] a nurse starts a topic by keyboard alone, and offline words are sent when the network is back", async () => {
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
      page.getByRole("textbox", { name: "Topic", exact: true }).evaluate(box => box.matches(":focus")),
    "the focus in Topic",
  );
  await page.keyboard.type("By keyboard");
  await page.getByRole("textbox", { name: "Message", exact: true }).focus();
  await page.keyboard.type("No mouse was used.");
  await page.getByRole("button", { name: "Send message" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("log", { name: "Messages" }).getByText("No mouse was used.").waitFor();

  await page.context().setOffline(true);
  await say(page, "written without a network");
  await page.getByRole("log", { name: "Messages" }).getByText("written without a network").waitFor();
  await page.context().setOffline(false);
  const other = await visitPortal(browser, product, "james");
  await openTopic(other.page, "By keyboard");
  await other.page.getByRole("log", { name: "Messages" }).getByText("written without a network").waitFor();
  assert.equal((await textsIn(other.page)).filter(text => text === "written without a network").length, 1);
  assertCalm(nurse, other);
  await Promise.all([nurse.close(), other.close()]);
});
