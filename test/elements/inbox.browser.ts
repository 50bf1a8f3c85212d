import type { CareInbox } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { fillInbox } from "../../stories/conversations.ts";
import { until } from "../../stories/fixture.ts";
import {
  all,
  focused,
  get,
  maybe,
  mount,
  next,
  practice,
  press,
  shown,
  textOf,
  texts,
  waitUntil,
} from "./support.ts";

async function nurse(
  height = 600,
): Promise<{ inbox: CareInbox; id: string; made: Awaited<ReturnType<typeof practice>> }> {
  const made = await practice();
  const id = await fillInbox(made);
  const inbox = await mount<CareInbox>(
    html`<care-inbox .client=${made.client("staff", "kim")}></care-inbox>`,
    { height },
  );
  // Rows come in as the rooms tell of them, until the list is as it was filled.
  const topics =
    "Post-surgery follow-up,Blood pressure,Medication question,Test results,Appointment on Thursday";
  await waitUntil(() => texts(inbox, "[part~=row-button]").join() === topics);
  await waitUntil(() => texts(inbox, "[part~=unread] .sr").join() === "2 unread messages");
  await waitUntil(() => !texts(inbox, "[part~=preview]").includes("No messages yet"));
  return { inbox, id, made };
}

describe("care-inbox", () => {
  it("[F-036] [F-037] [F-038] a row shows initials, topic and the patient's name", async () => {
    const { inbox } = await nurse();
    const row = get(inbox, "[part~=row]");
    expect(textOf(get(row, "[part~=avatar]"))).to.equal("MS");
    expect(textOf(get(row, "[part~=row-button]"))).to.equal("Post-surgery follow-up");
    expect(textOf(get(row, "[part~=patient]"))).to.equal("Maria Santos");
    expect(get(inbox, "ul[part=list]").getAttribute("aria-label")).to.equal("Conversations");
  });

  it("[F-039] [F-040] a row shows the last message, the count and the patient ID", async () => {
    const { inbox } = await nurse();
    expect(texts(inbox, "[part~=preview]")).to.deep.equal([
      "Maria Santos: And when do the stitches come out?",
      "You: That is good to hear. Keep going like this, and write to us if anything changes.",
      "You: Yes, with breakfast, and a glass of water.",
      "Dr. Omar Haddad: Your results are back and all values are in the normal range.",
      "You: Of course, 11:30 is free. I have moved it.",
    ]);
    expect(texts(inbox, "[part~=count]").slice(0, 2)).to.deep.equal(["4 messages", "9 messages"]);
    expect(textOf(get(inbox, ".id"))).to.equal("ID 20517");
  });

  it("[F-038] [F-039] the name gives way last: the count goes first, then the line breaks", async () => {
    const made = await practice();
    await made.addPatient("long", "Wilhelmina Featherstone-Haugh", { deceased: true });
    await made.conversation({ patient: "long", past: [{ from: "kim", ago: 5, text: "Hello" }] });
    const client = made.client("staff", "kim");
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`);
    const name = await shown(inbox, "[part~=patient]");
    await waitUntil(() => texts(inbox, "[part~=preview]").join() === "You: Hello");
    const count = get(inbox, "[part~=count]");
    const tag = get(inbox, ".tag");
    const countShows = (): boolean =>
      count.getBoundingClientRect().top < (count.parentElement as Element).getBoundingClientRect().bottom - 1;
    expect(countShows()).to.equal(true);
    const seen = new Set<string>();
    const natural = name.scrollWidth;
    const line = get(inbox, ".who");
    for (let width = 640; width >= 230; width -= 10) {
      (inbox.parentElement as HTMLElement).style.inlineSize = `${width}px`;
      // In the fonts of some machines it is wider than the narrowest lists.
      if (line.clientWidth < natural) break;
      expect(name.scrollWidth, `the name at ${width}`).to.be.at.most(name.clientWidth);
      // Whichever is the first to stand below the name.
      const below = (part: Element): boolean =>
        part.getBoundingClientRect().top > name.getBoundingClientRect().bottom - 4;
      const broken = below(tag) || (countShows() && below(count));
      seen.add(broken ? "broken" : countShows() ? "all" : "without count");
    }
    expect([...seen]).to.deep.equal(["all", "without count", "broken"]);
  });

  it("[F-039] a preview in the other direction keeps its beginning, and its author stands apart", async () => {
    const made = await practice();
    const text = "صباح الخير، هل يمكنني الاستحمام مع الضمادة بعد العملية اليوم أم غداً؟";
    await made.conversation({ past: [{ from: "rosa", ago: 5, text }] });
    const client = made.client("staff", "kim");
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`, { width: 320 });
    await waitUntil(() => texts(inbox, "[part~=preview]").join() === `Rosa Diaz: ${text}`);
    const preview = get(inbox, "[part~=preview] .cut");
    expect(preview.scrollWidth).to.be.greaterThan(preview.clientWidth);
    expect(getComputedStyle(preview).direction).to.equal("rtl");
    const box = preview.getBoundingClientRect();
    const letters = document.createRange();
    letters.setStart(preview.firstChild?.nextSibling ?? preview, 0);
    letters.setEnd(preview.firstChild?.nextSibling ?? preview, 1);
    expect(letters.getBoundingClientRect().right).to.be.at.most(box.right);
    const author = get(preview.parentElement as Element, ".author");
    expect(author.getBoundingClientRect().right).to.be.at.most(box.left + 4);
    expect(textOf(get(author, "bdi"))).to.equal("Rosa Diaz");
  });

  it("[F-038] the patient's name opens the profile and not the conversation", async () => {
    const { inbox } = await nurse();
    let opened = false;
    inbox.addEventListener("care-open-conversation", () => {
      opened = true;
    });
    const asked = next(inbox, "care-open-patient");
    get(inbox, "[part~=patient]").click();
    const { detail } = await asked;
    expect(detail.name).to.equal("Maria Santos");
    expect(detail.patientId).to.equal("20517");
    expect(opened).to.equal(false);
  });

  it("[F-041] a new message moves its conversation to the top", async () => {
    const { inbox, id, made } = await nurse();
    expect(texts(inbox, "[part~=row-button]")[0]).to.equal("Post-surgery follow-up");
    await made.say(id, "portal", "rosa", "Thank you!");
    await waitUntil(() => texts(inbox, "[part~=row-button]")[0] === "Blood pressure");
    expect(texts(inbox, "[part~=preview]")[0]).to.equal("Rosa Diaz: Thank you!");
  });

  it("[F-101] unread conversations are marked, in words too", async () => {
    const { inbox } = await nurse();
    const markers = all(inbox, "[part~=unread]");
    expect(markers.length).to.equal(1);
    expect(textOf(get(markers[0] as Element, ".sr"))).to.equal("2 unread messages");
    expect(all(inbox, "[part~=row-unread]").length).to.equal(1);
  });

  it("[F-037] a patient's list leaves out the patient's own name and ID", async () => {
    const made = await practice();
    await made.conversation({ past: [{ from: "kim", ago: 5, text: "Good morning" }] });
    const inbox = await mount<CareInbox>(
      html`<care-inbox .client=${made.client("portal", "rosa")}></care-inbox>`,
    );
    await waitUntil(() => texts(inbox, "[part~=preview]")[0] === "Kim Park: Good morning");
    expect(maybe(inbox, "[part~=patient]")).to.equal(null);
    expect(textOf(get(inbox, "[part=avatar]"))).to.equal("KP");
    await made.conversation({ title: "Refill", past: [{ from: "rosa", ago: 3, text: "One more week" }] });
    await waitUntil(() => texts(inbox, "[part~=preview]")[0] === "You: One more week");
    const picture = get(inbox, "[part=avatar]");
    expect(textOf(picture)).to.equal("");
    expect(maybe(picture, "svg") === null).to.equal(false);
  });

  it("arrow keys, Home and End move between rows, one of which is in the tab order", async () => {
    const { inbox } = await nurse();
    const buttons = all(inbox, "[part~=row-button]");
    inbox.focusRow();
    await press("ArrowDown", "ArrowDown");
    expect(focused() === buttons[2]).to.equal(true);
    await press("End");
    expect(focused() === buttons[4]).to.equal(true);
    await press("Home", "ArrowUp");
    expect(focused() === buttons[0]).to.equal(true);
    await inbox.updateComplete;
    expect(buttons.filter(button => button.tabIndex === 0)).to.deep.equal([buttons[0]]);
    const opened = next(inbox, "care-open-conversation");
    await press("Enter");
    expect((await opened).detail.id).to.be.a("string");
  });

  it("a row that moves keeps the focus", async () => {
    const { inbox, made } = await nurse();
    const third = all(inbox, "[part~=row]")[2]?.dataset.id ?? "";
    inbox.focusRow(third);
    const button = focused();
    await made.say(third, "portal", "walter", "Thank you!");
    await waitUntil(() => texts(inbox, "[part~=row-button]")[0] === "Medication question");
    expect(textOf(button)).to.equal("Medication question");
    expect(focused() === button).to.equal(true);
  });

  it("never takes the focus by itself", async () => {
    const { inbox, id, made } = await nurse();
    await made.say(id, "portal", "rosa", "Hello");
    await waitUntil(() => texts(inbox, "[part~=row-button]")[0] === "Blood pressure");
    expect(document.activeElement).to.equal(document.body);
  });

  it("loads further rows when the end comes into view", async () => {
    const made = await practice();
    const early = made.client("staff", "kim");
    await until(early.inbox.$rows, rows => rows !== null);
    for (let n = 0; n < 55; n++) await made.conversation({ title: `Topic ${n}` });
    // Each conversation's room tells of itself when it comes to it; what comes late would stand on top.
    await until(early.inbox.$rows, rows => rows?.length === 55);
    const inbox = await mount<CareInbox>(
      html`<care-inbox .client=${made.client("staff", "kim")}></care-inbox>`,
      { height: 400 },
    );
    await shown(inbox, "[part~=row]");
    expect(all(inbox, "[part~=row]").length).to.equal(50);
    inbox.scrollTop = inbox.scrollHeight;
    await waitUntil(() => all(inbox, "[part~=row]").length === 55);
    expect(maybe(inbox, ".end")).to.equal(null);
  });

  it("a row that comes above moves nobody away who reads further down", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    for (let n = 0; n < 20; n++) await made.conversation({ title: `Topic ${n}` });
    await until(client.inbox.$rows, rows => rows?.length === 20);
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`, { height: 400 });
    await waitUntil(() => all(inbox, "[part~=row]").length === 20);
    inbox.scrollTop = 500;
    const top = inbox.getBoundingClientRect().top;
    const first = all(inbox, "[part~=row]").find(row => row.getBoundingClientRect().top > top) as HTMLElement;
    const before = first.getBoundingClientRect().top;
    await made.conversation({ title: "Brand new" });
    await waitUntil(() => texts(inbox, "[part~=row-button]")[0] === "Brand new");
    await waitUntil(() => Math.abs(first.getBoundingClientRect().top - before) < 2);
  });

  it("is accessible empty, filled and unreachable", async () => {
    const { inbox, made } = await nurse();
    await expect(inbox).to.be.accessible();
    made.server.setDown(true);
    await shown(inbox, "[part~=status]");
    await expect(inbox).to.be.accessible();
    const other = await practice();
    const empty = await mount<CareInbox>(
      html`<care-inbox .client=${other.client("portal", "rosa")}></care-inbox>`,
    );
    await shown(empty, "[part~=empty]");
    await expect(empty).to.be.accessible();
  });
});
