import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { find } from "./find.ts";
import { until } from "./fixture.ts";
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

const meta: Meta = { title: "care-compose", component: "care-compose" };
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

const withTeam = stage(
  async practice => {
    await practice.addStaff("lee", "Lee Chen", "Dietitian");
    await practice.addStaff("leila", "Leila Farouk", "Physiotherapist", { restrictions: ["oncology"] });
    await practice.addStaff("tess", "Tess Ode", "Technical support", { support: true });
    await practice.addStaff("ann", "Ann Aalto", "Diabetes educator");
    await practice.changePatient("rosa", {
      programs: ["oncology"],
      team: practice.team([
        ["kim", "primary-coach"],
        ["omar", "care-team"],
        ["ann", "secondary"],
      ]),
    });
    const id = await practice.conversation();
    const client = practice.client("staff", "kim");
    await until(client.conversation(id).$may, may => may?.mention === null);
    return { id, client };
  },
  { notes: true, staffAccess: "searchable" },
);
/** At the bottom of a page, as under a thread. */
const renderLow = show(
  ({ client, id }) =>
    html`<div style="min-height: 26rem; display: grid; align-items: end">
      <care-compose .client=${client} conversation=${id}></care-compose>
    </div>`,
);

async function mention(canvas: HTMLElement, text: string): Promise<void> {
  await shown(canvas, "[role=listbox]");
  const box = await type(canvas, text);
  box.focus();
  await shown(canvas, "[role=option]");
}
async function writeNote({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  (await shown(canvasElement, "[role=switch]")).click();
  await type(canvasElement, "Potassium is due on Friday. @Dr. Omar Haddad, can you order it?");
  await shown(canvasElement, "[aria-checked=true]");
}
async function askSupport({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  await mention(canvasElement, "@supp");
  (await shown(canvasElement, "[role=option]")).click();
  await shown(canvasElement, "dialog[open]");
}
const mentionTeam: StoryObj["play"] = ({ canvasElement }) => mention(canvasElement, "Good morning @");

export const Mention: StoryObj = { loaders: withTeam, render: renderLow, play: mentionTeam };
export const MentionDark: StoryObj = { ...Mention, tags: ["dark"] };
export const MentionPhone: StoryObj = { ...Mention, tags: ["phone"] };
export const MentionBeyondTheTeam: StoryObj = {
  loaders: withTeam,
  render: renderLow,
  play: async ({ canvasElement }) => {
    await mention(canvasElement, "@le");
    await shown(canvasElement, "[role=option][aria-disabled]");
  },
};
export const Note: StoryObj = { loaders: withTeam, render, play: writeNote };
export const NoteDark: StoryObj = { ...Note, tags: ["dark"] };
export const NotePhone: StoryObj = { ...Note, tags: ["phone"] };
export const NotesAlone: StoryObj = {
  loaders: stage(
    async practice => {
      await practice.changePatient("rosa", { deceased: true });
      return { id: await practice.conversation(), client: practice.client("staff", "kim") };
    },
    { notes: true },
  ),
  render,
  play: waitFor(".is-note textarea"),
};
export const Support: StoryObj = { loaders: withTeam, render: renderLow, play: askSupport };
export const SupportDark: StoryObj = { ...Support, tags: ["dark"] };
export const SupportPhone: StoryObj = { ...Support, tags: ["phone"] };
