/** On paper: the whole loaded thread, and nothing that could be pressed. */
import type { CareMessenger, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Past } from "../../stories/fixture.ts";
import { printedPages, resizeWindow, setPrint } from "./device.ts";
import { all, get, maybe, mount, practice, shown, textOf, waitUntil } from "./support.ts";

before(() => resizeWindow(1280, 700));
after(() => resizeWindow());
afterEach(async () => {
  await setPrint(false);
  document.documentElement.style.colorScheme = "";
});

const past: readonly Past[] = Array.from({ length: 60 }, (_, n) => ({
  from: n % 2 === 0 ? "rosa" : "kim",
  ago: 1000 - n,
  text: `Message ${n}: how it went with the tablets today.`,
  ...(n === 31 && { note: true as const }),
}));

const seen = (element: Element): boolean =>
  element.checkVisibility() && element.getBoundingClientRect().height > 0;

function isWholeAndPlain(thread: CareThread): void {
  const log = get(thread, ".log");
  expect(all(thread, "[part~=message]").length).to.equal(60);
  expect(log.scrollHeight).to.be.at.most(log.clientHeight + 1);
  expect(thread.scrollHeight).to.be.at.most(thread.clientHeight + 1);
  const last = all(thread, "[part~=message]").at(-1) as HTMLElement;
  expect(last.getBoundingClientRect().bottom).to.be.at.most(thread.getBoundingClientRect().bottom + 1);
  const pressed = all(thread, "button, [role=switch]").filter(
    button => seen(button) && !button.matches("[part=patient]"),
  );
  expect(pressed.map(textOf)).to.deep.equal([]);
  for (const text of all(thread, "[part=text]").slice(0, 3)) {
    expect(getComputedStyle(text).color).to.equal("rgb(0, 0, 0)");
  }
  expect(getComputedStyle(get(thread, "[part=bubble]")).backgroundColor).to.equal("rgb(255, 255, 255)");
  const note = get(thread, "[part~=message-note]");
  expect(textOf(get(note, "[part=note-label]"))).to.equal("Staff-only note");
  expect(seen(get(note, "[part=note-label]"))).to.equal(true);
  expect(getComputedStyle(get(note, "[part=bubble]")).borderTopStyle).to.equal("dashed");
  // Who wrote each of them stands there, also where they follow one another.
  expect(all(thread, "[part=sender]").every(seen)).to.equal(true);
}

describe("on paper", () => {
  it("a thread in a messenger is there as a whole, in black on white, on few pages", async () => {
    document.documentElement.style.colorScheme = "dark";
    const made = await practice({ notes: true, streamFilter: true });
    const id = await made.conversation({ past });
    const messenger = await mount<CareMessenger>(
      html`<care-messenger
        .client=${made.client("staff", "kim")}
        conversation=${id}
        style="--care-accent: #d97706; block-size: 100%"
      ></care-messenger>`,
      { width: 700, height: 580 },
    );
    const thread = get<CareThread>(messenger, "care-thread");
    await waitUntil(() => all(thread, "[part~=message]").length === 60);
    await setPrint(true);
    isWholeAndPlain(thread);
    for (const part of ["compose", "team", "list", "search"]) {
      const found = maybe(messenger, `[part=${part}]`);
      expect(found !== null && seen(found), part).to.equal(false);
    }
    // The box that the page gave it does not cut it off.
    expect(messenger.getBoundingClientRect().height).to.be.greaterThan(1500);
    expect(await printedPages()).to.be.within(2, 5);
  });

  it("a thread alone is there as a whole", async () => {
    const made = await practice({ notes: true });
    const id = await made.conversation({ past });
    const thread = await mount<CareThread>(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
      { width: 700 },
    );
    await waitUntil(() => all(thread, "[part~=message]").length === 60);
    await setPrint(true);
    isWholeAndPlain(thread);
  });

  it("a messenger without an open conversation prints its list", async () => {
    const made = await practice();
    await made.conversation({ past });
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")}></care-messenger>`,
      { width: 1000 },
    );
    await shown(messenger, "[part~=row]");
    await setPrint(true);
    expect(seen(get(messenger, "[part~=row]"))).to.equal(true);
    expect(seen(get(messenger, "[part=new-message]"))).to.equal(false);
    expect(seen(get(messenger, "[part=detail]"))).to.equal(false);
  });
});
