import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { fillInbox } from "./conversations.ts";
import { show, stage, waitFor } from "./show.ts";

const filled = stage(async practice => ({
  id: await fillInbox(practice),
  client: practice.client("staff", "kim"),
}));
const render = show(
  ({ client }) => html`<p>
    <a href="#messages">Messages <care-badge .client=${client}></care-badge></a>
  </p>`,
);

const meta: Meta = { title: "care-badge", component: "care-badge" };
export default meta;

export const Two: StoryObj = { loaders: filled, render, play: waitFor("[part~=number]") };
export const Dark: StoryObj = {
  tags: ["dark"],
  loaders: filled,
  render,
  play: waitFor("[part~=number]"),
};
export const None: StoryObj = {
  loaders: stage(async practice => ({ id: "", client: practice.client("staff", "kim") })),
  render,
};
export const More: StoryObj = {
  args: { max: 1 },
  loaders: filled,
  render,
  play: waitFor("[part~=number]"),
};
