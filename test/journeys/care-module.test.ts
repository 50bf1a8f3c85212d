/** The care-team module, by the words of its document alone: Messages, Search, Care Team, the modal, User Settings. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { assertCalm, badgeIn, onPhone, untilBadge, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";

const desk = { viewport: { width: 1280, height: 800 } };
const row = (page: Page, patient: string): Locator =>
  page.getByRole("list", { name: "Messages" }).getByRole("listitem").filter({ hasText: patient });
const log = (page: Page): Locator => page.getByRole("log", { name: "Messages" });
const box = (page: Page): Locator => page.getByRole("textbox", { name: "Message", exact: true });
const panel = (page: Page): Locator => page.getByRole("region", { name: "Care Team" });

async function send(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await log(page).getByText(text).waitFor();
}

test("[F-003] [F-004] [F-150] a care team writes in the patient's one conversation, an outsider follows by the modal, and a patient without a portal texts", async () => {
  const { product, browser } = place();
  const [manager, outsider, patient] = await Promise.all([
    visit(browser, product.address("ehr", "grace"), desk),
    visit(browser, product.address("ehr", "june"), desk),
    visit(browser, product.address("portal", "eleanor"), desk),
  ]);
  const { page: grace } = manager;
  const { page: june } = outsider;
  const { page: eleanor } = patient;

  // Through the left side panel, or the icon at the top of the screen.
  for (const part of [grace.getByRole("navigation", { name: "Main" }), grace.getByRole("banner")]) {
    await grace.getByRole("link", { name: "Patients" }).click();
    await grace.getByRole("heading", { name: "Patients" }).waitFor();
    await part.getByRole("link", { name: /^Messages/ }).click();
    await row(grace, "Eleanor Voss").waitFor();
  }
  assert.equal(await row(grace, "Celia Duarte").count(), 0);

  // Type into the free text box, and Send; the patient has it under Chat With My Care Team.
  await row(grace, "Eleanor Voss").getByRole("button").first().click();
  await send(grace, "Grace here: please ask your pharmacist for one without pseudoephedrine.");
  await eleanor.getByRole("link", { name: "Chat With My Care Team" }).first().click();
  await log(eleanor).getByText("without pseudoephedrine").waitFor();
  await send(eleanor, "Thank you, I will.");
  await log(grace).getByText("Thank you, I will.").waitFor();

  // The panel names those of the chart, and whether they are notified.
  await grace.getByRole("button", { name: "Care Team" }).click();
  await panel(grace)
    .getByRole("listitem")
    .filter({ hasText: "Hannah Stein" })
    .getByText("Notified")
    .waitFor();

  // Not in the chart: found by search, and asked; No changes nothing, Yes makes a Notification User.
  await june
    .getByRole("banner")
    .getByRole("link", { name: /^Messages/ })
    .click();
  const find = async (words: string, patient: string) => {
    await june.getByRole("searchbox", { name: "Search" }).fill(words);
    await june.getByRole("list", { name: "Patients" }).getByRole("button", { name: patient }).click();
  };
  await find("tate", "Raymond Tate");
  const modal = june.getByRole("dialog", { name: /Be notified about/ });
  await modal.getByRole("button", { name: "No", exact: true }).click();
  await log(june).getByText("I put it on your plan.").waitFor();
  await box(june).waitFor();
  await find("voss", "Eleanor Voss");
  await modal.getByRole("button", { name: "Yes", exact: true }).click();
  const asJune = panel(grace).getByRole("listitem").filter({ hasText: "June Abbott" });
  await asJune.getByText("Notification User").waitFor();

  // The patient's messages notify; those of staff do not.
  await june.getByRole("link", { name: "Patients" }).click();
  const had = await badgeIn(june);
  await send(eleanor, "One more question: how many a day?");
  await untilBadge(june, had + 1);
  await grace.getByRole("button", { name: "Close care team" }).click();
  await send(grace, "Grace here: two at most.");
  await log(eleanor).getByText("two at most").waitFor();
  assert.equal(await badgeIn(june), had + 1);

  // The link under one's own name ends it.
  await june
    .getByRole("banner")
    .getByRole("link", { name: /^Messages/ })
    .click();
  await june.getByRole("button", { name: "Clear search" }).click();
  await row(june, "Eleanor Voss").getByRole("button").first().click();
  await june.getByRole("button", { name: "Care Team" }).click();
  await panel(june)
    .getByRole("button", { name: /Turn off/ })
    .click();
  await grace.getByRole("button", { name: "Care Team" }).click();
  await until(async () => (await asJune.count()) === 0, "the panel without June");

  // User Settings › Notification Settings › Messages: the reminder only with the notification.
  await grace.getByRole("link", { name: /Grace Whitfield.*User Settings/ }).click();
  await grace.getByRole("heading", { name: "Notification Settings" }).waitFor();
  const settings = grace.getByRole("list", { name: "Messages" });
  await settings.getByRole("switch", { name: "New Patient Message", checked: true }).click();
  await settings
    .getByRole("switch", { name: "Unread Message Reminder", checked: false, disabled: true })
    .waitFor();
  await settings.getByRole("switch", { name: "New Patient Message", checked: false }).click();
  await settings.getByRole("switch", { name: "New Patient Message", checked: true }).waitFor();

  // Whom the chart's page puts on the team is in the conversation's panel; who is taken off it is not.
  await grace.getByRole("link", { name: "Patients" }).click();
  await grace.getByRole("link", { name: "Eleanor Voss" }).click();
  await grace.getByRole("button", { name: "Edit care team" }).click();
  const editor = grace.getByRole("dialog", { name: "Edit care team" });
  await editor.getByLabel("Member of staff").selectOption({ label: "June Abbott, Front desk" });
  await editor.getByRole("button", { name: "Add" }).click();
  await editor.getByRole("button", { name: "Remove Hannah Stein" }).click();
  await editor.getByText("Saved.").waitFor();
  await editor.getByRole("button", { name: "Done" }).click();
  // Oneself is in it in any case.
  const oneself = panel(june).getByRole("listitem").filter({ hasText: "June Abbott" });
  await oneself.getByText("Front desk · Care team").waitFor();
  await until(
    async () => (await panel(june).getByText("Hannah Stein").count()) === 0,
    "the panel without Hannah",
  );
  await june.getByRole("button", { name: "Close care team" }).click();
  await row(june, "Eleanor Voss").waitFor();

  // Create Patient, with Mobile Phone and Text Messages: the phone confirms, writes, and is answered.
  await grace.getByRole("link", { name: "Patients", exact: true }).first().click();
  await grace.getByRole("button", { name: "Create patient" }).click();
  const creator = grace.getByRole("dialog", { name: "Create Patient" });
  await creator.getByLabel("Name", { exact: true }).fill("Nora Quist");
  await creator.getByLabel("Date of birth").fill("1981-04-09");
  await creator.getByLabel("Patient ID").fill("WC-9001");
  await creator.getByLabel("Mobile Phone").fill("(202) 555-0399");
  await creator.getByRole("button", { name: "Text Messages", disabled: false }).click();
  await creator.getByRole("button", { name: "Save" }).click();
  await creator.waitFor({ state: "detached" });
  const holder = await visit(browser, `${product.origin}/phone?practice=willow&phone=12025550399`, desk);
  const { page: phone } = holder;
  const text = async (words: string) => {
    await phone.getByRole("textbox", { name: "Text" }).fill(words);
    await phone.getByRole("button", { name: "Send", exact: true }).click();
  };
  await phone.getByText("Please send your date of birth (MM/DD/YYYY)").waitFor();
  await text("04/09/1981");
  await phone.getByText("You can now text with your care team").waitFor();
  await text("My ankle is swollen");
  await grace.getByRole("link", { name: "Nora Quist" }).click();
  await grace.getByRole("button", { name: "Edit patient" }).click();
  const updater = grace.getByRole("dialog", { name: "Update Patient" });
  await updater.getByText("Enabled", { exact: true }).waitFor();
  await updater.getByRole("button", { name: "Cancel" }).click();
  await grace.getByRole("button", { name: "Message Nora Quist" }).click();
  await log(grace).getByText("My ankle is swollen").waitFor();
  await send(grace, "Please put it up.");
  await phone.getByText("Please put it up.").waitFor();
  await log(grace).getByText("Text message · Delivered").waitFor();
  await grace.getByRole("link", { name: "Patients", exact: true }).first().click();
  await grace.getByRole("link", { name: "Eleanor Voss" }).click();

  // The same on a phone.
  await onPhone(grace);
  await grace.getByRole("button", { name: "Message Eleanor Voss" }).click();
  await send(grace, "Grace here, on my way home.");
  await onPhone(eleanor);
  await log(eleanor).getByText("on my way home").waitFor();
  await send(eleanor, "Good night!");
  await log(grace).getByText("Good night!").waitFor();
  assertCalm(manager, outsider, patient, holder);
  await Promise.all([manager.close(), outsider.close(), patient.close(), holder.close()]);
});
