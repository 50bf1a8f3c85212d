/** What a person wrote and did not send, as the elements show it. */
import type { CareClient } from "@carethread/client";
import { createMemoryBrowser, type MemoryBrowser } from "@carethread/client/memory";
import type {
  CareCompose,
  CareInbox,
  CareMessenger,
  CareNewConversation,
  CareProvider,
  CareThread,
} from "@carethread/elements";
import { expect, fixtureCleanup } from "@open-wc/testing";
import { html } from "lit";
import { type Practice, until } from "../../stories/fixture.ts";
import { all, get, maybe, mount, next, practice, shown, textOf, texts, type, waitUntil } from "./support.ts";

/** A page of Kim in this browser. */
function page(made: Practice, browser: MemoryBrowser, date?: () => number): CareClient {
  const options = made.options("staff", "kim");
  const { platform } = options;
  if (platform === undefined) throw new Error("no platform");
  return made.client("staff", "kim", {
    platform: { ...platform, ...browser.tab(), ...(date === undefined ? {} : { date }) },
    delays: { ...options.delays, draftWithin: 1 },
  });
}

async function showCompose(client: CareClient, id: string): Promise<HTMLTextAreaElement> {
  const compose = await mount<CareCompose>(
    html`<care-compose .client=${client} conversation=${id}></care-compose>`,
  );
  return shown<HTMLTextAreaElement>(compose, "textarea");
}

/** A client of Kim whom events reach only when the test lets them through; acks and the rest come at once. */
function late(made: Practice): { readonly client: CareClient; readonly letThrough: () => void } {
  const { platform } = made.options("staff", "kim");
  if (platform === undefined) throw new Error("no platform");
  const held: (() => void)[] = [];
  let isHeld = true;
  class Late extends platform.WebSocket {
    override dispatchEvent(event: Event): boolean {
      const isLate = isHeld && event instanceof MessageEvent && event.data.startsWith('{"type":"events"');
      if (!isLate) return super.dispatchEvent(event);
      held.push(() => super.dispatchEvent(event));
      return true;
    }
  }
  return {
    client: made.client("staff", "kim", { platform: { ...platform, WebSocket: Late } }),
    letThrough() {
      isHeld = false;
      for (const dispatch of held.splice(0)) dispatch();
    },
  };
}

describe("what is unsent", () => {
  it("[I-5] a draft is there again on the next page, until it is sent", async () => {
    const made = await practice();
    const browser = createMemoryBrowser();
    const id = await made.conversation();
    const first = page(made, browser);
    const box = await showCompose(first, id);
    box.focus();
    await type("  Half a th");
    expect(box.value).to.equal("  Half a th");
    await until(first.$unsent, ({ drafts }) => drafts === 1);
    fixtureCleanup();
    first.destroy();
    const second = page(made, browser);
    const again = await showCompose(second, id);
    await waitUntil(() => again.value === "  Half a th");
    const beside = await showCompose(page(made, browser), id);
    await waitUntil(() => beside.value === "  Half a th");
    again.focus();
    await type("ought");
    await waitUntil(() => beside.value === "  Half a thought");
    again.closest("form")?.requestSubmit();
    await waitUntil(() => again.value === "" && beside.value === "");
    await waitUntil(() => browser.device.size === 0);
  });

  it("what is being typed is not taken away by what another tab keeps", async () => {
    const made = await practice();
    const browser = createMemoryBrowser();
    const id = await made.conversation();
    const [here, there] = [page(made, browser), page(made, browser)];
    const box = await showCompose(here, id);
    const other = there.conversation(id);
    const own = here.conversation(id);
    box.focus();
    await type("mine");
    await until(other.$draft, ({ text }) => text === "mine");
    other.setDraft("theirs");
    await until(own.$draft, ({ text }) => text === "theirs");
    await type(" too");
    expect(box.value).to.equal("mine too");
    await until(other.$draft, ({ text }) => text === "mine too");
    other.setDraft("theirs again");
    await until(own.$draft, ({ text }) => text === "theirs again");
    box.blur();
    // It was typed last, so it is what both have.
    await until(other.$draft, ({ text }) => text === "mine too");
    other.setDraft("later");
    await waitUntil(() => box.value === "later");
    box.focus();
    other.setDraft("");
    await waitUntil(() => box.value === "");
  });

  it("a form that is being filled in is not emptied by another tab", async () => {
    const made = await practice();
    const browser = createMemoryBrowser();
    const [here, there] = [page(made, browser), page(made, browser)];
    const form = await mount<CareNewConversation>(
      html`<care-new-conversation .client=${here}></care-new-conversation>`,
    );
    await until(here.$status, ({ state }) => state === "live");
    const topic = get<HTMLInputElement>(form, "#topic");
    topic.focus();
    await type("Blood");
    await until(there.startDraft("topic").$draft, draft => draft?.topic === "Blood");
    there.startDraft("topic").set({ patient: null, topic: "Other", message: "" });
    await until(here.startDraft("topic").$draft, draft => draft?.topic === "Other");
    await type(" test");
    expect(topic.value).to.equal("Blood test");
    topic.blur();
    await until(there.startDraft("topic").$draft, draft => draft?.topic === "Blood test");
    there.startDraft("topic").set({ patient: null, topic: "Later", message: "" });
    await waitUntil(() => topic.value === "Later");
  });

  it("[F-060] a conversation that was not started is there again, and Cancel forgets it", async () => {
    const made = await practice();
    const browser = createMemoryBrowser();
    const first = page(made, browser);
    const form = await mount<CareNewConversation>(
      html`<care-new-conversation .client=${first}></care-new-conversation>`,
    );
    form.focusFirst();
    await type("rosa");
    await waitUntil(() => all(form, "[role=option]").length === 1);
    get(form, "[role=option]").click();
    get(form, "#topic").focus();
    await type("Blood test");
    get(form, "#message").focus();
    await type("Please come");
    await waitUntil(() => [...browser.device.values()].some(value => JSON.stringify(value).includes("come")));
    fixtureCleanup();
    first.destroy();
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${page(made, browser)}></care-messenger>`,
    );
    (await shown(messenger, ".new-message")).click();
    const again = await shown<CareNewConversation>(messenger, "care-new-conversation");
    await waitUntil(() => get<HTMLInputElement>(again, "#message").value === "Please come");
    expect(get<HTMLInputElement>(again, "#topic").value).to.equal("Blood test");
    expect(get<HTMLInputElement>(again, "#patient").value).to.equal("Rosa Diaz");
    get(again, "[part=cancel]").click();
    await waitUntil(() => browser.device.size === 0);
  });

  it("[I-5] several messages that were not sent are tried again at once", async () => {
    const made = await practice();
    const id = await made.conversation();
    const client = made.client("staff", "kim");
    const store = client.conversation(id);
    await until(store.$status, ({ state }) => state === "live");
    const thread = await mount<CareThread>(
      html`<care-thread .client=${client} conversation=${id}></care-thread>`,
    );
    made.setOnline(false);
    await until(store.$status, ({ state }) => state === "offline");
    for (const text of ["one", "two"]) store.send({ text }).catch(() => {});
    await waitUntil(() => texts(thread, "[part=message-status]").join() === waiting);
    await made.world.pushPatient("rosa", made.world.rosa({ deceased: true, version: 3 }));
    made.setOnline(true);
    const button = await shown(thread, "[part=retry-all]");
    expect(textOf(get(thread, "[part=unsent]"))).to.equal("2 messages were not sent. Retry all");
    await expect(thread).to.be.accessible();
    await made.world.pushPatient("rosa", made.world.rosa({ deceased: false, version: 4 }));
    await until(store.$may, may => may?.send === null);
    button.click();
    await until(store.$items, items => items.every(({ pending }) => pending === null));
    await waitUntil(() => maybe(thread, "[part=unsent]") === null);
    expect(texts(thread, "[part=text]")).to.deep.equal(["one", "two"]);
  });

  it("[I-5] what was written stays readable where the conversation is no more", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    const id = client.newId();
    const thread = await mount<CareThread>(
      html`<care-thread .client=${client} conversation=${id}></care-thread>`,
    );
    await shown(thread, "[part=gone]");
    client
      .conversation(id)
      .send({ text: "too late" })
      .catch(() => {});
    await waitUntil(() => texts(thread, ".kept").join() === "Not sent. too late");
    await expect(thread).to.be.accessible();
  });

  it("what was removed after a week is said once, in words", async () => {
    const made = await practice();
    const browser = createMemoryBrowser();
    const id = await made.conversation();
    const first = page(made, browser);
    first.conversation(id).setDraft("old");
    await until(first.$unsent, ({ drafts }) => drafts === 1);
    await waitUntil(() => browser.device.size === 1);
    first.destroy();
    const later = page(made, browser, () => Date.now() + 7 * 24 * 3_600_000);
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${later}></care-inbox>`);
    const notice = await shown(inbox, "[part=lost]");
    expect(textOf(notice)).to.equal("1 draft older than a week was removed from this device. OK");
    await expect(inbox).to.be.accessible();
    notice.querySelector("button")?.click();
    await waitUntil(() => maybe(inbox, "[part=lost]") === null && browser.device.size === 0);
  });

  it("signing out asks the page where something would be lost", async () => {
    const made = await practice();
    const id = await made.conversation();
    const client = made.client("staff", "kim");
    const messenger = await mount<CareMessenger>(html`<care-messenger .client=${client}></care-messenger>`);
    await until(client.$status, ({ state }) => state === "live");
    client.conversation(id).setDraft("not yet");
    const asked = next(messenger, "care-sign-out-ask");
    expect(await messenger.signOut()).to.equal("unsent");
    expect((await asked).detail).to.deep.equal({ messages: 0, drafts: 1 });
    expect(await messenger.signOut({ discard: true })).to.equal("done");
    expect(client.$status.get()).to.deep.equal({ state: "ended", reason: "signed-out" });
  });

  it("persist is the provider's to choose; what is misspelt keeps nothing", async () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (...words) => warnings.push(words.join(" "));
    try {
      const provider = await mount<CareProvider>(
        html`<care-provider
          server="https://rooms.invalid"
          practice="harbor"
          persist="sesion"
          .token=${() => new Promise(() => {})}
        ></care-provider>`,
      );
      expect(provider.client).to.not.equal(null);
      await waitUntil(() => warnings.join().includes('not "sesion"'));
      expect(await provider.signOut()).to.equal("done");
    } finally {
      console.warn = warn;
    }
  });

  it("[I-2] a message whose ack comes before its event stays as it is, and becomes the stored one", async () => {
    const made = await practice();
    const id = await made.conversation();
    const { client, letThrough } = late(made);
    const thread = await mount<CareThread>(
      html`<care-thread .client=${client} conversation=${id}></care-thread>`,
    );
    const store = client.conversation(id);
    await until(store.$status, ({ state }) => state === "live");
    const sent = store.send({ text: "Only once" });
    const message = await shown(thread, "[part~=message]");
    const { key } = message.dataset;
    const shownAs: number[] = [];
    const stop = store.$items.listen(items => shownAs.push(items.filter(item => item.key === key).length));
    /** What a person sees of it: itself, its words, a status under it, and how strongly it is drawn. */
    const look = () => ({
      same: all(thread, "[part~=message]").map(each => each === message),
      texts: texts(thread, "[part=text]"),
      status: texts(thread, "[part=message-status]"),
      opacity: getComputedStyle(get(message, "[part=bubble]")).opacity,
    });
    await sent;
    await until(store.$items, items => items.at(-1)?.pending?.state === "sent");
    await thread.updateComplete;
    const acked = look();
    expect(acked).to.deep.equal({ same: [true], texts: ["Only once"], status: [], opacity: "1" });
    letThrough();
    await until(store.$items, items => items.at(-1)?.event?.type === "message");
    await thread.updateComplete;
    expect(look()).to.deep.equal(acked);
    expect(new Set(shownAs)).to.deep.equal(new Set([1]));
    expect(message.dataset.key).to.equal(key);
    stop();
    store.release();
  });
});

const waiting = "Waiting for the connection,Waiting for the connection";
