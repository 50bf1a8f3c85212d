import type { CareMessenger, CareThread } from "@carethread/elements";
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
  type,
  waitUntil,
} from "./support.ts";

type Practice = Awaited<ReturnType<typeof practice>>;

const archiving = {
  archive: { staff: true, portal: true },
  tabs: { staff: ["all", "archived"], portal: ["active", "archived"] },
};

async function opened(
  made: Practice,
  id: ConversationId,
  kind: "staff" | "portal" = "portal",
): Promise<CareThread> {
  const client = made.client(kind, kind === "staff" ? "kim" : "rosa");
  const thread = await mount<CareThread>(
    html`<care-thread .client=${client} conversation=${id}></care-thread>`,
  );
  await shown(thread, "[part~=message]");
  return thread;
}

/** Three of many messages speak of a refill; the first one is not on the last page. */
async function long(made: Practice): Promise<ConversationId> {
  const past = Array.from({ length: 130 }, (_, n) => ({
    from: n % 2 === 0 ? "kim" : "rosa",
    ago: 200 - n,
    text: [5, 60, 120].includes(n) ? `About the refill, number ${n}` : `Line ${n} https://example.org/${n}`,
  }));
  return made.conversation({ past });
}

const place = (thread: CareThread): string => textOf(maybe(thread, ".message.found [part=text]"));

describe("archiving in a thread", () => {
  it("[F-174] [F-175] Archive puts it away for oneself, and Unarchive takes it back", async () => {
    const made = await practice(archiving);
    const id = await made.conversation({ past: [{ from: "kim", ago: 5, text: "Hello" }] });
    const thread = await opened(made, id);
    const archive = await shown(thread, "[part=archive]");
    expect(archive.getAttribute("aria-label")).to.equal("Archive");
    await expect(thread).to.be.accessible();
    archive.focus();
    await press("Enter");
    const back = await shown(thread, "[part=unarchive]");
    expect(textOf(back)).to.equal("Unarchive");
    expect(focused()).to.equal(back);
    await expect(thread).to.be.accessible();
    back.click();
    await shown(thread, "[part=archive]");
  });

  it("[F-176] [F-177] a message makes it active again, also one's own", async () => {
    const made = await practice(archiving);
    const id = await made.conversation({ past: [{ from: "kim", ago: 5, text: "Hello" }] });
    const thread = await opened(made, id);
    (await shown(thread, "[part=archive]")).click();
    await shown(thread, "[part=unarchive]");
    await made.say(id, "staff", "kim", "One more thing");
    (await shown(thread, "[part=archive]")).click();
    await shown(thread, "[part=unarchive]");
    await made.say(id, "portal", "rosa", "Thank you");
    await shown(thread, "[part=archive]");
  });

  it("where nobody archives there is no button", async () => {
    const made = await practice();
    const thread = await opened(
      made,
      await made.conversation({ past: [{ from: "kim", ago: 5, text: "Hello" }] }),
    );
    await shown(thread, "[part=find]");
    expect(maybe(thread, "[part=archive]")).to.equal(null);
  });
});

describe("finding in a thread", () => {
  it("[F-054] finds words in all of it, marks them, and goes from one place to the next", async function () {
    // A long conversation takes its time to be made.
    this.timeout(60_000);
    const made = await practice();
    const thread = await opened(made, await long(made), "staff");
    const button = await shown(thread, "[part=find]");
    expect(button.getAttribute("aria-label")).to.equal("Find in conversation");
    button.click();
    await waitUntil(() => focused() === maybe(thread, "#find"));
    await type("refill");
    await waitUntil(() => textOf(get(thread, "[part=find-count]")) === "3 of 3");
    await waitUntil(() => place(thread) === "About the refill, number 120");
    expect([...new Set(texts(thread, "mark"))]).to.deep.equal(["refill"]);
    await expect(thread).to.be.accessible();
    await press("Enter");
    await waitUntil(() => textOf(get(thread, "[part=find-count]")) === "2 of 3");
    await waitUntil(() => place(thread) === "About the refill, number 60");
    get(thread, "[part=find-previous]").click();
    await waitUntil(() => place(thread) === "About the refill, number 5");
    await waitUntil(() => {
      const found = get(thread, ".message.found").getBoundingClientRect();
      const log = get(thread, "[part=log]").getBoundingClientRect();
      return found.top >= log.top - 1 && found.bottom <= log.bottom + 1;
    });
    get(thread, "[part=find-next]").click();
    await waitUntil(() => textOf(get(thread, "[part=find-count]")) === "2 of 3");
    get(thread, "[part=find-close]").click();
    await waitUntil(() => maybe(thread, "mark") === null && maybe(thread, "#find") === null);
    expect(focused() === get(thread, "[part=find]")).to.equal(true);
  });

  it("says when there is nothing, and Escape ends it", async () => {
    const made = await practice();
    const thread = await opened(
      made,
      await made.conversation({ past: [{ from: "kim", ago: 5, text: "Hello" }] }),
    );
    (await shown(thread, "[part=find]")).click();
    await waitUntil(() => focused() === maybe(thread, "#find"));
    await type("zebra");
    await waitUntil(() => textOf(get(thread, "[part=find-count]")) === "Nothing found");
    expect((get(thread, "[part=find-next]") as HTMLButtonElement).disabled).to.equal(true);
    await press("Escape");
    await waitUntil(() => maybe(thread, "#find") === null);
  });

  it("marks words within links and names, which stay what they are", async () => {
    const made = await practice();
    const text = "See https://example.org/refill about it";
    const thread = await opened(made, await made.conversation({ past: [{ from: "kim", ago: 5, text }] }));
    thread.found = { pos: 2, q: "refill about" };
    await waitUntil(() => texts(thread, "mark").join() === "refill,about");
    expect(get(thread, "[part=link]").getAttribute("href")).to.equal("https://example.org/refill");
    expect(textOf(get(thread, "[part=text]"))).to.equal(text);
    thread.found = null;
    await waitUntil(() => maybe(thread, "mark") === null);
  });

  it("[F-056] a hit of the list opens the messenger's thread at its place, marked", async function () {
    this.timeout(60_000);
    const made = await practice();
    await long(made);
    const client = made.client("staff", "kim");
    const messenger = await mount<CareMessenger>(html`<care-messenger .client=${client}></care-messenger>`, {
      width: 1100,
    });
    const inbox = await shown(messenger, "care-inbox");
    (await shown(inbox, "#q")).focus();
    await type("number 60");
    await waitUntil(() => texts(inbox, "[part=excerpt]").join() === "About the refill, number 60");
    get(inbox, "[part~=hit] .open").click();
    const thread = await shown<CareThread>(messenger, "care-thread");
    await waitUntil(() => place(thread) === "About the refill, number 60");
    expect(all(thread, ".message.found mark").length).to.equal(2);
    expect(messenger.search).to.equal("number 60");
  });
});
