import type { CareClient } from "@carethread/client";
import type { CareNewConversation } from "@carethread/elements";
import { type PresetName, settingsOf } from "@carethread/model";
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

const preset = (name: PresetName, change: object = {}): Promise<Practice> =>
  practice({ ...settingsOf(name), ...change });

async function show(client: CareClient, width = 1000): Promise<CareNewConversation> {
  const form = await mount<CareNewConversation>(
    html`<care-new-conversation .client=${client}></care-new-conversation>`,
    { width },
  );
  await until(client.$practice, found => found !== null);
  await until(client.$status, ({ state }) => state === "live");
  await form.updateComplete;
  return form;
}

const labels = (form: CareNewConversation): string => texts(form, "form :is(label, legend, strong)").join();

function labelled<E extends HTMLElement = HTMLInputElement>(form: CareNewConversation, label: string): E {
  const found = all(form, "label").find(one => textOf(one) === label) as HTMLLabelElement | undefined;
  if (found === undefined) throw new Error(`no field ${label}`);
  return get<E>(form, `#${found.htmlFor}`);
}

const options = (select: HTMLSelectElement): string =>
  [...select.options].map(option => textOf(option)).join("|");

async function choosePatient(form: CareNewConversation, words: string): Promise<void> {
  labelled(form, "Patient").focus();
  await type(words);
  await waitUntil(() => all(form, "[role=option]").length === 1);
  await press("Enter");
}

const send = (form: CareNewConversation): HTMLButtonElement => get<HTMLButtonElement>(form, "[part=send]");

async function messageable(made: Practice): Promise<void> {
  await made.addStaff("omar", "Dr. Omar Haddad", "Physician", { permissions: ["portal-messages"] });
}

describe("care-new-conversation, addressed to one of the staff", () => {
  it("[F-068] [F-069] [F-070] a patient writes to one recipient, by keys alone", async () => {
    const made = await preset("portal-inbox");
    await messageable(made);
    await made.addStaff("vera", "Vera Lind", "Dietitian", { permissions: ["portal-messages"] });
    await made.changePatient("rosa", {
      team: made.team([
        ["kim", "primary-coach"],
        ["omar", "care-team"],
        ["vera", "care-team"],
      ]),
    });
    const client = made.client("portal", "rosa");
    const form = await show(client);
    await waitUntil(() => labels(form) === "Recipient,Subject,Message");
    const recipient = labelled<HTMLSelectElement>(form, "Recipient");
    await waitUntil(() => options(recipient) === "Choose…|Dr. Omar Haddad, Physician|Vera Lind, Dietitian");
    expect(textOf(get(form, "[part=emergency]"))).to.equal("In an emergency, call 911.");
    expect(textOf(get(form, "h2"))).to.equal("Compose");
    expect(textOf(send(form))).to.equal("Send");
    await expect(form).to.be.accessible();
    form.focusFirst();
    expect(focused()).to.equal(recipient);
    await press("Tab", "Tab");
    await type("May I swim?");
    send(form).click();
    await waitUntil(() => focused() === recipient);
    expect(texts(form, ".error").filter(Boolean)).to.deep.equal(["Choose a recipient."]);
    await expect(form).to.be.accessible();
    await type("Ver");
    await waitUntil(() => recipient.selectedOptions[0]?.text === "Vera Lind, Dietitian");
    const started = next(form, "care-conversation-start");
    await press("Tab", "Tab", "Tab", "Tab");
    expect(focused()).to.equal(send(form));
    await press("Enter");
    const { id } = (await started).detail;
    const vera = made.client("staff", "vera");
    const rows = await until(vera.inbox.$rows, found => (found?.length ?? 0) > 0);
    expect(rows?.map(row => [row.id, row.title, row.last?.text])).to.deep.equal([[id, "", "May I swim?"]]);
  });

  it("[F-070] [C19] the number to call is the practice's, whatever the browser speaks", async () => {
    const made = await preset("portal-inbox", { country: "GB" });
    const form = await show(made.client("portal", "rosa"));
    expect(textOf(await shown(form, "[part=emergency]"))).to.equal("In an emergency, call 999.");
  });

  it("[F-065] Regarding is asked where there are several episodes, and implied where there is one", async () => {
    const made = await preset("portal-inbox");
    await messageable(made);
    const client = made.client("portal", "rosa");
    const form = await show(client);
    const seen = new Set<string>();
    const look = (): unknown => seen.add(labels(form));
    new MutationObserver(look).observe(form.shadowRoot as ShadowRoot, { childList: true, subtree: true });
    await waitUntil(() => options(labelled(form, "Recipient")).includes("Omar"));
    expect([...seen].filter(all => all.includes("Regarding"))).to.deep.equal([]);
    expect(labels(form)).to.equal("Recipient,Subject,Message");
    await made.changePatient("rosa", {
      episodes: [
        { id: "knee", name: "Knee replacement" },
        { id: "birth", name: "Pregnancy" },
      ],
    });
    const later = await show(made.client("portal", "rosa"));
    await waitUntil(() => labels(later) === "Regarding,Recipient,Subject,Message");
    const regarding = labelled<HTMLSelectElement>(later, "Regarding");
    await waitUntil(() => options(regarding) === "Choose…|Knee replacement|Pregnancy");
    regarding.focus();
    await type("Preg");
    await waitUntil(() => options(labelled(later, "Recipient")) === "Dr. Omar Haddad, Physician");
    labelled(later, "Message").focus();
    await type("When is my next visit?");
    const started = next(later, "care-conversation-start");
    send(later).click();
    const thread = client.conversation((await started).detail.id);
    const head = await until(thread.$head, found => found !== null);
    expect(head?.regarding?.name).to.equal("Pregnancy");
    thread.release();
  });

  it("[F-015] [F-065] a guardian of two chooses the chart, and acts under their own name", async () => {
    const made = await preset("portal-inbox");
    await messageable(made);
    await made.addPatient("leo", "Leo Ruiz", {
      linked: [{ id: "rosa", name: "Rosa Diaz", relation: "guardian" }],
    });
    const client = made.client("portal", "rosa");
    const form = await show(client);
    await waitUntil(() => labels(form) === "Regarding,Recipient,Subject,Message");
    const regarding = labelled<HTMLSelectElement>(form, "Regarding");
    await waitUntil(() => options(regarding) === "Choose…|Leo Ruiz|Rosa Diaz");
    regarding.focus();
    await type("Leo");
    expect(textOf(await shown(form, "[part=acting]")).replace(/[\u2068\u2069]/g, "")).to.equal(
      "You write as Rosa Diaz, guardian of Leo Ruiz.",
    );
    // What was chosen stands in the form when it is shown again.
    const draft = client.startDraft("direct").$draft.get();
    expect(draft?.patient?.name).to.equal("Leo Ruiz");
    const again = await show(client);
    await waitUntil(() => labels(again).startsWith("Regarding"));
    await waitUntil(
      () => labelled<HTMLSelectElement>(again, "Regarding").selectedOptions[0]?.text === "Leo Ruiz",
    );
  });

  it("[F-066] an open form follows who takes messages, and puts nobody in the place of whom the person chose", async () => {
    const made = await preset("portal-inbox");
    await messageable(made);
    await made.addStaff("vera", "Vera Lind", "Dietitian", { permissions: ["portal-messages"] });
    const team = (...logins: string[]) => ({ team: made.team(logins.map(login => [login, "care-team"])) });
    await made.changePatient("rosa", team("omar", "vera"));
    const form = await show(made.client("portal", "rosa"));
    await waitUntil(() => options(labelled(form, "Recipient")).includes("Vera"));
    const recipient = labelled<HTMLSelectElement>(form, "Recipient");
    recipient.focus();
    await type("Ver");
    await waitUntil(() => recipient.selectedOptions[0]?.text === "Vera Lind, Dietitian");
    const errors = (): string[] => texts(form, ".error").filter(Boolean);
    const lookAgain = (): unknown => document.dispatchEvent(new Event("visibilitychange"));

    await made.changePatient("rosa", team("omar"));
    lookAgain();
    await waitUntil(() => options(recipient) === "Choose…|Dr. Omar Haddad, Physician");
    expect(recipient.value).to.equal("");
    expect(errors()).to.deep.equal([
      "The person you had chosen no longer takes messages here. Choose again.",
    ]);
    await expect(form).to.be.accessible();
    labelled(form, "Message").focus();
    await type("May I swim?");
    send(form).click();
    await waitUntil(() => focused() === recipient);

    // Who is back is chosen again.
    await made.changePatient("rosa", team("omar", "vera"));
    lookAgain();
    await waitUntil(() => recipient.selectedOptions[0]?.text === "Vera Lind, Dietitian");
  });

  it("[F-066] where nobody takes messages it says so, and nothing can be sent", async () => {
    const made = await preset("portal-inbox");
    const form = await show(made.client("portal", "rosa"));
    expect(textOf(await shown(form, "[part=nobody]"))).to.contain("Nobody of the care team takes messages");
    expect(send(form).disabled).to.equal(true);
    await expect(form).to.be.accessible();
  });

  it("staff write to somebody of the patient's side, and who is not available is told before they type", async () => {
    const made = await preset("portal-inbox");
    await messageable(made);
    await made.changePatient("rosa", {
      linked: [
        { id: "rosa", name: "Rosa Diaz", relation: "self" },
        { id: "ana", name: "Ana Ruiz", relation: "guardian" },
      ],
    });
    const kims = await show(made.client("staff", "kim"));
    expect(textOf(await shown(kims, ".sorry"))).to.contain("not available for portal messages");
    expect(labels(kims)).to.equal("");
    expect(send(kims).disabled).to.equal(true);
    await expect(kims).to.be.accessible();
    const omar = made.client("staff", "omar");
    const form = await show(omar);
    await waitUntil(() => labels(form) === "Patient,Subject,Message");
    await choosePatient(form, "rosa");
    await waitUntil(() => labels(form) === "Patient,Recipient,Subject,Message");
    const person = labelled<HTMLSelectElement>(form, "Recipient");
    await waitUntil(() => options(person) === "Choose…|Rosa Diaz, Patient|Ana Ruiz, Guardian");
    expect(maybe(form, "[part=emergency]")).to.equal(null);
    person.focus();
    await type("Ana");
    labelled(form, "Message").focus();
    await type("Please call me back");
    const started = next(form, "care-conversation-start");
    send(form).click();
    const { id } = (await started).detail;
    const rows = await until(omar.inbox.$rows, found => (found?.length ?? 0) > 0);
    expect(rows?.[0]?.id).to.equal(id);
  });
});

describe("who acts for a patient", () => {
  it("[F-015] is named so beside what they wrote", async () => {
    const made = await practice();
    await made.addPatient("leo", "Leo Ruiz", {
      linked: [{ id: "ana", name: "Ana Ruiz", relation: "guarantor" }],
    });
    await made.addPatient("ana", "Ana Ruiz");
    const id = await made.conversation({ patient: "leo" });
    await made.say(id, "portal", "ana", "Is the bill for Leo?");
    const thread = await mount(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
    );
    const sender = await shown(thread, "[part=sender]");
    await waitUntil(() => textOf(sender).replace(/[\u2068\u2069]/g, "") === "Ana Ruiz guarantor of Leo Ruiz");
  });
});

describe("care-new-conversation, without a first message", () => {
  it("[F-061] staff give a chat its title and create it empty", async () => {
    const made = await preset("ehr-chat");
    const client = made.client("staff", "kim");
    const form = await show(client);
    await waitUntil(() => labels(form) === "Patient,Title");
    expect(textOf(get(form, "h2"))).to.equal("New chat");
    await choosePatient(form, "rosa");
    expect(textOf(send(form))).to.equal("Create");
    send(form).click();
    await waitUntil(() => focused() === labelled(form, "Title"));
    expect(texts(form, ".error").filter(Boolean)).to.deep.equal(["Enter a title."]);
    await type("Results");
    const started = next(form, "care-conversation-start");
    await press("Enter");
    const { id } = (await started).detail;
    const rows = await until(client.inbox.$rows, found => (found?.length ?? 0) > 0);
    expect(rows?.map(row => [row.id, row.title, row.messages])).to.deep.equal([[id, "Results", 0]]);
  });

  it("what staff alone see says so, and is begun without a word", async () => {
    const made = await preset("topics");
    const client = made.client("staff", "kim");
    const form = await show(client);
    await waitUntil(() => labels(form).startsWith("What do you want to begin?,"));
    expect(maybe(form, "[part=staff-only]")).to.equal(null);
    const [topic, internal] = all(form, "[type=radio]") as HTMLInputElement[];
    expect(texts(form, "[part=kind]")).to.deep.equal(["Conversation by topic", "Among staff only"]);
    expect(topic?.checked).to.equal(true);
    await choosePatient(form, "rosa");
    labelled(form, "Topic").focus();
    await type("Refill");
    topic?.focus();
    await press("ArrowDown");
    await waitUntil(() => internal?.checked);
    expect(textOf(get(form, "[part=staff-only]"))).to.contain("never the patient");
    // The patient goes along, the words do not.
    expect(labelled(form, "Patient").value).to.equal("Rosa Diaz");
    expect(labelled(form, "Title").value).to.equal("");
    await expect(form).to.be.accessible();
    const started = next(form, "care-conversation-start");
    send(form).click();
    const thread = client.conversation((await started).detail.id);
    const head = await until(thread.$head, found => found !== null);
    expect(head?.policy.audience).to.equal("staff");
    thread.release();
    const messenger = await mount(
      html`<care-messenger .client=${client} conversation=${thread.id}></care-messenger>`,
    );
    await waitUntil(() => textOf(maybe(messenger, "[part~=row] [part=staff-only]")) === "Staff only");
    await waitUntil(() => textOf(maybe(messenger, "header [part=staff-only]")) === "Staff only");
    await expect(messenger).to.be.accessible();
    topic?.click();
    await waitUntil(() => labels(form).endsWith("Patient,Topic,Message"));
    expect(labelled(form, "Topic").value).to.equal("Refill");
  });

  it("[F-071] where there is one conversation for a patient, choosing the patient is enough", async () => {
    const made = await preset("care-team");
    const client = made.client("staff", "kim");
    const form = await show(client);
    await waitUntil(() => labels(form) === "Patient");
    await choosePatient(form, "rosa");
    const started = next(form, "care-conversation-start");
    send(form).click();
    const { id } = (await started).detail;
    expect(
      await client.start({ patient: (await client.findPatients("rosa")).patients[0]?.id ?? "" }),
    ).to.equal(id);
  });
});

describe("care-new-conversation, by topic", () => {
  it("[F-199] the practice's examples are offered in place of the usual ones", async () => {
    const made = await preset("topics");
    const form = await show(made.client("portal", "rosa"));
    await shown(form, "[part=suggestion]");
    expect(texts(form, "[part=suggestion]")).to.deep.equal([
      "Post-Surgery Follow-up",
      "Medication Questions",
    ]);
    expect(textOf(send(form))).to.equal("Send Message");
    get(form, "[part=suggestion]").click();
    await waitUntil(() => labelled(form, "Topic").value === "Post-Surgery Follow-up");
  });

  it("[F-198] the policy stands in the form, and for staff that it is a record", async () => {
    const made = await preset("topics");
    const inside = "Never share sensitive information outside the messaging system";
    const record = "Messages serve as communication record - be professional and thorough";
    const rosas = await show(made.client("portal", "rosa"));
    expect(texts(rosas, "[part=policy] p")).to.deep.equal([inside]);
    const kims = await show(made.client("staff", "kim"));
    expect(texts(kims, "[part=policy] p")).to.deep.equal([inside, record]);
  });
});

describe("care-new-conversation, on a narrow screen", () => {
  it("nothing is cut at 320 pixels, from right to left as well", async () => {
    const made = await preset("portal-inbox");
    await messageable(made);
    await made.changePatient("rosa", {
      episodes: [
        { id: "knee", name: "Knee replacement with a very long name that goes on and on and on" },
        { id: "birth", name: "Pregnancy" },
      ],
    });
    for (const dir of ["ltr", "rtl"]) {
      document.documentElement.dir = dir;
      const form = await show(made.client("portal", "rosa"), 320);
      await waitUntil(() => labels(form) === "Regarding,Recipient,Subject,Message");
      expect(form.scrollWidth).to.equal(form.clientWidth);
      for (const field of all(form, "select, input, textarea")) {
        const { left, right } = field.getBoundingClientRect();
        const box = form.getBoundingClientRect();
        expect(left).to.be.at.least(box.left);
        expect(right).to.be.at.most(box.right);
      }
    }
    document.documentElement.dir = "";
  });
});
