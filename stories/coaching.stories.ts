import { dateAt, dayAfter } from "@carethread/model";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Practice } from "./fixture.ts";
import { type Stage, show, shown, stage, waitFor } from "./show.ts";

const settings = {
  kinds: ["continuous"],
  cadence: true,
  tabs: { staff: ["all", "due"], portal: [] },
};

const people = [
  ["rosa", "Rosa Diaz", 3, true],
  ["hoa", "Nguyễn Thị Hòa", 0, false],
  ["amal", "أمل الخطيب", 2, true],
  ["maximilian", "Maximilian Theodor von Hohenberg-Wittgenstein", 30, false],
] as const;

/** Patients whose plans began so many days ago; to some of them Kim has written today. */
async function coached(practice: Practice): Promise<Omit<Stage, "practice">> {
  const { team, linked } = practice.world.rosa();
  let id = "";
  for (const [login, name, ago, isWritten] of people) {
    const plan = dayAfter(dateAt(undefined, Date.now()), -ago);
    if (login === "rosa") await practice.changePatient(login, { name, team, linked, plan });
    else await practice.addPatient(login, name, { plan });
    id = await practice.continuous(login, isWritten ? "Good morning! How did the walk go?" : undefined);
  }
  return { id, client: practice.client("staff", "kim") };
}

const loaders = stage(coached, settings);

const meta: Meta = { title: "Coaching" };
export default meta;

/** Who is to be written to: in the row, and in the part *Due*. */
export const Due: StoryObj = {
  loaders,
  render: show(
    ({ client, id }) => html`<div style="block-size: 640px; display: grid">
      <care-messenger .client=${client} conversation=${id} tab="due"></care-messenger>
    </div>`,
  ),
  play: waitFor("[part~=inbox]"),
};

/** Behind the gear. */
export const Rhythm: StoryObj = {
  loaders,
  render: show(
    ({ client, id }) => html`<div style="block-size: 640px; display: grid">
      <care-thread .client=${client} conversation=${id}></care-thread>
    </div>`,
  ),
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[part~=settings]")).click();
    const how = (await shown(canvasElement, "[part~=rhythm-type]")) as HTMLSelectElement;
    how.value = "paused";
    how.dispatchEvent(new Event("change"));
    await shown(canvasElement, "[part~=rhythm-until]");
  },
};
