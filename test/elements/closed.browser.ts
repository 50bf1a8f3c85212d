/** What stands where nothing is written any more: conversations that were merged into others, patients who are gone. */
import type { CareCompose, CareInbox, CareMessenger, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { get, maybe, mount, next, practice, shown, textOf, texts, type, waitUntil } from "./support.ts";

/** Rosa is there twice, and has a conversation of the one kind at each. */
async function twice(): Promise<{ made: Practice; old: string; fresh: string }> {
  const made = await practice({ kinds: ["continuous"], notes: true });
  await made.addPatient("twice", "Rosa Diaz-Lund");
  const old = await made.continuous("twice", "Of one");
  return { made, old, fresh: await made.continuous("rosa", "Of the other") };
}

describe("where nothing is written any more", () => {
  it("[I-5] [F-171] a conversation that was merged says so, leads to the other, and keeps what was typed", async () => {
    const { made, old, fresh } = await twice();
    const client = made.client("staff", "kim");
    const thread = await mount<CareThread>(
      html`<care-thread .client=${client} conversation=${old}></care-thread>`,
    );
    const compose = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${old}></care-compose>`,
    );
    (await shown(compose, "textarea")).focus();
    await type("Half a sentence");
    await made.endPatient("twice", "rosa");
    const closed = await shown(compose, "[part=closed]");
    expect(textOf(closed)).to.equal(
      "This conversation was merged into another one. Please write there. Open the other conversation",
    );
    expect(textOf(get(compose, ".kept"))).to.equal("Half a sentence");
    expect(textOf(get(compose, ".kept-hint"))).to.equal("Not sent, and kept as your draft:");
    expect(maybe(compose, "textarea")).to.equal(null);
    await waitUntil(() => texts(thread, "[part=notice]").some(text => text.includes("merged")));
    expect(texts(thread, "[part=notice]").at(-1)).to.equal(
      "This conversation was merged into another one, and goes on there Open the other conversation",
    );
    for (const within of [thread, compose]) {
      const asked = next(within, "care-open-conversation");
      get(within, "button[part=other-conversation]").click();
      expect((await asked).detail.id).to.equal(fresh);
    }
    await expect(thread).to.be.accessible();
    await expect(compose).to.be.accessible();
  });

  it("in a messenger the other conversation stands in its place, ready to write", async () => {
    const { made, old, fresh } = await twice();
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("portal", "twice")} conversation=${old}></care-messenger>`,
    );
    await shown(messenger, "textarea");
    await made.endPatient("twice", "rosa");
    const compose = get<CareCompose>(messenger, "care-compose");
    (await shown(compose, "button[part=other-conversation]")).click();
    await waitUntil(() => messenger.conversation === fresh && maybe(compose, "textarea") !== null);
  });

  it("[I-5] a patient who is not registered any more is marked so in row and thread, and the composer says why", async () => {
    const made = await practice({ notes: true });
    const id = await made.conversation();
    const client = made.client("staff", "kim");
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`);
    const thread = await mount<CareThread>(
      html`<care-thread .client=${client} conversation=${id}></care-thread>`,
    );
    const compose = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${id}></care-compose>`,
    );
    await shown(compose, "textarea");
    await shown(inbox, "[part~=row]");
    await made.endPatient("rosa");
    const marks = (within: Element): string[] => texts(within, ".tag");
    await waitUntil(() => marks(inbox).length > 0 && marks(thread).length > 0);
    expect([marks(inbox), marks(thread)]).to.deep.equal([["No longer registered"], ["No longer registered"]]);
    expect(textOf(await shown(compose, "[part=closed]"))).to.equal(
      "This patient is no longer registered here. You can read what was written.",
    );
    await expect(inbox).to.be.accessible();
    // They are back as soon as the chart says so.
    await made.changePatient("rosa", {});
    await waitUntil(() => marks(inbox).length === 0 && marks(thread).length === 0);
    await shown(compose, "textarea");
  });
});
