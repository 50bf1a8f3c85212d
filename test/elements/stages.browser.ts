/** The elements that are fetched when they are first needed: what stands there until then, and where it fails. */
import type { CareInbox, CareMessenger, CareSettings, CareTeam } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { offerStages } from "../../packages/elements/src/stages/stages.ts";
import { fillInbox } from "../../stories/conversations.ts";
import "@carethread/elements/define/care-provider";
import "@carethread/elements/define/care-inbox";
import { CareMessenger as Messenger } from "@carethread/elements";
import { focused, get, maybe, mount, practice, press, shown, textOf, waitUntil } from "./page.ts";

/** A module that comes when the test says so. */
class Gate {
  readonly #module: () => Promise<unknown>;
  #waiting: { resolve: (module: Promise<unknown>) => void; reject: (error: Error) => void }[] = [];
  asked = 0;

  constructor(module: () => Promise<unknown>) {
    this.#module = module;
  }

  readonly fetch = (): Promise<unknown> => {
    this.asked += 1;
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  };

  open(): void {
    for (const { resolve } of this.#waiting.splice(0)) resolve(this.#module());
  }

  fail(): void {
    for (const { reject } of this.#waiting.splice(0)) reject(new TypeError("Failed to fetch"));
  }
}

const gates = {
  thread: new Gate(() => import("@carethread/elements/define/care-thread")),
  compose: new Gate(() => import("@carethread/elements/define/care-compose")),
  starting: new Gate(() => import("@carethread/elements/define/starting")),
  team: new Gate(() => import("@carethread/elements/define/care-team")),
  settings: new Gate(() => import("@carethread/elements/define/care-settings")),
};

/** The page is never idle, until the test says so. */
let idle: (() => void)[] = [];
window.requestIdleCallback = callback => idle.push(() => callback({} as IdleDeadline));
const { warn } = console;
let warnings = 0;

before(() => {
  console.warn = () => {
    warnings += 1;
  };
  const early = document.createElement("care-settings");
  document.body.append(early);
  offerStages({
    "care-thread": gates.thread.fetch,
    "care-compose": gates.compose.fetch,
    "care-patient-search": gates.starting.fetch,
    "care-new-conversation": gates.starting.fetch,
    "care-team": gates.team.fetch,
    "care-settings": gates.settings.fetch,
  });
  early.remove();
  customElements.define("care-messenger", Messenger);
});
after(() => {
  console.warn = warn;
});

describe("elements that are fetched when they are first needed", () => {
  it("are asked for at once where they stand in the page, and by nobody else", () => {
    expect(gates.settings.asked).to.equal(1);
    expect(gates.thread.asked + gates.compose.asked + gates.starting.asked + gates.team.asked).to.equal(0);
    expect(idle).to.have.length(1);
  });

  it("keep what a page set on them before they came", async () => {
    const made = await practice();
    const settings = await mount<CareSettings>(
      html`<care-settings .client=${made.client("staff", "kim")}></care-settings>`,
    );
    expect(settings.shadowRoot).to.equal(null);
    gates.settings.open();
    await shown(settings, "[role=switch]");
  });

  it("the list can be used before anything else is there, and what comes beside it moves no row", async () => {
    const made = await practice();
    await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")}></care-messenger>`,
    );
    const inbox = get<CareInbox>(messenger, "care-inbox");
    const row = await shown(inbox, "[part~=row]");
    const { top } = row.getBoundingClientRect();
    inbox.focusRow();
    await press("ArrowDown");
    const active = focused();
    await shown(inbox, "[part=search-field]");
    expect(row.getBoundingClientRect().top).to.equal(top);
    expect(focused() === active).to.equal(true);
  });

  it("a conversation that cannot be fetched says so, and is tried again with the network and by its button", async () => {
    const made = await practice();
    await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")}></care-messenger>`,
    );
    await shown(get(messenger, "care-inbox"), "[part~=row]");
    get<CareInbox>(messenger, "care-inbox").focusRow();
    await press("Enter");
    await shown(messenger, ".detail-coming .bone");
    expect(textOf(get(messenger, ".detail-coming"))).to.equal("Loading…");
    await expect(messenger).to.be.accessible();
    gates.thread.fail();
    gates.compose.open();
    const alert = await shown(messenger, ".detail-coming [role=alert]");
    expect(textOf(alert)).to.equal(
      "This part could not be loaded. Check your connection, or reload the page. Try again",
    );
    expect(warnings).to.equal(1);
    await expect(messenger).to.be.accessible();
    // The network is back, and gone again.
    window.dispatchEvent(new Event("online"));
    await shown(messenger, ".detail-coming .bone");
    gates.thread.fail();
    get(await shown(messenger, ".detail-coming [role=alert]"), "button").click();
    await shown(messenger, ".detail-coming .bone");
    gates.thread.open();
    await shown(messenger, "[part~=message]");
    await waitUntil(() => focused()?.localName === "textarea", "the focus in the text box");
    expect(maybe(messenger, ".detail-coming") === null).to.equal(true);
  });

  it("in a narrow messenger there is a way back meanwhile, and the team comes into its own place", async () => {
    const made = await practice();
    const id = await fillInbox(made);
    const client = made.client("staff", "kim");
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${client} conversation=${id}></care-messenger>`,
      { width: 360 },
    );
    await shown(messenger, "[part~=message]");
    await shown(messenger, ".team-toggle");
    get(messenger, ".team-toggle").click();
    const close = await shown(messenger, ".team-coming .team-close");
    await waitUntil(() => focused() === close, "the focus in what comes");
    gates.team.open();
    const team = await shown<CareTeam>(messenger, "care-team");
    await shown(team, "[part=person]");
    await waitUntil(() => focused() === get(messenger, "care-team .team-close"), "the focus in what came");
    expect(team.conversation).to.equal(id);
  });

  it("what is not needed is fetched one after the other when the page is idle", async () => {
    const asked: string[] = [];
    const later = (tag: string) => async () => {
      asked.push(tag);
      customElements.define(tag, class extends HTMLElement {});
    };
    idle = [];
    offerStages({ "care-one": later("care-one"), "care-two": later("care-two") });
    const turn = async (): Promise<void> => {
      await waitUntil(() => {
        // The form comes whenever it is asked for.
        gates.starting.open();
        return idle.length > 0;
      });
      for (const run of idle.splice(0)) run();
    };
    expect(asked).to.deep.equal([]);
    while (!asked.includes("care-one")) await turn();
    expect(asked).to.deep.equal(["care-one"]);
    while (!asked.includes("care-two")) await turn();
    expect(asked).to.deep.equal(["care-one", "care-two"]);
  });
});
