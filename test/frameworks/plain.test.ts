/** A page of a server-side template, without a build, by itself and in a frame of another origin's page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertCalm, say, textsIn, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";

test("in a page without a build that is new at each step, the conversation and the half word in it are there again", async () => {
  const { world, browser, address } = place();
  await world.startTopic("staff", "kim", "rosa", { title: "Sleep", first: { text: "Do you sleep well?" } });
  const visited = await visit(browser, address("plain", "portal", "rosa"));
  const { page } = visited;
  const row = page.getByRole("list", { name: "Conversations" }).getByRole("listitem");
  await row.filter({ hasText: "Sleep" }).getByRole("button").first().click();
  const box = page.getByRole("textbox", { name: "Message", exact: true });
  await box.fill("Not so");
  const kept = () => page.evaluate(() => Object.keys(sessionStorage).some(key => key.includes(" draft ")));
  await until(kept, "the draft kept on the device");
  await page.getByRole("link", { name: "Home" }).click();
  await page.getByText("Nothing is due today.").waitFor();
  await page.goBack();
  await until(async () => (await box.inputValue()) === "Not so", "the draft in the box");
  await page.reload();
  await until(async () => (await box.inputValue()) === "Not so", "the draft in the box");
  await say(page, "Not so well");
  await until(async () => (await textsIn(page)).includes("Not so well"), "the answer in the thread");
  assertCalm(visited);
  await visited.close();
});

test("in a frame of another origin's page a message is read when the person is in the frame, and not before", async () => {
  const { world, browser, address } = place();
  const { body } = await world.startTopic("staff", "kim", "rosa", {
    title: "Shoes",
    first: { text: "Do they fit?" },
  });
  const framed = address("framed", "portal", "rosa").replace("127.0.0.1", "localhost");
  const visited = await visit(browser, `${framed}&conversation=${body.id}`);
  const { page } = visited;
  await page.getByLabel("Find a doctor").focus();
  const frame = page.frameLocator("iframe");
  await frame.getByRole("log", { name: "Messages" }).getByText("Do they fit?").waitFor();
  const row = frame.getByRole("list", { name: "Conversations" }).getByRole("listitem");
  const unread = row.filter({ hasText: "Shoes" }).getByText("1 unread").first();
  await unread.waitFor({ state: "attached" });
  const box = frame.getByRole("textbox", { name: "Message", exact: true });
  assert.equal(await box.evaluate(() => document.hasFocus()), false);
  await box.click();
  await unread.waitFor({ state: "detached" });
  await say(frame, "They do");
  await frame.getByRole("log", { name: "Messages" }).getByText("They do").waitFor();
  assertCalm(visited);
  await visited.close();
});
