/** Rows under a pointer: none moves away, and the open one is told from the one that is pointed at. */
import type { CareInbox } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { html } from "lit";
import { fillInbox } from "../../stories/conversations.ts";
import type { Practice } from "../../stories/fixture.ts";
import { clickAt, pointAt, pointOf, setForcedColors, setTouch, touchEnd, touchStart } from "./device.ts";
import { all, get, mount, next, practice, texts, waitUntil } from "./support.ts";

const topics =
  "Post-surgery follow-up,Blood pressure,Medication question,Test results,Appointment on Thursday";
const afterNews =
  "Blood pressure,Post-surgery follow-up,Medication question,Test results,Appointment on Thursday";

const shownTopics = (inbox: CareInbox): string => texts(inbox, "[part~=row-button]").join();

async function filled(): Promise<{ inbox: CareInbox; made: Practice; id: string }> {
  const made = await practice();
  const id = await fillInbox(made);
  const inbox = await mount<CareInbox>(
    html`<care-inbox .client=${made.client("staff", "kim")}></care-inbox>`,
    { width: 400, height: 500 },
  );
  await waitUntil(() => shownTopics(inbox) === topics);
  await waitUntil(() => !texts(inbox, "[part~=preview]").includes("No messages yet"));
  return { inbox, made, id };
}

const rows = (inbox: CareInbox): HTMLElement[] => all(inbox, "[part~=row]");
const outside = { x: 700, y: 550 };

describe("the order of rows", () => {
  beforeEach(() => pointAt(outside));
  afterEach(() => setTouch(false));

  it("[F-041] is held while a pointer is among them, with counts in place, and let go when it leaves", async () => {
    const { inbox, made, id } = await filled();
    const first = rows(inbox)[0] as HTMLElement;
    const pressed = { ...pointOf(first), x: 300 };
    await pointAt(pressed);
    await made.say(id, "portal", "rosa", "Thank you!");
    await waitUntil(() => texts(inbox, "[part~=preview]").includes("Rosa Diaz: Thank you!"));
    expect(shownTopics(inbox)).to.equal(topics);
    expect(texts(rows(inbox)[1] as HTMLElement, "[part~=unread] .sr")).to.deep.equal(["1 unread message"]);
    await made.conversation({ title: "Brand new", past: [{ from: "rosa", ago: 0, text: "One more thing" }] });
    await waitUntil(() => shownTopics(inbox) === `${topics},Brand new`);
    const opened = next(inbox, "care-open-conversation");
    await clickAt(pressed);
    expect((await opened).detail.id).to.equal(first.dataset.id);
    await pointAt(outside);
    await waitUntil(() => shownTopics(inbox).startsWith("Brand new,Blood pressure,Post-surgery"));
  });

  it("[F-041] is held under a finger, until after the click that it makes", async () => {
    await setTouch(true);
    const { inbox, made, id } = await filled();
    const first = rows(inbox)[0] as HTMLElement;
    await touchStart({ ...pointOf(first), x: 300 });
    await made.say(id, "portal", "rosa", "Thank you!");
    await waitUntil(() => texts(inbox, "[part~=preview]").includes("Rosa Diaz: Thank you!"));
    expect(shownTopics(inbox)).to.equal(topics);
    const opened = next(inbox, "care-open-conversation");
    await touchEnd();
    expect((await opened).detail.id).to.equal(first.dataset.id);
    await waitUntil(() => shownTopics(inbox) === afterNews);
  });

  it("[F-041] is not held by a focus among them, nor by a pointer elsewhere", async () => {
    const { inbox, made, id } = await filled();
    inbox.focusRow();
    await made.say(id, "portal", "rosa", "Thank you!");
    await waitUntil(() => shownTopics(inbox) === afterNews);
  });
});

describe("the open row", () => {
  afterEach(() => setForcedColors(false));

  for (const forced of [false, true]) {
    it(`has a bar at its start that one which is pointed at has not${forced ? ", in forced colours" : ""}`, async () => {
      await setForcedColors(forced);
      const { inbox, id } = await filled();
      inbox.conversation = id;
      await inbox.updateComplete;
      const [, open, other] = rows(inbox) as [HTMLElement, HTMLElement, HTMLElement];
      await pointAt({ ...pointOf(other), x: 300 });
      await waitUntil(() => other.matches(":hover"));
      const bar = getComputedStyle(open, "::after");
      expect(bar.inlineSize).to.equal("4px");
      expect(bar.backgroundColor).not.to.equal(getComputedStyle(open).backgroundColor);
      expect(getComputedStyle(other, "::after").content).to.equal("none");
      const weight = (row: HTMLElement): number =>
        Number(getComputedStyle(get(row, "[part~=row-button]")).fontWeight);
      expect(weight(open)).to.be.greaterThan(weight(other));
      if (forced) expect(getComputedStyle(open).outlineStyle).to.equal("solid");
      await pointAt(outside);
    });
  }
});

describe("rows of a long list", () => {
  it("are made anew only where something in them is another", async () => {
    const { inbox } = await filled();
    const [first, second] = rows(inbox) as [HTMLElement, HTMLElement];
    // Each row that is made says its time for machines, once.
    const said = Date.prototype.toISOString;
    let made = 0;
    Date.prototype.toISOString = function (this: Date): string {
      made++;
      return said.call(this);
    };
    try {
      get(first, ".open").focus();
      await inbox.updateComplete;
      made = 0;
      await sendKeys({ press: "ArrowDown" });
      await waitUntil(() => get(second, ".open").tabIndex === 0);
      expect(made).to.equal(2);
      inbox.unreadMark = "exclamation";
      await inbox.updateComplete;
      expect(made).to.equal(2 + rows(inbox).length);
    } finally {
      Date.prototype.toISOString = said;
    }
  });
});
