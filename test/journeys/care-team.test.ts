/** One conversation, and everybody who has to do with it, each in a browser of their own on the whole product. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Host } from "@carethread/host";
import type { RosterPatient } from "@carethread/model";
import type { Locator, Page } from "playwright-core";
import { harbor } from "../../packages/demo/src/demo-practice/practices/harbor/harbor.ts";
import type { Directory } from "../../packages/demo/src/people/directory.ts";
import { hostsOf } from "../../packages/demo/src/start/hosts.ts";
import type { State } from "../../packages/demo/src/start/state-folder.ts";
import {
  assertCalm,
  badgeIn,
  onPhone,
  openMail,
  openTopic,
  rowOf,
  say,
  startTopic,
  textsIn,
  untilBadge,
  type Visit,
  visit,
  visitEhr,
  visitPortal,
} from "../support/pages.ts";
import { until } from "../support/until.ts";
import { place } from "./place.ts";

const topic = "Five people at once";
const log = (page: Page): Locator => page.getByRole("log", { name: "Messages" });
const composer = (page: Page): Locator => page.getByRole("textbox", { name: "Message", exact: true });
/** A person in the care team panel. */
const inTeam = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: "Care team" }).getByRole("listitem").filter({ hasText: name });
const receipts = (page: Page): Locator => page.locator("[part~=receipts]");

/** Wide enough for list, thread and team side by side. */
const desk = { viewport: { width: 1500, height: 900 } };

/** The host's back end of the practice, and Rosa as it knows her. */
async function hostOf(): Promise<{ readonly host: Host; readonly rosa: RosterPatient }> {
  const kept = async (name: string) => JSON.parse(await readFile(join(place().product.state, name), "utf8"));
  const state = (await kept("state.json")) as State;
  const { practices } = (await kept("directory.json")) as Directory;
  const host = hostsOf(state, [harbor], `http://127.0.0.1:${state.roomsPort}`).harbor;
  const rosa = practices.flatMap(({ patients }) => patients).find(({ name }) => name === "Rosa Delgado");
  assert.ok(host && rosa);
  return { host, rosa };
}

test("[F-110] [F-112] [F-135] a patient, two coaches, an outsider, a restricted user and support are in one practice at once", async () => {
  const { product, browser } = place();
  const [patient, primary, secondary, outsider, restricted, support] = await Promise.all([
    visitPortal(browser, product, "rosa"),
    visit(browser, `${product.address("ehr", "kim")}#/messages`, desk),
    visitEhr(browser, product, "helen"),
    visit(browser, product.address("ehr", "tess")),
    visitEhr(browser, product, "ben"),
    visitEhr(browser, product, "sol"),
  ]);
  const { page: rosa } = patient;
  const { page: kim } = primary;
  const { page: helen } = secondary;
  const { page: tess } = outsider;
  const { page: ben } = restricted;
  const { page: sol } = support;

  // What a patient writes is alerted to the primary coach; the secondary coach has the row and no alert.
  for (const page of [kim, helen]) await rowOf(page, "Morning readings").waitFor();
  const [kimHad, helenHad] = [await badgeIn(kim), await badgeIn(helen)];
  await startTopic(rosa, topic, "Good morning, all of you");
  await untilBadge(kim, kimHad + 1);
  await rowOf(helen, topic).waitFor();
  assert.equal(await badgeIn(helen), helenHad);
  await patient.close();

  // The panel says who is in the team and who is told.
  await openTopic(kim, topic);
  await inTeam(kim, "Kim Tran").getByText("Primary coach").waitFor();
  await inTeam(kim, "Kim Tran").getByText("Watching").waitFor();
  await inTeam(kim, "Helen").getByText("Not notified").waitFor();

  // A mention alerts whom it names.
  await composer(kim).pressSequentially("@helen");
  await kim.getByRole("option", { name: /Helen Brightwater/ }).waitFor();
  await kim.keyboard.press("Enter");
  await composer(kim).pressSequentially("could you look at this?");
  await kim.keyboard.press("Enter");
  await untilBadge(helen, helenHad + 1);

  // Who received it and has not read it stands below, until they read.
  await receipts(kim).getByText("Helen Brightwater-Castellanos").waitFor();
  await helen.getByRole("status").getByText("You have an unread message").waitFor();
  await helen.getByRole("link", { name: "Open", exact: true }).click();
  await untilBadge(helen, helenHad);
  await until(async () => !(await receipts(kim).innerText()).includes("Helen"), "Helen's name to go");

  // Someone outside the team answers from the dashboard, is asked, and stands in everybody's panel.
  await tess.getByText("All", { exact: true }).click();
  await tess.getByRole("button", { name: "Reply to Rosa Delgado" }).click();
  const ask = tess.getByRole("dialog", { name: /Be notified about/ });
  assert.equal(await inTeam(kim, "Tess Monroe").count(), 0);
  await ask.getByRole("button", { name: "Yes, notify me" }).click();
  await inTeam(kim, "Tess Monroe").getByText("Notification user").waitFor();
  await tess.getByRole("button", { name: "Care team" }).click();
  await inTeam(tess, "Tess Monroe")
    .getByRole("button", { name: /Turn off/ })
    .click();
  await until(async () => (await inTeam(kim, "Tess Monroe").count()) === 0, "the panel without Tess");

  // Who is restricted from all of a patient's programs finds nothing; another one does.
  const [found, nothing] = [kim, ben].map(page =>
    page.getByRole("searchbox", { name: "Search conversations" }),
  ) as [Locator, Locator];
  await found.fill("Шевченко");
  await kim
    .getByRole("list", { name: "Patients" })
    .getByRole("button", { name: /Шевченко/ })
    .waitFor();
  await found.fill("");
  await nothing.fill("Шевченко");
  await ben.getByText("Nothing found").first().waitFor();
  assert.equal(await ben.getByText("HFH-20702").count(), 0);

  // A note is for the team alone; what follows it is for all.
  await kim.getByRole("switch", { name: "Staff-only note" }).click();
  await kim.getByRole("textbox", { name: "Staff-only note" }).fill("Between us");
  await kim.keyboard.press("Enter");
  await log(helen).getByText("Between us").waitFor();
  await kim.getByRole("switch", { name: "Staff-only note" }).click();
  await say(kim, "We are looking into it");

  // Support sees nothing until it is called, and then nothing that was before.
  assert.equal(await rowOf(sol, topic).count(), 0);
  await composer(kim).pressSequentially("@support");
  await kim.getByRole("option", { name: /support/ }).waitFor();
  await kim.keyboard.press("Enter");
  await kim.getByRole("dialog", { name: "Invite support?" }).getByRole("button", { name: "Invite" }).click();
  await composer(kim).pressSequentially("her pictures do not open");
  await kim.keyboard.press("Enter");
  await openTopic(sol, topic);
  await log(sol).getByText("her pictures do not open").waitFor();
  assert.deepEqual(await textsIn(sol), ["@support her pictures do not open"]);
  await inTeam(kim, "Sol Kamara").waitFor();

  // The patient, who has gone, gets a mail that says only where to look, and reads there what is for them.
  const mail = await visit(browser, `${product.origin}/mails?as=rosa`);
  const inbox = mail.page.getByRole("link", { name: "Open Inbox" });
  const conversation = new URL(kim.url()).hash.split("/")[2] ?? "";
  await until(async () => {
    await mail.page.reload();
    return (await inbox.first().getAttribute("href"))?.endsWith(conversation) === true;
  }, "a mail about the conversation");
  const text = await mail.page.getByRole("article").first().innerText();
  assert.match(text, /A message waits for you/);
  assert.doesNotMatch(text, /Rosa|Kim|Five people|HFH-/);
  await openMail(mail.page, product, "rosa");
  await log(mail.page).getByText("We are looking into it").waitFor();
  assert.deepEqual(await textsIn(mail.page), [
    "Good morning, all of you",
    "@Helen Brightwater-Castellanos could you look at this?",
    "We are looking into it",
    "@support her pictures do not open",
  ]);

  // Taken out of the chart's team: out of the panel and the list. With no program left: out of the conversation.
  const { host, rosa: chart } = await hostOf();
  const team = chart.team.filter(({ id }) => id !== "helen");
  assert.equal((await host.pushPatient({ ...chart, team, version: Date.now() })).applied, true);
  await until(async () => (await inTeam(kim, "Helen").count()) === 0, "the panel without Helen");
  await until(async () => (await rowOf(helen, topic).count()) === 0, "the list without the conversation");
  await log(helen).waitFor();
  await host.pushStaff({
    id: "helen",
    version: Date.now(),
    name: "Helen Brightwater-Castellanos",
    title: "Clinical pharmacist",
    restrictions: [...chart.programs],
  });
  await helen.getByText("You no longer have access to this conversation.").first().waitFor();
  assert.equal(await log(helen).count(), 0);

  // And all of it on a phone.
  await onPhone(kim);
  await log(kim).getByText("Between us").waitFor();
  await onPhone(mail.page);
  await log(mail.page).getByText("We are looking into it").waitFor();

  const all: readonly Visit[] = [primary, secondary, outsider, restricted, support, mail];
  assertCalm(...all);
  await Promise.all(all.map(visited => visited.close()));
});
