/** Chats of the chart, by the words of their document alone: Message Center, begin, Submit, the Chat tab, the lock. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { attach, seesPhoto } from "../support/attaching.ts";
import { assertCalm, onPhone, openTopic, rowOf, say, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";

const desk = { viewport: { width: 1280, height: 800 } };
const log = (page: Page): Locator => page.getByRole("log", { name: "Messages" });
const box = (page: Page): Locator => page.getByRole("textbox", { name: "Message", exact: true });
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const back = (page: Page): Promise<void> => button(page, "Back to conversations").click();
const titles = (page: Page): Promise<string[]> =>
  page.getByRole("list", { name: "Conversations" }).locator("[part~=row-button]").allInnerTexts();

/** The word beside the lock. */
const stateOf = (page: Page, word: string): Promise<void> =>
  page.locator("[part=state]").getByText(word, { exact: true }).waitFor();

/** begin, the answers, Submit. */
async function beginVisit(page: Page, reason: string): Promise<void> {
  await button(page, "begin: Before your visit").click();
  await page.getByRole("textbox", { name: "What brings you to us?" }).fill(reason);
  await page
    .getByRole("radiogroup", { name: "Are you allergic to anything?" })
    .getByRole("radio", { name: "No" })
    .check();
  await button(page, "Submit").click();
  await log(page).getByText(reason).waitFor();
}

/** +, Title, Create, the message, Send. */
async function create(page: Page, title: string, message: string): Promise<void> {
  await button(page, "+ New chat").click();
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await button(page, "Create").click();
  await box(page).fill(message);
  await button(page, "Send").click();
  await log(page).getByText(message).waitFor();
}

/** One closes by the lock, and the state stands in words beside it on both sides; the other reopens. */
async function lockAndUnlock(closing: Page, reopening: Page): Promise<void> {
  await button(closing, "Close conversation").click();
  for (const page of [closing, reopening]) {
    await stateOf(page, "Closed");
    await page.getByText("This conversation is closed.").waitFor();
    assert.equal(await box(page).count(), 0);
  }
  await button(reopening, "Reopen conversation").click();
  for (const page of [closing, reopening]) {
    await stateOf(page, "Open");
    await box(page).waitFor();
  }
}

/** The envelope marks it as unread and takes that back, in the header and in the row. */
async function markUnread(page: Page, title: string): Promise<void> {
  const header = page.locator("[part=header]");
  await header.getByRole("button", { name: "Mark as unread", exact: true }).click();
  await rowOf(page, title).locator("[part~=unread]").waitFor();
  await rowOf(page, title)
    .getByRole("button", { name: /^Mark as read/ })
    .click();
  await header.getByRole("button", { name: "Mark as unread", exact: true }).waitFor();
  await until(async () => (await rowOf(page, title).locator("[part~=unread]").count()) === 0, "it read");
}

/** Go to encounter, Add order, Link document, Archive and Close: the chat follows, and the encounter it. */
async function encounter(staff: Page, patient: Page): Promise<void> {
  await staff.getByText(/^Encounter: .?Results.? · In progress$/).waitFor();
  await button(staff, "Go to encounter").click();
  await staff.getByRole("heading", { name: "Results" }).waitFor();
  for (const [name, title] of [
    ["Add order", "Audiogram"],
    ["Link document", "Visit note"],
  ] as const) {
    await button(staff, name).click();
    const dialog = staff.getByRole("dialog", { name });
    await dialog.getByRole("combobox").selectOption(title);
    await dialog.getByRole("button", { name, exact: true }).click();
    await staff.getByRole("list", { name: "Orders and documents" }).getByText(title).waitFor();
  }
  await staff.getByRole("link", { name: "Go to chat" }).click();
  for (const name of ["Audiogram", "Visit note"])
    await staff.getByRole("group", { name: new RegExp(`linked to the encounter: ${name}`) }).waitFor();
  await button(staff, "Go to encounter").click();
  await button(staff, "Archive and Close").click();
  await until(async () => button(staff, "Add order").isDisabled(), "nothing is added any more");
  await stateOf(patient, "Closed");
  assert.equal(await patient.getByText(/[Ee]ncounter|Audiogram/).count(), 0);
  await button(patient, "Reopen conversation").click();
  await until(async () => button(staff, "Add order").isEnabled(), "the encounter goes on");
  await staff.getByRole("link", { name: "Go to chat" }).click();
  await stateOf(staff, "Open");
}

/** The chat's task in the Tasklist; its bubble shows on hovering it. */
async function taskOf(page: Page, title: string): Promise<Locator> {
  await page.getByRole("link", { name: "Tasklist" }).click();
  const task = page.getByRole("list", { name: "Tasklist" }).getByRole("listitem").filter({ hasText: title });
  await task.hover();
  return task;
}

/** As one types, the list shortens to the chats that contain the words, also to a closed one. */
async function search(page: Page, word: string, title: string): Promise<void> {
  const field = page.getByRole("searchbox", { name: "Search conversations" });
  await field.pressSequentially(word);
  const results = page.getByRole("list", { name: "Search results" }).getByRole("listitem");
  await until(async () => (await results.count()) === 1, "one chat with the word");
  await results.getByText(title).first().waitFor();
  await button(page, "Clear search").click();
  await rowOf(page, title).first().waitFor();
}

test("[F-010] [F-011] [F-062] an employee begins a chat by a questionnaire, the clinician answers in the Chat tab, and both have the lock", async () => {
  const { product, browser } = place();
  const [clinician, patient] = await Promise.all([
    visit(browser, product.address("ehr", "marcus"), desk),
    visit(browser, product.address("portal", "frank"), desk),
  ]);
  const { page: marcus } = clinician;
  const { page: frank } = patient;

  // Message Center, Conversations: the plus leads where "send a message" does.
  await frank
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /Message Center/ })
    .click();
  await frank.getByRole("heading", { name: "Conversations" }).waitFor();
  await button(frank, "+ New chat").click();
  await button(frank, "begin: Before your visit").waitFor();
  await button(frank, "Cancel").click();
  await button(frank, "send a message").click();
  await beginVisit(frank, "A ringing in the left ear.");

  // The Chat tab: a red dot, the whole conversation, an answer by Enter.
  await marcus.getByRole("link", { name: "Frank Dorsey" }).click();
  await marcus.getByRole("link", { name: "Chat" }).click();
  await rowOf(marcus, "Before your visit").locator("[part~=unread]").waitFor();
  await openTopic(marcus, "Before your visit");
  await log(marcus).getByText("A ringing in the left ear.").waitFor();
  await say(marcus, "Since when do you hear it?");
  await log(frank).getByText("Since when do you hear it?").waitFor();
  await say(frank, "Since the night shift.");
  await log(marcus).getByText("Since the night shift.").waitFor();
  await markUnread(marcus, "Before your visit");
  await markUnread(frank, "Before your visit");

  // From the Tasklist the bubble goes directly to the chat; with the checkbox ticked it closes the task as well.
  const task = await taskOf(marcus, "Before your visit");
  await task.getByRole("button", { name: /^Open chat:/ }).click();
  await log(marcus).getByText("Since the night shift.").waitFor();
  const again = await taskOf(marcus, "Before your visit");
  await again.getByRole("checkbox", { name: /^Complete:/ }).check();
  await again.getByRole("button", { name: /^Complete and open chat:/ }).click();
  await log(marcus).getByText("Since the night shift.").waitFor();
  await marcus.getByRole("link", { name: "Tasklist" }).click();
  await until(async () => (await again.count()) === 0, "no task any more");
  await marcus.goBack();
  await log(marcus).getByText("Since the night shift.").waitFor();
  await encounter(marcus, frank);

  // An image, without a word, on both sides.
  await attach(frank, "ear.png");
  await seesPhoto(marcus, "ear.png");
  await attach(marcus, "audiogram.png");
  await seesPhoto(frank, "audiogram.png");

  // A chat of the clinician's own, which the patient finds in the portal.
  await create(marcus, "Fit for the press line", "Your next check is in May.");
  await rowOf(frank, "Fit for the press line").locator("[part~=unread]").waitFor();
  await openTopic(frank, "Fit for the press line");
  await log(frank).getByText("Your next check is in May.").waitFor();

  // Either side closes and reopens; what is closed stands below what is open, and is found.
  await lockAndUnlock(marcus, frank);
  await lockAndUnlock(frank, marcus);
  await button(marcus, "Close conversation").click();
  for (const page of [marcus, frank]) {
    await until(async () => (await titles(page)).at(-1) === "Fit for the press line", "it at the end");
    await search(page, "May", "Fit for the press line");
  }

  // The same on a phone: list and chat take turns.
  await onPhone(marcus);
  await onPhone(frank);
  await back(frank);
  await button(frank, "+ New chat").click();
  await beginVisit(frank, "The strap of my mask is torn.");
  await back(marcus);
  await openTopic(marcus, "Before your visit");
  await log(marcus).getByText("The strap of my mask is torn.").waitFor();
  await say(marcus, "A new one lies here for you.");
  await log(frank).getByText("A new one lies here for you.").waitFor();
  await lockAndUnlock(frank, marcus);
  await button(frank, "Close conversation").click();
  await stateOf(frank, "Closed");
  await back(frank);
  await search(frank, "strap", "Before your visit");
  await back(marcus);
  await create(marcus, "Hours of the clinic", "We open at seven from Monday on.");
  await openTopic(frank, "Hours of the clinic");
  await log(frank).getByText("We open at seven from Monday on.").waitFor();
  assertCalm(clinician, patient);
  await Promise.all([clinician.close(), patient.close()]);
});
