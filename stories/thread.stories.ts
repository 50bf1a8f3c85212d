import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { bloodPressure, longPast } from "./conversations.ts";
import { find } from "./find.ts";
import { type Practice, until } from "./fixture.ts";
import { type Stage, show, shown, stage, waitFor } from "./show.ts";

const frame = html`<style>
  .story-thread {
    block-size: 100%;
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
  }
</style>`;
const render = show(
  ({ client, id }) =>
    html`${frame}
      <div class="story-thread">
        <care-thread .client=${client} conversation=${id}></care-thread>
        <care-compose .client=${client} conversation=${id}></care-compose>
      </div>`,
);
const messages = waitFor("[part~=message]");

function staff(fill: (practice: Practice) => Promise<string>) {
  return stage(async practice => {
    const id = await fill(practice);
    return { id, client: practice.client("staff", "kim") };
  });
}

function stageOf(context: object): Stage {
  return (context as { readonly loaded: { readonly stage: Stage } }).loaded.stage;
}

const talk = staff(practice => practice.conversation({ past: bloodPressure }));

const meta: Meta = { title: "care-thread", component: "care-thread" };
export default meta;

export const Talk: StoryObj = { loaders: talk, render, play: messages };
export const Dark: StoryObj = { tags: ["dark"], loaders: talk, render, play: messages };
export const Phone: StoryObj = { tags: ["phone"], loaders: talk, render, play: messages };
export const AsPatient: StoryObj = {
  loaders: stage(async practice => {
    const id = await practice.conversation({ past: bloodPressure });
    return { id, client: practice.client("portal", "rosa") };
  }),
  render,
  play: messages,
};
export const OneMessage: StoryObj = {
  loaders: staff(async practice => {
    const id = await practice.conversation({ title: "Test results" });
    await practice.say(id, "portal", "rosa", "Are my results there?");
    return id;
  }),
  render,
  play: messages,
};
export const Empty: StoryObj = {
  loaders: staff(practice => practice.conversation()),
  render,
  play: waitFor("[part~=notice]"),
};
export const Loading: StoryObj = {
  loaders: stage(async practice => ({
    id: await practice.conversation(),
    client: practice.unanswered("kim"),
  })),
  render,
  play: waitFor(".bones"),
};
export const LongNames: StoryObj = {
  loaders: staff(async practice => {
    const name = "Wilhelmina Anastasia Konstantinopolskaya-Featherstonehaugh von und zu Hohenlohe-Langenburg";
    await practice.addPatient("long", name);
    return practice.conversation({
      patient: "long",
      title:
        "A topic that goes on and on because nobody said that it should be short, and then a little more",
      past: [
        {
          from: "long",
          ago: 9,
          text: `${"Donaudampfschifffahrtsgesellschaft".repeat(9)} https://example.org/${"a".repeat(200)}`,
        },
        { from: "omar", ago: 8, text: "Ok" },
      ],
    });
  }),
  render,
  play: messages,
};
export const TwoHundred: StoryObj = {
  loaders: staff(practice => practice.conversation({ past: longPast() })),
  render,
  play: messages,
};
export const ReadingBack: StoryObj = {
  loaders: staff(practice => practice.conversation({ past: longPast() })),
  render,
  play: async context => {
    const { practice, id } = stageOf(context);
    const log = await shown(context.canvasElement, "[role=log]");
    await shown(context.canvasElement, "[part~=message]");
    log.scrollTop = log.scrollHeight / 2;
    await shown(context.canvasElement, "[part~=latest]");
    await practice.say(id, "portal", "rosa", "Are you there?");
    await shown(context.canvasElement, "[part~=new-below]");
  },
};
export const NewDivider: StoryObj = {
  loaders: staff(async practice => {
    const id = await practice.conversation({ past: bloodPressure });
    await practice.say(
      id,
      "portal",
      "rosa",
      "One more thing: my ankles are a little swollen in the evening.",
    );
    await practice.say(id, "portal", "rosa", "Is that from the tablets?");
    return id;
  }),
  render,
  play: waitFor("[part~=divider]"),
};
export const Typing: StoryObj = {
  loaders: talk,
  render,
  play: async context => {
    const { practice, id, client } = stageOf(context);
    await shown(context.canvasElement, "[part~=message]");
    const rosa = practice.client("portal", "rosa").conversation(id);
    await until(rosa.$status, ({ state }) => state === "live");
    rosa.typing();
    const kim = client.conversation(id);
    await until(kim.$typing, people => people.length > 0);
    kim.release();
  },
};
export const Offline: StoryObj = {
  loaders: talk,
  render,
  play: async context => {
    const { practice, id, client } = stageOf(context);
    await shown(context.canvasElement, "[part~=message]");
    practice.setOnline(false);
    await shown(context.canvasElement, "[part~=status]");
    const store = client.conversation(id);
    store.send({ text: "I will call you tomorrow at nine." }).catch(() => {});
    await shown(context.canvasElement, ".message.waiting");
  },
};
const failed = (...texts: readonly string[]) =>
  stage(async practice => {
    const id = await practice.conversation({ past: bloodPressure });
    const client = practice.client("staff", "kim");
    const store = client.conversation(id);
    await until(store.$status, ({ state }) => state === "live");
    practice.setOnline(false);
    for (const text of texts) store.send({ text }).catch(() => {});
    // Meanwhile the patient has died.
    await practice.world
      .pushPatient("rosa", practice.world.rosa({ deceased: true, patientId: "20443", version: 3 }))
      .catch(() => {});
    practice.setOnline(true);
    await until(store.$items, items => items.some(({ pending }) => pending?.state === "failed"));
    return { id, client };
  });
export const FailedSend: StoryObj = {
  loaders: failed("Please come in on Monday."),
  render,
  play: waitFor(".message.failed"),
};
export const SeveralFailed: StoryObj = {
  loaders: failed("Please come in on Monday.", "Bring your list of readings."),
  render,
  play: waitFor("[part=unsent]"),
};
export const Refused: StoryObj = {
  loaders: staff(async practice => {
    await practice.addPatient("walter", "Walter Brandt", { deceased: true });
    return practice.conversation({
      patient: "walter",
      title: "Medication question",
      past: [{ from: "walter", ago: 60 * 24 * 30, text: "Thank you for everything." }],
    });
  }),
  render,
  play: waitFor("[part~=closed]"),
};
/** Two patients turned out to be one, and each had the conversation of a kind of which there is one. */
const merged = stage(
  async practice => {
    await practice.addPatient("twice", "Rosa Diaz-Lund");
    const id = await practice.continuous("twice", "How was the first week with the new dose?");
    await practice.continuous("rosa", "Good morning");
    await practice.endPatient("twice", "rosa");
    const client = practice.client("staff", "kim");
    await until(client.conversation(id).$may, may => may?.send === "closed");
    return { id, client };
  },
  { kinds: ["continuous"] },
);
const closed = waitFor("[part~=notice] [part~=other-conversation]", "[part~=closed]");
export const Merged: StoryObj = { loaders: merged, render, play: closed };
export const MergedDark: StoryObj = { tags: ["dark"], loaders: merged, render, play: closed };
export const MergedPhone: StoryObj = { tags: ["phone"], loaders: merged, render, play: closed };
export const NoLongerRegistered: StoryObj = {
  loaders: staff(async practice => {
    const id = await practice.conversation({ past: bloodPressure });
    await practice.endPatient("rosa");
    return id;
  }),
  render,
  play: waitFor("[part~=message]", "[part~=closed]"),
};
export const NotAvailable: StoryObj = {
  loaders: stage(async practice => ({ id: practice.world.newId(), client: practice.client("staff", "kim") })),
  render,
  play: waitFor("[part~=gone]"),
};
export const HostileText: StoryObj = {
  loaders: staff(practice =>
    practice.conversation({
      title: "‮gnihton",
      past: [
        {
          from: "rosa",
          ago: 9,
          text: "<img src=x onerror=alert(1)> <b>bold</b> javascript:alert(1) ‮ evil.example//:sptth",
        },
        {
          from: "rosa",
          ago: 8,
          text: "👩‍⚕️🩺🇩🇪 https://example.org/a(b)c, mailto:kim@example.org and tel:+49301234567.",
        },
        { from: "omar", ago: 3, text: "שלום, how are you? ‏123" },
      ],
    }),
  ),
  render,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, "[part~=message]");
    if (find(canvasElement, ".text img, .text b") !== null) throw new Error("a message became markup");
  },
};
