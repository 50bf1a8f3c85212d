/** Conversations by topic, by the words of their document alone: New Message, Topic, Send Message, profile, dashboard. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { assertCalm, badgeIn, onPhone, openTopic, rowOf, say, untilBadge, visit } from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";

const desk = { viewport: { width: 1280, height: 800 } };
const log = (page: Page): Locator => page.getByRole("log", { name: "Messages" });

test("[F-005] [F-060] [F-190] a provider starts a topic from New Message, and finds it again in the patient's dashboard", async () => {
  const { product, browser } = place();
  const [provider, colleague, patient] = await Promise.all([
    visit(browser, product.address("ehr", "jonas"), desk),
    visit(browser, product.address("ehr", "omar"), desk),
    visit(browser, product.address("portal", "tom"), desk),
  ]);
  const { page: jonas } = provider;
  const { page: omar } = colleague;
  const { page: tom } = patient;
  const topic = "Post-Surgery Follow-up";

  // New Message, Select Patient, Enter Topic, Write Message, Send Message.
  await jonas
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /^Messages/ })
    .click();
  // Four figures stand over the list.
  for (const name of ["Total Conversations", "Unread Messages", "Unique Patients", "Total Messages"])
    await jonas.getByRole("button", { name: new RegExp(`${name}$`) }).waitFor();
  await jonas.getByRole("button", { name: "New Message" }).click();
  await jonas.getByRole("combobox", { name: "Patient" }).fill("becker");
  await jonas.getByRole("option", { name: /Tom Becker/ }).click();
  await jonas.getByRole("textbox", { name: "Topic", exact: true }).fill(topic);
  await jonas
    .getByRole("textbox", { name: "Message", exact: true })
    .fill("How does the knee feel on stairs?");
  await jonas.getByRole("button", { name: "Send Message" }).click();
  await log(jonas).getByText("How does the knee feel on stairs?").waitFor();

  // The list says topic, patient, preview, count and ID; the header leads to the profile.
  const row = rowOf(jonas, topic);
  for (const text of ["Tom Becker", "HFH-20715", "1 message"]) await row.getByText(text).first().waitFor();
  await jonas.getByRole("button", { name: "Profile", exact: true }).click();
  await jonas.getByRole("heading", { name: "Tom Becker" }).waitFor();

  // The patient answers; the number in the sidebar moves at once, and who opens the chat reads it away.
  await tom
    .getByRole("link", { name: /^Messages/ })
    .first()
    .click();
  await openTopic(tom, topic);
  const had = await badgeIn(jonas);
  await say(tom, "Down is still hard.");
  await untilBadge(jonas, had + 1);

  // From the patient's dashboard, beside the other information; a colleague of the care team sees it as well.
  await jonas.getByRole("link", { name: "Chat" }).click();
  await row.locator("[part~=unread]").waitFor();
  await openTopic(jonas, topic);
  await log(jonas).getByText("Down is still hard.").waitFor();
  await jonas.getByRole("heading", { name: "Demographics" }).waitFor();
  await until(async () => (await row.locator("[part~=unread]").count()) === 0, "no dot any more");
  await untilBadge(jonas, had);
  await omar.getByRole("link", { name: "Tom Becker" }).click();
  await omar.getByRole("link", { name: "Chat" }).click();
  await openTopic(omar, topic);
  await log(omar).getByText("Down is still hard.").waitFor();

  // Each message says who it is of: You, or the patient.
  const last = log(jonas).getByRole("article").last();
  await last.getByText("Patient", { exact: true }).waitFor();
  await log(tom).getByRole("article").last().getByText("You", { exact: true }).waitFor();

  // A reload comes back to the same chat of the same chart, and names nobody.
  await jonas.reload();
  await log(jonas).getByText("Down is still hard.").waitFor();
  assert.doesNotMatch(`${await jonas.title()} ${jonas.url()}`, /Tom|Becker|Surgery|HFH/);

  // The same on a phone: the list has the whole width.
  await onPhone(jonas);
  await say(jonas, "Then one more week of step-ups.");
  await onPhone(tom);
  await log(tom).getByText("Then one more week of step-ups.").waitFor();
  await tom.getByRole("button", { name: /Back/ }).click();
  await rowOf(tom, topic).waitFor();
  await jonas.getByRole("button", { name: /Back/ }).click();
  await row.waitFor();
  assertCalm(provider, colleague, patient);
  await Promise.all([provider.close(), colleague.close(), patient.close()]);
});
