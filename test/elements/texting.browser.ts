import type { CareTexting } from "@carethread/elements";
import { automaticText, practiceRoom } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import {
  get,
  maybe,
  mount,
  next,
  practice,
  press,
  shown,
  textOf,
  texts,
  type,
  waitUntil,
} from "./support.ts";

const settings = { kinds: ["continuous"], texting: true, enrolmentNeeded: true };
const number = "+12025550123";

async function texting(
  change: { phone?: string; settings?: Record<string, unknown>; patient?: "none" } = {},
) {
  const made = await practice({ ...settings, ...change.settings });
  await made.changePatient("rosa", { phone: "(202) 555-0123", birthDate: "1968-11-02", linked: [] });
  const client = made.client("staff", "kim", {
    delays: { retryFirst: 50, retryMax: 200, tokenSpacing: 10, wakeSpread: 1, textingAgain: 50 },
  });
  const patient = change.patient === "none" ? "" : made.world.practice.patientKey("rosa");
  const element = await mount<CareTexting>(
    html`<care-texting .client=${client} .patient=${patient} phone=${change.phone ?? "(202) 555-0123"}></care-texting>`,
  );
  return { made, element };
}

const status = (element: Element): string => textOf(maybe(element, "[part=status]"));

describe("care-texting", () => {
  it("[F-151] [F-153] the button is off until the number can be texted; pressed and saved it sends the text, and is Pending", async () => {
    const { made, element } = await texting({ phone: "" });
    const button = await shown<HTMLButtonElement>(element, "[part=texting]");
    // As a framework does it that has no value.
    Object.assign(element, { phone: undefined });
    await element.updateComplete;
    expect(textOf(button)).to.equal("Text Messages");
    expect(button.disabled).to.equal(true);
    get(element, "[part=phone]").focus();
    await type("12");
    expect(button.disabled).to.equal(true);
    const told = next(element, "care-phone-change");
    await type("34");
    await told;
    get<HTMLInputElement>(element, "[part=phone]").select();
    await type("(202) 555-0123");
    await waitUntil(() => !button.disabled);
    await press("Tab", "Space");
    expect(button.getAttribute("aria-pressed")).to.equal("true");
    await expect(element).to.be.accessible();
    expect(made.texts.to(number)).to.deep.equal([]);
    expect(await element.save()).to.equal(true);
    await waitUntil(() => status(element) === "Pending");
    await waitUntil(() => made.texts.to(number).length === 1);
    expect(made.texts.to(number)).to.deep.equal([automaticText("opt-in", "Practice harbor")]);
    await expect(element).to.be.accessible();
  });

  it("[F-155] [F-156] [F-159] it says how the patient stands, sends the text again, and counts what is left", async () => {
    const { made, element } = await texting();
    const button = await shown<HTMLButtonElement>(element, "[part=texting]");
    await waitUntil(() => !button.disabled);
    button.click();
    await element.save();
    await waitUntil(() => status(element) === "Pending");
    const resend = get(element, "[part=resend]");
    expect(textOf(resend)).to.equal("Click here to resend");
    resend.click();
    await waitUntil(() => made.texts.to(number).length === 2);
    await made.text(number, "who is it?");
    await waitUntil(() => textOf(element.shadowRoot as unknown as Element).includes("2 replies are left"));
    await made.text(number, "11/02/1968");
    await waitUntil(() => status(element) === "Enabled");
    expect(maybe(element, "[part=texting]")).to.equal(null);
  });

  it("[F-158] staff opt the patient out and record a new consent, but never over the patient's own STOP", async () => {
    const { made, element } = await texting();
    const button = await shown<HTMLButtonElement>(element, "[part=texting]");
    await waitUntil(() => !button.disabled);
    button.click();
    await element.save();
    await waitUntil(() => status(element) === "Pending");
    const out = get(element, "[part=opt-out]");
    expect(textOf(out)).to.equal("Click here to opt patient out");
    out.click();
    await waitUntil(() => status(element) === "Opted Out");
    get(element, "[part=consent]").click();
    await waitUntil(() => status(element) === "Pending");
    await made.text(number, "STOP");
    await waitUntil(() => status(element) === "Opted Out");
    expect(maybe(element, "[part=consent]")).to.equal(null);
    expect(textOf(element.shadowRoot as unknown as Element)).to.contain("The patient answered STOP");
  });

  it("in quiet hours it says when the text goes out", async () => {
    const hour = new Date().getUTCHours();
    const clock = (more: number): string => `${String((hour + more) % 24).padStart(2, "0")}:00`;
    const { made, element } = await texting({
      settings: {
        textQuiet: { from: clock(0), until: clock(3) },
        hours: { zone: "UTC", week: { mon: [{ from: "08:00", to: "17:00" }] } },
      },
    });
    const button = await shown<HTMLButtonElement>(element, "[part=texting]");
    await waitUntil(() => !button.disabled);
    button.click();
    await element.save();
    await waitUntil(() => status(element) === "Pending");
    expect(textOf(get(element, ".standing .about"))).to.match(/^Goes out at \d+:00 [AP]M/);
    await waitUntil(() => textOf(get(element, ".about[role=status]")).startsWith("The text waits"));
    expect(made.texts.to(number)).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it("[F-157] from Failed the button begins anew", async () => {
    const { made, element } = await texting();
    const button = await shown<HTMLButtonElement>(element, "[part=texting]");
    await waitUntil(() => !button.disabled);
    button.click();
    await element.save();
    await waitUntil(() => made.texts.to(number).length === 1);
    for (const reply of ["1", "2", "3"]) await made.text(number, reply);
    await waitUntil(() => status(element) === "Failed");
    get(element, "[part=texting]").click();
    await element.save();
    await waitUntil(() => status(element) === "Pending");
    expect(textOf(element.shadowRoot as unknown as Element)).to.contain("3 replies are left");
  });

  it("[F-152] nothing is there where the practice does not text, and nothing for portal users", async () => {
    const { element } = await texting({ settings: { texting: false, enrolmentNeeded: false } });
    const { element: other } = await texting();
    await shown(other, "[part=texting]");
    expect(maybe(element, "[part=texting]")).to.equal(null);
    expect(maybe(element, "[part=phone]")).to.equal(null);
  });

  it("a patient who is only being created is invited once they are there", async () => {
    const { made, element } = await texting({ patient: "none" });
    const button = await shown<HTMLButtonElement>(element, "[part=texting]");
    await waitUntil(() => !button.disabled);
    button.click();
    element.patient = made.world.practice.patientKey("rosa");
    expect(await element.save()).to.equal(true);
    await waitUntil(() => status(element) === "Pending");
  });
});

describe("a thread of texts", () => {
  it("[F-160] [F-099] staff read whether the patient can be texted, what came from the phone, and what became of an answer", async () => {
    const { made } = await texting();
    await made.texting("rosa", "invite");
    await made.text(number, "11/02/1968");
    await made.text(number, "I feel dizzy");
    const id = await made.continuous("rosa", "Please sit down");
    const client = made.client("staff", "kim");
    const element = await mount<HTMLElement>(
      html`<care-thread .client=${client} conversation=${id}></care-thread>`,
    );
    await shown(element, "[part~=text-line]");
    await waitUntil(() => textOf(maybe(element, "[part~=texting-status]")) === "Text messages: Enabled");
    const lines = (): string[] => texts(element, "[part~=text-line]");
    await waitUntil(() => [...lines()].sort().join() === "Text message,Text message · Sent");
    const sent = made.texts.sent.at(-1);
    if (sent === undefined) throw new Error("nothing was sent");
    await made.texts.reports(made.server, sent, "delivered");
    await waitUntil(() => lines().includes("Text message · Delivered"));
    await expect(element).to.be.accessible();
    made.texts.faults.push("refuses");
    made.texts.code = 30004;
    await made.say(id, "staff", "kim", "Are you better?");
    await waitUntil(() => lines().at(-1)?.startsWith("The text did not arrive. The carrier refused it"));
    expect(maybe(element, "[part~=text-again]")).to.equal(null);
    made.texts.faults.push("refuses");
    made.texts.code = 30003;
    await made.say(id, "staff", "kim", "Please answer");
    const again = await shown<HTMLButtonElement>(element, "[part~=text-again]");
    expect(textOf(again)).to.equal("Send again");
    await expect(element).to.be.accessible();
    again.click();
    await waitUntil(() => made.texts.to(number).at(-1) === "Please answer");
    await waitUntil(() => lines().at(-1) === "Text message · Sent");
    expect(maybe(element, "[part~=text-again]")).to.equal(null);
    await made.text(number, "STOP");
    await waitUntil(() => textOf(maybe(element, "[part~=texting-status]")) === "Text messages: Opted Out");
  });

  it("staff read why the patient is texted no more: STOP on its way, another number, a death", async () => {
    const { made } = await texting();
    await made.texting("rosa", "invite");
    await made.text(number, "11/02/1968");
    const id = await made.continuous("rosa", "Hello");
    const open = () => {
      const client = made.client("staff", "kim");
      return mount<HTMLElement>(html`<care-thread .client=${client} conversation=${id}></care-thread>`);
    };
    const element = await open();
    const status = (of: HTMLElement = element): string => textOf(maybe(of, "[part~=texting-status]"));
    const lines = (): string[] => texts(element, "[part~=text-line]");
    await waitUntil(() => status() === "Text messages: Enabled");
    made.texts.stopped.add(number);
    await made.say(id, "staff", "kim", "I call you at five");
    await waitUntil(() => lines().at(-1) === "The text did not arrive. The patient answered STOP.");
    await waitUntil(() => status() === "Text messages: Opted Out");
    await made.changePatient("rosa", { phone: "(202) 555-0177" });
    const told = "Text messages: Not enrolled, because the mobile phone in the chart is another one";
    await waitUntil(() => textOf(element.shadowRoot as unknown as Element).includes(told));
    await waitUntil(() => maybe(element, "[part~=texting-status]") === null);
    const client = made.client("staff", "kim");
    const compose = await mount<HTMLElement>(
      html`<care-compose .client=${client} conversation=${id}></care-compose>`,
    );
    const said = (): string => textOf(compose.shadowRoot as unknown as Element);
    await waitUntil(() => said().includes("neither enrolled in the portal nor enabled for texts"));
    await made.changePatient("rosa", { phone: "(202) 555-0123", deceased: true });
    await waitUntil(() => said().includes("This patient has died."));
  });

  it("staff read that their practice does not text any more, whatever the patient is", async () => {
    const { made } = await texting();
    await made.texting("rosa", "invite");
    await made.text(number, "11/02/1968");
    const id = await made.continuous("rosa", "Hello");
    const { world } = made;
    const answer = await world.post(
      "practice",
      practiceRoom(world.practice.id),
      "roster",
      await world.practice.token("system", "host"),
      { type: "practice", version: 1, settings: { texting: false, enrolmentNeeded: false } },
    );
    expect(answer.status).to.equal(200);
    made.server.restart();
    const client = made.client("staff", "kim");
    const element = await mount<HTMLElement>(
      html`<care-thread .client=${client} conversation=${id}></care-thread>`,
    );
    const off = "Text messages: Switched off in your practice";
    await waitUntil(() => textOf(maybe(element, "[part~=texting-status]")) === off);
    await expect(element).to.be.accessible();
  });

  it("portal users read that a message was a text, and nothing of how the patient stands", async () => {
    const { made } = await texting();
    await made.changePatient("rosa", { linked: [{ id: "rosa", name: "Rosa Diaz", relation: "self" }] });
    await made.texting("rosa", "invite");
    await made.text(number, "11/02/1968");
    const id = await made.continuous("rosa", "Please sit down");
    const client = made.client("portal", "rosa");
    const element = await mount<HTMLElement>(
      html`<care-thread .client=${client} conversation=${id}></care-thread>`,
    );
    await shown(element, "[part~=text-line]");
    expect(texts(element, "[part~=text-line]")).to.deep.equal(["Text message"]);
    expect(maybe(element, "[part~=texting-status]")).to.equal(null);
  });
});

describe("a composer of texts", () => {
  async function compose(change: Record<string, unknown>, linked: readonly object[] = []) {
    const { made } = await texting({ settings: { enrolmentNeeded: false, notes: true, ...change } });
    await made.changePatient("rosa", { linked });
    await made.texting("rosa", "invite");
    await made.text(number, "11/02/1968");
    const id = await made.continuous("rosa", "Please sit down");
    const client = made.client("staff", "kim");
    const element = await mount<HTMLElement>(
      html`<care-compose .client=${client} conversation=${id}></care-compose>`,
    );
    await shown(element, "[part=text-count]");
    const line = (): string => textOf(maybe(element, "[part=text-count]"));
    return { element, line, box: get<HTMLTextAreaElement>(element, "textarea") };
  }

  it("it says how many texts go out, and for how much; that there is one more is said to screen readers", async () => {
    const { element, line, box } = await compose({ textPrice: 0.02, textSignature: true });
    expect(line()).to.equal("Goes to the patient’s phone as a text");
    await expect(element).to.be.accessible();
    box.focus();
    await type("It’s fine");
    await waitUntil(() => line() === "1 text, 19 of 160 characters · about $0.02");
    const said = get(element, ".text-count + [role=status]");
    expect(textOf(said)).to.equal("");
    box.select();
    await type("a".repeat(160));
    await waitUntil(() => line() === "2 texts, 170 of 306 characters · about $0.04");
    expect(textOf(said)).to.equal("2 texts");
    await expect(element).to.be.accessible();
    // A note goes to no phone.
    get(element, "[part=note]").click();
    await waitUntil(() => maybe(element, "[part=text-count]") === null);
  });

  it("where texts only bring a link it counts that, and says so of whom none can reach", async () => {
    const link = { textContent: "link", textAddress: "https://portal.example/messages" };
    const { line, box } = await compose(link, [{ id: "rosa", name: "Rosa Diaz", relation: "self" }]);
    box.focus();
    await type("Your test is negative");
    await waitUntil(() => line() === "1 text, 103 of 160 characters · the text only brings a link");
    const { line: other } = await compose(link);
    expect(other()).to.match(/^No text goes out: texts only bring a link to the portal/);
  });
});
