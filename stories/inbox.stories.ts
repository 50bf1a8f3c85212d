import type { MarkerLook, Tab } from "@carethread/model";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { fillInbox } from "./conversations.ts";
import { until } from "./fixture.ts";
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
    client: practice.unanswered("kim"),
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

const marking = (look: MarkerLook) =>
  stage(
    async practice => {
      await practice.addPatient("maria", "Maria Santos");
      await practice.addPatient("omari", "Omari Bello");
      const id = await practice.conversation({
        past: [{ from: "kim", text: "How are you today?", ago: 90 }],
      });
      await practice.say(id, "portal", "rosa", "Better, thank you.");
      await practice.conversation({
        patient: "maria",
        title: "Stitches",
        past: [{ from: "maria", text: "When do they come out?", ago: 600 }],
      });
      return { id: "", client: practice.client("staff", "kim") };
    },
    { markerLook: { staff: look, portal: look } },
  );

/** The markers of unread messages that a practice can choose from; below, patients without a conversation. */
const marked = (look: MarkerLook): StoryObj => ({
  loaders: marking(look),
  render,
  play: waitFor("[part~=unread]", "[part~=patients]"),
});
export const MarkDot: StoryObj = marked("dot");
export const MarkRedDot: StoryObj = marked("red-dot");
export const MarkBlueDot: StoryObj = marked("blue-dot");
export const MarkPulsingDot: StoryObj = marked("pulsing-dot");
export const MarkExclamation: StoryObj = marked("exclamation");
export const MarkDark: StoryObj = { ...marked("exclamation"), tags: ["dark"] };
/** With how many there are, as a host may have it. */
export const MarkCount: StoryObj = { ...marked("dot"), args: { unreadMark: "count" } };

/** Conversations in each part of a list. */
const inParts = stage(
  async practice => {
    const id = await fillInbox(practice);
    const client = practice.client("staff", "kim");
    const away = await practice.conversation({
      title: "Parking at the clinic",
      past: [{ from: "rosa", ago: 4000, text: "Where can I park on Monday?" }],
    });
    const thread = client.conversation(away);
    await until(thread.$may, may => may !== null);
    await thread.archive();
    thread.release();
    return { id, client };
  },
  {
    archive: { staff: true, portal: true },
    tabs: { staff: ["all", "unread", "read", "archived"], portal: ["active", "archived"] },
  },
);
const inPart = (tab: Tab, found = "[part~=row]"): StoryObj => ({
  args: { tab },
  loaders: inParts,
  render,
  play: waitFor("[part~=tab-shown]", found),
});
export const PartAll: StoryObj = inPart("all");
export const PartUnread: StoryObj = inPart("unread");
export const PartRead: StoryObj = inPart("read");
export const PartArchived: StoryObj = inPart("archived");
export const PartsDark: StoryObj = { ...inPart("read"), tags: ["dark"] };
export const PartsPhone: StoryObj = { ...inPart("all"), tags: ["phone"] };
/** Nothing is archived. */
export const PartEmpty: StoryObj = {
  args: { tab: "archived" },
  loaders: stage(
    async practice => ({ id: await fillInbox(practice), client: practice.client("staff", "kim") }),
    { archive: { staff: true, portal: false }, tabs: { staff: ["all", "archived"], portal: [] } },
  ),
  render,
  play: waitFor("[part~=empty]"),
};

const searched = (search: string, found: string): StoryObj => ({
  args: { search },
  loaders: inParts,
  render,
  play: waitFor(found),
});
export const Found: StoryObj = searched("results", "[part~=hit]");
export const FoundDark: StoryObj = { ...searched("results", "[part~=hit]"), tags: ["dark"] };
export const FoundNothing: StoryObj = searched("zebra", "[part~=empty]");
export const TooShort: StoryObj = {
  args: { search: "re" },
  loaders: stage(
    async practice => ({ id: await fillInbox(practice), client: practice.client("staff", "kim") }),
    { search: { minChars: { staff: 3, portal: 3 } } },
  ),
  render,
  play: waitFor("[part=search-hint]", "[part~=row]"),
};

export const OfOnePatient: StoryObj = {
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
