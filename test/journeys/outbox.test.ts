/** What was written outlives the page, in a real browser on the whole product. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { keptIn, openTopic, rowOf, say, textsIn } from "../support/pages.ts";
import { killDescendants } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { launchBrowser, newContext } from "../tools/browser.ts";
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

const topic = "Written into the void";
const pending = (page: Page) => page.locator("[part~=message-status]");
const box = (page: Page) => page.getByRole("textbox", { name: "Message", exact: true });

test("[I-1] [I-2] [I-4] what was written while the server was down is delivered once by the next page, and is nobody else's", async () => {
  const context = await newContext(browser, {});
  const portal = async (login: string) => {
    const page = await context.newPage();
    await page.goto(product.address("portal", login));
    await page.getByRole("button", { name: "New message" }).waitFor();
    return page;
  };
  const rosa = await portal("rosa");
  await rosa.getByRole("button", { name: "New message" }).click();
  await rosa.getByRole("textbox", { name: "Topic", exact: true }).fill(topic);
  await box(rosa).fill("before");
  await rosa.getByRole("button", { name: "Send message" }).click();
  await rosa.getByRole("log", { name: "Messages" }).getByText("before").waitFor();

  // The tab has no network, and the server is killed beside it.
  await context.setOffline(true);
  assert.ok(killDescendants(product.pid, "workerd") >= 1, "there is a runtime to kill");
  await say(rosa, "in between");
  await say(rosa, "and again");
  await until(async () => (await pending(rosa).count()) === 2, "two messages that wait");
  await box(rosa).fill("half a thought");
  await until(() => keptIn(rosa).then(count => count === 3), "three things on the device");
  await rosa.close({ runBeforeUnload: false });
  await context.setOffline(false);

  // Somebody else on the same browser.
  const james = await portal("james");
  await until(async () => (await james.getByRole("list", { name: "Conversations" }).count()) > 0, "a list");
  assert.equal(await rowOf(james, topic).count(), 0);
  assert.equal(await james.getByText("in between").count(), 0);
  await james.close();

  // The inbox alone is enough: the conversation is not opened here.
  const back = await portal("rosa");
  await rowOf(back, topic).getByText("and again").waitFor({ timeout: 60_000 });
  await openTopic(back, topic);
  await until(
    async () => (await textsIn(back)).join() === "before,in between,and again",
    "each message once, in order",
  );
  await until(async () => (await box(back).inputValue()) === "half a thought", "the draft");
  await until(async () => (await pending(back).count()) === 0, "no message that waits");
  await back.reload();
  await openTopic(back, topic);
  await until(
    async () => (await textsIn(back)).join() === "before,in between,and again",
    "the same after a reload",
  );
  await until(async () => (await box(back).inputValue()) === "half a thought", "the draft after a reload");
  await box(back).fill("");
  await until(() => keptIn(back).then(count => count === 0), "nothing on the device");
  await context.close();
});
