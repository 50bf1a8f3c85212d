/** What a thread renders when something changes: counted by its words, which every row that is rendered asks for. */
import type { CareThread } from "@carethread/elements";
import type { SeenEvent } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { english } from "../../packages/elements/src/care-thread/english.ts";
import { addWords } from "../../packages/elements/src/words/words.ts";
import { longPast } from "../../stories/conversations.ts";
import { until } from "../../stories/fixture.ts";
import { all, get, mount, practice, shown, textOf, texts, waitUntil } from "./support.ts";

/** A language of this test's own, so that no other test's rows are counted. */
const tongue = "en-x-counted";
let rendered: string[] = [];
addWords(tongue, {
  messageAt(who, time) {
    rendered.push(time);
    return english.messageAt(who, time);
  },
});

async function talk() {
  const made = await practice();
  const id = await made.conversation({ past: longPast(90) });
  const client = made.client("staff", "kim");
  const thread = await mount<CareThread>(
    html`<care-thread lang=${tongue} .client=${client} conversation=${id}></care-thread>`,
  );
  await shown(thread, "[part~=log]");
  await waitUntil(() => texts(thread, "[part=text]").length === 90);
  const store = client.conversation(id);
  const rosa = made.client("portal", "rosa").conversation(id);
  await until(rosa.$status, ({ state }) => state === "live");
  return { made, id, thread, store, rosa };
}

const isFromMe = (event: SeenEvent | null | undefined): boolean =>
  event?.type === "message" && event.body.text === "From me";

describe("what a thread renders", () => {
  beforeEach(() => {
    rendered = [];
  });

  it("is each message once when it is mounted", async () => {
    const { store, rosa, thread } = await talk();
    await thread.updateComplete;
    expect(rendered.length).to.equal(90);
    store.release();
    rosa.release();
  });

  it("is no message while somebody types, and while one writes", async () => {
    const { thread, store, rosa } = await talk();
    rendered = [];
    rosa.typing();
    await waitUntil(() => /Rosa Diaz.* is typing/.test(textOf(get(thread, "[part=typing]"))));
    store.setDraft("I will look");
    thread.density = "compact";
    thread.requestUpdate();
    await thread.updateComplete;
    expect(rendered).to.deep.equal([]);
    store.release();
    rosa.release();
  });

  it("is a message that comes, and the one before it at most", async () => {
    const { thread, store, rosa } = await talk();
    const rows = all(thread, "[part~=message]");
    rendered = [];
    await rosa.send({ text: "And one more" });
    await waitUntil(() => texts(thread, "[part=text]").at(-1) === "And one more");
    await thread.updateComplete;
    expect(rendered.length).to.be.at.most(2);
    expect(all(thread, "[part~=message]").slice(0, rows.length)).to.deep.equal(rows);
    store.release();
    rosa.release();
  });

  it("is one's own message and the one before it, on its way and stored", async () => {
    const { thread, store, rosa } = await talk();
    rendered = [];
    await store.send({ text: "From me" });
    await waitUntil(() => all(thread, ".message").at(-1)?.dataset.pos !== undefined);
    // Rosa's screen shows it: her reading changes its row and none else.
    const item = (await until(rosa.$items, items => isFromMe(items.at(-1)?.event))).at(-1);
    rosa.shows([item?.event?.pos ?? 0]);
    await waitUntil(() => !textOf(get(thread, "[part=receipts]")).includes("Rosa Diaz"));
    expect(rendered.length).to.be.at.most(6);
    store.release();
    rosa.release();
  });

  it("is everything in the words of another language", async () => {
    const { thread, store, rosa } = await talk();
    rendered = [];
    addWords("en-x-other", { messageAt: (who, time) => `At ${time}, by ${who}` });
    thread.lang = "en-x-other";
    await waitUntil(() => all(thread, "[role=article]").every(row => row.ariaLabel?.startsWith("At ")));
    expect(rendered.length).to.equal(0);
    thread.lang = tongue;
    await waitUntil(() => rendered.length > 0);
    expect(rendered.length).to.equal(90);
    store.release();
    rosa.release();
  });
});
