import type { CareClient } from "@carethread/client";
import type { CareMessenger, CareThread } from "@carethread/elements";
import { settingsOf } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { openPractice, type Practice, until } from "../../stories/fixture.ts";
import { fillTeam, read } from "../../stories/team.ts";
import { all, focused, get, maybe, mount, press, shown, textOf, texts, waitUntil } from "./support.ts";

const open: Practice[] = [];

async function searchable(): Promise<Practice> {
  const made = await openPractice({ staffAccess: "searchable" });
  open.push(made);
  return made;
}

/** Whether the window has the focus, as the page is told it. */
function focusWindow(has: boolean): void {
  document.hasFocus = () => has;
  dispatchEvent(new Event(has ? "focus" : "blur"));
}

afterEach(() => {
  Reflect.deleteProperty(document, "hasFocus");
  document.documentElement.dir = "";
  for (const made of open.splice(0)) made.close();
});

/** Takes an element out of the page with the room that it stood in. */
function takeAway(element: HTMLElement): void {
  if (element.parentElement) element.parentElement.style.display = "none";
  element.remove();
}

async function show(client: CareClient, id: string, width = 800, height = 600): Promise<CareThread> {
  const thread = await mount<CareThread>(
    html`<care-thread lang="en-GB" .client=${client} conversation=${id}></care-thread>`,
    { width, height },
  );
  await shown(thread, "[part~=log]");
  return thread;
}

const plain = (text: string | null | undefined): string => (text ?? "").replace(/[\u2066-\u2069]/g, "");

describe("care-thread's header", () => {
  it("[F-094] [F-117] where there is no topic the pictures begin below the name, and on a phone the buttons stand beside them", async () => {
    const made = await openPractice(settingsOf("coach"));
    open.push(made);
    const staff = made.client("staff", "kim");
    const rosa = made.client("portal", "rosa");
    const patient = await made.world.patientId("rosa");
    const id = await staff.start({ patient, kind: "continuous" });
    const thread = await show(staff, id, 390);
    const watchers = await shown(thread, "[part=watchers]");
    const gear = await shown(thread, "[part=settings]");
    const left = (element: Element): number => Math.round(element.getBoundingClientRect().left);
    expect(left(watchers)).to.equal(left(get(thread, "h2")));
    expect(gear.getBoundingClientRect().top).to.be.lessThan(watchers.getBoundingClientRect().top);
    // A patient's has one line, in the middle.
    const hers = await show(rosa, id, 800);
    const middle = (element: Element): number => {
      const { top, bottom } = element.getBoundingClientRect();
      return (top + bottom) / 2;
    };
    await waitUntil(() => textOf(get(hers, "h2")) === "Your care team");
    expect(Math.abs(middle(get(hers, "h2")) - middle(get(hers, "header")))).to.be.lessThan(2);
    // Before the name is cut they go below.
    await made.changePatient("rosa", { name: "Rosalinda Alejandra Montenegro-Diaz" });
    const name = get(thread, "h2 [part=patient]");
    await waitUntil(() => textOf(name) === "Rosalinda Alejandra Montenegro-Diaz");
    expect(name.scrollWidth).to.be.at.most(name.clientWidth);
    expect(gear.getBoundingClientRect().top).to.be.greaterThan(watchers.getBoundingClientRect().bottom - 1);
    expect(get(thread, "header").scrollWidth).to.be.at.most(390);
  });

  it("[F-094] has the pictures of who watches, four of them and how many more, at 390 px as well", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    const client = made.client("staff", "lee");
    const thread = await show(client, id, 390);
    const watchers = await shown(thread, "[part=watchers]");
    expect(plain(watchers.getAttribute("aria-label"))).to.match(/^Watching: .*Kim Park/);
    expect(all(watchers, ".avatar").length).to.equal(4);
    expect(all(watchers, "img").length).to.equal(2);
    expect(watchers.getBoundingClientRect().right).to.be.lessThan(390);
    const store = client.conversation(id);
    await store.watch(true);
    await waitUntil(() => textOf(maybe(thread, "[part=watchers] .more")) === "+1");
    expect(plain(watchers.getAttribute("aria-label"))).to.contain("Lee Wong");
    expect(get(thread, "header").scrollWidth).to.be.at.most(390);
    store.release();
  });

  it("[F-117] the gear has the switch that watches and unwatches, by the keyboard alone", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    const client = made.client("staff", "lee");
    const thread = await show(client, id);
    const store = client.conversation(id);
    const gear = await shown(thread, "[part=settings]");
    expect(gear.getAttribute("aria-label")).to.equal("Conversation settings");
    gear.focus();
    await press("Enter");
    const toggle = await shown(thread, "[role=switch]");
    await waitUntil(() => focused() === toggle);
    expect(textOf(toggle)).to.equal("Watch this conversation");
    expect(toggle.getAttribute("aria-checked")).to.equal("false");
    await expect(thread).to.be.accessible();
    await press("Space");
    await waitUntil(() => toggle.getAttribute("aria-checked") === "true");
    expect(
      Object.values(store.$members.get()).find(({ person }) => person.name === "Lee Wong")?.level,
    ).to.equal("all");
    await press("Space");
    await waitUntil(() => toggle.getAttribute("aria-checked") === "false");
    await press("Escape");
    await waitUntil(() => maybe(thread, "[role=switch]") === null && focused() === gear);
    store.release();
  });

  it("[F-113] a primary coach's switch is on and fixed, and says why", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    const thread = await show(made.client("staff", "kim"), id);
    (await shown(thread, "[part=settings]")).click();
    const toggle = await shown(thread, "[role=switch]");
    expect(toggle.getAttribute("aria-checked")).to.equal("true");
    expect(toggle.getAttribute("aria-disabled")).to.equal("true");
    expect(textOf(get(thread, "#watch-hint"))).to.match(/^As the primary coach/);
    await expect(thread).to.be.accessible();
    await press("Space");
    expect(toggle.getAttribute("aria-checked")).to.equal("true");
    // What goes on outside closes it.
    get(thread, "[part=log]").focus();
    await waitUntil(() => maybe(thread, "[role=switch]") === null);
  });

  it("[F-117] a switch that could not be turned says why", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    const thread = await show(made.client("staff", "lee"), id);
    (await shown(thread, "[part=settings]")).click();
    const toggle = await shown(thread, "[role=switch]");
    made.setOnline(false);
    toggle.click();
    await waitUntil(() => textOf(maybe(thread, ".popup [role=alert]")) !== "");
    expect(toggle.getAttribute("aria-checked")).to.equal("false");
  });

  it("[I-4] a patient has no gear, no watchers, and is asked nothing", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    const thread = await show(made.client("portal", "rosa"), id);
    expect(maybe(thread, "[part=settings]")).to.equal(null);
    expect(maybe(thread, "[part=watchers]")).to.equal(null);
    expect(maybe(thread, "[part=follow]")).to.equal(null);
  });
});

describe("who has read", () => {
  it("[F-093] names stand below one's latest message and go when their owners read", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    await made.say(id, "staff", "kim", "See you on Thursday.");
    const thread = await show(made.client("staff", "kim"), id);
    const line = await shown(thread, "[part=receipts]");
    const names = () => plain(textOf(maybe(thread, "[part=receipts]")));
    expect(names()).to.equal(
      "Received, not read yet: Dr. Omar Haddad, Joan Abbott, Mateo Silva … and 2 more",
    );
    const log = get(thread, "[part=log]");
    expect(line.getBoundingClientRect().top).to.be.at.least(log.getBoundingClientRect().bottom - 1);
    // At the page's end, below one's own message, also where the words run the other way.
    const bubble = get(thread, "[part~=message-own] .bubble");
    const words = document.createRange();
    words.selectNodeContents(line);
    // The log may have a scrollbar beside it, which the line below it has not.
    const bar = log.offsetWidth - log.clientWidth;
    const isAtEnd = (edge: "left" | "right"): boolean =>
      Math.abs(words.getBoundingClientRect()[edge] - bubble.getBoundingClientRect()[edge]) < 8 + bar;
    expect(isAtEnd("right")).to.equal(true);
    document.documentElement.dir = "rtl";
    await waitUntil(() => isAtEnd("left"));
    document.documentElement.dir = "";
    const more = get(thread, "[part=receipts-more]");
    more.focus();
    await press("Enter");
    await waitUntil(() => /Rosa Diaz.*Elena Diaz Show fewer$/.test(names()));
    expect(more.getAttribute("aria-expanded")).to.equal("true");
    await expect(thread).to.be.accessible();
    await read(made.client("portal", "rosa"), id);
    await waitUntil(
      () => names() === "Received, not read yet: Dr. Omar Haddad, Joan Abbott, Mateo Silva, Elena Diaz",
    );
    for (const login of ["omar", "joan", "mateo"]) await read(made.client("staff", login), id);
    await read(made.client("portal", "elena"), id);
    await waitUntil(() => names() === "Read by all");
  });

  it("[F-093] an older message lists its readers on demand, by one stop of Tab and the arrow keys", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    await made.say(id, "staff", "kim", "First");
    await read(made.client("portal", "rosa"), id);
    await made.say(id, "staff", "kim", "Second");
    const thread = await show(made.client("staff", "kim"), id);
    await waitUntil(() => all(thread, "[part=readers]").length === 2);
    const [first, second] = all(thread, "[part=readers]") as [HTMLElement, HTMLElement];
    expect([first.tabIndex, second.tabIndex]).to.deep.equal([-1, 0]);
    second.focus();
    await press("ArrowUp");
    expect(focused()).to.equal(first);
    await press("Enter");
    const names = await shown(thread, "[part=reader-names]");
    expect(plain(textOf(names))).to.equal(
      "Read by: Rosa Diaz Received, not read yet: Dr. Omar Haddad, Joan Abbott, Mateo Silva, Elena Diaz",
    );
    expect(first.getAttribute("aria-expanded")).to.equal("true");
    await expect(thread).to.be.accessible();
    await press("Enter");
    await waitUntil(() => maybe(thread, "[part=reader-names]") === null);
  });

  it("[F-093] [I-4] a patient reads that the care team has read, and no names", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    await made.say(id, "portal", "rosa", "Thank you!");
    const thread = await show(made.client("portal", "rosa"), id);
    expect(maybe(thread, "[part=receipts]")).to.equal(null);
    await read(made.client("staff", "kim"), id);
    await waitUntil(() => textOf(maybe(thread, "[part=receipts]")) === "Read by your care team");
    expect(maybe(thread, "[part=readers]")).to.equal(null);
  });
});

describe("really read", () => {
  /** What the room is told, as the client hears it from the element. */
  function watched(client: CareClient, id: string): { reads: number[]; screen: boolean[]; done(): void } {
    const store = client.conversation(id);
    const told = { reads: [] as number[], screen: [] as boolean[], done: () => store.release() };
    const { conversation } = client;
    client.conversation = wanted => {
      const real = conversation.call(client, wanted);
      return {
        ...real,
        shows(places) {
          const seen = [...places];
          const furthest = Math.max(0, ...seen);
          if (furthest > (told.reads.at(-1) ?? 0)) told.reads.push(furthest);
          real.shows(seen);
        },
        screen(on) {
          told.screen.push(on);
          real.screen(on);
        },
      };
    };
    return told;
  }

  it("[F-101] nothing is read while the window has no focus, and the New divider stays where it was", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    await made.say(id, "portal", "rosa", "Are you there?");
    const client = made.client("staff", "kim");
    const told = watched(client, id);
    focusWindow(false);
    const thread = await show(client, id);
    const divider = await shown(thread, "[part=divider]");
    await waitUntil(() => all(thread, "[part~=message]").length > 0);
    expect(told.reads).to.deep.equal([]);
    expect(told.screen).to.deep.equal([]);
    await until(client.$badge, badge => badge === 1);
    focusWindow(true);
    await until(client.$badge, badge => badge === 0);
    await waitUntil(() => told.screen.join() === "true");
    expect(divider.isConnected).to.equal(true);
    focusWindow(false);
    expect(told.screen).to.deep.equal([true, false]);
    told.done();
  });

  it("[F-101] who reads further up has not read what comes below, until it is on the screen", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    const client = made.client("staff", "kim");
    const told = watched(client, id);
    const thread = await show(client, id, 800, 400);
    await waitUntil(() => told.screen.at(-1) === true && told.reads.length > 0);
    const log = get(thread, "[part=log]");
    log.scrollTop = 0;
    await waitUntil(() => told.screen.at(-1) === false);
    const before = told.reads.length;
    await made.say(id, "portal", "rosa", "One more thing");
    await until(client.$badge, badge => badge === 1);
    expect(texts(thread, "[part=text]").at(-1)).to.equal("One more thing");
    expect(told.reads.length).to.equal(before);
    log.focus();
    await press("End");
    await until(client.$badge, badge => badge === 0);
    expect(told.screen.at(-1)).to.equal(true);
    told.done();
  });

  it("[F-101] a thread that is taken away is no longer on the screen", async () => {
    const made = await searchable();
    const id = await fillTeam(made);
    const client = made.client("staff", "kim");
    const told = watched(client, id);
    const thread = await show(client, id);
    await waitUntil(() => told.screen.at(-1) === true);
    const box = thread.parentElement as HTMLElement;
    box.hidden = true;
    box.style.display = "none";
    await waitUntil(() => told.screen.at(-1) === false);
    box.style.display = "grid";
    await waitUntil(() => told.screen.at(-1) === true);
    thread.remove();
    expect(told.screen.at(-1)).to.equal(false);
    told.done();
  });

  it("[F-101] an empty thread is its own end", async () => {
    const made = await searchable();
    const id = await made.conversation();
    const client = made.client("staff", "kim");
    const told = watched(client, id);
    await show(client, id);
    await waitUntil(() => told.screen.at(-1) === true);
    expect(told.reads).to.deep.equal([]);
    told.done();
  });
});

describe("care-messenger with its team", () => {
  async function messenger(
    width: number,
    side: "staff" | "portal" = "staff",
    login = "kim",
  ): Promise<CareMessenger> {
    const made = await searchable();
    const id = await fillTeam(made);
    const client = made.client(side, login);
    const found = await mount<CareMessenger>(
      html`<care-messenger .client=${client} conversation=${id}></care-messenger>`,
      { width },
    );
    await shown(found, "[part~=message]");
    return found;
  }
  const seen = (within: CareMessenger, selector: string): boolean =>
    maybe(within, selector)?.checkVisibility() ?? false;

  it("[F-095] has three columns where there is room", async () => {
    const wide = await messenger(1200);
    await shown(get(wide, "care-team"), "[part=person]");
    for (const part of [".list", ".detail", "care-team"]) expect(seen(wide, part), part).to.equal(true);
    expect(seen(wide, ".team-toggle")).to.equal(false);
    expect(seen(wide, ".team-close")).to.equal(false);
    wide.conversation = "a".repeat(26);
    await shown(wide, "[part=gone]");
    await waitUntil(() => !seen(wide, "care-team"));
  });

  for (const width of [390, 840]) {
    it(`[F-095] opens the team from the header at ${width} px, by the keyboard`, async () => {
      const narrow = await messenger(width);
      expect(seen(narrow, "care-team")).to.equal(false);
      const toggle = get(narrow, ".team-toggle");
      expect(toggle.getAttribute("aria-label")).to.equal("Care team");
      toggle.focus();
      await press("Enter");
      await waitUntil(() => seen(narrow, "care-team") && focused() === get(narrow, ".team-close"));
      expect(seen(narrow, "care-thread")).to.equal(width > 700);
      await shown(get(narrow, "care-team"), "[part=person]");
      await expect(narrow).to.be.accessible();
      await press("Escape");
      await waitUntil(() => !seen(narrow, "care-team") && focused() === toggle);
      expect(narrow.conversation).not.to.equal(null);
    });
  }

  it("[F-117] [F-136] Escape in the gear's box and in the dialog is theirs, and leaves the conversation open", async () => {
    const narrow = await messenger(390);
    get(narrow, "[part=settings]").click();
    await shown(narrow, "[role=switch]");
    await waitUntil(() => focused() === get(narrow, "[role=switch]"));
    await press("Escape");
    await waitUntil(() => maybe(narrow, "[role=switch]") === null);
    expect(seen(narrow, "care-thread")).to.equal(true);

    takeAway(narrow);
    const asked = await messenger(390, "staff", "vera");
    await shown(asked, "dialog[open]");
    get(asked, "dialog button").focus();
    await press("Escape");
    await waitUntil(() => maybe(asked, "dialog[open]") === null);
    expect(seen(asked, "care-thread")).to.equal(true);
  });

  it("[I-4] a patient's has no team to open", async () => {
    const theirs = await messenger(840, "portal", "rosa");
    expect(maybe(theirs, ".team-toggle")).to.equal(null);
    expect(maybe(theirs, "care-team")).to.equal(null);
  });
});
