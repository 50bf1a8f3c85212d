import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { alcohol } from "../packages/demo/src/demo-practice/practices/questionnaires/alcohol.ts";
import { beforeVisit } from "../packages/demo/src/demo-practice/practices/questionnaires/before-visit.ts";
import { phq9 } from "../packages/demo/src/demo-practice/practices/questionnaires/phq-9.ts";
import { find } from "./find.ts";
import { show, shown, stage, waitFor } from "./show.ts";

const chats = { kinds: ["encounter-chat"] };
const questionnaires = (...these: readonly object[]) =>
  stage(async practice => {
    await practice.ask(...these);
    return { id: practice.world.patientId("rosa"), client: practice.client("portal", "rosa") };
  }, chats);

const all = questionnaires(beforeVisit, phq9, alcohol);
const form = (chosen: string) =>
  show(
    ({ client, id }) =>
      html`<care-questionnaire .client=${client} .patient=${{ id }} questionnaire=${chosen}></care-questionnaire>`,
  );

const meta: Meta = { title: "care-questionnaire", component: "care-questionnaire" };
export default meta;

export const List: StoryObj = { loaders: all, render: form(""), play: waitFor("[part=begin]") };
export const PhoneList: StoryObj = {
  tags: ["phone"],
  loaders: all,
  render: form(""),
  play: waitFor("[part=begin]"),
};
export const Empty: StoryObj = { loaders: questionnaires(), render: form(""), play: waitFor("[part=none]") };
export const Failed: StoryObj = {
  loaders: all,
  render: form("none"),
  play: waitFor("[part=try-again]"),
};
export const Visit: StoryObj = { loaders: all, render: form("before-visit"), play: waitFor("form") };
export const VisitDark: StoryObj = {
  tags: ["dark"],
  loaders: all,
  render: form("before-visit"),
  play: waitFor("form"),
};
export const VisitTurned: StoryObj = {
  tags: ["phone"],
  loaders: all,
  render: show(
    ({ client, id }) =>
      html`<care-questionnaire
        dir="rtl"
        .client=${client}
        .patient=${{ id }}
        questionnaire="before-visit"
      ></care-questionnaire>`,
  ),
  play: waitFor("form"),
};
export const Feeling: StoryObj = { loaders: all, render: form("phq-9"), play: waitFor("form") };
export const Chain: StoryObj = {
  loaders: all,
  render: form("alcohol"),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, "form");
    find(canvasElement, "#q0-3")?.click();
    (await shown(canvasElement, "#q2-2")).click();
    await shown(canvasElement, "#q5");
  },
};
export const PhoneWithErrors: StoryObj = {
  tags: ["phone"],
  loaders: all,
  render: form("before-visit"),
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[part=submit]")).click();
    await shown(canvasElement, "[part=summary]");
  },
};
export const Locked: StoryObj = {
  loaders: all,
  render: show(
    ({ client, id }) =>
      html`<care-questionnaire
        .client=${client}
        .patient=${{ id }}
        questionnaire="before-visit"
        locked
      ></care-questionnaire>`,
  ),
  play: waitFor("form"),
};
export const Answered: StoryObj = {
  loaders: stage(async practice => {
    await practice.ask(beforeVisit);
    const id = await practice.answered("before-visit", {
      reason: [{ valueString: "My knee has hurt since I fell on the stairs." }],
      since: [{ valueDate: "2026-03-10" }],
      "1.1": [{ valueBoolean: true }],
      "1.1.1": [{ valueString: "Penicillin" }],
      "1.2": [{ valueString: "Insulin" }, { valueString: "Aspirin" }],
      "1.3": [{ valueDecimal: 37.5 }],
      "2.1": [{ valueBoolean: false }],
    });
    return { id, client: practice.client("staff", "kim") };
  }, chats),
  render: show(({ client, id }) => html`<care-thread .client=${client} conversation=${id}></care-thread>`),
  play: waitFor("[part~=answers]"),
};
