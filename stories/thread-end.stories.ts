/** How a thread ends and is followed up: the lock, the envelope, and the encounter with what is linked to it. */
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { bloodPressure } from "./conversations.ts";
import { type Practice, until } from "./fixture.ts";
import { show, stage, waitFor } from "./show.ts";

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

function as(
  side: "staff" | "portal",
  then: (practice: Practice, id: string) => Promise<void> = async () => {},
  encounterType = "Results",
) {
  const [login, policies] = [
    side === "staff" ? "kim" : "rosa",
    { topic: { encounter: "per-conversation", close: "both" } },
  ];
  return stage(
    async practice => {
      const id = await practice.conversation({ past: bloodPressure });
      await then(practice, id);
      return { id, client: practice.client(side, login) };
    },
    { policies, encounterType, archive: { staff: true, portal: true }, tabs },
  );
}

const tabs = { staff: ["all", "archived"], portal: ["active", "archived"] };

async function link(practice: Practice, id: string): Promise<void> {
  const url = "https://ehr.example.org/orders/17";
  await practice.encounter(id, { link: { kind: "order", title: "HbA1c", url, date: "2026-11-02" } });
  await practice.encounter(id, { link: { kind: "document", title: "Letter to the cardiologist" } });
}

const finish = (practice: Practice, id: string): Promise<void> => practice.encounter(id, "finish");

const meta: Meta = { title: "care-thread at its end", component: "care-thread" };
export default meta;

const going = waitFor("[part~=go-to-encounter]");
const linked = waitFor("[part~=linked]");
const over = waitFor("[part~=encounter]", "[part~=closed]");

export const Encounter: StoryObj = { loaders: as("staff"), render, play: going };
export const EncounterDark: StoryObj = { ...Encounter, tags: ["dark"] };
export const EncounterPhone: StoryObj = { ...Encounter, tags: ["phone"] };
export const EncounterOfALongName: StoryObj = {
  loaders: as("staff", undefined, "Consultation between visits about what the laboratory has found"),
  render,
  play: going,
  tags: ["phone"],
};
export const Linked: StoryObj = { loaders: as("staff", link), render, play: linked };
export const LinkedDark: StoryObj = { ...Linked, tags: ["dark"] };
export const LinkedPhone: StoryObj = { ...Linked, tags: ["phone"] };
export const Finished: StoryObj = { loaders: as("staff", finish), render, play: over };
export const FinishedAsPatient: StoryObj = {
  loaders: as("portal", finish),
  render,
  play: waitFor("[part~=closed]"),
};
export const MarkedAsUnread: StoryObj = {
  loaders: as("portal", async (practice, id) => {
    await practice.say(id, "staff", "kim", "Please bring your list of readings.");
    const store = practice.client("portal", "rosa").conversation(id);
    await until(store.$status, ({ state }) => state === "live");
    await store.markUnread();
  }),
  render,
  play: waitFor("[part~=envelope]", "[part~=divider]"),
};
