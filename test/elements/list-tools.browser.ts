import type { CareInbox } from "@carethread/elements";
import type { Tab } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
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
  type,
  waitUntil,
} from "./support.ts";

const archiving = {
  archive: { staff: true, portal: true },
  tabs: { staff: ["all", "unread", "read", "archived"], portal: ["active", "archived"] },
};

type Practice = Awaited<ReturnType<typeof practice>>;

const titles = (inbox: Element): string => texts(inbox, "[part~=row-button]").join();
const counts = (inbox: Element): string => texts(inbox, "[part~=tab-count]").join();

async function listOf(made: Practice, kind: "staff" | "portal" = "staff", width = 400): Promise<CareInbox> {
  const client = made.client(kind, kind === "staff" ? "kim" : "rosa");
  const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`, { width });
  await shown(inbox, "[part=search-field]");
  return inbox;
}

/** Three about Rosa: one unread for Kim, two read. */
async function three(
  settings: Record<string, unknown> = archiving,
): Promise<{ made: Practice; ids: string[] }> {
  const made = await practice({ staffAccess: "searchable", ...settings });
  const ids: string[] = [];
  for (const [title, text] of [
    ["Stitches", "They come out on Monday"],
    ["Refill", "Metformin is ready at the pharmacy"],
    ["Blood pressure", "Please measure it each morning"],
  ])
    ids.push(
      await made.conversation({
        title: title as string,
        past: [{ from: "kim", ago: 9 - ids.length, text: text as string }],
      }),
    );
  await made.say(ids[0] as string, "portal", "rosa", "On which Monday?");
  return { made, ids };
}

const tab = (inbox: Element, name: Tab): HTMLElement => get(inbox, `#tab-${name}`);

async function search(inbox: CareInbox, q: string): Promise<void> {
  get(inbox, "#q").focus();
  await type(q);
}

describe("the parts of a list", () => {
  it("[F-043] [F-044] [F-045] All, Unread and Read show what is in them, with the server's counts", async () => {
    const { made } = await three();
    const inbox = await listOf(made);
    await waitUntil(() => counts(inbox) === "3,1,2,0");
    await waitUntil(() => titles(inbox) === "Stitches,Blood pressure,Refill");
    expect(texts(inbox, "[role=tab] > span:first-child")).to.deep.equal([
      "All",
      "Unread",
      "Read",
      "Archived",
    ]);
    tab(inbox, "unread").click();
    await waitUntil(() => titles(inbox) === "Stitches");
    tab(inbox, "read").click();
    await waitUntil(() => titles(inbox) === "Blood pressure,Refill");
    expect(get(inbox, "[role=tabpanel]").getAttribute("aria-labelledby")).to.equal("tab-read");
    await expect(inbox).to.be.accessible();
    tab(inbox, "archived").click();
    await waitUntil(() => textOf(maybe(inbox, "[part=empty]")) === "No archived conversations");
    await expect(inbox).to.be.accessible();
  });

  it("[F-044] a conversation that is read leaves Unread, and one that a message comes into appears there", async () => {
    const { made, ids } = await three();
    const inbox = await listOf(made);
    await waitUntil(() => counts(inbox) === "3,1,2,0");
    tab(inbox, "unread").click();
    await waitUntil(() => titles(inbox) === "Stitches");
    await made.say(ids[1] as string, "portal", "rosa", "Thank you");
    await waitUntil(() => titles(inbox) === "Refill,Stitches" && counts(inbox) === "3,2,1,0");
    await made.say(ids[0] as string, "staff", "kim", "On the next one");
    expect(titles(inbox)).to.equal("Refill,Stitches");
  });

  it("arrow keys, Home and End move between the parts, one of which is in the tab order", async () => {
    const { made } = await three();
    const inbox = await listOf(made);
    await waitUntil(() => counts(inbox) === "3,1,2,0");
    tab(inbox, "all").focus();
    await press("ArrowRight");
    await waitUntil(() => tab(inbox, "unread").getAttribute("aria-selected") === "true");
    expect(focused() === tab(inbox, "unread")).to.equal(true);
    await press("End");
    await waitUntil(() => inbox.tab === "archived");
    await press("ArrowRight");
    await waitUntil(() => inbox.tab === "all");
    await press("ArrowLeft", "Home");
    await waitUntil(() => inbox.tab === "all");
    expect(all(inbox, "[role=tab]").map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1, -1]);
  });

  it("a page keeps what the list shows in its address: an event tells it, attributes bring it back", async () => {
    const { made } = await three();
    const inbox = await listOf(made);
    await waitUntil(() => counts(inbox) === "3,1,2,0");
    const changed = next(inbox, "care-list-change");
    tab(inbox, "read").click();
    expect((await changed).detail).to.deep.equal({ tab: "read", search: "" });
    await inbox.updateComplete;
    expect(inbox.getAttribute("tab")).to.equal("read");
    const client = made.client("staff", "kim");
    const again = await mount<CareInbox>(
      html`<care-inbox .client=${client} tab="read" search="metformin"></care-inbox>`,
    );
    await waitUntil(() => titles(again) === "Refill");
    let told = 0;
    again.addEventListener("care-list-change", () => told++);
    again.removeAttribute("search");
    await waitUntil(() => titles(again) === "Blood pressure,Refill");
    expect(told).to.equal(0);
  });

  it("[F-046] [F-176] a patient's inbox has Active and Archived, and a message brings one back", async () => {
    const { made, ids } = await three();
    const client = made.client("portal", "rosa");
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`, { width: 320 });
    await waitUntil(() => maybe(inbox, "#tab-archived") !== null && counts(inbox) === "3,0");
    const thread = client.conversation(ids[1] as string);
    await until(thread.$may, may => may !== null);
    await thread.archive();
    await waitUntil(() => counts(inbox) === "2,1" && titles(inbox) === "Stitches,Blood pressure");
    tab(inbox, "archived").click();
    await waitUntil(() => titles(inbox) === "Refill");
    await made.say(ids[1] as string, "staff", "kim", "It is at the desk now");
    await waitUntil(() => textOf(maybe(inbox, "[part=empty]")) === "No archived conversations");
    tab(inbox, "active").click();
    await waitUntil(() => titles(inbox) === "Refill,Stitches,Blood pressure");
    thread.release();
  });

  it("each part keeps its place, and so does the list while something is searched", async () => {
    const made = await practice(archiving);
    for (let n = 0; n < 20; n++)
      await made.conversation({
        title: `Topic ${n}`,
        past: [{ from: "kim", ago: 30 - n, text: `Words ${n}` }],
      });
    const inbox = await listOf(made);
    await waitUntil(() => all(inbox, "[part~=row]").length === 20 && counts(inbox) === "20,0,20,0");
    // A row that hears late of something moves what is below it by less than a row.
    const isAt = (place: number): boolean => Math.abs(inbox.scrollTop - place) < 70;
    inbox.scrollTop = 400;
    tab(inbox, "read").click();
    await waitUntil(() => inbox.tab === "read" && inbox.scrollTop === 0);
    await waitUntil(() => all(inbox, "[part~=row]").length === 20);
    inbox.scrollTop = 150;
    tab(inbox, "all").click();
    await waitUntil(() => isAt(400));
    inbox.search = "words";
    await waitUntil(() => all(inbox, "[part~=hit]").length > 0);
    inbox.search = null;
    await waitUntil(() => isAt(400));
    tab(inbox, "read").click();
    await waitUntil(() => isAt(150));
  });

  it("[F-047] the parts stay usable in the narrowest list", async () => {
    const { made } = await three();
    const inbox = await listOf(made, "staff", 320);
    await waitUntil(() => counts(inbox) === "3,1,2,0");
    expect(inbox.scrollWidth).to.equal(inbox.clientWidth);
    const { left, right } = inbox.getBoundingClientRect();
    for (const each of all(inbox, "[role=tab]")) {
      const box = each.getBoundingClientRect();
      expect(box.left).to.be.at.least(left);
      expect(box.right).to.be.at.most(right);
      expect(box.height).to.be.at.least(24);
    }
  });

  it("nothing jumps when the search and the parts have come, and nobody loses their row", async () => {
    const { made } = await three();
    const client = made.client("staff", "kim");
    await until(client.inbox.$rows, rows => rows?.length === 3);
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`, { width: 400 });
    const row = await shown(inbox, "[part~=row]");
    const before = maybe(inbox, ".room") === null ? null : row.getBoundingClientRect().top;
    inbox.focusRow();
    await shown(inbox, "[part=search-field]");
    await inbox.updateComplete;
    expect(row.isConnected && row.contains(focused())).to.equal(true);
    if (before !== null) expect(row.getBoundingClientRect().top).to.be.closeTo(before, 1);
  });

  it("where a practice has no parts there are none, and the search is there", async () => {
    const { made } = await three({ tabs: { staff: [], portal: [] } });
    const inbox = await listOf(made);
    await waitUntil(() => titles(inbox) === "Stitches,Blood pressure,Refill");
    expect(maybe(inbox, "[role=tab]")).to.equal(null);
    expect(maybe(inbox, "[role=tabpanel]")).to.equal(null);
    await expect(inbox).to.be.accessible();
  });
});

describe("the search of a list", () => {
  it("[F-050] [F-054] finds as one types, with the words marked, and opens at the place", async () => {
    const { made, ids } = await three();
    const inbox = await listOf(made);
    await waitUntil(() => titles(inbox) === "Stitches,Blood pressure,Refill");
    expect(get(inbox, "#q").getAttribute("type")).to.equal("search");
    await search(inbox, "metfor");
    await waitUntil(() => titles(inbox) === "Refill");
    expect(texts(inbox, "[part=excerpt] mark")).to.deep.equal(["Metfor"]);
    expect(maybe(inbox, "[role=tab]")).to.equal(null);
    await waitUntil(() => textOf(get(inbox, ".results > [role=status]")).startsWith("1 conversation found"));
    await expect(inbox).to.be.accessible();
    const opened = next(inbox, "care-open-conversation");
    await press("ArrowDown", "Enter");
    const { detail } = await opened;
    expect(detail.id).to.equal(ids[1]);
    expect(detail.found?.q).to.equal("metfor");
    expect(detail.found?.pos).to.be.a("number");
  });

  it("[F-053] shows the words that were found at the end of a long topic", async () => {
    const made = await practice();
    await made.conversation({ title: "Stomach upset since the other tablets, and the new metformin" });
    const inbox = await listOf(made, "staff", 320);
    get(inbox, "[part=search-field]").focus();
    await type("metformin");
    const mark = (await shown(inbox, "[part=mark]")).getBoundingClientRect();
    const row = get(inbox, "[part~=row-button]").getBoundingClientRect();
    expect(mark.right).to.be.at.most(row.right + 1);
    expect(mark.bottom).to.be.at.most(row.bottom + 1);
  });

  it("[F-051] too few characters search nothing and say how many it takes", async () => {
    const { made } = await three({ ...archiving, search: { minChars: { staff: 3, portal: 3 } } });
    const inbox = await listOf(made);
    await waitUntil(() => titles(inbox) === "Stitches,Blood pressure,Refill");
    await search(inbox, "re");
    await waitUntil(() => textOf(get(inbox, "[part=search-hint]")) === "Type at least 3 characters");
    expect(titles(inbox)).to.equal("Stitches,Blood pressure,Refill");
    await type("f");
    await waitUntil(() => titles(inbox) === "Refill");
    expect(textOf(get(inbox, "[part=search-hint]"))).to.equal("");
    expect(texts(inbox, "[part~=row-button] mark")).to.deep.equal(["Ref"]);
  });

  it("[F-052] the X clears it and brings the list back; Escape does so as well", async () => {
    const { made } = await three();
    const inbox = await listOf(made);
    await waitUntil(() => titles(inbox) === "Stitches,Blood pressure,Refill");
    expect(maybe(inbox, "[part~=clear-search]")).to.equal(null);
    await search(inbox, "stitch");
    await waitUntil(() => titles(inbox) === "Stitches");
    const clear = get(inbox, "[part~=clear-search]");
    expect(clear.getAttribute("aria-label")).to.equal("Clear search");
    clear.click();
    await waitUntil(() => titles(inbox) === "Stitches,Blood pressure,Refill");
    expect(focused() === get(inbox, "#q")).to.equal(true);
    await type("refill");
    await waitUntil(() => titles(inbox) === "Refill");
    await press("Escape");
    await waitUntil(() => titles(inbox) === "Stitches,Blood pressure,Refill");
  });

  it("[F-055] staff find patients by the same box, below the conversations", async () => {
    const { made } = await three();
    await made.addPatient("maria", "Maria Refilwe");
    const inbox = await listOf(made);
    await search(inbox, "refil");
    await waitUntil(() => titles(inbox) === "Refill,Maria Refilwe");
    expect(texts(inbox, "[part=patients]")).to.deep.equal(["Patients"]);
    await waitUntil(
      () => textOf(get(inbox, ".results > [role=status]")) === "1 conversation found. 1 patient found",
    );
    await expect(inbox).to.be.accessible();
    const chosen = next(inbox, "care-patient-select");
    all(inbox, "[part~=row-button]")[1]?.click();
    expect((await chosen).detail.name).to.equal("Maria Refilwe");
  });

  it("says when nothing is found, and what to do", async () => {
    const { made } = await three();
    const inbox = await listOf(made);
    await search(inbox, "zebra");
    await waitUntil(() => textOf(maybe(inbox, "[part=empty]")).startsWith("Nothing found"));
    await waitUntil(() => textOf(get(inbox, ".results > [role=status]")) === "Nothing found");
    await expect(inbox).to.be.accessible();
  });
});

describe("the marker of unread conversations", () => {
  for (const [look, shows] of [
    ["dot", ""],
    ["red-dot", ""],
    ["blue-dot", ""],
    ["pulsing-dot", ""],
    ["exclamation", "!"],
  ] as const)
    it(`[F-032] [F-033] [F-034] ${look}: as the practice has it, and in words`, async () => {
      const { made } = await three({ markerLook: { staff: look, portal: "dot" } });
      const inbox = await listOf(made);
      const marker = await shown(inbox, "[part~=unread]");
      expect(textOf(get(marker, "[aria-hidden]"))).to.equal(shows);
      expect(textOf(get(marker, ".sr"))).to.equal("1 unread message");
      const { width, height } = marker.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(12);
      await expect(inbox).to.be.accessible();
    });

  it("where it follows the badge, what did not enter it marks nothing", async () => {
    const { made, ids } = await three({ marker: "admitted", careTeamLevel: "patient-only" });
    await made.say(ids[1] as string, "staff", "kim", "Ready for you");
    const client = made.client("staff", "omar");
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`);
    await waitUntil(() => texts(inbox, "[part~=preview]")[0]?.includes("Ready for you"));
    await waitUntil(() => texts(inbox, "[part~=row-unread] [part~=row-button]").join() === "Stitches");
    await waitUntil(() => counts(inbox) === "3,1,2");
    expect(client.inbox.$rows.get()?.map(({ unread }) => unread)).to.deep.equal([1, 1, 0]);
  });
});
