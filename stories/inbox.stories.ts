import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { fillInbox } from "./conversations.ts";
import { show, stage, waitFor } from "./show.ts";

const render = show(({ client, id }) => html`<care-inbox .client=${client} conversation=${id}></care-inbox>`);
const filled = stage(async practice => ({
  id: await fillInbox(practice),
  client: practice.client("staff", "kim"),
}));
const rows = waitFor("[part~=row]");

const meta: Meta = { title: "care-inbox", component: "care-inbox" };
export default meta;

export const Filled: StoryObj = { loaders: filled, render, play: rows };
export const Dark: StoryObj = { tags: ["dark"], loaders: filled, render, play: rows };
export const Phone: StoryObj = { tags: ["phone"], loaders: filled, render, play: rows };
/** Vera looks after nobody. */
export const Empty: StoryObj = {
  loaders: stage(async practice => ({ id: "", client: practice.client("staff", "vera") })),
  render,
  play: waitFor("[part~=empty]"),
};
export const Loading: StoryObj = {
  loaders: stage(async practice => ({
    id: "",
    client: practice.client("staff", "kim", { token: () => new Promise(() => {}) }),
  })),
  render,
  play: waitFor(".bones"),
};
export const Unreachable: StoryObj = {
  loaders: stage(async practice => {
    practice.server.setDown(true);
    return { id: "", client: practice.client("staff", "kim") };
  }),
  render,
  play: waitFor("[part~=status]"),
};
export const LongNames: StoryObj = {
  loaders: stage(async practice => {
    await practice.addPatient(
      "long",
      "Wilhelmina Anastasia Konstantinopolskaya-Featherstonehaugh von und zu Hohenlohe-Langenburg",
      { deceased: true },
    );
    const id = await practice.conversation({
      patient: "long",
      title:
        "A topic that goes on and on because nobody said that it should be short, and then a little more",
      past: [{ from: "long", ago: 9, text: "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4) }],
    });
    await practice.say(await practice.conversation(), "portal", "rosa", "Hello");
    return { id, client: practice.client("staff", "kim") };
  }),
  render,
  play: rows,
};
export const ManyRows: StoryObj = {
  loaders: stage(async practice => {
    for (let n = 1; n <= 60; n++) {
      await practice.conversation({
        title: `Topic ${n}`,
        past: [{ from: "rosa", ago: 61 * n, text: `About ${n}` }],
      });
    }
    return { id: "", client: practice.client("staff", "kim") };
  }),
  render: show(
    ({ client }) => html`<care-inbox class="story-list" density="compact" .client=${client}></care-inbox>
      <style>
        .story-list {
          block-size: 30rem;
          max-inline-size: 24rem;
        }
      </style>`,
  ),
  play: waitFor("[part~=row]"),
};

const unread = stage(async practice => {
  await practice.addPatient("maria", "Maria Santos");
  await practice.addPatient("omari", "Omari Bello");
  const id = await practice.conversation({ past: [{ from: "kim", text: "How are you today?", ago: 90 }] });
  await practice.say(id, "portal", "rosa", "Better, thank you.");
  await practice.conversation({
    patient: "maria",
    title: "Stitches",
    past: [{ from: "maria", text: "When do they come out?", ago: 600 }],
  });
  return { id: "", client: practice.client("staff", "kim") };
});

/** The markers of unread messages that a host can choose from; below, patients without a conversation. */
const marked = (mark: string): StoryObj => ({
  args: { unreadMark: mark },
  loaders: unread,
  render,
  play: waitFor("[part~=unread]", "[part~=patients]"),
});
export const MarkExclamation: StoryObj = marked("exclamation");
export const MarkPulsingDot: StoryObj = marked("pulsing-dot");
export const MarkRedDot: StoryObj = marked("red-dot");
export const MarkBlueDot: StoryObj = marked("blue-dot");
export const MarkDark: StoryObj = { ...marked("exclamation"), tags: ["dark"] };

export const OfOnePatient: StoryObj = {
  args: { unreadMark: "red-dot" },
  loaders: stage(
    async practice => {
      await practice.conversation({ title: "Refill" });
      await practice.conversation({ title: "Blood pressure" });
      return {
        id: await practice.world.patientId("rosa"),
        client: practice.client("staff", "vera"),
      };
    },
    { staffAccess: "searchable" },
  ),
  render: show(({ client, id }) => html`<care-inbox patient=${id} .client=${client}></care-inbox>`),
  play: rows,
};
