import type { CareInbox, CareMessenger, CareNewConversation, CarePatientSearch } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
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

async function opened(settings: Record<string, unknown> = {}): Promise<Practice> {
  const made = await practice(settings);
  await made.addPatient("maria", "Maria Santos", { patientId: "20517" });
  await made.addPatient("yusuf", "Yusuf Demir", {
    patientId: "20519",
    team: made.team([["omar", "care-team"]]),
  });
  return made;
}

async function inboxOf(made: Practice, login: string, patient?: string): Promise<CareInbox> {
  const id = patient === undefined ? undefined : await made.world.patientId(patient);
  return mount<CareInbox>(
    html`<care-inbox .client=${made.client("staff", login)} .patient=${id ?? null}></care-inbox>`,
  );
}

const topics = (inbox: Element) => texts(inbox, "[part~=row-button]");

describe("patients of a member of staff", () => {
  it("[F-030] the list has the person's patients without a conversation too, behind those with one", async () => {
    const made = await opened();
    await made.conversation({ title: "Blood pressure", past: [{ from: "rosa", text: "Hello", ago: 3 }] });
    const inbox = await inboxOf(made, "kim");
    await waitUntil(() => topics(inbox).join() === "Blood pressure,Maria Santos");
    expect(textOf(get(inbox, "[part~=patients]"))).to.equal("No conversation yet");
    await expect(inbox).to.be.accessible();
    get(inbox, "[part~=row-button]").focus();
    await press("ArrowDown");
    expect(focused()?.getAttribute("aria-label")).to.equal("Write to Maria Santos");
    const asked = next(inbox, "care-new-message");
    await press("Enter");
    expect((await asked).detail.name).to.equal("Maria Santos");
  });

  it("[F-030] a patient moves up when a conversation begins, and goes with the care team", async () => {
    const made = await opened();
    const inbox = await inboxOf(made, "kim");
    await waitUntil(() => topics(inbox).join() === "Maria Santos,Rosa Diaz");
    await made.conversation({ patient: "maria", title: "Stitches" });
    await waitUntil(() => topics(inbox).join() === "Stitches,Rosa Diaz");
    await made.changePatient("rosa", { team: made.team([["omar", "care-team"]]) });
    await waitUntil(() => topics(inbox).join() === "Stitches");
  });

  it("[F-033] [F-034] [F-035] each marker of unread messages has its words", async () => {
    const made = await opened();
    const id = await made.conversation();
    await made.say(id, "portal", "rosa", "Hello");
    const inbox = await inboxOf(made, "kim");
    for (const [mark, shows] of [
      ["count", "1"],
      ["exclamation", "!"],
      ["dot", ""],
      ["pulsing-dot", ""],
      ["red-dot", ""],
      ["blue-dot", ""],
    ] as const) {
      inbox.setAttribute("unread-mark", mark);
      await inbox.updateComplete;
      const unread = await shown(inbox, "[part~=unread]");
      expect(textOf(get(unread, "[aria-hidden]"))).to.equal(shows);
      expect(textOf(get(unread, ".sr"))).to.equal("1 unread message");
      await expect(inbox).to.be.accessible();
    }
  });

  it("[F-006] the list of one patient has also what the person is no member of", async () => {
    const made = await opened({ staffAccess: "searchable" });
    await made.conversation({ title: "Blood pressure" });
    await made.conversation({ patient: "yusuf", title: "Travel" });
    const inbox = await inboxOf(made, "kim", "yusuf");
    await waitUntil(() => topics(inbox).join() === "Travel");
    inbox.patient = await made.world.patientId("rosa");
    await waitUntil(() => topics(inbox).join() === "Blood pressure");
    inbox.patient = await made.world.patientId("maria");
    await shown(inbox, "[part~=empty]");
  });
});

describe("care-patient-search", () => {
  async function search(made: Practice, login = "kim"): Promise<CarePatientSearch> {
    const client = made.client("staff", login);
    const element = await mount<CarePatientSearch>(
      html`<care-patient-search .client=${client}></care-patient-search>`,
    );
    await until(client.$me, me => me !== null);
    await shown(element, "input");
    return element;
  }

  it("[F-031] [F-055] finds by name or patient ID, by keys alone", async () => {
    const made = await opened({ staffAccess: "searchable" });
    const element = await search(made);
    element.focus();
    await type("20519");
    await waitUntil(() => all(element, "[role=option]").length === 1);
    await expect(element).to.be.accessible();
    const chosen = next(element, "care-patient-select");
    await press("Enter");
    expect((await chosen).detail.name).to.equal("Yusuf Demir");
    expect(get<HTMLInputElement>(element, "input").value).to.equal("");
  });

  it("[F-018] [F-022] whoever is restricted from all of a patient's programs finds nothing", async () => {
    const made = await opened({ staffAccess: "searchable" });
    await made.changePatient("yusuf", { programs: ["sleep"] });
    await made.addStaff("vera", "Vera Lind", "Dietitian", { restrictions: ["sleep"] });
    const element = await search(made, "vera");
    element.focus();
    await type("Yusuf");
    await waitUntil(() => textOf(maybe(element, ".popup-line")) === "No patient found.");
    expect(all(element, "[role=option]")).to.have.length(0);
  });
});

describe("a patient in care-messenger", () => {
  async function messenger(made: Practice): Promise<CareMessenger> {
    const client = made.client("staff", "kim");
    const element = await mount<CareMessenger>(html`<care-messenger .client=${client}></care-messenger>`);
    await until(client.inbox.$rows, rows => rows !== null);
    return element;
  }

  it("[F-020] [F-031] a patient who is searched for is opened, ready to write", async () => {
    const made = await opened({ staffAccess: "searchable" });
    await made.conversation({ patient: "yusuf", title: "Travel" });
    const element = await messenger(made);
    (await shown(element, "[part=search-field]")).focus();
    await type("yusuf");
    await shown(element, "[part=patients]");
    const opens = next(element, "care-open-conversation");
    get(element, "[aria-labelledby=patient-hits] [part=row-button]").click();
    await waitUntil(() => textOf(maybe(element, ".patient")).startsWith("Conversations with Yusuf Demir"));
    await waitUntil(() => element.conversation !== null);
    expect((await opens).detail.id).to.equal(element.conversation);
    expect(textOf(await shown(element, "[part~=row-current] [part~=row-button]"))).to.equal("Travel");
    get(element, ".patient button").click();
    await waitUntil(() => maybe(element, ".patient") === null);
  });

  it("[F-001] a patient without a conversation is opened with the form, for that patient", async () => {
    const made = await opened();
    const element = await messenger(made);
    const patient = { id: await made.world.patientId("maria"), name: "Maria Santos", patientId: "20517" };
    await element.openPatient(patient);
    const form = await shown<CareNewConversation>(element, "care-new-conversation");
    await waitUntil(() => maybe<HTMLInputElement>(form, "#patient")?.value === "Maria Santos");
  });

  it("while another patient's conversation is on its way, nothing can be written to the last one", async () => {
    const made = await opened();
    for (const patient of ["rosa", "maria"]) await made.conversation({ patient, title: "Refill" });
    const element = await messenger(made);
    const patientOf = async (login: string, name: string) => ({
      ...{ id: await made.world.patientId(login), name, patientId: "1" },
    });
    await element.openPatient(await patientOf("rosa", "Rosa Diaz"));
    await waitUntil(() => element.conversation !== null);
    const first = element.conversation;
    const opening = element.openPatient(await patientOf("maria", "Maria Santos"));
    // At once, and not when it is known which one is opened.
    expect(element.conversation).to.equal(null);
    await opening;
    await waitUntil(() => element.conversation !== null);
    expect(element.conversation).to.not.equal(first);
  });

  it("what is written to one patient and not sent never becomes a message to another", async () => {
    const made = await opened();
    const client = made.client("staff", "kim");
    const rosa = { id: await made.world.patientId("rosa"), name: "Rosa Diaz", patientId: "20443" };
    const maria = { id: await made.world.patientId("maria"), name: "Maria Santos", patientId: "20517" };
    client.startDraft("topic").set({ patient: rosa, topic: "Refill", message: "" });
    const form = await mount<CareNewConversation>(
      html`<care-new-conversation .client=${client} .patient=${maria}></care-new-conversation>`,
    );
    await waitUntil(() => textOf(maybe(form, ".sorry")).includes("unsent message to Rosa Diaz"));
    expect(get<HTMLInputElement>(form, "#patient").value).to.equal("Rosa Diaz");
    expect(get<HTMLInputElement>(form, "#topic").value).to.equal("Refill");
  });
});
