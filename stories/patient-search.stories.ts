import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Practice } from "./fixture.ts";
import { show, shown, stage, waitFor } from "./show.ts";

const render = show(
  ({ client }) => html`<div style="block-size: 22rem">
    <care-patient-search .client=${client}></care-patient-search>
  </div>`,
);

async function fill(practice: Practice) {
  await practice.addPatient("maria", "Maria Santos");
  await practice.addPatient("yusuf", "يوسف الحداد");
  await practice.addPatient(
    "long",
    "Wilhelmina Anastasia Konstantinopolskaya-Featherstonehaugh von und zu Hohenlohe-Langenburg",
  );
  return { id: "", client: practice.client("staff", "kim") };
}

/** Types into the field as a person does. */
function typed(text: string, selector: string) {
  return async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
    const field = (await shown(canvasElement, "input")) as HTMLInputElement;
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await shown(canvasElement, selector);
  };
}

const meta: Meta = { title: "care-patient-search", component: "care-patient-search" };
export default meta;

export const Closed: StoryObj = { loaders: stage(fill), render, play: waitFor("input") };
export const Matches: StoryObj = { loaders: stage(fill), render, play: typed("2", "[role=option]") };
export const Dark: StoryObj = {
  tags: ["dark"],
  loaders: stage(fill),
  render,
  play: typed("2", "[role=option]"),
};
export const Nobody: StoryObj = { loaders: stage(fill), render, play: typed("zzz", ".popup-line") };
