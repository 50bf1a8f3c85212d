/** A page that a server renders by React, and that React takes over in the browser. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertCalm, say, textsIn, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";
import { clientsIn, socketsOf } from "./watched.ts";

test("what a server renders stands in the page before any script, and React takes it over with its events", async () => {
  const { world, browser, address } = place();
  await world.startTopic("staff", "kim", "rosa", {
    title: "Walking",
    first: { text: "How far did you go?" },
  });
  const sent = await (await fetch(address("server-rendered", "portal", "rosa"))).text();
  assert.match(sent, /<care-messenger server="http:[^"]+" practice="harbor" token-url="\/token\?kind=portal/);
  const visited = await visit(browser, "about:blank");
  const { page } = visited;
  const opened = socketsOf(page);
  await page.goto(address("server-rendered", "portal", "rosa"));
  const row = page.getByRole("list", { name: "Conversations" }).getByRole("listitem");
  await row.filter({ hasText: "Walking" }).getByRole("button").first().click();
  await page.getByText("A conversation is open.").waitFor();
  await say(page, "To the lake");
  await until(async () => (await textsIn(page)).includes("To the lake"), "the answer in the thread");
  await page.getByRole("button", { name: "Close the conversation" }).click();
  await page.getByText("Nothing is open.").waitFor();
  await page.getByRole("log", { name: "Messages" }).waitFor({ state: "detached" });
  assert.equal(clientsIn(opened), 1);
  assertCalm(visited);
  await visited.close();
});
