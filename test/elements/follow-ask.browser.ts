/** The question for who is outside a patient's team: over the conversation alone, or at its top. */
import type { CareClient } from "@carethread/client";
import type { CareMessenger, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { type Practice, until } from "../../stories/fixture.ts";
import { fillTeam } from "../../stories/team.ts";
import { clickAt, pointOf } from "./device.ts";
import { focused, get, maybe, mount, practice, press, shown, textOf, type, waitUntil } from "./support.ts";

const plain = (text: string | null | undefined): string => (text ?? "").replace(/[\u2066-\u2069]/g, "");

interface Outside {
  readonly made: Practice;
  readonly id: string;
  readonly client: CareClient;
  readonly messenger: CareMessenger;
  readonly page: HTMLButtonElement;
}

/** Vera, who looks after nobody, and a button of the page around. */
async function outside(settings: Record<string, unknown> = {}): Promise<Outside> {
  const made = await practice({ staffAccess: "searchable", notes: true, ...settings });
  const id = await fillTeam(made);
  const client = made.client("staff", "vera");
  const page = await mount<HTMLButtonElement>(html`<button>Of the page</button>`, { height: 30 });
  page.focus();
  const messenger = await mount<CareMessenger>(
    html`<care-messenger .client=${client} conversation=${id}></care-messenger>`,
    { width: 700, height: 500 },
  );
  return { made, id, client, messenger, page };
}

type Members = ReturnType<ReturnType<Outside["client"]["conversation"]>["$members"]["get"]>;

const hasVera = (members: Members): boolean =>
  Object.values(members).some(
    ({ person, role }) => person.name === "Vera Lind" && role === "notification-user",
  );

async function isNotified(
  { client, id }: Outside,
  isThere = (found: Members) => Object.keys(found).length > 0,
) {
  const store = client.conversation(id);
  const members = await until(store.$members, isThere);
  store.release();
  return hasVera(members);
}

const inert = (messenger: HTMLElement, selector: string): boolean =>
  get(messenger, selector).closest("[inert]") !== null;

describe("someone outside the team, asked", () => {
  it("[F-135] [F-137] is asked by a dialog over the conversation alone; Yes makes them a notification user", async () => {
    const scene = await outside();
    const { messenger, page } = scene;
    const dialog = await shown<HTMLDialogElement>(messenger, "dialog[open]");
    expect(dialog.matches(":modal")).to.equal(false);
    expect(plain(textOf(get(messenger, "#follow-title")))).to.equal("Be notified about Rosa Diaz?");
    // The page keeps its focus, and everything of it can be used.
    expect(focused() === page).to.equal(true);
    let clicks = 0;
    page.addEventListener("click", () => clicks++);
    await clickAt(pointOf(page));
    expect(clicks).to.equal(1);
    // What it dims ends where the conversation does.
    expect(getComputedStyle(get(messenger, "care-thread")).position).to.equal("relative");
    const thread = get(messenger, "care-thread").getBoundingClientRect();
    const box = dialog.getBoundingClientRect();
    expect(box.top >= thread.top && box.bottom <= thread.bottom).to.equal(true);
    await waitUntil(() => inert(messenger, "[part=box]"));
    expect(inert(messenger, ".log")).to.equal(true);
    expect(inert(messenger, "[part=profile]")).to.equal(true);
    // The way back is not part of the conversation.
    expect(inert(get(messenger, "care-thread"), "slot[name=start]")).to.equal(false);
    await expect(messenger).to.be.accessible();
    get(messenger, "dialog .primary").click();
    await waitUntil(() => maybe(messenger, "dialog[open]") === null);
    await waitUntil(() => !inert(messenger, "[part=box]"));
    expect(inert(messenger, ".log")).to.equal(false);
    expect(await isNotified(scene, hasVera)).to.equal(true);
    expect(focused() === page).to.equal(true);
  });

  it("[F-136] who writes already is asked there, Escape is No, and goes on writing; it is not asked again", async () => {
    const scene = await outside();
    const { messenger, id } = scene;
    const thread = get<CareThread>(messenger, "care-thread");
    thread.hidden = true;
    await waitUntil(() => maybe(messenger, "dialog[open]") === null);
    const box = await shown(messenger, "[part=box]");
    await waitUntil(() => !inert(messenger, "[part=box]"));
    box.focus();
    thread.hidden = false;
    await shown(messenger, "dialog[open]");
    await waitUntil(() => focused()?.id === "follow-title");
    // Whoever types on answers nothing.
    await type(" ");
    expect(maybe(messenger, "dialog[open]") === null).to.equal(false);
    await press("Escape");
    await waitUntil(() => maybe(messenger, "dialog[open]") === null);
    await waitUntil(() => focused() === get(messenger, "[part=box]"));
    expect(messenger.conversation).to.equal(id);
    expect(await isNotified(scene)).to.equal(false);
    messenger.conversation = null;
    await messenger.updateComplete;
    messenger.conversation = id;
    await shown(messenger, "[part~=message]");
    await waitUntil(() => !inert(messenger, "[part=box]"));
    expect(maybe(get(messenger, "care-thread"), "[part=follow]") === null).to.equal(true);
  });

  it("[F-135] a failure is told in the dialog, which stays", async () => {
    const { made, messenger } = await outside();
    await shown(messenger, "dialog[open]");
    made.setOnline(false);
    get(messenger, "dialog .primary").click();
    await waitUntil(() => textOf(maybe(messenger, "dialog [role=alert]")) !== "");
    expect(maybe(messenger, "dialog[open]") === null).to.equal(false);
  });

  it("[F-135] is not asked by a thread that cannot be seen, and its composer can be used", async () => {
    const { messenger } = await outside();
    await shown(messenger, "dialog[open]");
    const thread = get<CareThread>(messenger, "care-thread");
    thread.hidden = true;
    await waitUntil(() => maybe(messenger, "dialog[open]") === null);
    await waitUntil(() => !inert(messenger, "[part=box]"));
    thread.hidden = false;
    await shown(messenger, "dialog[open]");
    await waitUntil(() => inert(messenger, "[part=box]"));
  });

  it("[F-135] [F-137] is asked by a banner where the practice has it so, and can write meanwhile", async () => {
    const scene = await outside({ followQuestion: "banner" });
    const { messenger, page } = scene;
    const banner = await shown(messenger, "section[part=follow]");
    expect(maybe(messenger, "dialog[part=follow]") === null).to.equal(true);
    expect(plain(textOf(get(messenger, "#follow-title")))).to.equal("Be notified about Rosa Diaz?");
    expect(focused() === page).to.equal(true);
    expect(inert(messenger, "[part=box]")).to.equal(false);
    expect(inert(messenger, ".log")).to.equal(false);
    const log = get(messenger, ".log").getBoundingClientRect();
    expect(banner.getBoundingClientRect().bottom).to.be.at.most(log.top + 1);
    await expect(messenger).to.be.accessible();
    get(messenger, "section[part=follow] .primary").click();
    await waitUntil(() => maybe(messenger, "section[part=follow]") === null);
    expect(await isNotified(scene, hasVera)).to.equal(true);
  });
});
