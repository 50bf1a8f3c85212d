import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Practice } from "./fixture.ts";
import { show, shown, stage, waitFor } from "./show.ts";

const render = show(({ client }) => html`<care-administration .client=${client}></care-administration>`);

async function administered(practice: Practice) {
  await practice.addStaff("vera", "Vera Lind", "Dietitian", { permissions: ["administer"] });
  await practice.addStaff("omar", "Dr. Omar Haddad", "Physician", { permissions: ["portal-messages"] });
  await practice.server.tick();
  return { id: "", client: practice.client("staff", "vera") };
}

const settings = {
  preset: "portal-inbox",
  kinds: ["direct"],
  answerWithin: 2 * 24 * 3_600_000,
  topics: ["Prescription renewal", "Test results"],
  labels: { en: { administration: "Super Admin" } },
  help: { articles: [{ title: "Writing to your care team", url: "https://harbor.example/help" }] },
};
const loaders = stage(administered, settings);
const ready = waitFor("[part~=staff]");

/** Changes flags by their switches, and saves their section. */
function changing(section: string, flags: readonly string[], then: string): StoryObj["play"] {
  return async ({ canvasElement }) => {
    await ready({ canvasElement });
    for (const flag of flags) (await shown(canvasElement, `#${flag}`)).click();
    (await shown(canvasElement, `[data-section=${section}] [part~=save]:enabled`)).click();
    await shown(canvasElement, then);
  };
}

const meta: Meta = { title: "care-administration", component: "care-administration" };
export default meta;

export const Ready: StoryObj = { loaders, render, play: ready };
export const Dark: StoryObj = { tags: ["dark"], loaders, render, play: ready };
export const Phone: StoryObj = { tags: ["phone"], loaders, render, play: ready };
export const RightToLeft: StoryObj = {
  loaders,
  render: show(
    ({ client }) => html`<div dir="rtl"><care-administration .client=${client}></care-administration></div>`,
  ),
  play: ready,
};
export const PseudoLong: StoryObj = { tags: ["long"], loaders, render, play: ready };

/** Until the settings have come. */
export const Loading: StoryObj = {
  loaders: stage(async practice => {
    const stood = await administered(practice);
    const administration = (): Promise<never> => new Promise(() => {});
    return { ...stood, client: { ...stood.client, administration } };
  }, settings),
  render,
  play: waitFor("[part~=skeleton]"),
};

/** Who does not administer sees nothing. */
export const NotAllowed: StoryObj = {
  loaders: stage(async practice => ({ id: "", client: practice.client("staff", "kim") })),
  render,
};

export const Saved: StoryObj = {
  loaders,
  render,
  play: changing("staff", ["notes"], "[data-section=staff] [part~=outcome]:not(:empty)"),
};

/** Notes have to be on before a message can begin as one. */
export const Impossible: StoryObj = {
  loaders,
  render,
  play: changing("staff", ["noteOnMention"], "#noteOnMention-problem:not(:empty)"),
};

/** Somebody else was faster: what they changed stands there, and below it what is not saved. */
export const Conflict: StoryObj = {
  loaders: stage(async practice => {
    const stood = await administered(practice);
    const administration = async () => {
      const mine = await stood.client.administration();
      const other = await practice.client("staff", "vera").administration();
      // In the moment of saving: what is heard of before is shown before.
      const change: typeof mine.change = async flags => {
        await other.change({ enterSends: false });
        return mine.change(flags);
      };
      return { ...mine, change };
    };
    return { ...stood, client: { ...stood.client, administration } };
  }, settings),
  render,
  play: changing("staff", ["notes"], ".trouble"),
};

/** What a preset would change, before it is taken. */
export const Preset: StoryObj = {
  loaders,
  render,
  play: async ({ canvasElement }) => {
    await ready({ canvasElement });
    const preset = (await shown(canvasElement, "#preset")) as HTMLSelectElement;
    preset.value = "topics";
    preset.dispatchEvent(new Event("change"));
    await shown(canvasElement, "[part~=would]");
  },
};

export const Offline: StoryObj = {
  loaders,
  render: show(({ client, practice }) => {
    const goOffline = (): void => practice.setOnline(false);
    return html`<button hidden @click=${goOffline}></button><care-administration .client=${client}></care-administration>`;
  }),
  play: async ({ canvasElement }) => {
    await ready({ canvasElement });
    canvasElement.querySelector("button")?.click();
    await shown(canvasElement, "[part~=status]");
  },
};
