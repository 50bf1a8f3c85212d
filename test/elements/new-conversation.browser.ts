import type { CareClient } from "@carethread/client";
import type { CareNewConversation } from "@carethread/elements";
import type { PatientMatches } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { fillInbox } from "../../stories/conversations.ts";
import { until } from "../../stories/fixture.ts";
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

async function show(client: CareClient): Promise<CareNewConversation> {
  const form = await mount<CareNewConversation>(
    html`<care-new-conversation .client=${client}></care-new-conversation>`,
  );
  await until(client.$me, me => me !== null);
  await form.updateComplete;
  return form;
}

function labelled(form: CareNewConversation, label: string): HTMLInputElement {
  const found = all(form, "label").find(one => textOf(one) === label) as HTMLLabelElement | undefined;
  if (found === undefined) throw new Error(`no field ${label}`);
  return get<HTMLInputElement>(form, `#${found.htmlFor}`);
}

describe("care-new-conversation", () => {
  it("[F-060] [F-024] staff choose a patient by keys alone, and send a first message", async () => {
    const made = await practice();
    await fillInbox(made);
    const client = made.client("staff", "kim");
    const form = await show(client);
    form.focusFirst();
    expect(focused()).to.equal(labelled(form, "Patient"));
    await type("sant");
    await waitUntil(() => all(form, "[role=option]").length === 1);
    const box = labelled(form, "Patient");
    expect(box.getAttribute("aria-expanded")).to.equal("true");
    const active = get(form, `#${box.getAttribute("aria-activedescendant")}`);
    expect(active.getAttribute("aria-selected")).to.equal("true");
    expect(textOf(active)).to.contain("Maria Santos ID 20517");
    await press("Enter");
    await waitUntil(() => box.value === "Maria Santos");
    expect(box.getAttribute("aria-expanded")).to.equal("false");
    await press("Tab");
    expect(focused()).to.equal(labelled(form, "Topic"));
    await type("Knee");
    labelled(form, "Message").focus();
    await type("How is your knee?");
    const started = next(form, "care-conversation-start");
    const send = get(form, "[part=send]");
    expect(textOf(send)).to.equal("Send message");
    send.click();
    const { id } = (await started).detail;
    const rows = await until(client.inbox.$rows, found => found?.[0]?.id === id);
    expect(rows?.[0]?.title).to.equal("Knee");
    expect(rows?.[0]?.patient.name).to.equal("Maria Santos");
    expect(rows?.[0]?.last?.text).to.equal("How is your knee?");
  });

  it("[F-060] [F-024] a patient is not asked for the patient", async () => {
    const made = await practice();
    const client = made.client("portal", "rosa");
    const form = await show(client);
    await waitUntil(() => texts(form, "label").join() === "Topic,Message");
    labelled(form, "Topic").focus();
    await type("Dizzy");
    labelled(form, "Message").focus();
    await type("Since yesterday");
    const started = next(form, "care-conversation-start");
    get(form, "[part=send]").click();
    await started;
    const kim = made.client("staff", "kim");
    const rows = await until(kim.inbox.$rows, found => (found?.length ?? 0) > 0);
    expect(rows?.[0]?.patient.name).to.equal("Rosa Diaz");
    expect(rows?.[0]?.unread).to.equal(1);
  });

  it("who writes faster than the network answers is not asked for the patient either", async () => {
    const made = await practice();
    const options = made.options("portal", "rosa");
    const platform = options.platform as NonNullable<typeof options.platform>;
    let answer = (): void => {};
    const asked = new Promise<void>(resolve => {
      answer = resolve;
    });
    const client = made.client("portal", "rosa", {
      platform: {
        ...platform,
        fetch: async (input, init) => {
          const request = new Request(input, init);
          if (request.url.endsWith("/patients")) await asked;
          return platform.fetch(request);
        },
      },
    });
    const form = await show(client);
    await waitUntil(() => texts(form, "label").join() === "Topic,Message");
    labelled(form, "Topic").focus();
    await type("Dizzy");
    labelled(form, "Message").focus();
    await type("Since yesterday");
    const started = next(form, "care-conversation-start");
    get(form, "[part=send]").click();
    await form.updateComplete;
    expect(textOf(get(form, "[part=send]"))).to.equal("Sending…");
    answer();
    expect((await started).detail.id).to.be.a("string");
  });

  it("the answer to another person's question says nothing to whoever is there now", async () => {
    const made = await practice();
    await made.addPatient("maria", "Maria Santos");
    const about = (...names: string[]): PatientMatches => ({
      patients: names.map(name => ({ id: name, name, patientId: name })),
      more: false,
    });
    let answer = (_: PatientMatches): void => {};
    const late = new Promise<PatientMatches>(resolve => {
      answer = resolve;
    });
    const rosa = { ...made.client("portal", "rosa"), findPatients: () => late };
    const maria = {
      ...made.client("portal", "maria"),
      findPatients: () => Promise.resolve(about("Maria Santos")),
    };
    const form = await show(rosa);
    await until(maria.$me, me => me !== null);
    form.client = maria;
    await form.updateComplete;
    answer(about("Rosa Diaz", "Leo Diaz"));
    await late;
    await form.updateComplete;
    expect(texts(form, "label").join()).to.equal("Topic,Message");
  });

  it("a guardian of two chooses between them", async () => {
    const made = await practice();
    await made.addPatient("child", "Leo Diaz", {
      linked: [{ id: "rosa", name: "Rosa Diaz", relation: "guardian" }],
    });
    const client = made.client("portal", "rosa");
    const form = await show(client);
    // Before it is known that there are two.
    form.focusFirst();
    await waitUntil(() => texts(form, "label").join() === "Patient,Topic,Message");
    const patient = labelled(form, "Patient") as unknown as HTMLSelectElement;
    await waitUntil(() => focused() === patient);
    const names = [...patient.options].map(({ text }) => text.trim());
    expect(names).to.deep.equal(["Choose…", "Leo Diaz", "Rosa Diaz"]);
    get(form, "[part=send]").click();
    await waitUntil(() => textOf(get(form, "#patient-error")) === "Choose a patient.");
    await expect(form).to.be.accessible();
    patient.focus();
    await type("Leo");
    await waitUntil(() => textOf(get(form, "#patient-error")) === "");
    labelled(form, "Topic").focus();
    await type("Rash");
    // As it was, also after a reload.
    form.remove();
    const again = await show(client);
    await waitUntil(() => texts(again, "label").join() === "Patient,Topic,Message");
    await waitUntil(() => (labelled(again, "Patient") as unknown as HTMLSelectElement).selectedIndex === 1);
    expect(labelled(again, "Topic").value).to.equal("Rash");
  });

  it("[F-060] what is missing stands beside its field, and the first one has the focus", async () => {
    const made = await practice();
    const form = await show(made.client("staff", "kim"));
    get(form, "[part=send]").click();
    await waitUntil(() => focused() === labelled(form, "Patient"));
    expect(texts(form, ".error").filter(text => text !== "")).to.deep.equal([
      "Choose a patient.",
      "Enter a topic.",
      "Write a message first.",
    ]);
    await expect(form).to.be.accessible();
    labelled(form, "Topic").focus();
    await type("A");
    await waitUntil(() => texts(form, ".error").filter(text => text !== "").length === 2);
  });

  it("[I-2] a send whose answer was lost makes one conversation when it is sent again", async () => {
    const made = await practice();
    let lose = true;
    const options = made.options("portal", "rosa");
    const platform = options.platform as NonNullable<typeof options.platform>;
    const client = made.client("portal", "rosa", {
      platform: {
        ...platform,
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const response = await platform.fetch(request);
          if (!request.url.endsWith("/conversations") || !lose) return response;
          lose = false;
          throw new TypeError("the network went away");
        },
      },
    });
    const form = await show(client);
    // A connection that comes up later would take the failure back before it is seen.
    await until(client.$status, ({ state }) => state === "live");
    await waitUntil(() => texts(form, "label").join() === "Topic,Message");
    labelled(form, "Topic").focus();
    await type("Dizzy");
    labelled(form, "Message").focus();
    await type("Since yesterday");
    get(form, "[part=send]").click();
    const sorry = await shown(form, ".sorry");
    expect(textOf(sorry)).to.contain("cannot be reached");
    expect(labelled(form, "Message").value).to.equal("Since yesterday");
    const started = next(form, "care-conversation-start");
    await waitUntil(() => !get<HTMLButtonElement>(form, "[part=send]").disabled);
    get(form, "[part=send]").click();
    const { id } = (await started).detail;
    const rows = await until(client.inbox.$rows, found => (found?.length ?? 0) > 0);
    expect(rows?.map(row => row.id)).to.deep.equal([id]);
  });

  it("[F-060] offline it says so, keeps the words, and sends them when the network is back", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    const form = await show(client);
    await until(client.$status, ({ state }) => state === "live");
    form.focusFirst();
    await type("rosa");
    await waitUntil(() => all(form, "[role=option]").length === 1);
    await press("Enter");
    labelled(form, "Topic").focus();
    await type("Dizzy");
    labelled(form, "Message").focus();
    await type("Since yesterday");
    made.setOnline(false);
    await waitUntil(() => textOf(maybe(form, "[part=status]")).startsWith("You are offline."));
    get(form, "[part=send]").click();
    await form.updateComplete;
    expect(get<HTMLButtonElement>(form, "[part=send]").disabled).to.equal(true);
    await waitUntil(() => !get<HTMLButtonElement>(form, "[part=send]").disabled);
    expect(maybe(form, ".sorry")).to.equal(null);
    expect(textOf(get(form, "[part=status]"))).to.contain("is sent when you are back online");
    expect(labelled(form, "Message").value).to.equal("Since yesterday");
    await expect(form).to.be.accessible();
    const started = next(form, "care-conversation-start");
    made.setOnline(true);
    const { id } = (await started).detail;
    const rows = await until(client.inbox.$rows, found => (found?.length ?? 0) > 0);
    expect(rows?.map(row => row.id)).to.deep.equal([id]);
  });

  it("what was sent offline and then changed is sent by its button alone", async () => {
    const made = await practice();
    const client = made.client("portal", "rosa");
    const form = await show(client);
    await until(client.$status, ({ state }) => state === "live");
    await waitUntil(() => texts(form, "label").join() === "Topic,Message");
    labelled(form, "Topic").focus();
    await type("Dizzy");
    labelled(form, "Message").focus();
    await type("Since");
    made.setOnline(false);
    await until(client.$status, ({ state }) => state === "offline");
    get(form, "[part=send]").click();
    await waitUntil(() => textOf(maybe(form, "[part=status]")).includes("is sent when"));
    await until(client.$unsent, ({ messages }) => messages === 1);
    labelled(form, "Message").focus();
    await type(" yesterday");
    await waitUntil(() => textOf(maybe(form, "[part=status]")).includes("send it when"));
    await until(client.$unsent, ({ messages }) => messages === 0);
    made.setOnline(true);
    await until(client.$status, ({ state }) => state === "live");
    await waitUntil(() => maybe(form, "[part=status]") === null);
    expect(get<HTMLButtonElement>(form, "[part=send]").disabled).to.equal(false);
    const started = next(form, "care-conversation-start");
    get(form, "[part=send]").click();
    await started;
    const rows = await until(client.inbox.$rows, found => (found?.length ?? 0) > 0);
    expect(rows?.length).to.equal(1);
  });

  it("the search for a patient is made again when the network is back", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    const form = await show(client);
    await until(client.$status, ({ state }) => state === "live");
    made.setOnline(false);
    form.focusFirst();
    await type("rosa");
    await waitUntil(() => textOf(maybe(form, ".popup-line")).includes("cannot be reached"));
    made.setOnline(true);
    await waitUntil(() => all(form, "[role=option]").length === 1);
  });

  it("Enter in the empty field for the patient opens the list and finds no fault", async () => {
    const made = await practice();
    const form = await show(made.client("staff", "kim"));
    form.focusFirst();
    await press("Enter");
    await shown(form, "[role=option]");
    expect(texts(form, ".error").join("")).to.equal("");
    const field = labelled(form, "Patient").getBoundingClientRect();
    expect(get(form, ".popup").getBoundingClientRect().top - field.bottom).to.be.within(2, 8);
  });

  it("Escape closes the list first, then leaves an empty form, never one with words", async () => {
    const made = await practice();
    const form = await show(made.client("staff", "kim"));
    form.focusFirst();
    await press("ArrowDown");
    await shown(form, "[role=option]");
    let cancelled = 0;
    form.addEventListener("care-start-cancel", () => cancelled++);
    await press("Escape");
    await waitUntil(() => maybe(form, "[role=option]") === null);
    expect(cancelled).to.equal(0);
    labelled(form, "Topic").focus();
    await type("A");
    await press("Escape");
    expect(cancelled).to.equal(0);
    await press("Backspace");
    await press("Escape");
    expect(cancelled).to.equal(1);
  });

  it("is accessible with its list open", async () => {
    const made = await practice();
    const form = await show(made.client("staff", "kim"));
    form.focusFirst();
    await press("ArrowDown");
    await shown(form, "[role=option]");
    await expect(form).to.be.accessible();
  });
});
