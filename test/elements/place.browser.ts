/** A reader's place is theirs: hiding, showing and moving a thread leave them where they were. */
import type { CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { longPast } from "../../stories/conversations.ts";
import { all, get, mount, practice, shown, textOf, waitUntil } from "./support.ts";

/** A thread whose reader is far above its end, and what stands at the top of their view. */
async function reading(): Promise<{
  box: HTMLElement;
  thread: CareThread;
  log: HTMLElement;
  top: () => string;
}> {
  const made = await practice();
  const id = await made.conversation({ past: longPast() });
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
});
