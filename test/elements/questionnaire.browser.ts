import type { CareClient } from "@carethread/client";
import type { CareQuestionnaire, CareQuestionnaireSubmitEvent } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { type Practice, until } from "../../stories/fixture.ts";
import { asking, published, question } from "../model/questionnaire-examples.ts";
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

const chats = { kinds: ["encounter-chat"] };

interface Shown {
  readonly made: Practice;
  readonly client: CareClient;
  readonly element: CareQuestionnaire;
}

async function show(questionnaires: readonly object[], { chosen = "", width = 600 } = {}): Promise<Shown> {
  const made = await practice(chats);
  await made.ask(...questionnaires);
  const client = made.client("portal", "rosa");
  const patient = { id: made.world.patientId("rosa") };
  const element = await mount<CareQuestionnaire>(
    html`<care-questionnaire .client=${client} .patient=${patient} .questionnaire=${chosen}></care-questionnaire>`,
    { width, height: 800 },
  );
  await shown(element, chosen === "" ? "[part=cancel]" : "form");
  return { made, client, element };
}

/** The field of a question, by its words. */
function field(element: CareQuestionnaire, words: string): HTMLElement {
  const label = all(element, "label, legend").find(
    each => textOf(each).replace(/ \(optional\)$/, "") === words,
  );
  if (label === undefined)
    throw new Error(`no question ${words}: ${texts(element, "label, legend").join(" | ")}`);
  if (label instanceof HTMLLabelElement && label.htmlFor !== "") return get(element, `#${label.htmlFor}`);
  return label.parentElement as HTMLElement;
}

function option(element: CareQuestionnaire, words: string, label: string): HTMLInputElement {
  const found = [...field(element, words).querySelectorAll<HTMLLabelElement>("label.option")].find(
    each => textOf(each) === label,
  );
  if (found === undefined) throw new Error(`no option ${label}`);
  return found.querySelector("input") as HTMLInputElement;
}

const questions = (element: CareQuestionnaire): string[] =>
  all(element, ".question").map(each => textOf(each).replace(/ \(optional\)$/, ""));

const errors = (element: CareQuestionnaire): string[] => texts(element, ".error").filter(text => text !== "");

describe("care-questionnaire", () => {
  it("[F-062] a patient chooses among the practice's questionnaires, by keys alone", async () => {
    const { element } = await show([published.beforeVisit, published.phq9]);
    expect(texts(element, "[part=questionnaire] .title")).to.deep.equal([
      "Before your visit",
      "How have you been feeling?",
    ]);
    const [first] = all(element, "[part=begin]");
    expect(textOf(first ?? null)).to.equal("begin");
    expect(first?.getAttribute("aria-label")).to.equal("begin: Before your visit");
    await expect(element).to.be.accessible();
    first?.focus();
    await press("Enter");
    await shown(element, "form");
    expect(element.questionnaire).to.equal("before-visit");
    await waitUntil(() => textOf(focused()) === "Before your visit");
    expect(textOf(get(element, "[part=submit]"))).to.equal("Submit");
    get(element, "header [part=back]").click();
    await waitUntil(() => focused()?.getAttribute("aria-label") === "begin: Before your visit");
    const left = next(element, "care-questionnaire-cancel");
    await press("Escape");
    await left;
  });

  it("[F-063] a form is filled in by keys alone, and given in with what was asked", async () => {
    const { element, client } = await show([published.beforeVisit], { chosen: "before-visit" });
    await expect(element).to.be.accessible();
    expect(questions(element)).not.to.include("To what?");
    field(element, "What brings you to us?").focus();
    await type("My knee");
    option(element, "Are you allergic to anything?", "Yes").focus();
    await press(" ");
    await waitUntil(() => questions(element).includes("To what?"));
    await press("Tab");
    expect(focused()).to.equal(field(element, "To what?"));
    await type("Penicillin");
    option(element, "Which of these do you take?", "Insulin").focus();
    await press(" ", "Tab", "Tab", " ");
    await waitUntil(() => maybe(element, ".other") !== null);
    await press("Tab");
    await type("Aspirin");
    field(element, "Your temperature, if you took it (°C)").focus();
    await type("37,5");
    await expect(element).to.be.accessible();
    const sent = next(element, "care-questionnaire-submit") as Promise<CareQuestionnaireSubmitEvent>;
    await press("Enter");
    const { detail } = await sent;
    expect(detail).to.deep.equal({
      questionnaire: "before-visit",
      items: {
        reason: [{ valueString: "My knee" }],
        "1.1": [{ valueBoolean: true }],
        "1.1.1": [{ valueString: "Penicillin" }],
        "1.2": [{ valueString: "Insulin" }, { valueString: "Aspirin" }],
        "1.3": [{ valueDecimal: 37.5 }],
      },
    });
    const patient = (await client.findPatients("")).patients[0]?.id ?? "";
    const id = await client.start({ patient, kind: "encounter-chat", answers: detail });
    const rows = await until(client.inbox.$rows, found => found?.some(row => row.id === id) === true);
    expect(rows?.[0]?.title).to.equal("Before your visit");
    // What has become a conversation stands in the form no more.
    await waitUntil(() => (field(element, "What brings you to us?") as HTMLTextAreaElement).value === "");
  });

  it("[F-063] what is missing is said at the question and in a summary, which leads there", async () => {
    const { element } = await show([published.beforeVisit], { chosen: "before-visit" });
    let submitted = 0;
    element.addEventListener("care-questionnaire-submit", () => submitted++);
    const temperature = field(element, "Your temperature, if you took it (°C)");
    temperature.focus();
    await type("1,234");
    get(element, "[part=submit]").click();
    const summary = await shown(element, "[part=summary]");
    await waitUntil(() => focused() === summary);
    expect(textOf(summary)).to.contain("3 answers need another look");
    expect(texts(element, "[part=summary-link]")).to.deep.equal([
      "What brings you to us?",
      "Are you allergic to anything?",
      "Your temperature, if you took it (°C)",
    ]);
    expect(errors(element)).to.deep.equal([
      "Answer this question.",
      "Answer this question.",
      "Enter a number in digits, for example 37.5.",
    ]);
    expect(temperature.getAttribute("aria-invalid")).to.equal("true");
    await expect(element).to.be.accessible();
    all(element, "[part=summary-link]")[1]?.click();
    expect(focused()).to.equal(option(element, "Are you allergic to anything?", "Yes"));
    await press(" ");
    await waitUntil(() => errors(element).length === 2);
    expect(submitted).to.equal(0);
  });

  it("answers are kept through a reload and a way back, for this patient alone", async () => {
    const { element, made, client } = await show([published.beforeVisit, published.phq9], {
      chosen: "before-visit",
    });
    field(element, "What brings you to us?").focus();
    await type("My knee");
    option(element, "Do you smoke?", "Yes").click();
    await waitUntil(() => questions(element).includes("How many cigarettes a day?"));
    get(element, "header [part=back]").click();
    (await shown(element, "[data-id=before-visit]")).click();
    await shown(element, "form");
    expect((field(element, "What brings you to us?") as HTMLTextAreaElement).value).to.equal("My knee");
    expect(option(element, "Do you smoke?", "Yes").checked).to.equal(true);
    expect(questions(element)).to.include("How many cigarettes a day?");
    await until(client.$unsent, ({ drafts }) => drafts === 1);
    await made.addPatient("bela", "Bela Diaz", {
      linked: [{ id: "rosa", name: "Rosa Diaz", relation: "guardian" }],
    });
    element.patient = { id: made.world.patientId("bela") };
    await waitUntil(() => (field(element, "What brings you to us?") as HTMLTextAreaElement).value === "");
  });

  it("a choice that need not be made is taken back", async () => {
    const { element } = await show([published.beforeVisit], { chosen: "before-visit" });
    option(element, "Do you smoke?", "No").click();
    const clear = await shown(element, "[part=answer-clear]");
    expect(clear.getAttribute("aria-label")).to.equal("Clear answer: Do you smoke?");
    clear.click();
    await waitUntil(() => maybe(element, "[part=answer-clear]") === null);
    expect(option(element, "Do you smoke?", "No").checked).to.equal(false);
    expect(focused()).to.equal(option(element, "Do you smoke?", "Yes"));
  });

  it("what a room refuses is said at the question that it names, or over the form", async () => {
    const { element } = await show([published.beforeVisit], { chosen: "before-visit" });
    element.fail({ code: "answers-incomplete", params: { linkId: "1.1", problem: "required" } });
    await waitUntil(() => errors(element).join() === "Answer this question.");
    await waitUntil(() => focused()?.id === "summary");
    element.fail({ code: "answers-too-long", params: {} });
    await waitUntil(() =>
      textOf(get(element, "[role=alert]")).startsWith("Your answers are too long together."),
    );
    element.fail(new Error("lost"));
    await waitUntil(() => textOf(get(element, "[role=alert]")).startsWith("The server cannot be reached."));
  });

  it("one that is offered no more leads back to the list, which says so", async () => {
    const { element, made } = await show([published.beforeVisit, published.phq9], { chosen: "phq-9" });
    await made.askNoMore("phq-9");
    element.fail({ code: "questionnaire-gone", params: {} });
    await waitUntil(() => texts(element, "[part=questionnaire] .title").join() === "Before your visit");
    expect(textOf(get(element, "[role=alert]"))).to.contain("no longer offered");
    element.questionnaire = "phq-9";
    await shown(element, "[part=try-again]");
    expect(textOf(get(element, "[part=error]"))).to.contain("no longer offered");
  });

  it("without a network it says so, and asks again when it is back", async () => {
    const made = await practice(chats);
    await made.ask(published.phq9);
    const client = made.client("portal", "rosa");
    await until(client.$me, me => me !== null);
    made.setOnline(false);
    const element = await mount<CareQuestionnaire>(
      html`<care-questionnaire .client=${client}></care-questionnaire>`,
    );
    await shown(element, "[part=try-again]");
    await expect(element).to.be.accessible();
    made.setOnline(true);
    await shown(element, "[part=begin]");
  });

  it("a host that says again whose it is leaves what is wrong where it stands, and one that says nothing gets the list", async () => {
    const { element } = await show([published.beforeVisit], { chosen: "before-visit" });
    get(element, "[part=submit]").click();
    await shown(element, "[part=summary]");
    element.patient = { id: element.patient?.id ?? "" };
    await element.updateComplete;
    expect(maybe(element, "[part=summary]")).not.to.equal(null);
    // As a framework does it that has no value.
    Object.assign(element, { patient: undefined, questionnaire: undefined });
    await shown(element, "[part=begin]");
    get(element, "[part=begin]").click();
    await shown(element, "form");
  });

  it("while it is under way nothing can be changed, and who signs out leaves nothing", async () => {
    const { element, client } = await show([published.beforeVisit], { chosen: "before-visit" });
    const reason = field(element, "What brings you to us?") as HTMLTextAreaElement;
    reason.focus();
    await type("My knee");
    element.locked = true;
    await element.updateComplete;
    expect(textOf(get(element, "[part=submit]"))).to.equal("Submitting…");
    expect(reason.readOnly && option(element, "Do you smoke?", "Yes").disabled).to.equal(true);
    await type(" hurts");
    expect(reason.value).to.equal("My knee");
    element.locked = false;
    await client.signOut({ discard: true });
    await waitUntil(() => maybe(element, "form") === null);
    expect(element.questionnaire).to.equal("");
    expect(textOf(get(element, "[part=status]"))).to.equal("You are signed out.");
  });

  it("a practice without questionnaires says so", async () => {
    const { element } = await show([]);
    expect(textOf(get(element, "[part=none]"))).to.contain("nothing to choose here");
    await expect(element).to.be.accessible();
  });

  it("at 320 pixels and from right to left nothing is cut off", async () => {
    const long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen".repeat(2);
    const options = ["Short", long].map(valueString => ({ valueString }));
    const { element } = await show(
      [
        asking(
          question("1", { text: long, type: "choice", answerOption: options }),
          question("2", { text: long, maxLength: 20 }),
          { linkId: "g", type: "group", text: long, item: [question("3", { type: "date" })] },
        ),
      ],
      { chosen: "q", width: 320 },
    );
    for (const dir of ["ltr", "rtl"]) {
      element.dir = dir;
      await element.updateComplete;
      expect(element.scrollWidth).to.be.at.most(320);
      await expect(element).to.be.accessible();
    }
  });

  it("many options are a list that opens, and other words can stand beside it", async () => {
    const options = Array.from({ length: 14 }, (_, at) => ({ valueString: `Option ${at}` }));
    const { element } = await show(
      [
        asking(
          question("1", { type: "open-choice", answerOption: options }),
          question("2", { type: "integer" }),
        ),
      ],
      { chosen: "q" },
    );
    const list = field(element, "Question 1") as HTMLSelectElement;
    expect(list.localName).to.equal("select");
    const choose = (at: number): void => {
      list.selectedIndex = at;
      list.dispatchEvent(new Event("change"));
    };
    const given = async () => {
      const sent = next(element, "care-questionnaire-submit") as Promise<CareQuestionnaireSubmitEvent>;
      get(element, "[part=submit]").click();
      return (await sent).detail.items;
    };
    choose(3);
    expect(await given()).to.deep.equal({ 1: [{ valueString: "Option 2" }] });
    choose(15);
    (await shown(element, "[id$=other-text]")).focus();
    await type("Mine");
    field(element, "Question 2").focus();
    await type("٤٢");
    expect(await given()).to.deep.equal({ 1: [{ valueString: "Mine" }], 2: [{ valueInteger: 42 }] });
  });
});

describe("a message of answers", () => {
  it("[F-063] stands in the thread question by question, in the page's words", async () => {
    const made = await practice(chats);
    await made.ask(published.beforeVisit);
    const id = await made.answered("before-visit", {
      reason: [{ valueString: "My knee\nhurts" }],
      since: [{ valueDate: "2026-03-10" }],
      "1.1": [{ valueBoolean: false }],
      "1.2": [{ valueString: "Insulin" }, { valueString: "Aspirin" }],
    });
    const client = made.client("staff", "kim");
    const thread = await mount(html`<care-thread .client=${client} conversation=${id}></care-thread>`);
    await shown(thread, "[part=answers]");
    expect(texts(thread, "[part=question]")).to.deep.equal([
      "What brings you to us?",
      "Since when?",
      "Are you allergic to anything?",
      "Which of these do you take?",
    ]);
    expect(texts(thread, "[part=answer]")).to.deep.equal([
      "My knee hurts",
      "Mar 10, 2026",
      "No",
      "Insulin",
      "Aspirin",
    ]);
    expect(texts(thread, ".answers-heading")).to.deep.equal(["Your health"]);
    expect(textOf(get(thread, "[part=topic]"))).to.contain("Before your visit");
    await expect(thread).to.be.accessible();
    // Copied, it is read line by line.
    const answers = get(thread, "[part=answers]");
    getSelection()?.setBaseAndExtent(answers, 0, answers, answers.childNodes.length);
    const copied = new Promise<string>(resolve => {
      document.addEventListener("copy", event => resolve(event.clipboardData?.getData("text/plain") ?? ""), {
        once: true,
      });
    });
    await press("Control+C");
    expect((await copied).split("\n").slice(0, 4)).to.deep.equal([
      "What brings you to us?",
      "My knee",
      "hurts",
      "Since when?",
    ]);
  });
});
