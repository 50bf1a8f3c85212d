import type { CareClient } from "@carethread/client";
import type { CareAdministration } from "@carethread/elements";
import { settingsOf } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { type Practice, until } from "../../stories/fixture.ts";
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

async function administered(settings: Record<string, unknown> = {}): Promise<Practice> {
  const made = await practice(settings);
  await made.addStaff("vera", "Vera Lind", "Dietitian", { permissions: ["administer"] });
  await made.server.tick();
  return made;
}

interface Opened {
  readonly element: CareAdministration;
  readonly client: CareClient;
}

async function open(made: Practice, { width = 800, lang = "en", dir = "ltr" } = {}): Promise<Opened> {
  const client = made.client("staff", "vera");
  const element = await mount<CareAdministration>(
    html`<care-administration lang=${lang} dir=${dir} .client=${client}></care-administration>`,
    { width, height: 3_000 },
  );
  await shown(element, "[part=section]");
  await shown(element, "[part=staff]");
  return { element, client };
}

const section = (element: Element, name: string): HTMLElement => get(element, `[data-section=${name}]`);
const field = <E extends HTMLElement>(element: Element, id: string): E => get<E>(element, `#${id}`);
const outcome = (element: Element, name: string): string =>
  textOf(get(section(element, name), "[part=outcome]"));

/** Presses Save. */
async function send(element: CareAdministration, name: string): Promise<void> {
  await element.updateComplete;
  get(section(element, name), "[part=save]").click();
}

async function save(element: CareAdministration, name: string): Promise<void> {
  await send(element, name);
  await waitUntil(() => outcome(element, name).startsWith("Saved"), `${name} is not saved`);
}

async function changed(made: Practice, change: Record<string, unknown>): Promise<void> {
  const other = await made.client("staff", "vera").administration();
  await other.change(change);
}

const inRooms = async (made: Practice) =>
  (await made.client("staff", "vera").administration()).$settings.get();

describe("care-administration", () => {
  it("[F-013] an administrator switches portal messaging off, and it is off in the rooms when it is saved", async () => {
    const made = await administered();
    const { element } = await open(made);
    await expect(element).to.be.accessible();
    const [first] = all(element, "[role=switch]");
    expect(textOf(first ?? null)).to.equal("Portal messaging");
    expect(outcome(element, "channels")).to.equal("");
    first?.focus();
    await press(" ");
    expect(first?.getAttribute("aria-checked")).to.equal("false");
    expect(outcome(element, "channels")).to.equal("Not saved yet.");
    expect((await inRooms(made)).portalMessaging).to.equal(true);
    await save(element, "channels");
    expect(outcome(element, "channels")).to.equal("Saved. Open pages have it within a minute.");
    expect((await inRooms(made)).portalMessaging).to.equal(false);
  });

  it("shows nothing to who does not administer, and to portal users", async () => {
    const made = await administered();
    for (const [side, login] of [
      ["staff", "kim"],
      ["portal", "rosa"],
    ] as const) {
      const client = made.client(side, login);
      const element = await mount<CareAdministration>(
        html`<care-administration .client=${client}></care-administration>`,
      );
      await until(client.$permissions, permissions => permissions !== null);
      await element.updateComplete;
      expect(maybe(element, "*")).to.equal(null);
    }
  });

  it("shows nothing any more to who has lost the permission", async () => {
    const made = await administered();
    const { element } = await open(made);
    await made.addStaff("vera", "Vera Lind", "Dietitian", { permissions: [] });
    await waitUntil(() => maybe(element, "*") === null);
  });

  it("each flag has a field by its schema, its name and its sentence, and what is set is stored as it is", async () => {
    const made = await administered({ kinds: ["topic"] });
    const { element } = await open(made);
    const named = all(element, "[part=flag]").map(each => each.dataset.flag);
    expect(named).to.include.members([
      "kinds",
      "markerLook",
      "notifyPause",
      "topics",
      "help",
      "country",
      "labels",
    ]);
    expect(textOf(get(element, "#notes-about"))).to.equal("Staff can write notes that only staff see.");
    // Several of several, in the table's order.
    const boxes = all(field(element, "kinds"), "input") as HTMLInputElement[];
    boxes[0]?.click();
    await save(element, "channels");
    expect((await inRooms(made)).kinds).to.deep.equal(["continuous", "topic"]);
    // One of several, by side.
    const look = field<HTMLSelectElement>(element, "markerLook-portal");
    look.value = "blue-dot";
    look.dispatchEvent(new Event("change"));
    const least = field<HTMLInputElement>(element, "search-minChars-staff");
    least.value = "3";
    least.dispatchEvent(new Event("input"));
    await save(element, "list");
    const { markerLook, search } = await inRooms(made);
    expect(markerLook).to.deep.equal({ staff: "dot", portal: "blue-dot" });
    expect(search.minChars).to.deep.equal({ staff: 3, portal: 1 });
    // A time, in a unit.
    const answer = field<HTMLInputElement>(element, "answerWithin");
    answer.focus();
    await type("90");
    await save(element, "answers");
    expect((await inRooms(made)).answerWithin).to.equal(90 * 60_000);
    // What may be left out is left out again.
    answer.value = "";
    answer.dispatchEvent(new Event("input"));
    await save(element, "answers");
    expect((await inRooms(made)).answerWithin).to.equal(undefined);
  });

  it("lists grow and shrink by the keyboard, and the focus goes where one goes on", async () => {
    const made = await administered({ topics: ["Refill"] });
    const { element } = await open(made);
    const topics = field(element, "topics");
    get(topics, "[part=add]").focus();
    await press("Enter");
    await waitUntil(() => focused()?.id === "topics-1");
    await type("Results");
    await press("Enter");
    await waitUntil(() => outcome(element, "answers").startsWith("Saved"));
    expect((await inRooms(made)).topics).to.deep.equal(["Refill", "Results"]);
    const remove = get(topics, "[part=remove]");
    expect(remove.getAttribute("aria-label")).to.equal("Remove Topics, 1");
    remove.focus();
    await press("Enter");
    await waitUntil(() => focused()?.getAttribute("part") === "add");
    await save(element, "answers");
    expect((await inRooms(made)).topics).to.deep.equal(["Results"]);
  });

  it("[F-070] the emergency number follows the country, by its name in the page's language, or is the practice's own", async () => {
    const made = await administered();
    const { element } = await open(made, { lang: "de" });
    const country = field<HTMLSelectElement>(element, "country");
    expect(textOf(country.selectedOptions[0] ?? null)).to.equal("Vereinigte Staaten");
    const told = () => textOf(get(element, ".emergency"));
    expect(told()).to.contain("911");
    country.value = "GB";
    country.dispatchEvent(new Event("change"));
    await element.updateComplete;
    expect(told()).to.contain("999");
    field(element, "emergencyNumber").focus();
    await type("555 0100");
    expect(told()).to.contain("555 0100");
  });

  async function openHours(made: Practice) {
    const { element } = await open(made);
    const within = (id: string, part: string) => all(field(element, id), `[part=${part}]`);
    const set = async (id: string, value: string): Promise<void> => {
      const input = field<HTMLInputElement>(element, id);
      input.value = value;
      input.dispatchEvent(new Event(id === "hours-zone" ? "input" : "change"));
      await element.updateComplete;
    };
    field(element, "hours").click();
    await element.updateComplete;
    return { element, within, set };
  }

  it("[F-197] hours are set by the day, in a time zone, with holidays", async () => {
    const made = await administered();
    const { element, within, set } = await openHours(made);
    expect(within("hours-mon", "remove").length).to.equal(1);
    expect(within("hours-sat", "remove").length).to.equal(0);
    await set("hours-zone", "America/Chicago");
    await set("hours-mon-0-to", "12:00");
    // Into what was added goes the focus, and by keys one goes on.
    within("hours-mon", "add")[0]?.focus();
    await press("Enter");
    await waitUntil(() => focused()?.id === "hours-mon-1-from");
    await set("hours-mon-1-from", "13:30");
    await set("hours-mon-1-to", "00:00");
    within("hours-tue", "remove")[0]?.click();
    await element.updateComplete;
    within("hours-holidays", "add")[0]?.click();
    await element.updateComplete;
    await set("hours-holidays-0", "2026-12-25");
    await save(element, "work");
    const hours = (await inRooms(made)).hours;
    expect(hours?.zone).to.equal("America/Chicago");
    expect(hours?.week.mon).to.deep.equal([
      { from: "08:00", to: "12:00" },
      { from: "13:30", to: "24:00" },
    ]);
    expect(hours?.week.tue).to.deep.equal([]);
    expect(hours?.holidays).to.deep.equal(["2026-12-25"]);
  });

  it("[F-197] what is wrong with hours is said in a sentence, and they can be taken away again", async () => {
    const made = await administered({
      hours: { zone: "UTC", week: { mon: [{ from: "08:00", to: "12:00" }] } },
    });
    const { element } = await open(made);
    const said = () => textOf(get(element, "#hours-problem"));
    const zone = field<HTMLInputElement>(element, "hours-zone");
    zone.value = "Nowhere/Town";
    zone.dispatchEvent(new Event("input"));
    await send(element, "work");
    await waitUntil(() => /time zone of the list/.test(said()));
    zone.value = "UTC";
    zone.dispatchEvent(new Event("input"));
    await element.updateComplete;
    get(field(element, "hours-mon"), "[part=add]").click();
    await send(element, "work");
    await waitUntil(() => /end after it begins/.test(said()));
    for (const _ of [1, 2]) {
      get(field(element, "hours-mon"), "[part=remove]").click();
      await element.updateComplete;
    }
    await send(element, "work");
    await waitUntil(() => /one day at least/.test(said()));
    field(element, "hours").click();
    await save(element, "work");
    expect((await inRooms(made)).hours).to.equal(undefined);
  });

  it("[F-197] quiet hours of texts go by the practice's clocks, and a link needs its address", async () => {
    const made = await administered({ kinds: ["continuous"], texting: true });
    const { element } = await open(made);
    const said = (flag: string) => textOf(get(element, `#${flag}-problem`));
    const set = async (id: string, value: string, type = "change"): Promise<void> => {
      const input = field<HTMLInputElement>(element, id);
      input.value = value;
      input.dispatchEvent(new Event(type));
      await element.updateComplete;
    };
    field(element, "textQuiet").click();
    await element.updateComplete;
    await set("textQuiet-from", "22:00");
    await send(element, "texts");
    await waitUntil(() => /Set those first/.test(said("textQuiet")));
    field(element, "hours").click();
    await element.updateComplete;
    await save(element, "work");
    await save(element, "texts");
    expect((await inRooms(made)).textQuiet).to.deep.equal({ from: "22:00", until: "08:00" });
    await set("textContent", "link");
    await send(element, "texts");
    await waitUntil(() => /need the address/.test(said("textAddress")));
    await set("textAddress", "https://portal.example/messages", "input");
    await save(element, "texts");
    expect((await inRooms(made)).textContent).to.equal("link");
    await expect(element).to.be.accessible();
  });

  it("words and links of the practice's own", async () => {
    const made = await administered();
    const { element } = await open(made);
    get(field(element, "labels"), "[part=add]").click();
    await waitUntil(() => focused()?.id === "labels-0-language");
    await press("Tab");
    await type("send");
    await press("Tab");
    await type("Post");
    await save(element, "words");
    expect((await inRooms(made)).labels).to.deep.equal({ en: { send: "Post" } });
    field(element, "help-support-title").focus();
    await type("Call us");
    await send(element, "help");
    await waitUntil(() => textOf(get(element, "#help-problem")) === "Please check this.");
    field(element, "help-support-url").focus();
    await type("https://harbor.example/help");
    await save(element, "help");
    expect((await inRooms(made)).help.support).to.deep.equal({
      title: "Call us",
      url: "https://harbor.example/help",
    });
  });

  it("a mix that cannot be is refused at its flag, in the model's words, and what was chosen stays", async () => {
    const made = await administered();
    const { element } = await open(made);
    field(element, "noteOnMention").click();
    await send(element, "staff");
    await waitUntil(() => textOf(get(element, "#noteOnMention-problem")).includes("Switch notes on first."));
    expect(focused()?.id).to.equal("noteOnMention");
    expect(field(element, "noteOnMention").getAttribute("aria-checked")).to.equal("true");
    await expect(element).to.be.accessible();
    field(element, "notes").click();
    await element.updateComplete;
    await save(element, "staff");
    const { notes, noteOnMention } = await inRooms(made);
    expect([notes, noteOnMention]).to.deep.equal([true, true]);
    expect(textOf(get(element, "#noteOnMention-problem"))).to.equal("");
  });

  it("leads to the first of a flag's fields where it has several, and forgets a reason that another flag has ended", async () => {
    const made = await administered(settingsOf("portal-inbox"));
    const { element } = await open(made);
    field(element, "archive-portal").click();
    await send(element, "list");
    const reason = () => textOf(get(element, "#tabs-problem"));
    await waitUntil(() => reason().includes("Switch archiving on first."));
    expect(focused()?.closest("[data-flag]")?.getAttribute("data-flag")).to.equal("tabs");
    field(element, "archive-portal").click();
    await waitUntil(() => reason() === "");
  });

  it("what somebody else changed meanwhile is told, and what is not saved is still there", async () => {
    const made = await administered();
    const { element } = await open(made);
    field(element, "enterSends").click();
    await changed(made, { notes: true });
    await send(element, "writing");
    await waitUntil(() => outcome(element, "writing").startsWith("Someone else has changed"));
    expect(field(element, "notes").getAttribute("aria-checked")).to.equal("true");
    expect(field(element, "enterSends").getAttribute("aria-checked")).to.equal("false");
    await save(element, "writing");
    const { notes, enterSends } = await inRooms(made);
    expect([notes, enterSends]).to.deep.equal([true, false]);
  });

  it("a preset says what it would change before it is taken", async () => {
    const made = await administered({ country: "GB" });
    const { element } = await open(made);
    const preset = field<HTMLSelectElement>(element, "preset");
    preset.value = "portal-inbox";
    preset.dispatchEvent(new Event("change"));
    const would = await shown(element, "[part=would]");
    expect(texts(would, "dt")).to.include.members(["Kinds of conversation", "Tabs", "Words of your own"]);
    expect(texts(would, "dd")).to.include("Topics → With one member of staff");
    expect((await inRooms(made)).preset).to.equal(undefined);
    await expect(element).to.be.accessible();
    get(element, "[part=apply]").click();
    await waitUntil(() => outcome(element, "preset").startsWith("Saved"));
    const { preset: taken, country, kinds } = await inRooms(made);
    expect([taken, country, kinds]).to.deep.equal(["portal-inbox", "GB", ["direct"]]);
    expect(maybe(element, "[part=would]")).to.equal(null);
  });

  it("the heading is what the practice calls it", async () => {
    const made = await administered({
      preset: "portal-inbox",
      labels: { en: { administration: "Super Admin" } },
    });
    const { element } = await open(made);
    expect(textOf(get(element, "h2"))).to.equal("Super Admin");
  });

  it("[F-014] staff are found, and made available for portal messages by a switch", async () => {
    const made = await administered();
    const { element } = await open(made);
    expect(texts(element, "[part=staff] span")).to.deep.equal([
      "Dr. Omar Haddad Physician",
      "Kim Park Registered nurse",
      "Vera Lind Dietitian",
    ]);
    field(element, "staff-search").focus();
    await type("physic");
    await waitUntil(() => all(element, "[part=staff]").length === 1);
    await press("Tab");
    await press(" ");
    const omar = get(element, "[part=staff] [role=switch]");
    await waitUntil(() => omar.getAttribute("aria-checked") === "true");
    const { staff } = await (await made.client("staff", "vera").administration()).staff("physic");
    await waitUntil(() => staff.length === 1);
    await press(" ");
    await waitUntil(() => omar.getAttribute("aria-checked") === "false");
  });

  it("says that it is offline, keeps what was changed, and saves it when it is back", async () => {
    const made = await administered();
    const { element, client } = await open(made);
    field(element, "enterSends").click();
    made.setOnline(false);
    await shown(element, "[part=status]");
    await send(element, "writing");
    const error = (): string => textOf(get(section(element, "writing"), "[part=error]"));
    await waitUntil(() => error() !== "");
    expect(outcome(element, "writing")).to.equal("");
    expect(field(element, "enterSends").getAttribute("aria-checked")).to.equal("false");
    made.setOnline(true);
    await until(client.$status, ({ state }) => state === "live");
    await save(element, "writing");
    expect((await inRooms(made)).enterSends).to.equal(false);
    expect(error()).to.equal("");
  });

  it("what could not be fetched is fetched by Try again", async () => {
    const made = await administered();
    const client = made.client("staff", "vera");
    await until(client.$permissions, permissions => permissions !== null);
    made.setOnline(false);
    const element = await mount<CareAdministration>(
      html`<care-administration .client=${client}></care-administration>`,
    );
    await shown(element, ".page > [part=error]");
    made.setOnline(true);
    get(element, ".page > [part=error] [part=try-again]").click();
    await shown(element, "[part=section]");
  });

  it("questionnaires of the practice can be switched off, and those that are not there stay as they are", async () => {
    const made = await administered({ questionnairesOff: ["old"] });
    const { world } = made;
    const token = await world.practice.token("system", "host");
    for (const [id, title] of [
      ["mood", "Mood"],
      ["pain", "Pain"],
    ] as const) {
      const item = [{ linkId: "1", type: "string", text: "How are you?" }];
      const questionnaire = { resourceType: "Questionnaire", id, title, status: "active", item };
      const body = { type: "questionnaire", version: 1, questionnaire };
      const { status } = await world.post(
        "practice",
        `${world.practice.id}~practice`,
        "questionnaire",
        token,
        body,
      );
      expect(status).to.equal(200);
    }
    const { element } = await open(made);
    await shown(element, "#questionnairesOff input");
    (all(field(element, "questionnairesOff"), "input")[1] as HTMLInputElement).click();
    await save(element, "questionnaires");
    expect((await inRooms(made)).questionnairesOff).to.deep.equal(["old", "pain"]);
  });

  for (const [width, dir] of [
    [320, "ltr"],
    [320, "rtl"],
  ] as const) {
    it(`fits into ${width} px, ${dir}`, async () => {
      const made = await administered({
        topics: ["A topic with a long name that does not fit"],
        help: {
          articles: [
            { title: "How to write", url: "https://harbor.example/articles/how-to-write-to-your-care-team" },
          ],
        },
      });
      const { element } = await open(made, { width, dir });
      for (const each of all(element, "details")) (each as HTMLDetailsElement).open = true;
      await element.updateComplete;
      const page = element.getBoundingClientRect();
      expect(page.width).to.be.at.most(width);
      for (const each of all(element, "input, select, button, p, dd")) {
        if (!each.checkVisibility()) continue;
        const { left, right } = each.getBoundingClientRect();
        expect(left, each.id).to.be.at.least(page.left);
        expect(right, each.id).to.be.at.most(page.right);
      }
    });
  }
});
