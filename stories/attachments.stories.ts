import type { ConversationStore, Upload } from "@carethread/client";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { bloodPressure } from "./conversations.ts";
import { find } from "./find.ts";
import { until } from "./fixture.ts";
import { show, shown, stage, waitFor } from "./show.ts";

const frame = html`<style>
  .story-files {
    block-size: 100%;
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
  }
</style>`;
const render = show(
  ({ client, id }) =>
    html`${frame}
      <div class="story-files">
        <care-thread .client=${client} conversation=${id}></care-thread>
        <care-compose .client=${client} conversation=${id}></care-compose>
      </div>`,
);

/** A picture of this shape, drawn here. */
async function picture(name: string, width: number, height: number, hue: number): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
  const sky = context.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, `hsl(${hue} 60% 75%)`);
  sky.addColorStop(1, `hsl(${hue + 40} 55% 35%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  return new File([await canvas.convertToBlob({ type: "image/jpeg" })], name, { type: "image/jpeg" });
}

const letter = new File(["%PDF-1.7 of a story"], "Discharge letter, Harbor Hospital.pdf", {
  type: "application/pdf",
});

const isSettled = ({ state }: Upload): boolean => state === "ready" || state === "failed";

async function attach(store: ConversationStore, ...files: readonly File[]): Promise<readonly string[]> {
  await until(store.$may, may => may?.attach !== undefined);
  await store.attach(files);
  const all = await until(store.$attachments, all => all.length === files.length && all.every(isSettled));
  return all.map(({ id }) => id);
}

/** A thread to which Rosa has sent what these are, looked at by this side. */
function sent(side: "staff" | "portal", text: string, files: () => Promise<readonly File[]>) {
  return stage(async practice => {
    const id = await practice.conversation({ past: bloodPressure });
    const store = practice.client("portal", "rosa").conversation(id);
    await store.send({ text, attachments: await attach(store, ...(await files())) });
    return { id, client: practice.client(side, side === "staff" ? "kim" : "rosa") };
  });
}

/** A draft with these files. */
function drafted(files: () => Promise<readonly File[]>, settings: Record<string, unknown> = {}) {
  return stage(async practice => {
    const id = await practice.conversation({ past: bloodPressure });
    const client = practice.client("portal", "rosa");
    await attach(client.conversation(id), ...(await files()));
    return { id, client };
  }, settings);
}

const several = async () => [
  await picture("Breakfast.jpg", 1_200, 900, 30),
  await picture("Meter.jpg", 900, 1_200, 190),
  await picture("Ankle.jpg", 1_000, 1_000, 340),
];

const meta: Meta = { title: "Attachments", component: "care-attached" };
export default meta;

export const OnePicture: StoryObj = {
  loaders: sent("staff", "", async () => [await picture("Meter.jpg", 1_200, 900, 190)]),
  render,
  play: waitFor("[part=photo]"),
};
export const SeveralPictures: StoryObj = {
  loaders: sent("staff", "My week in pictures", several),
  render,
  play: waitFor("[part=photo]"),
};
export const Documents: StoryObj = {
  loaders: sent("portal", "The letter that you asked for", async () => [letter]),
  render,
  play: waitFor("[part=document]"),
};
export const Phone: StoryObj = { ...SeveralPictures, tags: ["phone"] };
export const Dark: StoryObj = { ...SeveralPictures, tags: ["dark"] };
export const Viewer: StoryObj = {
  loaders: sent("staff", "My week in pictures", several),
  render,
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[part=photo]")).click();
    await shown(canvasElement, "[part=viewer]");
  },
};
export const Draft: StoryObj = {
  loaders: drafted(async () => [...(await several()), letter]),
  render,
  play: waitFor("[part=tile]"),
};
export const Refused: StoryObj = {
  loaders: drafted(async () => [
    new File(["<!doctype html>"], "Diary.html", { type: "text/html" }),
    new File(["MZ"], "Holiday.jpg", { type: "image/jpeg" }),
    letter,
  ]),
  render,
  play: waitFor("[part=error]"),
};
export const Waiting: StoryObj = {
  loaders: stage(async practice => {
    const id = await practice.conversation({ past: bloodPressure });
    const client = practice.client("portal", "rosa");
    const store = client.conversation(id);
    await until(store.$may, may => may?.attach !== undefined);
    practice.setOnline(false);
    await store.attach([letter, await picture("Meter.jpg", 1_200, 900, 190)]);
    const [first] = await until(store.$attachments, all => all.length === 2);
    void store.send({ text: "The letter", attachments: [first?.id ?? ""] }).catch(() => {});
    return { id, client };
  }),
  render,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, "[part=tile]");
    if (find(canvasElement, "[part=document]") === null) await shown(canvasElement, "[part=document]");
  },
};

const hour = 3_600_000;

/** All that a thread of staff can have at once: an encounter, a patient who waits, filters, cards and files. */
export const WithAllElse: StoryObj = {
  loaders: stage(
    async practice => {
      const id = await practice.conversation({ past: bloodPressure });
      await practice.put(id, {
        sort: "calendar-event",
        id: "visit",
        title: "Blood pressure check",
        start: new Date(2027, 0, 12, 10, 0).getTime(),
        location: "Room 4",
      });
      await practice.encounter(id, { link: { kind: "order", title: "HbA1c", date: "2026-11-02" } });
      const store = practice.client("portal", "rosa").conversation(id);
      const files = [...(await several()), letter];
      await store.send({ text: "Here is what the meter said.", attachments: await attach(store, ...files) });
      return { id, client: practice.client("staff", "kim") };
    },
    {
      notes: true,
      streamFilter: true,
      answerWithin: 4 * hour,
      policies: { topic: { encounter: "per-conversation", close: "both" } },
    },
  ),
  render,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, "[part=encounter]");
    await shown(canvasElement, "[part=waiting]");
    await shown(canvasElement, "[part~=filters]");
  },
};
