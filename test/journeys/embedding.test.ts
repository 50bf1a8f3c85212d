import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  assertCalm,
  openTopic,
  rowOf,
  say,
  textsIn,
  visit,
  visitEhr,
  visitPortal,
} from "../support/pages.ts";
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

/** Opens a topic and answers the conversation's id. */
async function idOf(page: Page, topic: string): Promise<string> {
  await openTopic(page, topic);
  return page
    .locator("care-thread")
    .evaluate(thread => (thread as unknown as { conversation: string }).conversation);
}

test("[I-8] ten lines of HTML are a messenger, under a strict policy and with nothing fetched from elsewhere", async () => {
  const embedded = await visit(browser, `${product.origin}/embed/?as=kim`);
  const hosts = new Set<string>();
  embedded.page.on("request", request => hosts.add(new URL(request.url()).hostname));
  const answer = await embedded.page.reload();
  const policy = answer?.headers()["content-security-policy"] ?? "";
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /unsafe/);
  await embedded.page.getByRole("list", { name: "Conversations" }).getByRole("listitem").first().waitFor();
  await embedded.page.getByRole("listitem").first().getByRole("button").first().click();
  const text =
    "Hello from ten lines <b>of</b> HTML, see https://example.org/x?a=1&b=2 or javascript:alert(1)";
  await say(embedded.page, text);
  const last = embedded.page.getByRole("log", { name: "Messages" }).locator("[part~=text]").last();
  await last.getByText("ten lines").waitFor();
  assert.equal(await last.innerText(), text);
  assert.deepEqual(await last.getByRole("link").allInnerTexts(), ["https://example.org/x?a=1&b=2"]);
  assert.deepEqual([...hosts], ["127.0.0.1"]);
  assertCalm(embedded);
  await embedded.close();
});

test("[I-4] [F-022] another practice and one without a right get nothing, and cannot tell the difference", async () => {
  const [coach, nurse] = await Promise.all([
    visitEhr(browser, product, "omar"),
    visitEhr(browser, product, "hugo"),
  ]);
  // All of her programs are closed to Ben, who is in her team nevertheless.
  const restricted = await idOf(coach.page, "Sleep and the new medicine");
  // A practice in which only the team sees a patient.
  const elsewhere = await idOf(nurse.page, "Sports form");
  const unknown = "a".repeat(26);
  const seen: string[] = [];
  for (const [login, conversation] of [
    ["ben", restricted],
    ["ben", elsewhere],
    ["ines", elsewhere],
    ["ines", restricted],
    ["ines", unknown],
  ] as const) {
    const other = await visit(browser, `${product.origin}/embed/?as=${login}`);
    const frames: string[] = [];
    other.page.on("websocket", socket => {
      if (socket.url().includes("/main/"))
        socket.on("framereceived", ({ payload }) => frames.push(String(payload)));
    });
    await other.page.locator("care-messenger").evaluate((messenger, wanted) => {
      (messenger as unknown as { conversation: string }).conversation = wanted;
    }, conversation);
    const gone = other.page.locator("[part~=gone]").first();
    await gone.waitFor();
    seen.push(`${await gone.innerText()} ${JSON.stringify(frames)}`);
    for (const topic of ["Sleep and the new medicine", "Sports form"]) {
      assert.equal(await rowOf(other.page, topic).count(), 0);
    }
    await other.close();
  }
  assert.equal(new Set(seen).size, 1, seen.join(" / "));
  await Promise.all([coach.close(), nurse.close()]);
});

test("[F-047] [I-7] on a phone list and thread take turns, and nothing of a patient is in title or address", async () => {
  const patient = await visitPortal(browser, product, "rosa", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const { page } = patient;
  await rowOf(page, "Meal ideas for the week").getByRole("button").first().tap();
  await page.getByRole("log", { name: "Messages" }).waitFor();
  assert.equal(await page.getByRole("list", { name: "Conversations" }).isVisible(), false);
  assert.ok((await textsIn(page)).length > 0);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `the page is ${width} px wide`);
  // A reload keeps the conversation, and the system's Back goes to the list.
  await page.reload();
  await page.getByRole("log", { name: "Messages" }).waitFor();
  await page.goBack();
  await rowOf(page, "Meal ideas for the week").waitFor();
  await rowOf(page, "Meal ideas for the week").getByRole("button").first().tap();
  await page.getByRole("button", { name: /Back/ }).click();
  await rowOf(page, "Meal ideas for the week").waitFor();
  for (const told of [await page.title(), page.url().replace("as=rosa", "")]) {
    assert.doesNotMatch(told, /Rosa|Delgado|HFH-|Meal/i);
  }
  assertCalm(patient);
  await patient.close();
});
