import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { fillInbox } from "./conversations.ts";
import { find } from "./find.ts";
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
