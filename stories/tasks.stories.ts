import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Practice } from "./fixture.ts";
import { type Stage, show, shown, stage, waitFor } from "./show.ts";

const hour = 3_600_000;
const settings = { policies: { topic: { task: true } }, answerWithin: 4 * hour };

const render = show(
  ({ client }) => html`<div style="block-size: 560px; display: grid">
    <care-tasks .client=${client}></care-tasks>
  </div>`,
);

/** Chats that patients began; one is Kim's, one was handed over to Omar. */
async function worked(practice: Practice): Promise<Omit<Stage, "practice">> {
  const people = [
    ["rosa", "Rosa Diaz", "Question about my blood pressure"],
    ["hoa", "Nguyễn Thị Hòa", "Refill of metformin"],
    ["amal", "أمل الخطيب", "نتائج التحليل"],
    [
      "maximilian",
      "Maximilian Theodor von Hohenberg-Wittgenstein",
      "A form that my employer asks for by the end of the month",
    ],
  ] as const;
  for (const [login, name, title] of people) {
    if (login !== "rosa") await practice.addPatient(login, name);
    await practice.world.startTopic("portal", login, login, { title, first: { text: "Hello" } });
  }
  const client = practice.client("staff", "kim");
  const view = client.tasks.view({ list: "pool" });
  const items = await new Promise<NonNullable<ReturnType<typeof view.$tasks.get>>>(resolve => {
    view.$tasks.subscribe(found => {
      if (found?.length === people.length) resolve(found);
    });
    const again = (): void => {
      if (view.$tasks.get()?.length === people.length) return;
      view.retry();
      setTimeout(again, 100);
    };
    again();
  });
  const [first, second] = items;
  if (first !== undefined) await client.tasks.claim(first);
  if (second !== undefined)
    await client.tasks.handOver(second, practice.personId("omar"), "Please look at the dose before noon.");
  view.release();
  return { id: first?.conversation.id ?? "", client };
}

const loaders = stage(worked, settings);
const ready = waitFor("[part~=task]");

/** One is pressed, and what then shows is there. */
function pressing(selector: string, then: string): StoryObj["play"] {
  return async ({ canvasElement }) => {
    await ready({ canvasElement });
    (await shown(canvasElement, selector)).click();
    await shown(canvasElement, then);
  };
}

const meta: Meta = { title: "care-tasks", component: "care-tasks" };
export default meta;

export const All: StoryObj = { loaders, render, play: ready };
export const Dark: StoryObj = { tags: ["dark"], loaders, render, play: ready };
export const Phone: StoryObj = { tags: ["phone"], loaders, render, play: ready };
export const RightToLeft: StoryObj = {
  loaders,
  render: show(
    ({ client }) => html`<div dir="rtl" style="block-size: 560px; display: grid">
      <care-tasks .client=${client}></care-tasks>
    </div>`,
  ),
  play: ready,
};
export const PseudoLong: StoryObj = { tags: ["long"], loaders, render, play: ready };
export const Mine: StoryObj = {
  loaders,
  render,
  play: pressing("#tab-mine", "[part=release]"),
};
/** With the checkbox ticked the bubble completes the task and opens the chat. */
export const Ticked: StoryObj = {
  loaders,
  render,
  play: pressing("[part=checkbox]", "[part=complete]"),
};
export const HandingOver: StoryObj = {
  loaders,
  render,
  play: async ({ canvasElement }) => {
    await ready({ canvasElement });
    (await shown(canvasElement, "[part=hand-over]")).click();
    (await shown(canvasElement, "[part=hand-over-to]")).click();
    await shown(canvasElement, "[part=option]");
  },
};
/** The practice's time is over. */
export const Overdue: StoryObj = {
  loaders: stage(worked, { ...settings, answerWithin: 1 }),
  render,
  play: ready,
};
export const Empty: StoryObj = {
  loaders: stage(async practice => ({ id: "", client: practice.client("staff", "kim") }), settings),
  render,
  play: waitFor("[part=empty]"),
};
/** The practice makes no tasks. */
export const Off: StoryObj = {
  loaders: stage(async practice => ({ id: "", client: practice.client("staff", "kim") })),
  render,
  play: waitFor("[part=empty]"),
};
/** Somebody was faster. */
export const Taken: StoryObj = {
  loaders: stage(async practice => {
    const stood = await worked(practice);
    const { tasks } = stood.client;
    const claim = async (): Promise<never> => {
      throw Object.assign(new Error("taken"), { code: "task-taken" });
    };
    return { ...stood, client: { ...stood.client, tasks: { ...tasks, claim } } };
  }, settings),
  render,
  play: pressing("[part=take]", "[part=error]:not(:empty)"),
};
export const Failed: StoryObj = {
  loaders: stage(async practice => {
    const client = practice.client("staff", "kim");
    await new Promise<void>(resolve => {
      client.$me.subscribe(me => me && resolve());
    });
    practice.server.setDown(true);
    return { id: "", client };
  }, settings),
  render,
  play: waitFor("[part~=try-again]"),
};
