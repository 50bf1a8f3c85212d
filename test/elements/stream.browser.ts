import type { CareThread } from "@carethread/elements";
import type { ConversationId } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import {
  all,
  focused,
  get,
  maybe,
  mount,
  practice,
  press,
  shown,
  textOf,
  texts,
  waitUntil,
} from "./support.ts";

type Practice = Awaited<ReturnType<typeof practice>>;

const start = new Date(2027, 0, 12, 10, 0).getTime();
const visit = {
  sort: "calendar-event",
  id: "a1",
  title: "Follow-up visit",
  start,
  location: "Room 4",
} as const;
const plan = { sort: "plan-update", id: "p1", title: "Walk 20 minutes a day" } as const;

async function opened(made: Practice, id: ConversationId, width = 1000): Promise<CareThread> {
  const client = made.client("portal", "rosa");
  const thread = await mount<CareThread>(
    html`<care-thread .client=${client} conversation=${id}></care-thread>`,
    { width },
  );
  await shown(thread, "[part~=message]");
  return thread;
}

const past = [
  { from: "kim", ago: 30, text: "Please read https://example.org/knee" },
  { from: "rosa", ago: 20, text: "I will." },
];

describe("the stream", () => {
  it("[F-092] shows what the practice put into it, what changed, and what is not to be", async () => {
    const made = await practice();
    const id = await made.conversation({ past });
    await made.put(id, visit);
    await made.put(id, plan);
    const thread = await opened(made, id);
    await waitUntil(() => all(thread, "[part=card]").length === 2);
    expect(texts(thread, "[part=card-kind]")).to.deep.equal(["Appointment", "Plan update"]);
    expect(textOf(get(thread, "[part=card-when]"))).to.contain("January 12, 2027");
    expect(textOf(get(thread, "[part=card-location]"))).to.equal("Room 4");
    await expect(thread).to.be.accessible();
    await made.put(id, { ...visit, start: start + 3_600_000, end: start + 5_400_000 }, 2);
    await waitUntil(() => all(thread, "[part=card]").length === 3);
    expect(texts(thread, "[part=card-kind]")).to.deep.equal([
      "Appointment",
      "Plan update",
      "Appointment changed",
    ]);
    expect(texts(thread, "[part=card-before]")).to.have.length(1);
    expect(textOf(all(thread, "[part=card]")[0] ?? null)).to.contain("This has changed since.");
    await made.put(id, { ...visit, cancelled: true }, 3);
    await waitUntil(() => all(thread, "[part=card]").length === 4);
    expect(texts(thread, "[part=card-kind]").at(-1)).to.equal("Appointment cancelled");
    expect(maybe(thread, "[part~=divider]")).to.equal(null);
    await expect(thread).to.be.accessible();
  });

  it("[F-091] each filter shows only its kind, and leads back to its place", async () => {
    const made = await practice({ streamFilter: true });
    const id = await made.conversation({ past });
    await made.put(id, visit);
    await made.put(id, plan);
    const thread = await opened(made, id);
    await shown(thread, "[part~=receipts]");
    const labels = texts(thread, "[part~=filter]");
    expect(labels).to.include.members(["Entire stream", "Calendar events", "Plan updates", "Links"]);
    const choose = async (label: string): Promise<HTMLElement> => {
      const button = all(thread, "[part~=filter]").find(each => textOf(each) === label);
      button?.focus();
      await press("Enter");
      await waitUntil(() => button?.getAttribute("aria-pressed") === "true");
      await waitUntil(() => maybe(thread, "[part=filtered]")?.getAttribute("aria-busy") === "false");
      return get(thread, "[part=filtered]");
    };
    const calendar = await choose("Calendar events");
    expect([...calendar.querySelectorAll("[part=card-title]")].map(textOf)).to.deep.equal([
      "Follow-up visit",
    ]);
    // Who received the latest message is said below that message, and not below what a filter shows.
    expect(maybe(thread, "[part~=receipts]")).to.equal(null);
    await expect(thread).to.be.accessible();
    const links = await choose("Links");
    expect(links.querySelectorAll("[part~=message]")).to.have.length(1);
    expect(getComputedStyle(get(thread, "[part=log]")).display).to.equal("none");
    links.querySelector<HTMLElement>("[part=go-to]")?.click();
    await waitUntil(() => maybe(thread, "[part=filtered]") === null);
    expect(getComputedStyle(get(thread, "[part=log]")).display).to.not.equal("none");
    await choose("Plan updates");
    const entire = all(thread, "[part~=filter]")[0];
    entire?.click();
    await waitUntil(() => maybe(thread, "[part=filtered]") === null);
    expect(all(thread, "[part=log] [part~=message]")).to.have.length(2);
  });

  it("says what a filter does not find, and keeps its row within a narrow page", async () => {
    const made = await practice({ streamFilter: true });
    const id = await made.conversation({ past: past.slice(1) });
    const thread = await opened(made, id, 320);
    all(thread, "[part~=filter]")[1]?.click();
    await waitUntil(
      () => textOf(maybe(thread, "[part=filtered]")) === "No calendar events in this conversation",
    );
    expect(thread.scrollWidth).to.be.at.most(thread.clientWidth);
    expect(focused()).to.not.equal(null);
  });

  it("has no row of filters where the practice has none", async () => {
    const made = await practice();
    const thread = await opened(made, await made.conversation({ past }));
    expect(maybe(thread, "[part=filters]")).to.equal(null);
  });
});
