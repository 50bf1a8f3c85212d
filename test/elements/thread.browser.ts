import type { CareClient } from "@carethread/client";
import type { CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { bloodPressure, longPast } from "../../stories/conversations.ts";
import { type Practice, until } from "../../stories/fixture.ts";
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

async function show(client: CareClient, id: string, height = 600): Promise<CareThread> {
  const thread = await mount<CareThread>(
    html`<care-thread lang="en-GB" .client=${client} conversation=${id}></care-thread>`,
    { height },
  );
  await shown(thread, "[part~=log]");
  return thread;
}

async function talk(made: Practice): Promise<{ thread: CareThread; id: string; client: CareClient }> {
  const id = await made.conversation({ past: bloodPressure });
  const client = made.client("staff", "kim");
  return { thread: await show(client, id), id, client };
}

function atEnd(log: HTMLElement): boolean {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 2;
}

/** Waits for the frame in which a scroll is told. */
function frame(): Promise<unknown> {
  return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

describe("care-thread", () => {
  it("[F-080] the header names patient, ID and topic; the name and Profile open the profile", async () => {
    const { thread } = await talk(await practice());
    expect(textOf(get(thread, "h2"))).to.equal("Rosa Diaz ID 20443");
    expect(textOf(get(thread, "[part=topic]"))).to.equal("Blood pressure");
    for (const part of ["patient", "profile"]) {
      const asked = next(thread, "care-open-patient");
      get(thread, `button[part=${part}]`).click();
      expect((await asked).detail.name).to.equal("Rosa Diaz");
    }
    expect(textOf(get(thread, "[part=profile]"))).to.equal("Profile");
  });

  it("[F-081] every message has its time, and its date and time in full", async () => {
    const { thread } = await talk(await practice());
    for (const message of all(thread, "[part~=message]")) {
      const time = get<HTMLTimeElement>(message, "time");
      expect(textOf(time)).to.match(/^\d{1,2}:\d{2}/);
      expect(time.title).to.match(/20\d\d/);
      expect(Number.isNaN(Date.parse(time.dateTime))).to.equal(false);
    }
    expect(all(thread, "h3[part=day]").length).to.be.greaterThan(1);
  });

  it("[F-082] [F-083] senders are told apart: You, staff with their job, the patient as Patient", async () => {
    const made = await practice();
    const { thread, id } = await talk(made);
    expect(new Set(texts(thread, ".sender"))).to.deep.equal(
      new Set(["Rosa Diaz Patient", "You", "Dr. Omar Haddad Physician"]),
    );
    const theirs = await show(made.client("portal", "rosa"), id);
    expect(new Set(texts(theirs, ".sender"))).to.deep.equal(
      new Set(["You", "Kim Park Registered nurse", "Dr. Omar Haddad Physician"]),
    );
    expect(maybe(theirs, "[part=profile]")).to.equal(null);
  });

  it("[F-084] [F-085] messages stand in order, and the latest is in view", async () => {
    const made = await practice();
    const { thread, id } = await talk(made);
    expect(texts(thread, "[part=text]")).to.deep.equal(
      bloodPressure.map(({ text }) => text.replace(/\s+/g, " ")),
    );
    const log = get(thread, "[part=log]");
    await waitUntil(() => atEnd(log));
    await made.say(id, "portal", "rosa", "And one more");
    await waitUntil(() => texts(thread, "[part=text]").at(-1) === "And one more");
    await frame();
    expect(atEnd(log)).to.equal(true);
  });

  it("[F-085] a reader further up keeps the place, and jumps to the latest by a button", async () => {
    const made = await practice();
    const { thread, id } = await talk(made);
    const log = get(thread, "[part=log]");
    log.scrollTop = 40;
    await shown(thread, "[part=latest]");
    const before = log.scrollTop;
    await made.say(id, "portal", "rosa", "Are you there?");
    await waitUntil(() => textOf(maybe(thread, "[part=new-below]")) === "1 new");
    expect(log.scrollTop).to.equal(before);
    get(thread, "[part=new-below]").click();
    // The end is reached before the scroll is told.
    await waitUntil(() => atEnd(log) && maybe(thread, "[part=new-below]") === null);
    await waitUntil(() => maybe(thread, "[part=latest]") === null);
  });

  it("[F-084] older messages come above, and what is read stays where it is", async () => {
    const made = await practice();
    const id = await made.conversation({ past: longPast() });
    const thread = await show(made.client("staff", "kim"), id);
    const log = get(thread, "[part=log]");
    const loaded = all(thread, "[part~=message]").length;
    expect(loaded).to.be.lessThan(200);
    log.focus();
    log.scrollTop = 100;
    const anchor = all(thread, "[part~=message]")[3] as HTMLElement;
    const before = anchor.getBoundingClientRect().bottom;
    await waitUntil(() => all(thread, "[part~=message]").length > loaded);
    expect(Math.abs(anchor.getBoundingClientRect().bottom - before)).to.be.lessThan(2);
    expect(focused()).to.equal(log);
    log.scrollTop = 0;
    await waitUntil(() => all(thread, "[part~=message]").length === 200);
    expect(new Set(texts(thread, "[part=text]")).size).to.equal(200);
  });

  it("[F-101] what is on the screen is read; the New divider stays where it was", async () => {
    const made = await practice();
    const id = await made.conversation({ past: bloodPressure });
    await made.say(id, "portal", "rosa", "First new");
    await made.say(id, "portal", "rosa", "Second new");
    const client = made.client("staff", "kim");
    await until(client.$badge, badge => badge === 2);
    const thread = await show(client, id);
    const divider = await shown(thread, "[part=divider]");
    expect(textOf(get(divider, "p"))).to.equal("New");
    expect(textOf(get(divider.nextElementSibling as Element, "[part=text]"))).to.equal("First new");
    await until(client.$badge, badge => badge === 0);
    await waitUntil(() => maybe(thread, "[part=mark-read]") === null);
    await made.say(id, "portal", "rosa", "Third");
    await waitUntil(() => texts(thread, "[part=text]").at(-1) === "Third");
    await until(client.$badge, badge => badge === 0);
    expect(textOf(get(get(thread, "[part=divider]").nextElementSibling as Element, "[part=text]"))).to.equal(
      "First new",
    );
  });

  /** Rosa writes so many messages, the first of them what a nurse must not miss. */
  async function unread(count: number): Promise<{ made: Practice; id: string }> {
    const made = await practice();
    const id = await made.conversation({ past: bloodPressure });
    const rest = Array.from({ length: count - 1 }, (_, index) => `And then ${index + 2}`);
    await made.sayAll(id, "portal", "rosa", ["I have chest pain", ...rest]);
    return { made, id };
  }

  /** The texts that are in view to their end. */
  function inView(thread: CareThread): string[] {
    const log = get(thread, "[part=log]").getBoundingClientRect();
    return all(thread, "[part~=message]")
      .filter(message => {
        const { bottom } = get(message, "time").getBoundingClientRect();
        return bottom > log.top && bottom <= log.bottom;
      })
      .map(message => textOf(get(message, "[part=text]")));
  }

  it("[F-101] a thread with 25 new messages opens at the first of them, and only what is shown is read", async () => {
    const { made, id } = await unread(25);
    const client = made.client("staff", "kim");
    const patient = made.client("portal", "rosa");
    await until(client.$badge, badge => badge === 25);
    const thread = await show(client, id, 400);
    await shown(thread, "[part=divider]");
    await waitUntil(() => inView(thread).includes("I have chest pain"));
    const seen = inView(thread).filter(
      text => text === "I have chest pain" || text.startsWith("And then"),
    ).length;
    expect(seen).to.be.lessThan(20);
    await until(client.$badge, badge => badge === 25 - seen);
    await waitUntil(() => textOf(maybe(thread, "[part=new-below]")) === `${25 - seen} new`);
    expect(maybe(thread, "[part=new-above]")).to.equal(null);
    const theirs = patient.conversation(id);
    const head = await until(theirs.$head, head => head !== null);
    expect(theirs.$receipts.get().team).to.be.lessThan(head?.pos ?? 0);
    theirs.release();
  });

  it("[F-101] who jumps to the end has not read what they jumped over, and a pill leads back to it", async () => {
    const { made, id } = await unread(14);
    // A browser takes its time to scroll, and what stays on the screen meanwhile would have been seen.
    const client = made.client("staff", "kim", { delays: { seenAfter: 1_000 } });
    const thread = await show(client, id, 400);
    await shown(thread, "[part=new-below]");
    const opened = client.$badge.get() ?? 0;
    const log = get(thread, "[part=log]");
    log.focus();
    await press("End");
    await waitUntil(() => atEnd(log));
    await waitUntil(() => maybe(thread, "[part=new-below]") === null);
    const above = await shown(thread, "[part=new-above]");
    expect(Number.parseInt(textOf(above), 10)).to.be.greaterThan(2);
    expect(client.$badge.get())
      .to.be.greaterThan(5)
      .and.at.most(opened + 25);
    above.click();
    await waitUntil(() => !atEnd(log));
    // Below the end of what was skipped there is nothing new: a pill leads on from screen to screen.
    for (let left = 14; left > 0; left = client.$badge.get() ?? 0) {
      await until(client.$badge, badge => (badge ?? 0) < left);
      maybe(thread, "[part=new-below]")?.click();
    }
    await until(client.$badge, badge => badge === 0);
    await waitUntil(() => maybe(thread, "[part=new-above]") === null);
  });

  it("[F-101] Mark as read clears one's own marker, and the patient hears nothing of it", async () => {
    const { made, id } = await unread(25);
    const client = made.client("staff", "kim");
    const thread = await show(client, id, 400);
    (await shown(thread, "[part=mark-read]")).click();
    await until(client.$badge, badge => badge === 0);
    await waitUntil(
      () => maybe(thread, "[part=mark-read]") === null && maybe(thread, "[part=new-below]") === null,
    );
    const theirs = made.client("portal", "rosa").conversation(id);
    const head = await until(theirs.$head, head => head !== null);
    expect(theirs.$receipts.get().team).to.be.lessThan((head?.pos ?? 0) - 10);
    theirs.release();
  });

  it("[F-101] what comes while one has scrolled away stands under a divider of its own", async () => {
    const made = await practice();
    const { thread, id } = await talk(made);
    const log = get(thread, "[part=log]");
    log.scrollTop = 40;
    await shown(thread, "[part=latest]");
    expect(maybe(thread, "[part=divider]")).to.equal(null);
    await made.say(id, "portal", "rosa", "While you were away");
    const divider = await shown(thread, "[part=divider]");
    expect(textOf(get(divider.nextElementSibling as Element, "[part=text]"))).to.equal("While you were away");
  });

  it("[F-101] a thread opens at its first new message also where that is far before what is loaded first", async () => {
    const { made, id } = await unread(230);
    const client = made.client("staff", "kim");
    await until(client.$badge, badge => badge === 230);
    const thread = await show(client, id, 400);
    await waitUntil(() => inView(thread).includes("I have chest pain"));
    expect(textOf(get(get(thread, "[part=divider]").nextElementSibling as Element, "[part=text]"))).to.equal(
      "I have chest pain",
    );
    await waitUntil(() => Number.parseInt(textOf(maybe(thread, "[part=new-below]")), 10) > 215);
    const log = get(thread, "[part=log]");
    // What was written before is loaded above, and holds the place.
    await waitUntil(() =>
      texts(thread, "[part=text]").includes(bloodPressure[0]?.text.replace(/\s+/g, " ") ?? ""),
    );
    expect(inView(thread)).to.include("I have chest pain");
    await made.say(id, "portal", "rosa", "The very last");
    for (let rounds = 0; !texts(thread, "[part=text]").includes("The very last"); rounds++) {
      expect(rounds).to.be.lessThan(20);
      const before = texts(thread, "[part=text]").length;
      log.scrollTop = log.scrollHeight;
      await waitUntil(() => texts(thread, "[part=text]").length > before);
    }
    expect(new Set(texts(thread, "[part=text]")).size).to.equal(texts(thread, "[part=text]").length);
  });

  it("[F-101] a thread that cannot be seen marks nothing as read", async () => {
    const made = await practice();
    const id = await made.conversation();
    const client = made.client("staff", "kim");
    const hidden = await mount(
      html`<div hidden><care-thread .client=${client} conversation=${id}></care-thread></div>`,
    );
    const thread = hidden.firstElementChild as CareThread;
    await shown(thread, "[part~=log]");
    await made.say(id, "portal", "rosa", "Hello");
    await waitUntil(() => texts(thread, "[part=text]").length === 1);
    expect(await until(client.$badge, badge => badge !== null && badge !== 0)).to.equal(1);
    hidden.hidden = false;
    await until(client.$badge, badge => badge === 0);
  });

  it("tells screen readers what is new, and not the history", async () => {
    const made = await practice();
    const { thread, id, client } = await talk(made);
    const voice = get(thread, ".sr[role=status]");
    expect(textOf(voice)).to.equal("");
    expect(get(thread, "[role=log]").getAttribute("aria-live")).to.equal("off");
    await made.say(id, "portal", "rosa", "Are you there?");
    await waitUntil(() => textOf(voice).replace(/[\u2066-\u2069]/g, "") === "Rosa Diaz: Are you there?");
    const store = client.conversation(id);
    await store.send({ text: "Yes" });
    store.release();
    await waitUntil(() => texts(thread, "[part=text]").at(-1) === "Yes");
    expect(textOf(voice)).to.contain("Are you there?");
  });

  it("shows who is typing", async () => {
    const made = await practice();
    const { thread, id } = await talk(made);
    const rosa = made.client("portal", "rosa").conversation(id);
    await until(rosa.$status, ({ state }) => state === "live");
    rosa.typing();
    await waitUntil(() => /Rosa Diaz.* is typing/.test(textOf(get(thread, "[part=typing]"))));
  });

  it("[I-5] a refused message says why, and gives its text back", async () => {
    const made = await practice();
    const { thread, id, client } = await talk(made);
    const store = client.conversation(id);
    made.setOnline(false);
    await shown(thread, "[part=status]");
    store.send({ text: "Please come on Monday" }).catch(() => {});
    await shown(thread, ".message.waiting");
    await made.world.pushPatient("rosa", made.world.rosa({ deceased: true, version: 3 }));
    made.setOnline(true);
    const failed = await shown(thread, ".message.failed");
    expect(textOf(get(failed, "[role=alert]"))).to.equal(
      "Not sent. This patient has died. No messages can be sent.",
    );
    const [retry, edit] = all(failed, "button");
    expect(textOf(retry as Element)).to.equal("Retry");

    // Nobody takes the text: the message stays.
    (edit as HTMLElement).click();
    expect(maybe(thread, ".message.failed")).to.not.equal(null);
    thread.addEventListener("care-message-edit", event => event.preventDefault(), { once: true });
    const wanted = next(thread, "care-message-edit");
    (edit as HTMLElement).click();
    expect((await wanted).detail).to.deep.equal({
      conversation: id,
      text: "Please come on Monday",
      visibility: "everyone",
    });
    await waitUntil(() => maybe(thread, ".message.failed") === null);
    store.release();
  });

  it("[I-4] a conversation without a right and one that does not exist look the same", async () => {
    const made = await practice();
    const id = await made.conversation();
    const client = made.client("staff", "vera");
    const denied = await mount(html`<care-thread .client=${client} conversation=${id}></care-thread>`);
    const nowhere = await mount(
      html`<care-thread .client=${client} conversation=${made.world.newId()}></care-thread>`,
    );
    await shown(denied, "[part=gone]");
    await shown(nowhere, "[part=gone]");
    const plain = (element: Element) => element.shadowRoot?.innerHTML.replace(/lit\$\d+\$/g, "");
    expect(plain(denied)).to.equal(plain(nowhere));
    expect(textOf(get(denied, "[part=gone]"))).to.equal("This conversation is not available.");
  });

  it("shows text as text, and only four schemes as links", async () => {
    const made = await practice();
    const text =
      '<img src=x onerror="alert(1)"> javascript:alert(1) https://example.org/a?b=1. tel:+4930123456';
    const id = await made.conversation({ past: [{ from: "rosa", ago: 1, text }] });
    const thread = await show(made.client("staff", "kim"), id);
    const body = get(thread, "[part=text]");
    expect(body.textContent).to.equal(text);
    expect(body.dir).to.equal("auto");
    expect(all(body, "*").map(node => node.localName)).to.deep.equal(["a", "a"]);
    const [web] = all(body, "a") as HTMLAnchorElement[];
    expect(web?.href).to.equal("https://example.org/a?b=1");
    expect(web?.rel).to.equal("noopener noreferrer");
  });

  it("is moved in the page without losing its place", async () => {
    const made = await practice();
    const { thread, id } = await talk(made);
    const messages = all(thread, "[part~=message]").length;
    const elsewhere = await mount(html`<div></div>`);
    elsewhere.append(thread);
    expect(all(thread, "[part~=message]").length).to.equal(messages);
    await made.say(id, "portal", "rosa", "Still there?");
    await waitUntil(() => texts(thread, "[part=text]").at(-1) === "Still there?");
  });

  it("scrolls by the keyboard, and is accessible in each state", async () => {
    const made = await practice();
    const { thread } = await talk(made);
    await expect(thread).to.be.accessible();
    const log = get(thread, "[part=log]");
    log.focus();
    const before = log.scrollTop;
    await press("PageUp");
    await waitUntil(() => log.scrollTop < before);
    made.server.setDown(true);
    await shown(thread, "[part=status]");
    await expect(thread).to.be.accessible();
  });
});
