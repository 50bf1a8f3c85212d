/** A portal in React 19: strict mode, a host that renders at each tick, and the parts laid out by the page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertCalm, say, textsIn, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";
import { clientsIn, socketsOf, untilTicked } from "./watched.ts";

test("in React 19 properties go in and events come out, and what is typed outlives every rendering of the host", async () => {
  const { world, browser, address } = place();
  await world.startTopic("staff", "kim", "rosa", {
    title: "Blood pressure",
    first: { text: "How are you?" },
  });
  const visited = await visit(browser, "about:blank");
  const { page } = visited;
  const opened = socketsOf(page);
  await page.goto(address("react", "portal", "rosa"));
  const row = page.getByRole("list", { name: "Conversations" }).getByRole("listitem").first();
  await row.getByRole("button").first().click();
  await page.getByRole("log", { name: "Messages" }).getByText("How are you?").waitFor();
  const box = page.getByRole("textbox", { name: "Message", exact: true });
  await box.click();
  for (const word of ["Well,", " thank", " you"]) {
    await page.keyboard.type(word);
    await untilTicked(page, 3);
  }
  assert.equal(await box.evaluate(found => found.matches(":focus")), true);
  await page.keyboard.press("Enter");
  await until(async () => (await textsIn(page)).includes("Well, thank you"), "the answer in the thread");
  // Another function as token at each rendering, and everything mounted twice by strict mode.
  assert.equal(clientsIn(opened), 1);

  await page.getByRole("button", { name: "Close the conversation" }).click();
  await page.getByText("Choose a conversation.").waitFor();
  assert.equal(
    await page
      .locator("care-inbox")
      .evaluate(inbox => (inbox as unknown as { conversation: unknown }).conversation ?? null),
    null,
  );
  assertCalm(visited);
  await visited.close();
});

test("a page of React that is left and come back to finds its words again, and signs out by a ref", async () => {
  const { world, browser, address } = place();
  await world.startTopic("staff", "kim", "rosa", { title: "Diet", first: { text: "More greens?" } });
  const visited = await visit(browser, address("react", "portal", "rosa"));
  const { page } = visited;
  const row = page
    .getByRole("list", { name: "Conversations" })
    .getByRole("listitem")
    .filter({ hasText: "Diet" });
  await row.getByRole("button").first().click();
  const box = page.getByRole("textbox", { name: "Message", exact: true });
  await box.fill("Half a word");
  await page.getByRole("button", { name: "Home" }).click();
  await page.getByText("Nothing is due today.").waitFor();
  await untilTicked(page, 3);
  await page.getByRole("button", { name: /^Messages/ }).click();
  await until(async () => (await box.inputValue()) === "Half a word", "the draft in the box");
  await say(page, "A whole one");
  await until(async () => (await textsIn(page)).includes("A whole one"), "the message in the thread");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.locator("output").getByText("done").waitFor();
  assert.equal(await page.getByRole("log", { name: "Messages" }).count(), 0);
  assertCalm(visited);
  await visited.close();
});
