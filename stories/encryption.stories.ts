/** A conversation that is encrypted from end to end: begun, listed, read, and what of it cannot be. */
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import {
  beginEncrypted,
  type Devices,
  devicesOf,
  type Forced,
  forced,
  opened,
  withDevices,
} from "./encrypted.ts";
import { until } from "./fixture.ts";
import { show, shown, stage, waitFor } from "./show.ts";

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

const said = [
  "I have had it done on Tuesday, at the lab in the station.",
  "They said that it would take two days.",
  "Is there anything that I should do until then?",
  "And may I take the tablets as before?",
];

async function topic(
  devices: Devices,
): Promise<{ readonly id: string; readonly client: Awaited<ReturnType<Devices["client"]>> }> {
  const rosa = await devices.client("portal", "rosa");
  const client = await devices.client("staff", "kim");
  const id = await beginEncrypted(rosa);
  for (const text of said) await rosa.conversation(id).send({ text });
  await until(client.conversation(id).$items, items => opened(items) > said.length);
  return { id, client };
}

const encrypted = (change: Forced = {}) =>
  stage(
    async practice => {
      const { id, client } = await topic(await devicesOf(practice));
      return { id, client: forced(client, change) };
    },
    { encryption: true },
  );

const meta: Meta = { title: "encrypted conversations", component: "care-thread" };
export default meta;

async function openPanel({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  (await shown(canvasElement, "[part=security]")).click();
  await shown(canvasElement, "[part=records-key]");
}

export const Thread: StoryObj = { loaders: encrypted(), render, play: waitFor("[part=security]", ".text") };
export const ThreadDark: StoryObj = { ...Thread, tags: ["dark"] };
export const ThreadPhone: StoryObj = { ...Thread, tags: ["phone"] };
/** A patient is told of the same readers, the staff among them by name. */
export const PatientPhone: StoryObj = {
  tags: ["phone"],
  loaders: stage(
    async practice => {
      const devices = await devicesOf(practice);
      const { id } = await topic(devices);
      return { id, client: await devices.client("portal", "rosa") };
    },
    { encryption: true },
  ),
  render,
  play: openPanel,
};
export const WhoCanRead: StoryObj = { loaders: encrypted(), render, play: openPanel };
export const WhoCanReadPhone: StoryObj = { ...WhoCanRead, tags: ["phone"] };
export const WhoCanReadDark: StoryObj = { ...WhoCanRead, tags: ["dark"] };
export const WhoCanReadLong: StoryObj = { ...WhoCanRead, tags: ["long"] };
/** What a room or a device would have to do wrong for it, line by line. */
export const Shut: StoryObj = {
  loaders: encrypted({ seals: ["locked", "locked", "forged", "gap", "opening"] }),
  render,
  play: waitFor("[part~=sealed]"),
};
export const ShutDark: StoryObj = { ...Shut, tags: ["dark"] };
export const ShutPhone: StoryObj = { ...Shut, tags: ["phone"] };
export const NoDevice: StoryObj = {
  loaders: encrypted({ seals: ["locked"], encryption: { state: "no-device" } }),
  render,
  play: waitFor("[part=encryption]"),
};
export const Untrusted: StoryObj = {
  loaders: encrypted({ encryption: { state: "untrusted" } }),
  render,
  play: waitFor("[part=encryption]"),
};
export const UntrustedPhone: StoryObj = { ...Untrusted, tags: ["phone"] };
export const Outside: StoryObj = {
  loaders: encrypted({ seals: ["locked"], encryption: { state: "outside" } }),
  render,
  play: waitFor("[part=encryption]"),
};
export const Waits: StoryObj = {
  loaders: encrypted({ seals: ["locked", "locked", "open"], encryption: { waits: true } }),
  render,
  play: waitFor("[part=encryption]"),
};

const listed = (sees: (devices: Devices) => Promise<Awaited<ReturnType<Devices["client"]>>>) =>
  stage(
    async practice => {
      const devices = await devicesOf(practice);
      const { id } = await topic(devices);
      await practice.conversation({ title: "Refill" });
      return { id, client: await sees(devices) };
    },
    { encryption: true },
  );

/** To a page that can be no device, titles and last messages are not there. */
export const Listed: StoryObj = {
  loaders: listed(async ({ practice }) => practice.client("staff", "kim")),
  render: show(({ client }) => html`<care-inbox .client=${client}></care-inbox>`),
  play: waitFor("[part=encrypted]"),
};
export const ListedPhone: StoryObj = { ...Listed, tags: ["phone"] };

export const Begin: StoryObj = {
  loaders: stage(
    async practice => ({ id: "", client: await (await devicesOf(practice)).client("portal", "rosa") }),
    { encryption: true },
  ),
  render: show(({ client }) => html`<care-new-conversation .client=${client}></care-new-conversation>`),
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "#encrypt")).click();
  },
};
export const BeginPhone: StoryObj = { ...Begin, tags: ["phone"] };

const day = 86_400_000;
export const DevicesInSettings: StoryObj = {
  loaders: stage(
    async practice => {
      const client = await (await devicesOf(practice)).client("staff", "kim");
      const now = Date.now();
      return {
        id: "",
        client: withDevices(client, [
          { id: "a", label: "Firefox, Windows", since: now - day, own: true },
          { id: "b", label: "Safari, iPhone", since: now - 90 * day, own: false },
          { id: "c", label: "", since: now - 200 * day, own: false },
        ]),
      };
    },
    { encryption: true },
  ),
  render: show(({ client }) => html`<care-settings .client=${client}></care-settings>`),
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[data-device=b] [part=device-off]")).click();
    await shown(canvasElement, "[part=device-question]");
  },
};
export const DevicesInSettingsPhone: StoryObj = { ...DevicesInSettings, tags: ["phone"] };
