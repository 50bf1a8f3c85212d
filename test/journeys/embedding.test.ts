/** The elements in ten lines of HTML. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertCalm, onPhone, openTopic, rowOf, say, visit, visitEhr } from "../support/pages.ts";
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
  await rowOf(embedded.page, "").first().getByRole("button").first().click();
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
