/** When an answer is to be expected: where the patient's side writes, in the thread, and to staff who read that somebody waits. */
import type { CareCompose, CareInbox, CareNewConversation, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { all, get, maybe, mount, practice, shown, textOf, waitUntil } from "./support.ts";

const hour = 3_600_000;
const allDay = [{ from: "00:00", to: "24:00" }];
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Hours with the day of now, by UTC, or with the next day alone. */
function hoursOf(isOpen: boolean) {
  const today = (new Date().getUTCDay() + 6) % 7;
  const day = weekdays[isOpen ? today : (today + 1) % 7] as string;
  return { zone: "UTC", week: { [day]: allDay } };
}
const opened = { answerWithin: 4 * hour, hours: hoursOf(true) };
const closed = { answerWithin: 4 * hour, hours: hoursOf(false), emergencyNumber: "999" };

describe("the response clock", () => {
  it("[F-197] says where the patient writes when an answer is to be expected", async () => {
    for (const settings of [opened, closed]) {
      const made = await practice(settings);
      const id = await made.conversation();
      const client = made.client("portal", "rosa");
      const compose = await mount<CareCompose>(
        html`<care-compose .client=${client} conversation=${id}></care-compose>`,
      );
      const form = await mount<CareNewConversation>(
        html`<care-new-conversation .client=${client}></care-new-conversation>`,
      );
      for (const element of [compose, form]) {
        const said = textOf(await shown(element, "[part=expected]"));
        expect(said).to.match(/^We usually answer within 4 hours\./);
        if (settings === closed) expect(said).to.match(/We are closed now and open .+ at .+\.$/);
        else expect(said).not.to.match(/closed/);
      }
      await expect(compose).to.be.accessible();
    }
  });

  it("[F-197] who writes after hours reads a line that says when the practice opens and whom to call; once", async () => {
    const made = await practice(closed);
    const id = await made.conversation();
    const thread = await mount<CareThread>(
      html`<care-thread .client=${made.client("portal", "rosa")} conversation=${id}></care-thread>`,
    );
    await made.sayAll(id, "portal", "rosa", ["It hurts", "And it burns"]);
    await waitUntil(() => all(thread, "[part~=message]").length === 2);
    const lines = () =>
      all(thread, "[part=notice]")
        .map(textOf)
        .filter(text => /closed/.test(text));
    await waitUntil(() => lines().length === 1);
    expect(lines()[0]).to.match(/It opens .+ within 4 hours from then\. In an emergency, call 999\./);
    await expect(thread).to.be.accessible();
    const staff = await mount<CareThread>(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
    );
    await waitUntil(() => all(staff, "[part=notice]").some(line => /Automatic reply/.test(textOf(line))));
  });

  it("[F-197] staff read how long a patient has waited, and what is overdue, in words", async () => {
    const made = await practice({ answerWithin: 4 * hour });
    await made.conversation({ title: "Knee", past: [{ from: "rosa", text: "It hurts", ago: 190 }] });
    const late = await made.conversation({ title: "Hip", past: [{ from: "rosa", text: "Burns", ago: 400 }] });
    const client = made.client("staff", "kim");
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`);
    await waitUntil(() => all(inbox, "[part=waiting]").length === 2);
    const said = all(inbox, "[part=waiting]").map(textOf).sort();
    expect(said).to.deep.equal(["Overdue, waiting 6 hr 40 min", "Waiting 3 hr 10 min"]);
    await expect(inbox).to.be.accessible();
    const thread = await mount<CareThread>(
      html`<care-thread .client=${client} conversation=${late}></care-thread>`,
    );
    const waiting = await shown(thread, "[part=waiting]");
    expect(textOf(waiting)).to.equal("Overdue: waiting 6 hr 40 min, expected within 4 hours");
    await made.say(late, "staff", "kim", "Come by today");
    await waitUntil(() => maybe(thread, "[part=waiting]") === null);
    // To the patient's side it is said nowhere.
    const portal = await mount<CareInbox>(
      html`<care-inbox .client=${made.client("portal", "rosa")}></care-inbox>`,
    );
    await shown(portal, "[part~=row]");
    expect(maybe(portal, "[part=waiting]")).to.equal(null);
    expect(get(portal, "[part=list]")).to.exist;
  });
});
