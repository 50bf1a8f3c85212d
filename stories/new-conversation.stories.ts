import { type PresetName, settingsOf } from "@carethread/model";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { fillInbox } from "./conversations.ts";
import { find } from "./find.ts";
import type { Practice } from "./fixture.ts";
import { show, shown, stage, waitFor } from "./show.ts";

const staff = stage(async practice => ({
  id: await fillInbox(practice),
  client: practice.client("staff", "kim"),
}));
const render = show(({ client }) => html`<care-new-conversation .client=${client}></care-new-conversation>`);

const meta: Meta = { title: "care-new-conversation", component: "care-new-conversation" };
export default meta;

export const Staff: StoryObj = { loaders: staff, render, play: waitFor("[part~=patient-field]") };
export const Dark: StoryObj = {
  tags: ["dark"],
  loaders: staff,
  render,
  play: waitFor("[part~=patient-field]"),
};
export const Portal: StoryObj = {
  loaders: stage(async practice => ({ id: "", client: practice.client("portal", "rosa") })),
  render,
  play: waitFor("[part~=topic-field]"),
};
export const Searching: StoryObj = {
  loaders: staff,
  render,
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[part~=patient-field]")).click();
    await shown(canvasElement, "[role=option]");
  },
};
export const PhoneWithErrors: StoryObj = {
  tags: ["phone"],
  loaders: staff,
  render,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, "[part~=patient-field]");
    find(canvasElement, "[part~=send]")?.click();
    await shown(canvasElement, "[aria-invalid]");
  },
};

/** A practice by its preset, with who is available for portal messages. */
const preset = (
  name: PresetName,
  side: "staff" | "portal",
  login: string,
  fill?: (made: Practice) => Promise<void>,
) =>
  stage(
    async practice => {
      await practice.addStaff("omar", "Dr. Omar Haddad", "Physician", { permissions: ["portal-messages"] });
      await fill?.(practice);
      return { id: "", client: practice.client(side, login) };
    },
    { ...settingsOf(name) },
  );

const episodes = [
  { id: "knee", name: "Knee replacement" },
  { id: "birth", name: "Pregnancy" },
];

export const ToOneOfTheTeam: StoryObj = {
  loaders: preset("portal-inbox", "portal", "rosa", made => made.changePatient("rosa", { episodes })),
  render,
  play: waitFor("[part~=regarding-field]:not(:disabled) option + option"),
};
export const Guardian: StoryObj = {
  tags: ["phone", "dark"],
  loaders: preset("portal-inbox", "portal", "rosa", async made => {
    await made.addPatient("leo", "Leo Ruiz", {
      linked: [{ id: "rosa", name: "Rosa Diaz", relation: "guardian" }],
    });
    await made.changePatient("rosa", { linked: [{ id: "ana", name: "Ana Ruiz", relation: "self" }] });
  }),
  render,
  play: waitFor("[part~=acting]"),
};
export const NobodyAvailable: StoryObj = {
  loaders: preset("portal-inbox", "portal", "rosa", made =>
    made.changePatient("rosa", { team: made.team([["kim", "primary-coach"]]) }),
  ),
  render,
  play: waitFor("[part~=nobody]"),
};
export const NotAvailable: StoryObj = {
  loaders: preset("portal-inbox", "staff", "kim"),
  render,
  play: waitFor(".sorry"),
};
export const Chat: StoryObj = {
  loaders: preset("ehr-chat", "staff", "kim"),
  render,
  play: waitFor("[part~=topic-field]"),
};
export const Questionnaires: StoryObj = {
  loaders: preset("ehr-chat", "portal", "rosa", made =>
    made.ask({
      resourceType: "Questionnaire",
      id: "question",
      status: "active",
      title: "Ask a question",
      item: [{ linkId: "1", type: "text", text: "Your question", required: true }],
    }),
  ),
  render,
  play: waitFor("[part~=begin]"),
};
const amongStaff = async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
  const kind = await shown(canvasElement, "[part~=kind] + [part~=kind] input");
  kind.click();
  await shown(canvasElement, "[part~=staff-only]");
};
export const AmongStaff: StoryObj = {
  loaders: preset("topics", "staff", "kim"),
  render,
  play: amongStaff,
};
export const AmongStaffDark: StoryObj = {
  tags: ["dark"],
  loaders: preset("topics", "staff", "kim"),
  render,
  play: amongStaff,
};
