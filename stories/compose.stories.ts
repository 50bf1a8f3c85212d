import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { find } from "./find.ts";
import { show, shown, stage, waitFor } from "./show.ts";

const open = stage(async practice => ({
  id: await practice.conversation(),
  client: practice.client("staff", "kim"),
}));
const render = show(
  ({ client, id }) => html`<care-compose .client=${client} conversation=${id}></care-compose>`,
);

async function type(canvas: HTMLElement, text: string): Promise<HTMLTextAreaElement> {
  const box = (await shown(canvas, "textarea")) as HTMLTextAreaElement;
  box.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  return box;
}

const meta: Meta = { title: "care-compose" };
export default meta;

export const Empty: StoryObj = { loaders: open, render, play: waitFor("textarea") };
export const Dark: StoryObj = { tags: ["dark"], loaders: open, render, play: waitFor("textarea") };
export const Phone: StoryObj = {
  tags: ["phone"],
  loaders: open,
  render,
  play: async ({ canvasElement }) => {
    await type(canvasElement, "Good morning Rosa,\n\nplease measure twice a day.");
  },
};
export const ManyLines: StoryObj = {
  loaders: open,
  render,
  play: async ({ canvasElement }) => {
    await type(canvasElement, Array.from({ length: 30 }, (_, line) => `Line ${line + 1}`).join("\n"));
  },
};
export const TooLong: StoryObj = {
  loaders: open,
  render,
  play: async ({ canvasElement }) => {
    await type(canvasElement, "long ".repeat(3_300));
    await shown(canvasElement, "[part~=send]:not([disabled])");
    find(canvasElement, "[part~=send]")?.click();
    await shown(canvasElement, "[part~=error]");
  },
};
export const Refused: StoryObj = {
  loaders: stage(async practice => {
    await practice.addPatient("walter", "Walter Brandt", { deceased: true });
    return {
      id: await practice.conversation({ patient: "walter" }),
      client: practice.client("staff", "kim"),
    };
  }),
  render,
  play: waitFor("[part~=closed]"),
};
