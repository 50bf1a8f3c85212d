/** Why something was not sent is said in the words of the page, also when these become others after it was. */
import type { CareCompose, CareNewConversation } from "@carethread/elements";
import { addWords } from "@carethread/elements";
import { limits } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { get, mount, practice, press, shown, textOf, texts, type, waitUntil } from "./support.ts";

const language = "qaa-x-faults";

addWords(language, {
  placeholder: "Schreiben",
  charactersOver: "{1} zu viel",
  tooLong: "Höchstens {1}.",
  patientRequired: "Wer?",
  patientNone: "Niemand.",
  searchPatients: "Suchen",
  refused: { "title-required": "Worum geht es?", "text-empty": "Was?" },
});

describe("words of what is wrong", () => {
  it("are those of the page in a composer", async () => {
    const made = await practice();
    const id = await made.conversation();
    const client = made.client("staff", "kim");
    await until(client.conversation(id).$status, ({ state }) => state === "live");
    const compose = await mount<CareCompose>(
      html`<care-compose lang="en" .client=${client} conversation=${id}></care-compose>`,
    );
    const box = get<HTMLTextAreaElement>(compose, "textarea");
    box.value = "x".repeat(limits.messageLength + 2);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.focus();
    await press("Enter");
    expect(textOf(await shown(compose, "[part=error]"))).to.contain("at most 16,000 characters");
    compose.lang = language;
    await waitUntil(() => textOf(get(compose, "[part=error]")) === "Höchstens 16000.");
    expect(textOf(get(compose, "#count"))).to.equal("2 zu viel");
    expect(box.placeholder).to.equal("Schreiben");
  });

  it("are those of the page in the start form, beside each field", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    const form = await mount<CareNewConversation>(
      html`<care-new-conversation lang="en" .client=${client}></care-new-conversation>`,
    );
    await until(client.$me, me => me !== null);
    await form.updateComplete;
    get(form, "[part=send]").click();
    await waitUntil(() => texts(form, ".error")[1] === "Enter a topic.");
    form.lang = language;
    await waitUntil(() => texts(form, ".error").join() === "Wer?,Worum geht es?,Was?");
    await type("zzz");
    await waitUntil(() => textOf(get(form, ".sr[role=status]")) === "Niemand.");
    form.lang = "en";
    await waitUntil(() => textOf(get(form, ".popup-line")) === "No patient found.");
  });

  it("are those of the page in a search", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    const search = await mount(
      html`<care-patient-search lang=${language} .client=${client}></care-patient-search>`,
    );
    expect(textOf(await shown(search, "label"))).to.equal("Suchen");
  });
});
