import type { CareClient } from "@carethread/client";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Practice } from "./fixture.ts";
import { show, shown, stage, waitFor } from "./show.ts";

const render = show(({ client }) => html`<care-administration .client=${client}></care-administration>`);
const ready = waitFor("[data-section=retention] [part~=refresh]");
const year = 525_960;
const settings = { retention: { years: 7, minors: { majority: 18, years: 3 } } };

/** Vera looks at it, Omar is the second one; Rosa's conversation and Bess's are due. */
async function kept(practice: Practice) {
  await practice.addStaff("vera", "Vera Lind", "Records officer", { permissions: ["hold"] });
  await practice.addStaff("omar", "Dr. Omar Haddad", "Physician", { permissions: ["hold"] });
  await practice.addPatient("bess", "Bess Moran");
  const id = await practice.conversation({ past: [{ from: "kim", text: "Long ago", ago: 8 * year }] });
  const past = [{ from: "kim", text: "Longer ago", ago: 9 * year }];
  const other = await practice.conversation({ patient: "bess", past });
  await practice.server.tick();
  return { id, other, client: practice.client("staff", "vera") };
}

type Stood = Awaited<ReturnType<typeof kept>>;

/** With what somebody did before. */
function after(act: (practice: Practice, stood: Stood) => Promise<void>) {
  return stage(async practice => {
    const stood = await kept(practice);
    await act(practice, stood);
    await practice.server.tick();
    return stood;
  }, settings);
}

async function propose(by: CareClient, practice: Practice, conversation: string): Promise<void> {
  await (await by.retaining()).does(practice.world.patientId("rosa"), { deed: "propose", conversation });
}

const loaders = after(async () => {});

const meta: Meta = { title: "care-administration/retention", component: "care-administration" };
export default meta;

export const Due: StoryObj = { loaders, render, play: ready };
export const Dark: StoryObj = { tags: ["dark"], loaders, render, play: ready };
export const Phone: StoryObj = { tags: ["phone"], loaders, render, play: ready };
export const PseudoLong: StoryObj = { tags: ["long"], loaders, render, play: ready };
export const RightToLeft: StoryObj = {
  loaders,
  render: show(
    ({ client }) => html`<div dir="rtl"><care-administration .client=${client}></care-administration></div>`,
  ),
  play: ready,
};

/** Omar proposed it: Vera is told what follows before she can say so. */
export const Approving: StoryObj = {
  loaders: after((practice, { id }) => propose(practice.client("staff", "omar"), practice, id)),
  render,
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[data-deed=approve]")).click();
    await shown(canvasElement, "#retaining-sure");
  },
};

/** Nobody lets go of what they proposed themselves. */
export const ProposedByYou: StoryObj = {
  loaders: after((practice, { id, client }) => propose(client, practice, id)),
  render,
  play: waitFor("[data-deed=stop]"),
};

/** All of Rosa's is held; with no reason a hold is not lifted. */
export const Held: StoryObj = {
  loaders: after(async (practice, { client }) => {
    const hold = { deed: "hold", hold: practice.world.newId(), reason: "Subpoena 26-117" } as const;
    await (await client.retaining()).does(practice.world.patientId("rosa"), hold);
  }),
  render,
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[data-deed=lift]")).click();
    (await shown(canvasElement, "[part~=do]")).click();
    await shown(canvasElement, "#retaining-reason-error:not(:empty)");
  },
};

export const Gone: StoryObj = {
  loaders: after(async (practice, { id, client }) => {
    await propose(client, practice, id);
    const omar = await practice.client("staff", "omar").retaining();
    await omar.does(practice.world.patientId("rosa"), { deed: "approve", conversation: id });
  }),
  render,
  play: ready,
};

export const NothingDue: StoryObj = {
  loaders: stage(async practice => {
    await practice.addStaff("vera", "Vera Lind", "Records officer", { permissions: ["hold"] });
    return { id: "", client: practice.client("staff", "vera") };
  }),
  render,
  play: ready,
};

export const NotLoaded: StoryObj = {
  loaders: stage(async practice => {
    const stood = await kept(practice);
    const retaining = (): Promise<never> => Promise.reject(new Error("the network is gone"));
    return { ...stood, client: { ...stood.client, retaining } };
  }, settings),
  render,
  play: waitFor("[data-section=retention] [part~=try-again]"),
};
