/** A practice whose patients have one conversation: nobody starts it, it is there. */
import type { CareClient } from "@carethread/client";
import type { CareMessenger, CareThread } from "@carethread/elements";
import { settingsOf } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html, type TemplateResult } from "lit";
import { type Practice, until } from "../../stories/fixture.ts";
import {
  all,
  focused,
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

const careTeam = (): Promise<Practice> => practice({ ...settingsOf("care-team") });

async function messenger(template: TemplateResult, width = 1000): Promise<CareMessenger> {
  return mount<CareMessenger>(template, { width });
}

async function patientOf(client: CareClient, words = "rosa") {
  await until(client.$practice, found => found !== null);
  const patient = (await client.findPatients(words)).patients[0];
  if (patient === undefined) throw new Error(`no patient ${words}`);
  return patient;
}

async function ready(element: CareMessenger): Promise<void> {
  const box = await shown<HTMLTextAreaElement>(element, "[part=box]");
  await waitUntil(() => !box.disabled && !box.readOnly);
}

describe("the one conversation of a patient", () => {
  it("[F-071] choosing a patient without one opens it, ready to write; there is no button to begin", async () => {
    const made = await careTeam();
    const client = made.client("staff", "kim");
    const element = await messenger(html`<care-messenger .client=${client}></care-messenger>`);
    const row = await shown(element, "[part=row-button]");
    expect(textOf(row)).to.equal("Rosa Diaz");
    expect(maybe(element, "[part=new-message]")).to.equal(null);
    row.focus();
    await press("Enter");
    await ready(element);
    await waitUntil(() => focused() === get(element, "[part=box]"));
    expect(maybe(element, "care-new-conversation")).to.equal(null);
    await type("Good morning");
    await press("Enter");
    const rosa = made.client("portal", "rosa");
    const rows = await until(rosa.inbox.$rows, found => found?.[0]?.last != null);
    expect(rows?.map(({ id, last }) => [id, last?.text])).to.deep.equal([
      [element.conversation, "Good morning"],
    ]);
  });

  it("[F-020] [F-071] a patient who is searched for is opened, ready to write, and the list stays as it is", async () => {
    const made = await careTeam();
    await made.addPatient("yusuf", "Yusuf Demir", { patientId: "20519" });
    const element = await messenger(
      html`<care-messenger .client=${made.client("staff", "omar")}></care-messenger>`,
    );
    (await shown(element, "[part=search-field]")).focus();
    await type("yusuf");
    await shown(element, "[aria-labelledby=patient-hits] [part=row-button]");
    const opened = next(element, "care-open-conversation");
    await press("ArrowDown", "Enter");
    await ready(element);
    expect((await opened).detail.id).to.equal(element.conversation);
    await waitUntil(() => focused() === get(element, "[part=box]"));
    expect(maybe(element, ".patient")).to.equal(null);
    expect([element.patient, element.search]).to.deep.equal([null, "yusuf"]);
  });

  it("[F-054] [F-055] what is found is called like the patient, who stands there once", async function () {
    this.timeout(30_000);
    const made = await careTeam();
    const client = made.client("staff", "kim");
    const id = await client.start({ patient: (await patientOf(client)).id, kind: "continuous" });
    const thread = client.conversation(id);
    await thread.send({ text: "Bring your tablets to Dr. Ablet" });
    const element = await messenger(html`<care-messenger .client=${client}></care-messenger>`);
    const found = () =>
      all(get(element, "care-inbox"), ".results [part~=row-button]").map(each => [
        textOf(each),
        textOf(each.querySelector("mark")),
      ]);
    (await shown(element, "[part=search-field]")).focus();
    await type("rosa");
    const status = () => textOf(maybe(element, ".results > [role=status]"));
    await waitUntil(() => status() === "1 patient found");
    expect(found()).to.deep.equal([["Rosa Diaz", "Rosa"]]);
    await expect(element).to.be.accessible();
    await press("ControlOrMeta+A");
    await type("20443");
    await waitUntil(() => textOf(maybe(element, ".results .id mark")) === "20443");
    expect(textOf(maybe(element, ".results .id"))).to.equal("ID 20443");
    await press("ControlOrMeta+A");
    await type("tablets");
    await waitUntil(() => textOf(maybe(element, "[part=excerpt] mark")) === "tablets");
    expect(found()).to.deep.equal([["Rosa Diaz", ""]]);
    // Who is looked for by name stands above who is spoken of.
    await made.addPatient("tess", "Tess Ablett");
    await press("ControlOrMeta+A");
    await type("ablett");
    await waitUntil(() => found().length === 2);
    expect(found().map(([name]) => name)).to.deep.equal(["Tess Ablett", "Rosa Diaz"]);
    expect(texts(get(element, "care-inbox"), ".results .over")).to.deep.equal(["Patients", "In messages"]);
    await expect(element).to.be.accessible();
    thread.release();
  });

  it("[F-001] an icon in the chart opens it, and so does the patient's key in an attribute", async () => {
    const made = await careTeam();
    const client = made.client("staff", "omar");
    const patient = await patientOf(client);
    const opener = await messenger(html`<care-messenger .client=${client}></care-messenger>`);
    await opener.openPatient(patient);
    await ready(opener);
    await waitUntil(() => focused() === get(opener, "[part=box]"));
    const id = opener.conversation;
    const before = focused();
    const chart = await messenger(
      html`<care-messenger .client=${made.client("staff", "kim")} patient=${patient.id}></care-messenger>`,
    );
    await ready(chart);
    expect(chart.conversation).to.equal(id);
    // A page that was just loaded keeps its focus.
    expect(focused() === before).to.equal(true);
    await waitUntil(() => textOf(get(chart, "[part=patient]")).includes("Conversations with Rosa Diaz"));
  });

  it("[F-008] a patient's conversation is just there; who goes back to the list stays there", async () => {
    const made = await careTeam();
    const client = made.client("portal", "rosa");
    const element = await messenger(html`<care-messenger .client=${client}></care-messenger>`, 400);
    await ready(element);
    get(element, ".back").click();
    await shown(element, "[part~=row]");
    await until(client.inbox.$rows, rows => rows?.length === 1);
    await element.updateComplete;
    expect(element.conversation).to.equal(null);
  });

  it("a guardian of two chooses whose it is", async () => {
    const made = await careTeam();
    await made.addPatient("leo", "Leo Ruiz", {
      linked: [{ id: "rosa", name: "Rosa Diaz", relation: "guardian" }],
    });
    const client = made.client("portal", "rosa");
    const element = await messenger(html`<care-messenger .client=${client}></care-messenger>`);
    await shown(element, "[part=row-button]");
    expect(element.conversation).to.equal(null);
    get(element, "[part=row-button]").click();
    await ready(element);
    const thread = client.conversation(element.conversation ?? "");
    const head = await until(thread.$head, found => found !== null);
    expect(head?.patient.name).to.equal("Leo Ruiz");
    thread.release();
  });

  it("a thread alone opens it by the patient, and says which it is", async () => {
    const made = await careTeam();
    const client = made.client("staff", "kim");
    const { id } = await patientOf(client);
    const thread = document.createElement("care-thread") as CareThread;
    thread.client = client;
    thread.setAttribute("patient", id);
    const opened = next(thread, "care-open-conversation");
    await mount(html`<div>${thread}</div>`);
    const shownId = (await opened).detail.id;
    expect(thread.conversation).to.equal(shownId);
    await shown(thread, "[part=patient]");
  });

  it("why it cannot be opened is said, with a way to try again", async () => {
    const made = await careTeam();
    await made.changePatient("rosa", { portal: false, linked: [] });
    const client = made.client("staff", "kim");
    const patient = await patientOf(client);
    const element = await messenger(html`<care-messenger .client=${client}></care-messenger>`);
    await element.openPatient(patient);
    await waitUntil(() =>
      textOf(maybe(element, "[part=gone]")).includes("neither enrolled in the portal nor"),
    );
    await expect(element).to.be.accessible();
    await made.changePatient("rosa", { portal: true });
    get(element, "[part=gone] .button").click();
    await ready(element);
  });

  it("where patients have further kinds of conversation, those have their button", async () => {
    const made = await practice({ kinds: ["continuous", "topic"] });
    const element = await messenger(
      html`<care-messenger .client=${made.client("staff", "kim")}></care-messenger>`,
    );
    (await shown(element, "[part=new-message]")).click();
    await shown(element, "[part=topic-field]");
    expect(maybe(element, "[part=kind]")).to.equal(null);
  });
});

describe("beginning from the list", () => {
  it("[F-011] [F-012] [F-062] a plus, and a button in the practice's words, lead to the questionnaires", async () => {
    const made = await practice({ ...settingsOf("ehr-chat") });
    await made.ask({
      resourceType: "Questionnaire",
      id: "question",
      status: "active",
      title: "Ask a question",
      item: [{ linkId: "1", type: "text", text: "Your question", required: true }],
    });
    const client = made.client("portal", "rosa");
    const element = await messenger(html`<care-messenger .client=${client}></care-messenger>`);
    const plus = await shown(element, "[part=new-message]");
    expect([textOf(plus), plus.getAttribute("aria-label")]).to.deep.equal(["+", "+ New chat"]);
    const words = get(element, "[part=send-a-message]");
    expect(textOf(words)).to.equal("send a message");
    await expect(element).to.be.accessible();
    plus.focus();
    await press("Enter");
    await shown(element, "[part=begin]");
    // By keys alone one goes on where one was led, on a phone as well, where the plus is hidden by then.
    await waitUntil(() => focused() === maybe(get(element, "care-questionnaire"), "h2"));
    expect(textOf(get(element, "[part=emergency]"))).to.equal("In an emergency, call 911.");
    get(element, "care-questionnaire [part=cancel], [part=answering]");
    words.click();
    const begin = await shown(element, "[part=begin]");
    expect(textOf(begin)).to.equal("begin");
    begin.click();
    (await shown(element, "[part~=answer-field]")).focus();
    await type("May I swim?");
    await expect(element).to.be.accessible();
    get(element, "[part=submit]").click();
    await ready(element);
    const rows = await until(client.inbox.$rows, found => found?.length === 1);
    expect(rows?.[0]?.id).to.equal(element.conversation);
    expect(rows?.[0]?.title).to.equal("Ask a question");
  });

  it("[F-012] the practice calls that button otherwise", async () => {
    const { labels: _, ...settings } = settingsOf("ehr-chat");
    const made = await practice({ ...settings, labels: { en: { sendAMessage: "Ask us" } } });
    const element = await messenger(
      html`<care-messenger .client=${made.client("portal", "rosa")}></care-messenger>`,
    );
    await waitUntil(() => textOf(maybe(element, "[part=send-a-message]")) === "Ask us");
    const staff = await messenger(
      html`<care-messenger .client=${made.client("staff", "kim")}></care-messenger>`,
    );
    await shown(staff, "[part=new-message]");
    expect(maybe(staff, "[part=send-a-message]")).to.equal(null);
  });
});
