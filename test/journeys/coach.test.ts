/** The coach's messenger, by the words of its document alone: the list *Enrolled*, the message icon, `@`, the gear. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { attach } from "../support/attaching.ts";
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

/** The chart's *Calendar and plan*: added, changed and cancelled, and each time in the patient's conversation. */
async function appointment(staff: Page, patient: Page): Promise<void> {
  const seen = (name: string) => log(patient).getByRole("group", { name, exact: true });
  await staff.getByRole("link", { name: "Patients" }).click();
  await staff.getByRole("link", { name: "Gloria Benning" }).click();
  await staff.getByRole("heading", { name: "Calendar and plan" }).waitFor();
  await staff.getByRole("button", { name: /^Add appointment/ }).click();
  const adding = staff.getByRole("dialog", { name: "Add appointment" });
  await adding.getByRole("textbox", { name: "Appointment" }).fill("Knee check");
  await adding.getByRole("textbox", { name: "Where" }).fill("Room 2");
  await adding.getByRole("button", { name: "Save" }).click();
  await seen("Appointment: Knee check").getByText("Room 2").waitFor();
  await staff.getByRole("button", { name: "Change Knee check" }).click();
  const changing = staff.getByRole("dialog", { name: "Change appointment" });
  await changing.getByRole("textbox", { name: "Where" }).fill("Room 5");
  await changing.getByRole("button", { name: "Save" }).click();
  const changed = seen("Appointment changed: Knee check");
  await changed.getByText("Room 5").waitFor();
  await changed.getByText("Before: Room 2").waitFor();
  await staff.getByRole("button", { name: "Cancel Knee check" }).click();
  await seen("Appointment cancelled: Knee check").waitFor();
  await staff.getByRole("link", { name: /^Enrolled/ }).click();
}

/** Each filter shows what is of its kind, and nothing else. */
async function filters(page: Page): Promise<void> {
  const shown = log(page).getByText("lake-loop");
  const choose = (name: string): Promise<void> =>
    page
      .getByRole("group", { name: "Show in this conversation" })
      .getByRole("button", { name, exact: true })
      .click();
  const cards = ["Calendar events", "Plan updates"];
  for (const [name, ofKind] of [
    ["Calendar events", page.getByRole("group", { name: /^Appointment/ })],
    ["Plan updates", page.getByRole("group", { name: /^Plan update/ })],
    ["Attachments", page.getByRole("article").filter({ has: page.getByRole("button", { name: /^Photo:/ }) })],
    ["Links", page.getByRole("article").filter({ has: page.getByRole("link") })],
  ] as const) {
    await choose(name);
    const region = page.getByRole("region", { name, exact: true });
    const inKind = region.and(page.locator("[aria-busy=false]")).locator(ofKind);
    await inKind.first().waitFor();
    const [messages, items] = [
      await region.locator("[part~=message]").count(),
      await region.locator("[part=card]").count(),
    ];
    assert.equal(messages + items, await inKind.count(), `${name} alone`);
    assert.equal(messages > 0, !cards.includes(name), name);
    assert.equal(await shown.isVisible(), false);
  }
  await choose("Entire stream");
  await shown.waitFor();
  await log(page).getByRole("group", { name: "Appointment cancelled: Knee check" }).waitFor();
}

/** Who is to be written to today: by the plan, in the part *Due*, until somebody has written. */
async function rhythm(maya: Page): Promise<void> {
  await enrolled(maya, "Hector Salas")
    .getByText(/Message overdue since/)
    .waitFor();
  await maya.getByRole("tab", { name: /^Due/ }).click();
  await open(maya, "Hector Salas");
  await until(() => hasFocus(box(maya)), "the composer of another patient");
  await box(maya).fill("I will show Dr. Rao your list.");
  await maya.getByRole("button", { name: "Send" }).click();
  await log(maya).getByText("I will show Dr. Rao your list.").waitFor();
  await enrolled(maya, "Hector Salas").waitFor({ state: "detached" });
  const over = maya.getByRole("region", { name: "Conversation" });
  await over.getByText(/^Next message due .* · every day until/).waitFor();
  // For him once a week is enough.
  await over.getByRole("button", { name: "Conversation settings" }).click();
  await maya.getByRole("combobox", { name: "Rhythm" }).selectOption("Every week");
  await maya.getByRole("combobox", { name: "Reason" }).selectOption("The patient’s readiness");
  await maya.getByRole("button", { name: "Save" }).click();
  await over.getByText(/^Next message due .* · every week/).waitFor();
  // A plan that begins makes the first message due, although nothing was written yet.
  await maya.getByRole("link", { name: "Patients" }).click();
  await maya.getByRole("link", { name: "Malik Osborne" }).click();
  await maya.getByRole("button", { name: "Start Health Action Plan" }).click();
  await maya.getByRole("dialog").getByRole("button", { name: "Start" }).click();
  await maya.getByRole("button", { name: "Change Health Action Plan" }).waitFor();
  await maya.getByRole("link", { name: "Tasks" }).click();
  await maya.getByRole("listitem").filter({ hasText: "Malik Osborne" }).getByText("Due today").waitFor();
  await maya.getByRole("link", { name: /^Enrolled/ }).click();
  await enrolled(maya, "Malik Osborne").getByText("Message due today").waitFor();
  await maya.getByRole("tab", { name: /^All/ }).click();
}

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

  // The practice's calendar is in the conversation, and is looked through by what is in it.
  await appointment(maya, gloria);
  await box(gloria).fill("This is the way: https://example.org/lake-loop");
  await gloria.getByRole("button", { name: "Send" }).click();
  await attach(gloria, "lake.png");
  await open(maya, "Gloria Benning");
  await log(maya).getByText("lake-loop").waitFor();
  for (const page of [maya, gloria]) await filters(page);

  // Only what names somebody was a note. Technical support can be called at any time.
  await maya.getByRole("switch", { name: "Staff-only note", checked: false }).waitFor();
  await box(maya).pressSequentially("@support");
  await maya.getByRole("option", { name: /support/ }).waitFor();
  await maya.keyboard.press("Escape");
  await maya.locator("#messages [part~=box]").fill("");
  // What has once named somebody is a note until it is sent, or said not to be one.
  await maya.getByRole("switch", { name: "Staff-only note", checked: true }).click();

  // Straight from Enrolled, without opening the chart.
  await rhythm(maya);
  await open(maya, "Hector Salas");
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
