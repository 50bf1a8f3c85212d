/** A reader's place is theirs: hiding, showing and moving a thread leave them where they were. */
import type { CareMessenger, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { longPast } from "../../stories/conversations.ts";
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
  type,
  waitUntil,
} from "./support.ts";

/** A thread whose reader is far above its end, and what stands at the top of their view. */
async function reading(past = longPast()): Promise<{
  box: HTMLElement;
  thread: CareThread;
  log: HTMLElement;
  top: () => string;
}> {
  const made = await practice();
  const id = await made.conversation({ past });
  const box = await mount<HTMLElement>(
    html`<div style="display: grid; block-size: 400px">
      <care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>
    </div>`,
  );
  const thread = box.firstElementChild as CareThread;
  const log = await shown(thread, "[part=log]");
  await waitUntil(() => log.scrollHeight - log.scrollTop - log.clientHeight < 2);
  log.scrollTop = log.scrollHeight - log.clientHeight - 1_500;
  await shown(thread, "[part=latest]");
  const top = (): string => {
    const edge = log.getBoundingClientRect().top;
    const first = all(thread, "[part~=message]").find(each => each.getBoundingClientRect().bottom > edge);
    return first === undefined
      ? ""
      : `${textOf(get(first, "[part=text]"))} ${Math.round(first.getBoundingClientRect().bottom - edge)}`;
  };
  return { box, thread, log, top };
}

/** Two frames, in which whatever follows a change of the layout has happened. */
function frames(): Promise<unknown> {
  return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

describe("a reader's place", () => {
  it("[F-085] is the same after the thread was hidden and shown", async () => {
    const { box, top } = await reading();
    const before = top();
    box.style.display = "none";
    await frames();
    box.style.display = "grid";
    await waitUntil(() => top() === before);
    await frames();
    expect(top()).to.equal(before);
  });

  it("[F-085] is the same after the thread was moved in the page", async () => {
    const { box, thread, top } = await reading();
    const before = top();
    const other = document.createElement("div");
    other.style.cssText = "display: grid; block-size: 400px";
    box.parentElement?.append(other);
    other.append(thread);
    await waitUntil(() => top() === before);
    await frames();
    expect(top()).to.equal(before);
  });

  it("[F-085] at the end stays the end", async () => {
    const { box, log } = await reading();
    const atEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < 2;
    log.scrollTop = log.scrollHeight;
    await waitUntil(atEnd);
    box.style.display = "none";
    await frames();
    box.style.display = "grid";
    await waitUntil(atEnd);
  });

  it("[F-085] stays at the end while the box below it grows with its text", async () => {
    const made = await practice();
    const id = await made.conversation({ past: longPast() });
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")} conversation=${id}></care-messenger>`,
    );
    const log = await shown(messenger, "[part=log]");
    const away = (): number => log.scrollHeight - log.scrollTop - log.clientHeight;
    (await shown(messenger, "[part=box]")).focus();
    await waitUntil(() => away() < 2);
    const high = log.clientHeight;
    for (let line = 0; line < 4; line++) {
      await type("so that the box has to grow");
      await press("Shift+Enter");
      await frames();
      expect(away()).to.be.lessThan(2);
    }
    expect(log.clientHeight).to.be.lessThan(high);
  });

  it("[F-084] [F-085] is the same while what is far from it is let go of, on the way back and forth", async function () {
    this.timeout(60_000);
    const { thread, log } = await reading(longPast(1_000));
    const messages = (): HTMLElement[] => all(thread, "[part~=message]");
    /** Goes near an edge of what is loaded, and waits until more is there. */
    const grow = async (edge: "first" | "last"): Promise<void> => {
      const before = messages();
      const element = before[edge === "first" ? 0 : before.length - 1] as HTMLElement;
      log.scrollTop = edge === "first" ? 150 : log.scrollHeight - log.clientHeight - 150;
      const place = element.getBoundingClientRect().bottom;
      await waitUntil(() => messages()[edge === "first" ? 0 : messages().length - 1] !== element);
      await frames();
      expect(Math.abs(element.getBoundingClientRect().bottom - place)).to.be.lessThan(2);
      expect(messages().length).to.be.at.most(600);
    };
    const textAt = (index: number): string => textOf(get(messages().at(index) as HTMLElement, "[part=text]"));
    while (!textAt(0).startsWith("Message 1.")) await grow("first");
    expect(textAt(-1)).to.not.match(/^Message 1000\./);
    while (!textAt(-1).startsWith("Message 1000.")) await grow("last");
    expect(textAt(0)).to.not.match(/^Message 1\./);
    const texts = messages().map(message => textOf(get(message, "[part=text]")));
    expect(new Set(texts).size).to.equal(texts.length);
  });

  it("[F-084] [F-085] far back in a long thread one button leads to its end", async function () {
    this.timeout(60_000);
    const { thread, log } = await reading(longPast(1_000));
    const first = (): string => textOf(get(thread, "[part=text]"));
    while (!first().startsWith("Message 1.")) {
      const before = first();
      log.scrollTop = 0;
      await waitUntil(() => first() !== before);
    }
    (await shown(thread, "[part=latest]")).click();
    await waitUntil(() => log.scrollHeight - log.scrollTop - log.clientHeight < 2);
    await waitUntil(() => textOf(all(thread, "[part=text]").at(-1) ?? null).startsWith("Message 1000."));
  });

  it("of the focus is the log when what had it is gone", async () => {
    const made = await practice();
    const id = await made.conversation({ past: longPast() });
    await made.sayAll(
      id,
      "portal",
      "rosa",
      Array.from({ length: 25 }, (_, index) => `And then ${index}`),
    );
    const thread = await mount<CareThread>(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
      { height: 400 },
    );
    (await shown(thread, "[part=mark-read]")).focus();
    await press("Enter");
    await waitUntil(() => maybe(thread, "[part=mark-read]") === null);
    await waitUntil(() => focused() === get(thread, "[part=log]"));
  });
});
