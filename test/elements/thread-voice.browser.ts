/** What a thread tells screen readers. */
import type { CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { bloodPressure } from "../../stories/conversations.ts";
import type { Practice } from "../../stories/fixture.ts";
import { all, get, maybe, mount, practice, shown, textOf, texts, waitUntil } from "./support.ts";

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, "");

async function talk(made: Practice) {
  const id = await made.conversation({ past: bloodPressure });
  const { thread, said, store } = await listen(made, id);
  await waitUntil(() => texts(thread, "[part=text]").length === bloodPressure.length);
  return { id, thread, store, said };
}

/** A thread as Kim has it, and what it says from its beginning on. */
async function listen(made: Practice, id: string) {
  const client = made.client("staff", "kim");
  const thread = await mount<CareThread>(
    html`<care-thread lang="en-GB" .client=${client} conversation=${id}></care-thread>`,
  );
  await shown(thread, "[part~=log]");
  /** Each sentence that was said, once for each time. */
  const said: string[] = [];
  const noted = new WeakSet<Node>();
  const note = (): void => {
    for (const line of all(thread, ".sr[role=status] p")) {
      if (noted.has(line)) continue;
      noted.add(line);
      said.push(plain(textOf(line)));
    }
  };
  const observer = new MutationObserver(note);
  observer.observe(thread.shadowRoot as ShadowRoot, { childList: true, subtree: true });
  const store = client.conversation(id);
  return { thread, store, said };
}

describe("what a thread tells screen readers", () => {
  it("each message is an article with its author and time for a name, a note by its label", async () => {
    const made = await practice({ notes: true });
    const { id, thread } = await talk(made);
    await made.say(id, "staff", "omar", "Potassium is fine", { note: true });
    await waitUntil(() => texts(thread, "[part=text]").at(-1) === "Potassium is fine");
    const messages = all(thread, "[role=log] [role=article]");
    expect(messages.length).to.equal(bloodPressure.length + 1);
    const names = messages.map(message => plain(message.ariaLabel ?? ""));
    for (const [index, message] of messages.entries()) {
      expect(names[index]).to.contain(textOf(get(message, "time")));
    }
    expect(names[0]).to.match(/^Rosa Diaz, \d{1,2}:\d{2}$/);
    expect(names[1]).to.match(/^You, \d{1,2}:\d{2}$/);
    expect(names.at(-1)).to.match(/^Dr. Omar Haddad, \d{1,2}:\d{2}, Staff-only note$/);
  });

  it("one's own message is said to be sent once, and others' messages are each said once", async () => {
    const made = await practice({ notes: true });
    const { id, thread, store, said } = await talk(made);
    await store.send({ text: "Please come on Monday" });
    await made.say(id, "portal", "rosa", "I will");
    await waitUntil(() => texts(thread, "[part=text]").at(-1) === "I will");
    await store.send({ text: "Her A1c is due", visibility: "staff" });
    await waitUntil(() => said.includes("Staff-only note sent"));
    await waitUntil(() => all(thread, ".message").every(message => message.dataset.pos !== undefined));
    expect(said).to.deep.equal(["Message sent", "Rosa Diaz: I will", "Staff-only note sent"]);
    store.release();
  });

  it("what waited for the network is said to be sent when it was", async () => {
    const made = await practice();
    const { thread, store, said } = await talk(made);
    made.setOnline(false);
    await shown(thread, "[part=status]");
    const sent = [store.send({ text: "First" }), store.send({ text: "Second" })];
    await waitUntil(() => all(thread, ".message.waiting").length === 2);
    expect(said).to.deep.equal([]);
    made.setOnline(true);
    await Promise.all(sent);
    await waitUntil(() => maybe(thread, ".message.waiting") === null);
    await waitUntil(() => said.length > 0 && maybe(thread, ".message.sending") === null);
    const counts = said.map(sentence => ({ "Message sent": 1, "2 messages sent": 2 })[sentence] ?? 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).to.equal(2);
    store.release();
  });

  it("a message that is refused is an alert, and is not said to be sent", async () => {
    const made = await practice();
    const { thread, store, said } = await talk(made);
    made.setOnline(false);
    await shown(thread, "[part=status]");
    store.send({ text: "Please come on Monday" }).catch(() => {});
    await shown(thread, ".message.waiting");
    await made.changePatient("rosa", { deceased: true });
    made.setOnline(true);
    const failed = await shown(thread, ".message.failed");
    expect(textOf(get(failed, "[role=alert]"))).to.equal(
      "Not sent. This patient has died. No messages can be sent.",
    );
    expect(said).to.deep.equal([]);
    store.release();
  });

  it("what one's other device sent is not said to be sent", async () => {
    const made = await practice();
    const { id, thread, said } = await talk(made);
    await made.say(id, "staff", "kim", "From my phone");
    await made.say(id, "portal", "rosa", "Thank you");
    await waitUntil(() => texts(thread, "[part=text]").at(-1) === "Thank you");
    expect(said).to.deep.equal(["Rosa Diaz: Thank you"]);
  });

  it("a thread that opens far back says nothing of what it loads, and the last of what comes meanwhile", async function () {
    this.timeout(30_000);
    const made = await practice();
    const id = await made.conversation({ past: bloodPressure });
    const many = Array.from({ length: 230 }, (_, index) => `Question ${index + 1}`);
    await made.sayAll(id, "portal", "rosa", many);
    const { thread, store, said } = await listen(made, id);
    await waitUntil(() => texts(thread, "[part=text]").includes("Question 1"));
    expect(texts(thread, "[part=text]")).to.not.include("Question 230");
    await made.say(id, "portal", "rosa", "Are you there?");
    await waitUntil(() => said.length > 0);
    const log = get(thread, "[part=log]");
    while (!texts(thread, "[part=text]").includes("Are you there?")) {
      const before = texts(thread, "[part=text]").length;
      log.scrollTop = log.scrollHeight;
      await waitUntil(() => texts(thread, "[part=text]").length > before);
    }
    expect(said).to.deep.equal(["Rosa Diaz: Are you there?"]);
    store.release();
  });
});
