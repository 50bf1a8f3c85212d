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

test("[F-001] [F-002] [F-094] a slide-out over the dashboard or the chart is ready to write in, and keeps what was typed", async () => {
  const nurse = await visit(browser, product.address("ehr", "kim"));
  const { page } = nurse;
  const slideOut = page.getByRole("dialog", { name: "Messages" });
  const box = slideOut.getByRole("textbox", { name: "Message", exact: true });
  const hasFocus = () => box.evaluate(found => found.matches(":focus"));
  const reply = page.getByRole("button", { name: "Reply to Rosa Delgado" });
  await reply.click();
  await until(hasFocus, "the focus in the composer");
  await page.keyboard.type("half a thought");
  assert.equal(new URL(page.url()).hash, "", "no chart was opened");
  await page.keyboard.press("Escape");
  await slideOut.waitFor({ state: "hidden" });
  assert.equal(await reply.evaluate(button => button.matches(":focus")), true);

  await page.getByRole("link", { name: "Rosa Delgado" }).click();
  await page.getByRole("button", { name: "Message Rosa Delgado" }).click();
  await until(hasFocus, "the focus in the composer over the chart");
  await until(async () => (await box.inputValue()) === "half a thought", "what was typed");
  await slideOut.getByRole("img", { name: /Watching: .*Kim Tran/ }).waitFor();
  await page.getByRole("heading", { name: "Demographics" }).waitFor();
  await slideOut.getByRole("button", { name: "Close messages" }).click();
  await slideOut.waitFor({ state: "hidden" });

  // Signing out asks about the half thought, and takes it along.
  await page.getByRole("link", { name: /Kim Tran.*user settings/ }).click();
  const question = page.getByRole("dialog", { name: "Sign out?" });
  await page.getByRole("button", { name: "Sign out" }).click();
  await question.getByText("1 draft on this device would be lost.").waitFor();
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await question.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(url => url.pathname === "/");
  assertCalm(nurse);
  await nurse.close();
});

test("[F-003] [F-004] [F-134] side panel and top bar lead to the messages, the user's name to the notification settings", async () => {
  const nurse = await visit(browser, product.address("ehr", "kim"));
  const { page } = nurse;
  for (const place of [page.getByRole("navigation", { name: "Main" }), page.getByRole("banner")]) {
    await page.getByRole("link", { name: "Patients" }).click();
    assert.equal(await page.getByRole("button", { name: "New message" }).isVisible(), false);
    await place.getByRole("link", { name: /^Messages/ }).click();
    await page.getByRole("button", { name: "New message" }).waitFor();
  }
  await page.getByRole("link", { name: /Kim Tran.*user settings/ }).click();
  await page.getByRole("heading", { name: "Notification settings" }).waitFor();
  const settings = page.getByRole("list", { name: "Messages" });
  await settings.getByRole("switch", { name: "New patient message", checked: true }).click();
  await settings.getByRole("switch", { name: "Unread message reminder", checked: false }).waitFor();
  await settings.getByRole("switch", { name: "New patient message", checked: false }).click();
  await settings.getByRole("switch", { name: "New patient message", checked: true }).waitFor();
  assertCalm(nurse);
  await nurse.close();
});

test("[F-005] [F-006] [F-035] the chart's Chat tab lists the patient's chats, with a red dot at new ones, beside the chart", async () => {
  const nurse = await visit(browser, product.address("ehr", "kim"));
  const { page } = nurse;
  await page.getByRole("link", { name: "Tom Becker" }).click();
  await page.getByRole("link", { name: "Chat" }).click();
  await rowOf(page, "Knee exercises after surgery").waitFor();
  await page.getByRole("link", { name: "‹ Enrolled" }).click();
  await page.getByRole("link", { name: "James Okafor" }).click();
  await page.getByRole("link", { name: "Chat" }).click();
  const dizzy = rowOf(page, "A little dizzy");
  await dizzy.locator("[part~=unread].red-dot").waitFor();
  assert.equal(await rowOf(page, "Knee exercises").count(), 0);
  await openTopic(page, "A little dizzy");
  await page.getByRole("log", { name: "Messages" }).getByText("since the weekend").waitFor();
  await page.getByRole("heading", { name: "Demographics" }).waitFor();
  await until(async () => (await dizzy.locator("[part~=unread]").count()) === 0, "no dot any more");
  // A reload comes back to the same chat of the same chart.
  await page.reload();
  await page.getByRole("log", { name: "Messages" }).getByText("since the weekend").waitFor();
  assert.doesNotMatch(await page.title(), /James|Okafor|dizzy/);
  assertCalm(nurse);
  await nurse.close();
});
