import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { show, shown, stage, waitFor } from "./show.ts";

const render = show(({ client }) => html`<care-settings .client=${client}></care-settings>`);
const loaders = stage(async practice => ({ id: "", client: practice.client("staff", "kim") }));
const on = waitFor("[aria-checked=true]");

const meta: Meta = { title: "care-settings", component: "care-settings" };
export default meta;

export const On: StoryObj = { loaders, render, play: on };
export const Dark: StoryObj = { tags: ["dark"], loaders, render, play: on };
export const Phone: StoryObj = { tags: ["phone"], loaders, render, play: on };
/** Without the first the reminder is off, and says why it cannot be turned on. */
export const Off: StoryObj = {
  loaders,
  render,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, "[aria-checked=true]");
    (await shown(canvasElement, "[role=switch]")).click();
    await shown(canvasElement, "[aria-disabled=true]");
  },
};
/** Where else the person is signed in. */
export const SignedIn: StoryObj = {
  loaders: stage(async practice => {
    practice.client("staff", "kim", { token: () => practice.tokenElsewhere("staff", "kim") });
    return { id: "", client: practice.client("staff", "kim") };
  }),
  render,
  play: waitFor("[part=end-session]"),
};
export const SignedInPhone: StoryObj = { ...SignedIn, tags: ["phone"] };
export const SignedInLong: StoryObj = { ...SignedIn, tags: ["long"] };
/** A portal user takes with them what they see; Rosa acts for her son, too. */
export const Downloading: StoryObj = {
  tags: ["phone"],
  loaders: stage(async practice => {
    await practice.conversation();
    await practice.addPatient("leo", "Leo Diaz", {
      patientId: "20871",
      linked: [{ id: "rosa", name: "Rosa Diaz", relation: "guardian" }],
    });
    return { id: "", client: practice.client("portal", "rosa") };
  }),
  render,
  play: waitFor("[part=download]"),
};
export const PseudoLong: StoryObj = { ...On, tags: ["long"] };
export const Unreachable: StoryObj = {
  loaders: stage(async practice => {
    practice.server.setDown(true);
    return { id: "", client: practice.client("staff", "kim") };
  }),
  render,
  play: waitFor("[part~=status]"),
};
