import type { CareSettings } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { notifying } from "../../packages/elements/src/controllers/notifying.ts";
import { until } from "../../stories/fixture.ts";
import { all, get, mount, next, practice, press, shown, textOf, waitUntil } from "./support.ts";

describe("care-settings", () => {
  it("[F-130] [F-132] [F-134] the reminder can be on only while the first is, on every device", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    const settings = await mount<CareSettings>(html`<care-settings .client=${client}></care-settings>`);
    const other = made.client("staff", "kim");
    await until(client.$settings, found => found !== null);
    const [first, second] = all(settings, "[role=switch]");
    const states = () =>
      all(settings, "[role=switch]")
        .slice(0, 2)
        .map(each => each.getAttribute("aria-checked"))
        .join();
    await waitUntil(() => states() === "true,true");
    await expect(settings).to.be.accessible();
    first?.focus();
    await press(" ");
    await waitUntil(() => states() === "false,false");
    await until(other.$settings, found => found?.unreadReminder === false);
    expect(second?.getAttribute("aria-disabled")).to.equal("true");
    expect(textOf(get(settings, "#unreadReminder-hint"))).to.equal("Turn on New patient message first.");
    second?.focus();
    await press(" ");
    expect(states()).to.equal("false,false");
    first?.focus();
    await press(" ");
    await waitUntil(() => states() === "true,false");
  });

  it("[F-184] a new task is told of unless that is turned off, where the practice makes tasks", async () => {
    const made = await practice({ policies: { topic: { task: true } } });
    const client = made.client("staff", "kim");
    const settings = await mount<CareSettings>(html`<care-settings .client=${client}></care-settings>`);
    const isOn = (): string | undefined =>
      all(settings, "[role=switch]")
        .find(each => textOf(each) === "New task")
        ?.getAttribute("aria-checked") ?? undefined;
    await waitUntil(() => isOn() === "true");
    await expect(settings).to.be.accessible();
    all(settings, "[role=switch]")
      .find(each => textOf(each) === "New task")
      ?.click();
    await waitUntil(() => isOn() === "false");
    await until(client.$settings, found => found?.newTask === false);
  });

  it("[F-139] Two-Way Texting is off until it is turned on, and tells the page of each status of a patient's", async () => {
    const made = await practice({ kinds: ["continuous"], texting: true, enrolmentNeeded: true });
    await made.changePatient("rosa", { phone: "(202) 555-0123", birthDate: "1968-11-02", linked: [] });
    const page = document.createElement("div");
    const client = made.client("staff", "kim");
    notifying(page, () => client)(made.options("staff", "kim"));
    const heard: string[] = [];
    page.addEventListener("care-texting-move", ({ detail }) => {
      expect(detail.patient).to.equal(made.world.practice.patientKey("rosa"));
      heard.push(detail.status);
    });
    const settings = await mount<CareSettings>(html`<care-settings .client=${client}></care-settings>`);
    const found = (): HTMLElement | undefined =>
      all(settings, "[role=switch]").find(each => textOf(each) === "Two-Way Texting");
    await waitUntil(() => found()?.getAttribute("aria-checked") === "false");
    await expect(settings).to.be.accessible();
    found()?.focus();
    await press(" ");
    await waitUntil(() => found()?.getAttribute("aria-checked") === "true");
    await made.texting("rosa", "invite");
    await waitUntil(() => heard.join() === "pending");
    await made.text("+12025550123", "11/02/1968");
    await waitUntil(() => heard.join() === "pending,enabled");
    await made.text("+12025550123", "STOP");
    await waitUntil(() => heard.join() === "pending,enabled,opted-out");
  });

  it("has no Two-Way Texting where the practice does not text", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    const settings = await mount<CareSettings>(html`<care-settings .client=${client}></care-settings>`);
    await until(client.$settings, found => found !== null);
    await settings.updateComplete;
    expect(all(settings, "[role=switch]").map(textOf)).not.to.include("Two-Way Texting");
  });

  it("says why a change was not made, and stays as it was", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    const settings = await mount<CareSettings>(html`<care-settings .client=${client}></care-settings>`);
    await until(client.$settings, found => found !== null);
    await until(client.$status, ({ state }) => state === "live");
    await waitUntil(() => get(settings, "[role=switch]").getAttribute("aria-checked") === "true");
    made.setOnline(false);
    await shown(settings, "[part=status]");
    get(settings, "[role=switch]").click();
    await shown(settings, "[part=error]");
    expect(get(settings, "[role=switch]").getAttribute("aria-checked")).to.equal("true");
  });

  it("[F-193] shows a portal user where they are signed in, and nothing else", async () => {
    const made = await practice();
    const client = made.client("portal", "rosa");
    const settings = await mount<CareSettings>(html`<care-settings .client=${client}></care-settings>`);
    await shown(settings, "[part=sessions]");
    expect(all(settings, "[role=switch]").length).to.equal(0);
    expect(all(settings, "[part=session]").length).to.equal(1);
    await expect(settings).to.be.accessible();
  });
});

describe("care-notification", () => {
  it("[F-130] a page hears of a message that is not on the person's screen", async () => {
    const made = await practice();
    const conversation = await made.conversation();
    const client = made.client("staff", "kim");
    await until(client.$status, ({ state }) => state === "live");
    const page = document.createElement("div");
    const heard = next(page, "care-notification");
    notifying(page, () => client)(made.options("staff", "kim"));
    await made.say(conversation, "portal", "rosa", "Hello");
    expect((await heard).detail).to.deep.include({ reason: "message", conversation });
  });
});
