/** A chart in Vue 3 and in Angular: the whole messenger about one patient, by a template's bindings. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertCalm, say, textsIn, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";
import { clientsIn, socketsOf, untilTicked } from "./watched.ts";

for (const [app, name] of [
  ["vue", "Vue 3"],
  ["angular", "Angular"],
] as const) {
  test(`in ${name} a patient's key is enough, events come out, and the messenger outlives every rendering of the host`, async () => {
    const { world, browser, address } = place();
    await world.startTopic("portal", "rosa", "rosa", {
      title: "Blood pressure",
      first: { text: "It is high" },
    });
    const visited = await visit(browser, "about:blank");
    const { page } = visited;
    const opened = socketsOf(page);
    await page.goto(address(app, "staff", "kim"));
    await page.locator("care-messenger [part~=patient]").getByText("Rosa Diaz").first().waitFor();
    const row = page.getByRole("list", { name: "Conversations" }).getByRole("listitem").first();
    await row.getByRole("button").first().click();
    await page.getByRole("log", { name: "Messages" }).getByText("It is high").waitFor();
    const box = page.getByRole("textbox", { name: "Message", exact: true });
    await box.click();
    await page.keyboard.type("Since when?");
    await untilTicked(page, 5);
    assert.equal(await box.inputValue(), "Since when?");
    await page.keyboard.press("Enter");
    await until(async () => (await textsIn(page)).includes("Since when?"), "the answer in the thread");
    assert.equal(clientsIn(opened), 1);
    await page
      .locator("care-thread")
      .getByRole("button", { name: /Profile/ })
      .first()
      .click();
    await page.locator("output").getByText("Rosa Diaz").waitFor();
    assertCalm(visited);
    await visited.close();
  });

  test(`a tab of ${name} that is closed and opened again shows the conversation that was open, and signs out by a template's ref`, async () => {
    const { world, browser, address } = place();
    await world.startTopic("portal", "rosa", "rosa", { title: "Diet", first: { text: "More greens" } });
    const visited = await visit(browser, address(app, "staff", "kim"));
    const { page } = visited;
    const row = page
      .getByRole("list", { name: "Conversations" })
      .getByRole("listitem")
      .filter({ hasText: "Diet" });
    await row.getByRole("button").first().click();
    await page.getByRole("log", { name: "Messages" }).getByText("More greens").waitFor();
    const chat = page.getByRole("button", { name: "Chat", exact: true });
    await chat.click();
    await page.locator("care-messenger").waitFor({ state: "detached" });
    await untilTicked(page, 3);
    await chat.click();
    await page.getByRole("log", { name: "Messages" }).getByText("More greens").waitFor();
    await say(page, "Good");
    await until(async () => (await textsIn(page)).includes("Good"), "the message in the thread");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.locator("output").getByText("done").waitFor();
    assertCalm(visited);
    await visited.close();
  });
}
