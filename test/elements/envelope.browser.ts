/** The envelope: in the thread's header, in a row of the list, and from a message on, on both sides. */
import type { CareInbox, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { setTouch } from "./device.ts";
import { all, focused, get, maybe, mount, practice, press, shown, textOf, waitUntil } from "./support.ts";

async function page(made: Practice, id: string, side: "staff" | "portal", login: string) {
  const client = made.client(side, login);
  const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`);
  const thread = await mount<CareThread>(
    html`<care-thread .client=${client} conversation=${id} style="block-size: 480px"></care-thread>`,
  );
  await shown(thread, "[part=envelope]");
  await shown(inbox, "[part~=row]");
  return { client, inbox, thread };
}

const past = [{ from: "kim", ago: 5, text: "Hello" }];

/** Each side has a message of the other. */
async function written(made: Practice): Promise<string> {
  const id = await made.conversation({ past });
  await made.sayAll(id, "staff", "kim", ["How are you?"]);
  await made.sayAll(id, "portal", "rosa", ["Fine"]);
  return id;
}

const nameOf = (element: Element): string | null => element.getAttribute("aria-label");
const isUnread = (inbox: CareInbox): boolean => maybe(inbox, "[part=unread]") !== null;

describe("the envelope", () => {
  after(() => setTouch(false));

  for (const [side, login] of [
    ["staff", "kim"],
    ["portal", "rosa"],
  ] as const)
    it(`[F-100] ${side}: marks the conversation as unread in the header, and takes it back; row and number follow`, async () => {
      const made = await practice();
      const { client, inbox, thread } = await page(made, await written(made), side, login);
      const envelope = get(thread, "[part=envelope]");
      if (nameOf(envelope) === "Mark as read") envelope.click();
      await waitUntil(() => nameOf(envelope) === "Mark as unread" && !isUnread(inbox));
      envelope.focus();
      await press("Enter");
      await waitUntil(() => nameOf(envelope) === "Mark as read" && isUnread(inbox));
      expect(focused()).to.equal(envelope);
      expect(client.$badge.get()).to.be.greaterThan(0);
      await shown(thread, "[part=divider]");
      await press("Enter");
      await waitUntil(() => nameOf(envelope) === "Mark as unread" && !isUnread(inbox));
      expect(client.$badge.get()).to.equal(0);
    });

  it("[F-100] a row marks a conversation as unread that nobody has open, and as read", async () => {
    const made = await practice();
    await written(made);
    const client = made.client("staff", "kim");
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`);
    const envelope = await shown(inbox, "[part=envelope]");
    if (isUnread(inbox)) envelope.click();
    await waitUntil(() => !isUnread(inbox));
    expect(nameOf(envelope)).to.equal("Mark as unread");
    envelope.click();
    await waitUntil(() => isUnread(inbox));
    expect(nameOf(get(inbox, "[part=envelope]"))).to.equal("Mark as read");
    await expect(inbox).to.be.accessible();
  });

  it("[F-100] a message of others marks as unread from there; the arrow keys go from one to the next", async () => {
    const made = await practice();
    const id = await made.conversation({ past });
    await made.sayAll(id, "portal", "rosa", ["One", "Two", "Three"]);
    const { client, thread } = await page(made, id, "staff", "kim");
    get(thread, "[part=envelope]").click();
    await waitUntil(() => client.$badge.get() === 0);
    const buttons = all(thread, "[part=unread-from]");
    expect(buttons.map(({ tabIndex }) => tabIndex).filter(index => index === 0)).to.have.length(1);
    buttons.at(-1)?.focus();
    await press("ArrowUp");
    expect(focused()).to.equal(buttons.at(-2));
    expect(nameOf(focused() as Element)).to.equal("Mark as unread from here");
    await press("Enter");
    await waitUntil(() => client.$badge.get() === 2);
    expect(textOf(get(thread, "[part=log]"))).to.contain("New");
    await expect(thread).to.be.accessible();
  });

  it("beside a message of others it takes no place from the time, and none of the page's width", async () => {
    const made = await practice();
    const long = "It hurts when I bend it, and on the stairs, and sometimes at night as well";
    const id = await made.conversation({ title: "Knee", past: [{ from: "rosa", ago: 5, text: long }] });
    for (const width of [320, 640]) {
      const thread = await mount<CareThread>(
        html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
        { width },
      );
      const envelope = (await shown(thread, "[part=unread-from]")).getBoundingClientRect();
      const bubble = get(thread, "[part=bubble]").getBoundingClientRect();
      const time = get(thread, "[part=bubble] time").getBoundingClientRect();
      expect(Math.round(bubble.right - time.right)).to.equal(12);
      expect(envelope.left).to.be.at.least(bubble.right);
      expect(envelope.right).to.be.at.most(thread.getBoundingClientRect().right);
      expect(envelope.width).to.equal(24);
    }
  });

  it("[F-042] a closed conversation says so in its row, below all open ones", async () => {
    const made = await practice();
    const id = await made.conversation({ title: "Knee", past });
    await made.conversation({ title: "Shoulder", past });
    const { inbox, thread } = await page(made, id, "staff", "kim");
    (await shown(thread, "[part=lock]")).click();
    const closed = await shown(inbox, "[part=closed]");
    expect(textOf(closed)).to.equal("Closed");
    await waitUntil(() => textOf(all(inbox, "[part~=row]").at(-1) as Element).includes("Closed"));
    const button = get(closed.closest("[part~=row]") as HTMLElement, "[part=row-button]");
    expect(button.getAttribute("aria-labelledby")).to.contain(closed.id);
    await expect(inbox).to.be.accessible();
  });

  it("under a finger it stands beside the time, however long the message is", async () => {
    await setTouch(true);
    const made = await practice();
    const past = [18, 22, 24, 26, 28, 30, 34].map((length, index) => ({
      ...{ from: "rosa", ago: 20 - index },
      text: "It hurts less than yesterday evening".slice(0, length),
    }));
    const id = await made.conversation({ title: "Knee", past });
    const thread = await mount<CareThread>(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
      { width: 320 },
    );
    await waitUntil(() => all(thread, "[part=unread-from]").length === past.length);
    for (const bubble of all(thread, "[part=bubble]")) {
      const [time, envelope] = ["time", "[part=unread-from]"].map(one =>
        (bubble.querySelector(one) as Element).getBoundingClientRect(),
      ) as [DOMRect, DOMRect];
      const middle = envelope.left + envelope.width / 2;
      expect(Math.abs(time.top + time.height / 2 - envelope.top - envelope.height / 2)).to.be.at.most(4);
      expect(middle - 8).to.be.at.least(time.right);
      expect(middle + 8).to.be.at.most(bubble.getBoundingClientRect().right);
    }
  });
});
