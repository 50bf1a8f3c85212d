import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { bloodPressure } from "./conversations.ts";
import { show, stage, waitFor } from "./show.ts";

const loaders = stage(
  async practice => {
    await practice.addStaff("tess", "Tess Ode", "Technical support", { support: true });
    await practice.addStaff("ravi", "Ravi Rao", "Technical support", { support: true });
    const id = await practice.conversation({ past: bloodPressure.slice(-3) });
    await practice.say(id, "staff", "kim", "@Dr. Omar Haddad, can the evening tablet stay at 8 pm?", {
      note: true,
      mentions: ["omar"],
    });
    await practice.say(id, "staff", "omar", "Yes. @Kim Park and @Vera Lind, please plan her diet with her.", {
      note: true,
      mentions: ["kim", "vera"],
    });
    await practice.say(id, "staff", "kim", "@support the readings do not load on Rosa’s side.", {
      note: true,
      support: true,
    });
    return { id, client: practice.client("staff", "kim") };
  },
  { notes: true, staffAccess: "searchable" },
);
const render = show(
  ({ client, id }) =>
    html`<div style="block-size: 46rem; display: grid">
      <care-thread .client=${client} conversation=${id}></care-thread>
    </div>`,
);
const play = waitFor("[part~=mention-own]");

const meta: Meta = { title: "care-thread/mentions and notes", component: "care-thread" };
export default meta;

export const Light: StoryObj = { loaders, render, play };
export const Dark: StoryObj = { tags: ["dark"], loaders, render, play };
export const Phone: StoryObj = { tags: ["phone"], loaders, render, play };
