import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Past, Practice } from "./fixture.ts";
import { show, shown, stage, waitFor } from "./show.ts";

const render = show(({ client }) => html`<care-stats .client=${client}></care-stats>`);
const compact = show(({ client }) => html`<care-stats compact .client=${client}></care-stats>`);

const hour = 60;
const day = 24 * hour;
const settings = {
  answerWithin: 4 * hour * 60_000,
  resolveWithin: 48 * hour * 60_000,
  topics: ["Post-Surgery Follow-up", "Medication Questions"],
};

/** A question and its answer so many minutes later, and one that waits. */
function asked(ago: number, took: number, by: string, login: string): Past[] {
  return [
    { from: login, text: "Is this normal?", ago },
    { from: by, text: "It is, and it gets better in a few days.", ago: ago - took },
  ];
}

/** Some weeks of work: most of it within the target. */
async function worked(practice: Practice) {
  await practice.addStaff("vera", "Vera Lind", "Dietitian", { permissions: ["administer"] });
  const team = practice.team([
    ["kim", "primary-coach"],
    ["omar", "care-team"],
    ["vera", "care-team"],
  ]);
  await practice.changePatient("rosa", { team });
  await practice.addPatient("noor", "Noor Haddad-Vandersteen", { team });
  const people = ["rosa", "noor"] as const;
  const titles = ["Medication Questions", "Post-Surgery Follow-up", "Swollen ankle"] as const;
  for (const [index, title] of titles.entries()) {
    const patient = people[index % 2] as string;
    const past = Array.from({ length: 14 }, (_, n) => n)
      .map(n => 28 - n * 2 - index * 0.3)
      .filter(days => days > 0.5)
      .flatMap((days, n) =>
        asked(
          Math.round(days * day),
          25 + ((n * 97 + index * 61) % 340),
          n % 3 === 0 ? "omar" : "kim",
          patient,
        ),
      );
    const waits: Past[] = index === 2 ? [] : [{ from: patient, text: "Thank you. And today?", ago: 50 }];
    await practice.conversation({ patient, title, past: [...past, ...waits] });
  }
  await practice.server.tick();
  return { id: "", client: practice.client("staff", "vera") };
}

const loaders = stage(worked, settings);
const ready = waitFor("[part~=reasons]");

const meta: Meta = { title: "care-stats", component: "care-stats" };
export default meta;

export const Ready: StoryObj = { loaders, render, play: ready };
export const Dark: StoryObj = { tags: ["dark"], loaders, render, play: ready };
export const Phone: StoryObj = { tags: ["phone"], loaders, render, play: ready };
export const RightToLeft: StoryObj = {
  loaders,
  render: show(({ client }) => html`<div dir="rtl"><care-stats .client=${client}></care-stats></div>`),
  play: ready,
};
export const PseudoLong: StoryObj = { tags: ["long"], loaders, render, play: ready };

/** Both charts as tables. */
export const Tables: StoryObj = {
  loaders,
  render,
  play: async ({ canvasElement }) => {
    await ready({ canvasElement });
    (await shown(canvasElement, "[part~=toggle]")).click();
    await shown(canvasElement, ".scrolls > [part~=table]");
  },
};

/** The four alone, as over a messenger; the second says what it counts. */
export const Compact: StoryObj = {
  loaders,
  render: compact,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, "[part~=value]");
    (await shown(canvasElement, "li:nth-child(2) [part~=tile]")).click();
    await shown(canvasElement, "[part~=about]:not([hidden])");
  },
};

/** Nothing was written yet. */
export const Empty: StoryObj = {
  loaders: stage(async practice => ({ id: "", client: practice.client("staff", "kim") })),
  render,
  play: waitFor("[part~=measure]"),
};

/** Until they have come. */
export const Loading: StoryObj = {
  loaders: stage(async practice => {
    const client = practice.client("staff", "kim");
    const { figures } = client;
    const never = (): ReturnType<typeof figures> => ({
      ...figures(),
      $figures: { ...figures().$figures, get: () => null, listen: () => () => {} },
    });
    return { id: "", client: { ...client, figures: never } };
  }, settings),
  render,
  play: waitFor(".bone"),
};

export const Failed: StoryObj = {
  loaders: stage(async practice => {
    const options = practice.options("staff", "kim");
    const { platform } = options;
    const fetch: typeof globalThis.fetch = async () => new Response("{}", { status: 500 });
    const client = practice.client("staff", "kim", platform ? { platform: { ...platform, fetch } } : {});
    return { id: "", client };
  }),
  render,
  play: waitFor("[part~=error]"),
};

export const Unreachable: StoryObj = {
  loaders: stage(async practice => {
    practice.server.setDown(true);
    return { id: "", client: practice.client("staff", "kim") };
  }),
  render,
  play: waitFor("[part~=status]"),
};
