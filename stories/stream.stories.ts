import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { show, shown, stage, waitFor } from "./show.ts";

const start = new Date(2027, 0, 12, 10, 0).getTime();
const hour = 3_600_000;
const visit = { sort: "calendar-event", id: "a", title: "Blood pressure check", start } as const;
const eyes = { sort: "calendar-event", id: "b", title: "Eye check", date: "2027-02-01" } as const;
const plan = { sort: "plan-update", id: "p", title: "Walk 20 minutes a day" } as const;

/** What the practice's system put, changed and took back, among a few messages. */
const stream = stage(
  async practice => {
    const id = await practice.conversation({
      past: [
        { from: "kim", ago: 300, text: "How to measure at home: https://example.org/pressure" },
        { from: "rosa", ago: 200, text: "I will." },
      ],
    });
    await practice.put(id, { ...visit, location: "Room 4" });
    await practice.put(id, { ...plan, text: "After breakfast, on level ground." });
    await practice.put(id, { ...visit, start: start + hour, end: start + 1.5 * hour }, 2);
    await practice.put(id, { ...plan, title: "Walk 30 minutes a day" }, 2);
    await practice.put(id, eyes);
    await practice.put(id, { ...eyes, cancelled: true }, 2);
    return { id, client: practice.client("staff", "kim") };
  },
  { streamFilter: true },
);
const render = show(
  ({ client, id }) => html`<care-thread .client=${client} conversation=${id}></care-thread>`,
);

/** Chooses a filter, and waits for what it shows. */
function by(filter: string, selector: string) {
  return async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
    const filters = await shown(canvasElement, "[part~=filters]");
    const buttons = [...filters.querySelectorAll("button")];
    buttons.find(({ textContent }) => textContent?.trim() === filter)?.click();
    await shown(canvasElement, selector);
  };
}

const meta: Meta = { title: "Stream", component: "care-thread" };
export default meta;

export const Cards: StoryObj = { loaders: stream, render, play: waitFor("[part=card-before]") };
export const CardsOnAPhone: StoryObj = { ...Cards, tags: ["phone"] };
export const CardsInTheDark: StoryObj = { ...Cards, tags: ["dark"] };
export const CalendarEvents: StoryObj = {
  loaders: stream,
  render,
  play: by("Calendar events", "[part=go-to]"),
};
export const Links: StoryObj = { ...CalendarEvents, play: by("Links", "[part=go-to]") };
export const Nothing: StoryObj = { ...CalendarEvents, play: by("Attachments", ".filtered .empty") };
