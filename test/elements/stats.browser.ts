/** Figures: four that are live, with what they count; how soon patients are answered, as a chart and as a table. */
import type { CareMessenger, CareStats } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { all, get, maybe, mount, practice, press, shown, textOf, waitUntil } from "./support.ts";

const hour = 3_600_000;
const quick = { delays: { figuresAfter: 20, figuresEvery: 60_000 } };
const labels = ["Total Conversations", "Unread Messages", "Unique Patients", "Total Messages"];

const values = (element: Element) => all(element, "[part=value]").map(textOf).join(" ");

describe("care-stats", () => {
  it("[F-190] [C9] shows four figures by their names, each with what it counts, and keeps them live", async () => {
    const made = await practice({ answerWithin: 4 * hour });
    const id = await made.conversation({ past: [{ from: "rosa", text: "It hurts", ago: 90 }] });
    await made.server.tick();
    const client = made.client("staff", "kim", quick);
    const stats = await mount<CareStats>(html`<care-stats .client=${client}></care-stats>`);
    await waitUntil(() => values(stats) === "1 1 1 1");
    expect(all(stats, "[part=label]").map(textOf)).to.deep.equal(labels);
    expect(textOf(all(stats, "[part=about]")[1] as Element)).to.match(
      /after the last one of staff.*All staff share/,
    );
    await expect(stats).to.be.accessible();
    await made.say(id, "portal", "rosa", "And now it is worse");
    await waitUntil(() => values(stats) === "1 2 1 2");
    await made.say(id, "staff", "kim", "Come by today");
    await waitUntil(() => values(stats) === "1 0 1 3");
    await waitUntil(() => /1 of 1 within target/.test(textOf(get(stats, "[part=measure]"))));
  });

  it("[F-190] shows a chart as a table, which screen readers have all the time", async () => {
    const made = await practice({ answerWithin: 4 * hour });
    const past = [
      { from: "rosa", text: "It hurts", ago: 90 },
      { from: "kim", text: "Ice it", ago: 15 },
    ] as const;
    await made.conversation({ past });
    await made.server.tick();
    const client = made.client("staff", "kim", quick);
    const stats = await mount<CareStats>(html`<care-stats .client=${client}></care-stats>`);
    await shown(stats, "[part=chart]");
    expect(get(stats, "[part=chart]").getAttribute("aria-hidden")).to.equal("true");
    expect(textOf(get(stats, "[part=table] tbody"))).to.match(/1\s+1 hr 15 min\s+1/);
    get(stats, "[part=toggle]").focus();
    await press("Enter");
    await shown(stats, ".scrolls > [part=table]");
    expect(maybe(stats, "[part=chart]")).to.equal(null);
    await expect(stats).to.be.accessible();
    // By reason and by person they are for who administers.
    expect(maybe(stats, "[part=reasons], [part=staff]")).to.equal(null);
  });

  it("shows who administers the practice reasons and team members", async () => {
    const made = await practice({ topics: ["Knee"] });
    await made.addStaff("kim", "Kim Park", "Registered nurse", { permissions: ["administer"] });
    const past = [
      { from: "rosa", text: "It hurts", ago: 90 },
      { from: "kim", text: "Ice it", ago: 15 },
    ] as const;
    await made.conversation({ title: "knee", past });
    await made.server.tick();
    const client = made.client("staff", "kim", quick);
    const stats = await mount<CareStats>(html`<care-stats .client=${client}></care-stats>`);
    await shown(stats, "[part=staff]");
    // Two columns, of today and of 30 days: in a day's first minutes the answer was yesterday's.
    expect(textOf(get(stats, "[part=reasons] tbody"))).to.match(/^Knee\s+(1|–)\s.*1 hr 15 min/);
    expect(textOf(get(stats, "[part=staff] tbody"))).to.match(/^Kim Park\s+(1|–)\s.*1 hr 15 min/);
    await expect(stats).to.be.accessible();
  });

  it("says where figures could not be loaded, and asks again", async () => {
    const made = await practice();
    const options = made.options("staff", "kim");
    let isBroken = true;
    const platform = options.platform && {
      ...options.platform,
      fetch: (async (...request) =>
        isBroken ? new Response("{}", { status: 500 }) : made.server.fetch(...request)) as typeof fetch,
    };
    const client = made.client("staff", "kim", { ...quick, ...(platform ? { platform } : {}) });
    const stats = await mount<CareStats>(html`<care-stats .client=${client}></care-stats>`);
    await shown(stats, "[part=error]");
    isBroken = false;
    get(stats, "[part=try-again]").click();
    await waitUntil(() => values(stats) === "0 0 0 0");
    expect(maybe(stats, "[part=error]")).to.equal(null);
  });

  it("[F-190] shows a portal user nothing", async () => {
    const made = await practice({ statsOnTop: true });
    const client = made.client("portal", "rosa", quick);
    const stats = await mount<CareStats>(html`<care-stats .client=${client}></care-stats>`);
    await until(client.$me, me => me !== null);
    await stats.updateComplete;
    expect(maybe(stats, "*")).to.equal(null);
    const messenger = await mount<CareMessenger>(html`<care-messenger .client=${client}></care-messenger>`);
    await shown(messenger, "[part=inbox]");
    expect(maybe(messenger, "care-stats")).to.equal(null);
  });

  it("[F-190] stands over the messenger where the practice says so, and says by a key what a figure counts", async () => {
    const made = await practice({ statsOnTop: true });
    const client = made.client("staff", "kim", quick);
    const messenger = await mount<CareMessenger>(html`<care-messenger .client=${client}></care-messenger>`);
    const stats = await shown<CareStats>(messenger, "care-stats");
    await waitUntil(() => values(stats) === "0 0 0 0");
    all(stats, "[part=tile]")[1]?.focus();
    await press("Enter");
    expect(textOf(get(stats, "#about"))).to.match(/await a response/);
    await expect(messenger).to.be.accessible();
    await press("Enter");
    expect(get(stats, "#about").hidden).to.equal(true);
    // In a chart they would be taken for the patient's.
    messenger.patient = { id: "a".repeat(26), name: "Rosa Diaz", patientId: "1" };
    await waitUntil(() => maybe(messenger, "care-stats") === null);
  });
});
