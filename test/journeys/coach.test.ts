/** The coach's messenger, by the words of its document alone: the list *Enrolled*, the message icon, `@`, the gear. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { assertCalm, badgeIn, onPhone, textsIn, untilBadge, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";

const enrolled = (page: Page, patient: string): Locator =>
  page.getByRole("list", { name: "Enrolled" }).getByRole("listitem").filter({ hasText: patient });
const open = (page: Page, patient: string): Promise<void> =>
  enrolled(page, patient).getByRole("button").first().click();
const log = (at: Page | Locator): Locator => at.getByRole("log", { name: "Messages" });
const box = (at: Page | Locator): Locator => at.getByRole("textbox", { name: "Message", exact: true });
const hasFocus = (found: Locator): Promise<boolean> => found.evaluate(element => element.matches(":focus"));

test("[F-001] [F-002] [F-117] a coach writes from the profile and from Enrolled, calls others in with @, and they watch by the gear", async () => {
  const { product, browser } = place();
  const [coach, provider, patient] = await Promise.all([
    visit(browser, product.address("ehr", "maya"), { viewport: { width: 1280, height: 800 } }),
    visit(browser, product.address("ehr", "anita"), { viewport: { width: 1280, height: 800 } }),
    visit(browser, product.address("portal", "gloria"), { viewport: { width: 1280, height: 800 } }),
  ]);
  const { page: maya } = coach;
  const { page: anita } = provider;
  const { page: gloria } = patient;

  // The primary coach is alerted; who only looks on is not.
  await enrolled(maya, "Gloria Benning")
    .getByText(/unread message/)
    .waitFor();
  assert.ok((await badgeIn(maya)) >= 1);
  await enrolled(anita, "Gloria Benning").waitFor();
  assert.equal(await badgeIn(anita), 0);

  // The icon within the profile opens the messenger over it, ready to write in.
  await maya.getByRole("link", { name: "Patients" }).click();
  await maya.getByRole("link", { name: "Gloria Benning" }).click();
  const icon = maya.getByRole("button", { name: "Message Gloria Benning" });
  await icon.click();
  const slideOut = maya.getByRole("dialog", { name: "Messages" });
  await until(() => hasFocus(box(slideOut)), "the focus in the composer");
  await slideOut.getByRole("img", { name: /Watching: .*Maya Lindgren/ }).waitFor();
  await maya.getByRole("heading", { name: "Demographics" }).waitFor();
  await maya.keyboard.type("Half a thought");
  await maya.keyboard.press("Escape");
  await slideOut.waitFor({ state: "hidden" });
  assert.equal(await hasFocus(icon), true);
  await icon.click();
  await until(async () => (await box(slideOut).inputValue()) === "Half a thought", "what was typed");
  await box(slideOut).fill("What would your son like to walk to?");
  await slideOut.getByRole("button", { name: "Send" }).click();
  await log(slideOut).getByText("What would your son like to walk to?").waitFor();
  await slideOut.getByRole("button", { name: "Close messages" }).click();

  // The patient reads and answers; her name stands below the coach's message until she has.
  const receipts = maya.locator("#messages [part~=receipts]");
  await maya.getByRole("link", { name: /^Enrolled/ }).click();
  await open(maya, "Gloria Benning");
  await receipts.getByText("Gloria Benning").waitFor();
  await gloria
    .getByRole("link", { name: /^My coach/ })
    .first()
    .click();
  await log(gloria).getByText("What would your son like to walk to?").waitFor();
  await until(async () => !(await receipts.innerText()).includes("Gloria Benning"), "her name to go");
  await box(gloria).fill("The lake, I think.");
  await gloria.getByRole("button", { name: "Send" }).click();
  await log(maya).getByText("The lake, I think.").waitFor();

  // @ offers the team; whom it names has an unread message, and the patient sees nothing of a note.
  await box(maya).pressSequentially("@ani");
  await maya.getByRole("option", { name: /Anita Rao/ }).waitFor();
  await maya.keyboard.press("Enter");
  await maya.keyboard.type("is the lake too far for her knee?");
  await maya.keyboard.press("Enter");
  await untilBadge(anita, 1);
  await enrolled(anita, "Gloria Benning")
    .getByText(/unread message/)
    .waitFor();
  await open(anita, "Gloria Benning");
  await log(anita).getByText("is the lake too far for her knee?").waitFor();
  await untilBadge(anita, 0);

  // Who answers watches from then on, until they unwatch by the gear.
  const gear = anita.getByRole("button", { name: "Conversation settings" });
  const watch = anita.getByRole("switch", { name: "Watch this conversation" });
  await gear.click();
  await anita.getByRole("switch", { name: "Watch this conversation", checked: false }).waitFor();
  await anita.keyboard.press("Escape");
  await box(anita).fill("Half way is fine for now.");
  await anita.getByRole("button", { name: "Send" }).click();
  await log(gloria).getByText("Half way is fine for now.").waitFor();
  assert.equal(
    (await textsIn(gloria)).some(text => text.includes("too far")),
    false,
  );
  await gear.click();
  await anita.getByRole("switch", { name: "Watch this conversation", checked: true }).waitFor();
  await watch.click();
  await anita.getByRole("switch", { name: "Watch this conversation", checked: false }).waitFor();
  await anita.keyboard.press("Escape");

  // Only what names somebody was a note. Technical support can be called at any time.
  await maya.getByRole("switch", { name: "Staff-only note", checked: false }).waitFor();
  await box(maya).pressSequentially("@support");
  await maya.getByRole("option", { name: /support/ }).waitFor();
  await maya.keyboard.press("Escape");
  await maya.locator("#messages [part~=box]").fill("");

  // Straight from Enrolled, without opening the chart.
  await open(maya, "Hector Salas");
  await until(() => hasFocus(box(maya)), "the composer of another patient");
  await box(maya).fill("I will show Dr. Rao your list.");
  await maya.getByRole("button", { name: "Send" }).click();
  await log(maya).getByText("I will show Dr. Rao your list.").waitFor();

  // The same on a phone: list and conversation take turns.
  await onPhone(maya);
  await maya.getByRole("button", { name: /Back/ }).click();
  await open(maya, "Gloria Benning");
  await log(maya).getByText("Half way is fine for now.").waitFor();
  await box(maya).fill("From the bus: well done today.");
  await maya.getByRole("button", { name: "Send" }).click();
  await onPhone(gloria);
  await log(gloria).getByText("From the bus: well done today.").waitFor();
  await gloria.getByRole("button", { name: /Back/ }).click();
  await gloria
    .getByRole("link", { name: /^My coach/ })
    .last()
    .click();
  await log(gloria).getByText("From the bus: well done today.").waitFor();

  // Signing out asks about what was not sent, and takes it along.
  await box(maya).fill("Half a thought");
  await maya.getByRole("link", { name: /Maya Lindgren.*User Settings/ }).click();
  const question = maya.getByRole("dialog", { name: "Sign out?" });
  await maya.getByRole("button", { name: "Sign out" }).click();
  await question.getByText("1 draft on this device would be lost.").waitFor();
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await maya.getByRole("button", { name: "Sign out" }).click();
  await question.getByRole("button", { name: "Sign out" }).click();
  await maya.waitForURL(url => url.pathname === "/");
  assertCalm(coach, provider, patient);
  await Promise.all([coach.close(), provider.close(), patient.close()]);
});
