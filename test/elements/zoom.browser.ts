/** A window of 320 by 256, which is what 400 % zoom leaves of a common screen, and small boxes in larger ones. */
import type { CareCompose, CareMessenger, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { fillTeam } from "../../stories/team.ts";
import { resizeWindow, setTouch } from "./device.ts";
import { choose, picture } from "./files.ts";
import { all, focused, get, maybe, mount, practice, press, shown, type, waitUntil } from "./support.ts";

afterEach(async () => {
  await setTouch(false);
  await resizeWindow();
});

/** How much of an element is on the screen, from top to bottom, whatever around it scrolls. */
function seenOf(element: Element): number {
  let { top, bottom } = element.getBoundingClientRect();
  for (let at: Element | null = element; at !== null; ) {
    const next: Element | null =
      at.assignedSlot ?? at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null;
    if (next !== null && getComputedStyle(next).overflowY !== "visible") {
      const box = next.getBoundingClientRect();
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    at = next;
  }
  return Math.min(bottom, innerHeight) - Math.max(top, 0);
}

/** Whether all of an element lies inside the window. */
function isInWindow(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}

async function messenger(width: number, height: number, name = "Rosa Diaz") {
  const made = await practice({ notes: true, staffAccess: "searchable" });
  const id = await fillTeam(made);
  await made.changePatient("rosa", { name });
  const element = await mount<CareMessenger>(
    html`<care-messenger .client=${made.client("staff", "kim")} conversation=${id}></care-messenger>`,
    { width, height },
  );
  document.body.style.margin = "0";
  await shown(element, "[part~=message]");
  await shown(element, "[part=settings]");
  await shown(element, "[part=note]");
  return { element, made, thread: get<CareThread>(element, "care-thread") };
}

describe("at 320 by 256", () => {
  for (const isTouch of [false, true]) {
    it(`files in a row of their own leave the text box its place${isTouch ? ", for a finger too" : ""}`, async () => {
      await setTouch(isTouch);
      await resizeWindow(320, 256);
      const { element, thread } = await messenger(320, 256);
      const compose = get<CareCompose>(element, "care-compose");
      await shown(compose, "[part=attach]");
      choose(
        compose,
        await picture(),
        new File(["MZ"], "A holiday in the mountains.jpg", { type: "image/jpeg" }),
        new File(["Words"], "A very long name of a file that says little.txt", { type: "text/plain" }),
      );
      const tiles = await shown(compose, "care-attachments");
      await waitUntil(() => all(tiles, "[part~=tile]").length === 3);
      await waitUntil(() => get(tiles, ".sr").textContent !== "");
      await waitUntil(() => isInWindow(get(compose, "[part=box]")), "the text box is not in the window");
      expect(isInWindow(get(compose, "[part=send]"))).to.equal(true);
      await shown(tiles, "[part=error]");
      await waitUntil(() => isInWindow(get(tiles, "[part=error]")), "the reason is not in the window");
      expect(isInWindow(get(tiles, "[part=remove]"))).to.equal(true);
      // Something of the conversation is seen, and the rest by scrolling.
      thread.scrollTop = thread.scrollHeight;
      await waitUntil(() => seenOf(get(thread, ".log")) >= 40, `${seenOf(get(thread, ".log"))} px are seen`);
      get(compose, "[part=box]").focus();
      await type("x\ny\nz\n");
      expect(isInWindow(get(compose, "[part=box]"))).to.equal(true);
    });
  }

  for (const isTouch of [false, true]) {
    it(`the log keeps a usable height, and the composer stays${isTouch ? ", for a finger too" : ""}`, async () => {
      await setTouch(isTouch);
      await resizeWindow(320, 256);
      const { element, made, thread } = await messenger(320, 256);
      expect(element.offsetHeight).to.equal(256);
      const log = get(thread, ".log");
      const box = get(element, "[part=box]");
      await waitUntil(() => seenOf(log) >= 88, `${seenOf(log)} px are seen`);
      expect(isInWindow(box)).to.equal(true);
      expect(isInWindow(get(element, "[part=send]"))).to.equal(true);
      get(element, "[part=note]").click();
      box.focus();
      await type("x\ny\nz\n");
      made.setOnline(false);
      await waitUntil(() => maybe(thread, "[part=status]"));
      expect(log.clientHeight).to.be.at.least(88);
      // What has no room at once is reached by scrolling.
      thread.scrollTop = thread.scrollHeight;
      await waitUntil(() => seenOf(log) >= 40, `${seenOf(log)} px are seen`);
      expect(isInWindow(box)).to.equal(true);
    });
  }

  it("of who waits no longer than is expected the list alone tells", async () => {
    await resizeWindow(320, 256);
    const made = await practice({ answerWithin: 4 * 3_600_000 });
    const id = await made.conversation({ past: [{ from: "rosa", ago: 5, text: "Hello" }] });
    const thread = await mount<CareThread>(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
      { width: 320, height: 200 },
    );
    await waitUntil(() => maybe(thread, "[part=waiting]"));
    expect(get(thread, "[part=waiting]").checkVisibility()).to.equal(false);
    await resizeWindow();
    await waitUntil(() => get(thread, "[part=waiting]").checkVisibility());
  });

  it("a name that takes a line of its own leaves the log its height", async () => {
    await resizeWindow(320, 256);
    const { thread } = await messenger(320, 256, "Wilhelmina Featherstone-Haugh");
    expect(get(thread, ".log").clientHeight).to.be.at.least(88);
  });

  it("the gear's menu lies inside the window, and Escape closes it and gives the focus back", async () => {
    await resizeWindow(320, 256);
    const { element } = await messenger(320, 256);
    const gear = get(element, "[part=settings]");
    gear.focus();
    await press("Enter");
    const toggle = await shown(element, "[part=watch]");
    const popup = get(element, ".settings .popup");
    expect(popup.matches(":popover-open")).to.equal(true);
    await waitUntil(() => isInWindow(popup));
    expect(isInWindow(toggle)).to.equal(true);
    expect(focused() === toggle).to.equal(true);
    expect(popup.getBoundingClientRect().top).to.be.at.least(gear.getBoundingClientRect().bottom);
    await press("Escape");
    await waitUntil(() => maybe(element, ".settings .popup") === null);
    expect(focused() === gear).to.equal(true);
    expect(element.conversation).not.to.equal(null);
  });

  it("[F-135] what is asked of somebody outside the team lies inside the window, with its answers", async () => {
    await resizeWindow(320, 256);
    const made = await practice({ notes: true, staffAccess: "searchable" });
    const id = await fillTeam(made);
    const element = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "vera")} conversation=${id}></care-messenger>`,
      { width: 320, height: 256 },
    );
    document.body.style.margin = "0";
    const dialog = await shown(element, "dialog[part=follow]");
    for (const button of dialog.querySelectorAll("button")) await waitUntil(() => isInWindow(button));
    expect(dialog.scrollHeight).to.be.at.most(dialog.clientHeight + 1);
    get(element, "dialog[part=follow] .button:not(.primary)").click();
    await waitUntil(() => maybe(element, "[part=box]")?.checkVisibility() === true);
  });

  it("the list of an @ lies inside the window, and so does the search of the list", async () => {
    await resizeWindow(320, 256);
    const { element } = await messenger(320, 256);
    get(element, "[part=box]").focus();
    await type("@");
    await shown(element, "care-compose [part=option], [part=option]");
    const list = get(get(element, "care-compose"), ".popup");
    await waitUntil(() => isInWindow(list) && list.offsetHeight >= 44);
    expect(list.getBoundingClientRect().bottom).to.be.at.most(
      get(element, "[part=box]").getBoundingClientRect().top,
    );
    await press("Escape", "Escape");
    await waitUntil(() => maybe(element, "[part=search-field]")?.checkVisibility() === true);
    expect(isInWindow(get(element, "[part=search-field]"))).to.equal(true);
    expect(get(element, "care-inbox").clientHeight).to.be.at.least(88);
  });
});

describe("a low box in a high window", () => {
  it("scrolls what does not fit, and the log keeps a usable height", async () => {
    const made = await practice({ notes: true });
    const id = await fillTeam(made);
    const thread = await mount<CareThread>(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
      { width: 320, height: 120 },
    );
    await shown(thread, "[part~=message]");
    expect(get(thread, ".log").clientHeight).to.be.at.least(88);
    expect(thread.scrollHeight).to.be.greaterThan(thread.clientHeight);
    (thread.parentElement as HTMLElement).style.blockSize = "600px";
    await waitUntil(() => thread.scrollHeight === thread.clientHeight);
    await made.say(id, "staff", "kim", "See you then");
    const receipts = await shown(thread, "[part=receipts]");
    expect(receipts.scrollHeight).to.be.at.most(receipts.clientHeight);
  });
});
