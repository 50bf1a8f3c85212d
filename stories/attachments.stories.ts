import type { CareClient, ConversationStore, Upload } from "@carethread/client";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { bloodPressure } from "./conversations.ts";
import { find } from "./find.ts";
import { type Practice, until } from "./fixture.ts";
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

/** What becomes of a file, by its name: of others their rooms decide. */
const fates: Readonly<Record<string, object>> = {
  "Being looked at.pdf": { state: "scanning" },
  "Harmful.pdf": { state: "infected", why: "attachment-infected" },
  "Broken off.pdf": { state: "failed", why: "attachment-damaged" },
};

/** A client whose rooms answer so, and of one file take the first parts alone. */
function fated(practice: Practice): CareClient {
  const options = practice.options("portal", "rosa");
  const names = new Map<string, string>();
  const never = new Promise<Response>(() => {});
  const decide = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const [, key = "", path = ""] = /\/attachment\/([^/]+)\/(.+)$/.exec(request.url) ?? [];
    if (path === "upload") names.set(key, (await request.clone().json()).name);
    const name = names.get(key) ?? "";
    if (name === "On its way.pdf" && Number(/number=(\d+)/.exec(path)?.[1] ?? 0) > 4) return never;
    if (path !== "complete" || fates[name] === undefined) return practice.server.fetch(request);
    const [, id] = key.split("~");
    return Response.json({ id, name, type: "application/pdf", size: 1, parts: [], ...fates[name] });
  };
  const platform = { ...options.platform, fetch: decide } as typeof options.platform;
  // It is looked at for as long as anybody looks.
  return practice.client("portal", "rosa", { platform, delays: { ...options.delays, scanAsk: 600_000 } });
}

const document = (name: string, size = 20_000): File =>
  new File(["%PDF-1.7", new Uint8Array(size)], name, { type: "application/pdf" });

/** Each state in which a file can be that is attached. */
export const OnTheWay: StoryObj = {
  loaders: stage(async practice => {
    const id = await practice.conversation({ past: bloodPressure });
    const client = fated(practice);
    const store = client.conversation(id);
    await until(store.$may, may => may?.attach !== undefined);
    const names = ["Here.pdf", "Harmful.pdf", "Broken off.pdf", "Being looked at.pdf"];
    await store.attach([...names.map(name => document(name)), document("On its way.pdf", 700_000)]);
    await store.attach([document("Next.pdf")]);
    const states = "failed failed ready scanning uploading waiting";
    await until(
      store.$attachments,
      all =>
        all
          .map(({ state }) => state)
          .sort()
          .join(" ") === states && all.some(({ sent }) => sent > 4 * 65_536 - 1),
    );
    return { id, client };
  }),
  render,
  play: waitFor("[part=error]", "[part=progress]", "[part=retry]"),
};
export const OnTheWayOnAPhone: StoryObj = { ...OnTheWay, tags: ["phone"] };

/** A note for staff, with a picture and a document. */
export const Note: StoryObj = {
  loaders: stage(
    async practice => {
      const id = await practice.conversation({ past: bloodPressure });
      const client = practice.client("staff", "kim");
      const store = client.conversation(id);
      const files = [await picture("Ankle.jpg", 1_000, 700, 340), letter];
      const attachments = await attach(store, ...files);
      await store.send({ text: "For the round tomorrow.", visibility: "staff", attachments });
      return { id, client };
    },
    { notes: true },
  ),
  render,
  play: waitFor("[part=photo]", "[part=document]"),
};
export const NoteInTheDark: StoryObj = { ...Note, tags: ["dark"] };

/** What is written anew, with files. */
export const Beginning: StoryObj = {
  loaders: stage(async practice => {
    const client = practice.client("portal", "rosa");
    await until(client.$practice, found => found !== null);
    const draft = client.startDraft("topic");
    await draft.attach([await picture("Ankle.jpg", 1_000, 700, 340), letter]);
    await until(draft.$attachments, all => all.length === 2 && all.every(isSettled));
    return { id: "", client };
  }),
  render: show(({ client }) => html`<care-new-conversation .client=${client}></care-new-conversation>`),
  play: waitFor("[part=tile]"),
};
export const BeginningOnAPhone: StoryObj = { ...Beginning, tags: ["phone"] };

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
