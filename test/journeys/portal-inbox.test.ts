/** The portal's inbox, by the words of its document alone: My Messages, Compose, Open Inbox, Reply, Archive, Search. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { assertCalm, onPhone, openMail, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";

const desk = { viewport: { width: 1280, height: 800 } };
const log = (page: Page): Locator => page.getByRole("log", { name: "Messages" });
const box = (page: Page): Locator => page.getByRole("textbox", { name: "Message", exact: true });
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const back = (page: Page): Promise<void> => button(page, "Back to conversations").click();
const tab = (page: Page, name: string): Locator => page.getByRole("tab", { name });
const rows = (page: Page): Locator => page.getByRole("list", { name: "My Messages" }).getByRole("listitem");
const row = (page: Page, subject: string): Locator => rows(page).filter({ hasText: subject });
const open = (page: Page, subject: string): Promise<void> =>
  row(page, subject).getByRole("button").first().click();
const toMessages = (page: Page): Promise<void> =>
  page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /Messages/ })
    .click();

interface Letter {
  readonly regarding: string;
  readonly subject: string;
  readonly message: string;
}

/** Compose, Regarding, Recipient, Subject, Message, Send. */
async function compose(page: Page, { regarding, subject, message }: Letter): Promise<void> {
  await button(page, "Compose").click();
  const form = page.getByRole("form", { name: "Compose" });
  await form.getByText("In an emergency, call 911.").waitFor();
  await form.getByLabel("Regarding").selectOption({ label: regarding });
  // Who is not available for portal messages is offered to nobody.
  const recipient = form.getByLabel("Recipient");
  await recipient.selectOption({ label: "Elena Marsh, Psychotherapist" });
  assert.doesNotMatch((await recipient.getByRole("option").allInnerTexts()).join(), /Greg/);
  await form.getByLabel("Subject").fill(subject);
  await form.getByLabel("Message", { exact: true }).fill(message);
  await form.getByRole("button", { name: "Send" }).click();
  await log(page).getByText(message).waitFor();
}

async function reply(page: Page, text: string): Promise<void> {
  await button(page, "Reply").click();
  await box(page).fill(text);
  await button(page, "Send").click();
  await log(page).getByText(text).waitFor();
}

async function answer(page: Page, subject: string, text: string): Promise<void> {
  await open(page, subject);
  await box(page).fill(text);
  await button(page, "Send").click();
  await log(page).getByText(text).waitFor();
}

/** From the inbox: two characters look for nothing, three do, and the X brings back what was there. */
async function search(page: Page, word: string, subject: string): Promise<void> {
  const field = page.getByRole("searchbox", { name: "Search" });
  const all = await rows(page).count();
  await field.pressSequentially(word.slice(0, 2));
  await page.getByText("Type at least 3 characters").waitFor();
  assert.equal(await rows(page).count(), all);
  await field.pressSequentially(word.slice(2));
  await page.getByText("1 conversation found").first().waitFor();
  await page.getByRole("list", { name: "Search results" }).getByText(subject).waitFor();
  await button(page, "Clear search").click();
  await until(async () => (await rows(page).count()) === all, "the list as it was");
  assert.equal(await field.inputValue(), "");
}

test("[F-007] [F-064] [F-140] a patient composes to one recipient, signs in by the mail's Open Inbox, replies, archives and searches", async () => {
  const { product, browser } = place();
  const [staff, patient, uk, admin] = await Promise.all([
    visit(browser, product.address("ehr", "elena"), desk),
    visit(browser, product.address("portal", "nora"), desk),
    visit(browser, product.address("portal", "oliver"), desk),
    visit(browser, product.address("ehr", "olivia"), desk),
  ]);
  const { page: elena } = staff;

  // The icon in the header; two episodes of care, so Regarding is asked.
  await toMessages(patient.page);
  const friday = "Friday instead";
  await compose(patient.page, {
    regarding: "Counseling since spring",
    subject: friday,
    message: "May we meet a day later?",
  });
  await patient.close();

  // One episode, so it is not; in the United Kingdom it is 999.
  await toMessages(uk.page);
  await button(uk.page, "Compose").click();
  const ukForm = uk.page.getByRole("form", { name: "Compose" });
  await ukForm.getByText("In an emergency, call 999.").waitFor();
  await ukForm.getByRole("option", { name: /Alice Hartley/ }).waitFor({ state: "attached" });
  assert.equal(await ukForm.getByLabel("Regarding").count(), 0);
  await onPhone(uk.page);
  await ukForm.getByText("In an emergency, call 999.").waitFor();

  // The answer comes as a mail, which leads through the sign-in to the conversation.
  await toMessages(elena);
  await answer(elena, friday, "Friday at ten is free.");
  const mail = await visit(browser, `${product.origin}/mails?as=nora`, desk);
  const { page: nora } = mail;
  const mails = nora.getByRole("link", { name: "Open Inbox" });
  const had = await mails.count();
  await until(async () => {
    await nora.reload();
    return (await mails.count()) > had || (await mails.count()) > 1;
  }, "the mail");
  await openMail(nora, product, "nora");
  await log(nora).getByText("Friday at ten is free.").waitFor();
  await reply(nora, "Ten it is.");
  await log(elena).getByText("Ten it is.").waitFor();

  // Newest first; what is unread has a blue dot, and the number of such messages stands on the icon.
  await rows(nora).first().getByText(friday).waitFor();
  const dot = row(nora, "Thought diary").locator("[part~=unread]");
  const [red = 0, green = 0, blue = 0] = await dot.evaluate(
    mark => getComputedStyle(mark).backgroundColor.match(/\d+/g)?.map(Number) ?? [],
  );
  assert.ok(blue > 180 && blue > 2 * red && blue > green, `a blue dot: ${red}, ${green}, ${blue}`);
  await nora.getByRole("link", { name: "My Messages 1 unread message" }).waitFor();

  // A Super Admin takes the recipient's role away: Reply goes off in the open thread, and says why.
  const { page: olivia } = admin;
  await olivia.getByRole("link", { name: "Super Admin", exact: true }).click();
  const available = olivia
    .getByRole("list", { name: "Available for portal messages" })
    .getByRole("switch", { name: /Elena Marsh/ });
  await available.click();
  await nora.getByText("does not take messages at the moment").waitFor();
  assert.equal(await button(nora, "Reply").getAttribute("aria-disabled"), "true");
  await available.click();
  await nora.getByText("does not take messages at the moment").waitFor({ state: "detached" });

  await button(nora, "Archive").click();
  await tab(nora, "Archived").click();
  await open(nora, friday);
  await button(nora, "Unarchive").click();
  await tab(nora, "Active").click();
  await row(nora, friday).waitFor();
  await search(nora, "noticed", "Thought diary");

  // The same on a phone: inbox and conversation take turns.
  await onPhone(nora);
  await onPhone(elena);
  await back(nora);
  const form = "A form for work";
  await compose(nora, { regarding: "Medication review", subject: form, message: "Can you fill it in?" });
  await back(elena);
  await answer(elena, form, "Please bring it along.");
  await log(nora).getByText("Please bring it along.").waitFor();

  // Who replies to what they archived brings it back.
  await button(nora, "Archive").click();
  await back(nora);
  await tab(nora, "Archived").click();
  await open(nora, form);
  await reply(nora, "I will.");
  await back(nora);
  await tab(nora, "Active").click();
  await row(nora, form).waitFor();
  await search(nora, "along", form);
  await onPhone(olivia);
  await available.waitFor();
  assertCalm(staff, mail, uk, admin);
  await Promise.all([staff.close(), mail.close(), uk.close(), admin.close()]);
});
