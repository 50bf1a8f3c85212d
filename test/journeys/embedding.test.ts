/** The elements in pages of a host: ten lines of HTML, a dashboard, a chart. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertCalm, onPhone, openTopic, rowOf, say, visit, visitEhr } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";

/** Opens a topic and answers the conversation's id. */
async function idOf(page: Page, topic: string): Promise<string> {
  await openTopic(page, topic);
  return page
    .locator("care-thread")
    .evaluate(thread => (thread as unknown as { conversation: string }).conversation);
}

test("[I-8] [I-4] [F-022] ten lines of HTML are a messenger under a strict policy, and tell who has no right nothing", async () => {
  const { product, browser } = place();
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
  await onPhone(embedded.page);
  await last.getByText("ten lines").waitFor();
  assert.deepEqual([...hosts], ["127.0.0.1"]);
  assertCalm(embedded);
  await embedded.close();

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

test("[F-001] [F-002] [F-094] a slide-out over the dashboard or the chart is ready to write in, and keeps what was typed", async () => {
  const { product, browser } = place();
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

test("[F-004] [F-005] [F-035] side panel and top bar lead to the messages, the user's name to their settings, the chart to its patient's chats", async () => {
  const { product, browser } = place();
  const nurse = await visit(browser, product.address("ehr", "kim"));
  const { page } = nurse;
  for (const part of [page.getByRole("navigation", { name: "Main" }), page.getByRole("banner")]) {
    await page.getByRole("link", { name: "Patients" }).click();
    assert.equal(await page.getByRole("button", { name: "New message" }).isVisible(), false);
    await part.getByRole("link", { name: /^Messages/ }).click();
    await page.getByRole("button", { name: "New message" }).waitFor();
  }
  await page.getByRole("link", { name: /Kim Tran.*user settings/ }).click();
  await page.getByRole("heading", { name: "Notification settings" }).waitFor();
  const settings = page.getByRole("list", { name: "Messages" });
  await settings.getByRole("switch", { name: "New patient message", checked: true }).click();
  await settings.getByRole("switch", { name: "Unread message reminder", checked: false }).waitFor();
  await settings.getByRole("switch", { name: "New patient message", checked: false }).click();
  await settings.getByRole("switch", { name: "New patient message", checked: true }).waitFor();

  await page.getByRole("link", { name: "Patients" }).click();
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
  const log = page.getByRole("log", { name: "Messages" });
  await log.getByText("since the weekend").waitFor();
  await page.getByRole("heading", { name: "Demographics" }).waitFor();
  await until(async () => (await dizzy.locator("[part~=unread]").count()) === 0, "no dot any more");
  // A reload comes back to the same chat of the same chart.
  await page.reload();
  await log.getByText("since the weekend").waitFor();
  assert.doesNotMatch(await page.title(), /James|Okafor|dizzy/);
  await onPhone(page);
  await log.getByText("since the weekend").waitFor();
  assertCalm(nurse);
  await nurse.close();
});
