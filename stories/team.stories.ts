import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { find } from "./find.ts";
import type { Practice } from "./fixture.ts";
import { show, shown, stage, waitFor } from "./show.ts";
import { fillTeam, invite, join } from "./team.ts";

const render = show(
  ({ client, id }) =>
    html`<style>
        care-team {
          block-size: 100%;
          max-inline-size: 18rem;
          border-inline-end: 1px solid #8884;
        }
      </style>
      <care-team .client=${client} conversation=${id}></care-team>`,
);
const people = waitFor("[part~=person]");

function as(login: string, fill: (practice: Practice) => Promise<string> = fillTeam) {
  return stage(
    async practice => {
      const id = await fill(practice);
      return { id, client: practice.client("staff", login) };
    },
    { staffAccess: "searchable", careTeamLevel: "patient-only" },
  );
}

const busy = as("kim", async practice => {
  const id = await fillTeam(practice);
  await practice.say(id, "staff", "lee", "I looked at the tablets again: the dose is right.");
  await join(practice, id, "omar", "lee");
  return id;
});
const here = waitFor("[part=here]");

const invited = as("kim", async practice => {
  const id = await fillTeam(practice);
  await invite(practice, id);
  return id;
});
async function askToRemove({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  (await shown(canvasElement, "[part=remove]")).click();
  await shown(canvasElement, "[part=question]");
}

const meta: Meta = { title: "care-team", component: "care-team" };
export default meta;

export const Team: StoryObj = { loaders: busy, render, play: here };
export const Dark: StoryObj = { tags: ["dark"], loaders: busy, render, play: here };
export const Phone: StoryObj = {
  tags: ["phone"],
  loaders: busy,
  render: show(
    ({ client, id }) =>
      html`<care-team style="block-size: 100%" .client=${client} conversation=${id}></care-team>`,
  ),
  play: here,
};
export const Removable: StoryObj = { loaders: invited, render, play: waitFor("[part=remove]") };
export const AsksToRemove: StoryObj = { loaders: invited, render, play: askToRemove };
export const AsksToRemoveDark: StoryObj = { ...AsksToRemove, tags: ["dark"] };
export const AsksToRemovePhone: StoryObj = { ...Phone, loaders: invited, play: askToRemove };
export const AsksToRemoveRightToLeft: StoryObj = {
  ...AsksToRemove,
  render: (...story) => html`<div dir="rtl" style="block-size: 100%">${render(...story)}</div>`,
};
export const Outsider: StoryObj = {
  loaders: as("vera"),
  render,
  play: waitFor("[part=follow]"),
};
export const NotificationUser: StoryObj = {
  loaders: as("vera"),
  render,
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[part=follow]")).click();
    for (;;) {
      if (find(canvasElement, "[part=follow]")?.textContent?.includes("Turn off")) return;
      await new Promise(requestAnimationFrame);
    }
  },
};
export const AsPatient: StoryObj = {
  loaders: stage(async practice => {
    const id = await fillTeam(practice);
    return { id, client: practice.client("portal", "rosa") };
  }),
  render,
  play: people,
};
export const LongNames: StoryObj = {
  loaders: as("kim", async practice => {
    const title = "Consultant for internal medicine, nephrology and everything that comes with them";
    await practice.addStaff(
      "long",
      "Wilhelmina Anastasia Konstantinopolskaya-Featherstonehaugh von Hohenlohe",
      title,
    );
    await practice.changePatient("rosa", {
      team: practice.team([
        ["kim", "primary-coach"],
        ["long", "care-team"],
      ]),
    });
    return practice.conversation();
  }),
  render,
  play: people,
};
export const Fifty: StoryObj = {
  loaders: as("kim", async practice => {
    const many = Array.from({ length: 49 }, (_, n) => ({
      id: `member-${n}`,
      name: `${["Ada", "Ben", "Chen", "Dora", "Emil", "Fay", "Gus"][n % 7]} ${"ABCDEFG"[n % 7]}${n}`,
      title: "Nurse",
      role: "care-team",
    }));
    await practice.changePatient("rosa", { team: [...practice.team([["kim", "primary-coach"]]), ...many] });
    return practice.conversation();
  }),
  render,
  play: people,
};
export const Empty: StoryObj = {
  loaders: as("vera", async practice => {
    await practice.addPatient("new", "Nora Newman", { team: [], linked: [] });
    return practice.conversation({ patient: "new" });
  }),
  render,
  play: people,
};
export const Loading: StoryObj = {
  loaders: stage(async practice => ({
    id: await practice.conversation(),
    client: practice.unanswered("kim"),
  })),
  render,
  play: waitFor(".bones"),
};
export const NotAvailable: StoryObj = {
  loaders: stage(async practice => ({ id: practice.world.newId(), client: practice.client("staff", "kim") })),
  render,
  play: waitFor("[part=ended]"),
};
