/** Elements that are put into the page when nothing of theirs has been fetched, and whom the page waits for. */
import { expect } from "@open-wc/testing";
import { offerStages } from "../../packages/elements/src/stages/stages.ts";
import { waitUntil } from "./page.ts";

/** The page is never idle, until the test says so. */
const idle: (() => void)[] = [];
window.requestIdleCallback = callback => idle.push(() => callback({} as IdleDeadline));

/** Those who look at the page. */
const watching = new Set<MutationObserver>();
class Observer extends MutationObserver {
  override observe(...where: Parameters<MutationObserver["observe"]>): void {
    watching.add(this);
    super.observe(...where);
  }
  override disconnect(): void {
    watching.delete(this);
    super.disconnect();
  }
}

/** What was asked for, in order; whatever is in `away` cannot be had. */
const asked: string[] = [];
const away = new Set<string>();
const offered = (tag: string): Record<string, () => Promise<void>> => ({
  [tag]: async () => {
    asked.push(tag);
    if (away.has(tag)) throw new TypeError("Failed to fetch");
    customElements.define(tag, class extends HTMLElement {});
  },
});

const box = document.createElement("main");
const put = (markup: string): void => box.insertAdjacentHTML("beforeend", markup);

/** Whoever looks at the page has seen all that was done to it. */
const seen = (): Promise<void> => new Promise(resolve => queueMicrotask(resolve));

const { MutationObserver: real } = window;
const { warn } = console;
before(() => {
  window.MutationObserver = Observer;
  console.warn = () => {};
  document.body.append(box);
});
after(() => {
  window.MutationObserver = real;
  console.warn = warn;
  box.remove();
});
beforeEach(() => {
  asked.length = 0;
});

describe("elements that are put into the page later", () => {
  it("are asked for at once, wherever in what is put in they stand, and others are not", async () => {
    offerStages({ ...offered("late-one"), ...offered("late-two"), ...offered("late-three") });
    put("<p>Nothing of ours</p>text<late-other></late-other>");
    await seen();
    expect(asked).to.deep.equal([]);
    put("<late-one></late-one>");
    put("<section><p><late-two></late-two></p></section><late-two></late-two>");
    await seen();
    expect(asked).to.deep.equal(["late-one", "late-two"]);
    expect(idle).to.have.length(1);
  });

  it("are asked for once, also where they cannot be had and are put in again and again", async () => {
    away.add("late-three");
    for (let times = 0; times < 3; times++) {
      put("<late-three></late-three>");
      await seen();
    }
    expect(asked).to.deep.equal(["late-three"]);
    away.delete("late-three");
    window.dispatchEvent(new Event("online"));
    await waitUntil(() => customElements.get("late-three"));
    expect(asked).to.deep.equal(["late-three", "late-three"]);
  });

  it("nobody looks at the page any more when all are there, until more is offered", async () => {
    await waitUntil(() => watching.size === 0, "the end of looking");
    offerStages(offered("late-four"));
    expect(watching.size).to.equal(1);
    await waitUntil(() => {
      for (const run of idle.splice(0)) run();
      return watching.size === 0;
    }, "the end of looking");
    expect(customElements.get("late-four")).not.to.equal(undefined);
  });
});
