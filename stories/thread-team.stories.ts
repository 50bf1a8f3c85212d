/** What a thread shows of its team: watchers, the switch, the question to an outsider, who has read. */
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { type Practice, until } from "./fixture.ts";
import { show, shown, stage, waitFor } from "./show.ts";
import { fillTeam, read } from "./team.ts";

const render = show(
  ({ client, id }) =>
    html`<style>
        .story-thread {
          block-size: 100%;
          display: grid;
          grid-template-rows: minmax(0, 1fr) auto;
        }
      </style>
      <div class="story-thread">
        <care-thread .client=${client} conversation=${id}></care-thread>
        <care-compose .client=${client} conversation=${id}></care-compose>
      </div>`,
);

function as(login: string, then: (practice: Practice, id: string) => Promise<void> = async () => {}) {
  return stage(
    async practice => {
      const id = await fillTeam(practice);
      await then(practice, id);
      return { id, client: practice.client("staff", login) };
    },
    { staffAccess: "searchable" },
  );
}

const written = as("kim", (practice, id) =>
  practice.say(id, "staff", "kim", "I have moved your appointment to Thursday at ten."),
);

async function openGear({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  (await shown(canvasElement, "[part=settings]")).click();
  await shown(canvasElement, "[role=switch]");
}

const meta: Meta = { title: "care-thread with its team", component: "care-thread" };
export default meta;

export const Watchers: StoryObj = { loaders: as("kim"), render, play: waitFor("[part=watchers]") };
export const WatchersPhone: StoryObj = { ...Watchers, tags: ["phone"] };
export const WatchFixed: StoryObj = { loaders: as("kim"), render, play: openGear };
export const WatchFree: StoryObj = { loaders: as("lee"), render, play: openGear };
export const WatchPhoneDark: StoryObj = { ...WatchFree, tags: ["phone", "dark"] };
export const AsksOutsider: StoryObj = { loaders: as("vera"), render, play: waitFor("dialog[open]") };
export const AsksOutsiderPhone: StoryObj = { ...AsksOutsider, tags: ["phone"] };
export const AsksOutsiderDark: StoryObj = { ...AsksOutsider, tags: ["dark"] };
export const NotRead: StoryObj = { loaders: written, render, play: waitFor("[part=receipts]") };
export const NotReadPhone: StoryObj = { ...NotRead, tags: ["phone"] };
export const NotReadUnfolded: StoryObj = {
  loaders: written,
  render,
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[part=receipts-more]")).click();
    (await shown(canvasElement, "[part=readers]")).click();
    await shown(canvasElement, "[part=reader-names]");
  },
};
export const ReadByAll: StoryObj = {
  loaders: as("kim", async (practice, id) => {
    await practice.say(id, "staff", "kim", "I have moved your appointment to Thursday at ten.");
    for (const login of ["omar", "joan", "mateo"]) await read(practice.client("staff", login), id);
    for (const login of ["rosa", "elena"]) await read(practice.client("portal", login), id);
    const store = practice.client("staff", "omar").conversation(id);
    await until(store.$receipts, ({ people }) => Object.keys(people).length > 4);
  }),
  render,
  play: waitFor("[part=receipts]"),
};
export const ReadByTeam: StoryObj = {
  loaders: stage(async practice => {
    const id = await fillTeam(practice);
    await practice.say(id, "portal", "rosa", "Thank you!");
    await read(practice.client("staff", "kim"), id);
    return { id, client: practice.client("portal", "rosa") };
  }),
  render,
  play: waitFor("[part=receipts]"),
};
