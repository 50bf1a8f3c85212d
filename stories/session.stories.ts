/** The person's session on a page: it ends soon, and has ended. */

import type { CareClientOptions } from "@carethread/client";
import type { CareProvider } from "@carethread/elements";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { bloodPressure } from "./conversations.ts";
import { find } from "./find.ts";
import type { Practice } from "./fixture.ts";
import { show, shown, stage } from "./show.ts";

const minute = 60_000;
const { WebSocket: realSocket } = globalThis;

const meta: Meta = { title: "care-provider", component: "care-provider" };
export default meta;

/** What a page sets: the same at each render, so that it stays one client. */
const pages = new WeakMap<Practice, CareClientOptions>();

const loaders = stage(async practice => {
  const id = await practice.conversation({ past: bloodPressure });
  // The element makes a client of its own, of the page's socket.
  const options = practice.options("staff", "kim");
  pages.set(practice, options);
  globalThis.WebSocket = options.platform?.WebSocket ?? realSocket;
  return { id, client: practice.client("staff", "kim") };
});

const render = show(({ practice, id }) => {
  const { server, practice: name, token } = pages.get(practice) ?? practice.options("staff", "kim");
  return html`<care-provider .server=${server} .practice=${name} .token=${token} persist="none">
    <care-thread .conversation=${id} style="height: 30rem"></care-thread>
  </care-provider>`;
});

/** So much passes on the page in which nobody does anything. */
function pass(ms: number): void {
  const now = performance.now.bind(performance);
  performance.now = () => now() + ms;
}

async function opened(within: HTMLElement): Promise<void> {
  const provider = (await shown(within, "care-provider")) as CareProvider;
  while (provider.client?.$session.get()?.state !== "open") await new Promise(requestAnimationFrame);
  globalThis.WebSocket = realSocket;
  await shown(within, "[part~=message]");
}

/** Two minutes before its end: any key, and the button, keep it. */
export const EndsSoon: StoryObj = {
  loaders,
  render,
  play: async ({ canvasElement }) => {
    await opened(canvasElement);
    pass(13.5 * minute);
    await shown(canvasElement, "[part=session-warning]");
  },
};
export const EndsSoonDark: StoryObj = { ...EndsSoon, tags: ["dark"] };
export const EndsSoonPhone: StoryObj = { ...EndsSoon, tags: ["phone"] };
export const Ended: StoryObj = {
  loaders,
  render,
  play: async ({ canvasElement }) => {
    await opened(canvasElement);
    pass(16 * minute);
    await shown(canvasElement, "[part~=status]");
    while (find(canvasElement, "[part~=message]") !== null) await new Promise(requestAnimationFrame);
  },
};
