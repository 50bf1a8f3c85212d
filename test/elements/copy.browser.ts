/** What of a thread comes into the clipboard. */
import type { CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { all, get, maybe, mount, practice, press, waitUntil } from "./support.ts";

interface Point {
  readonly node: Node;
  readonly offset: number;
}

async function copied(from: Point, to: Point): Promise<string> {
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  const heard = new Promise<string>(resolve => {
    document.addEventListener("copy", event => resolve(event.clipboardData?.getData("text/plain") ?? ""), {
      once: true,
    });
  });
  await press("Control+C");
  return heard;
}

async function thread(side: "staff" | "portal"): Promise<{ element: CareThread; texts: HTMLElement[] }> {
  const made = await practice({ notes: true });
  const id = await made.conversation({
    past: [
      { from: "rosa", ago: 90, text: "Good morning.\nMay I swim?" },
      { from: "rosa", ago: 89, text: "See https://example.org/pool" },
      { from: "kim", ago: 50, text: "Ask the surgeon first", note: true },
      { from: "kim", ago: 40, text: "Yes, from Friday on." },
    ],
  });
  const client = made.client(side, side === "staff" ? "kim" : "rosa");
  const element = await mount<CareThread>(
    html`<care-thread .client=${client} conversation=${id}></care-thread>`,
  );
  const count = side === "staff" ? 4 : 3;
  await waitUntil(() => all(element, "[part=text]").length === count);
  return { element, texts: all(element, "[part=text]") };
}

/** Behind the first letters of a text, or at its end. */
function within(element: HTMLElement, letters: number): Point {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !(walker.currentNode.textContent ?? "").trim());
  return { node: walker.currentNode, offset: letters };
}

describe("what is copied", () => {
  it("of several messages is a paragraph each, with the author's name and no time", async () => {
    const { element } = await thread("staff");
    const messages = all(element, "[part~=message]");
    const last = messages.at(-1) as HTMLElement;
    const whole = await copied(
      { node: messages[0] as Node, offset: 0 },
      { node: last, offset: last.childNodes.length },
    );
    expect(whole.split("\n")).to.deep.equal([
      "Rosa Diaz: Good morning.",
      "May I swim?",
      "Rosa Diaz: See https://example.org/pool",
      "Kim Park (staff-only note): Ask the surgeon first",
      "Kim Park: Yes, from Friday on.",
    ]);
  });

  it("is only what is selected of the first and the last of them", async () => {
    const { texts } = await thread("portal");
    const [first, second] = texts as [HTMLElement, HTMLElement, HTMLElement];
    expect(await copied(within(first, 14), within(second, 3))).to.equal(
      "Rosa Diaz: May I swim?\nRosa Diaz: See",
    );
  });

  it("of one message is its text alone, also where its time is selected with it", async () => {
    const { element, texts } = await thread("staff");
    const bubble = get(element, "[part~=message] [part=bubble]");
    const whole = await copied(
      { node: bubble, offset: 0 },
      { node: bubble, offset: bubble.childNodes.length },
    );
    expect(whole).to.equal("Good morning.\nMay I swim?");
    const last = texts.at(-1) as HTMLElement;
    expect(await copied(within(last, 5), within(last, 16))).to.equal("from Friday");
  });

  it("of what is no message is as the browser has it", async () => {
    const { element } = await thread("staff");
    const notice = maybe(element, "[part=notice]") ?? get(element, "[part=day]");
    const range = { node: notice, offset: notice.childNodes.length };
    // Nothing was put there in its place.
    expect(await copied({ node: notice, offset: 0 }, range)).to.equal("");
  });
});
