import type { CareClient } from "@carethread/client";
import type { CareCompose } from "@carethread/elements";
import { limits } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { focused, get, maybe, mount, practice, press, shown, textOf, type, waitUntil } from "./support.ts";

async function open() {
  const made = await practice();
  const id = await made.conversation();
  const client = made.client("staff", "kim");
  const store = client.conversation(id);
  await until(store.$status, ({ state }) => state === "live");
  const compose = await mount<CareCompose>(
    html`<care-compose .client=${client} conversation=${id}></care-compose>`,
  );
  return { made, id, client, store, compose, box: get<HTMLTextAreaElement>(compose, "textarea") };
}

function sent(client: CareClient, id: string): string[] {
  const store = client.conversation(id);
  const found = store.$items
    .get()
    .flatMap(({ event, pending }) =>
      event?.type === "message" ? [event.body.text] : pending ? [pending.text] : [],
    );
  store.release();
  return found;
}

describe("care-compose", () => {
  it("[F-086] a text box Message and a button Send", async () => {
    const { compose, box, client, id } = await open();
    expect(box.getAttribute("aria-label")).to.equal("Message");
    const button = get<HTMLButtonElement>(compose, "[part=send]");
    expect(textOf(button)).to.equal("Send");
    expect(button.disabled).to.equal(true);
    box.focus();
    await type("Good morning");
    expect(button.disabled).to.equal(false);
    button.click();
    await waitUntil(() => sent(client, id).includes("Good morning") && box.value === "");
    expect(focused()).to.equal(box);
  });

  it("[F-087] Enter sends, Shift and Enter begin a new line", async () => {
    const { box, client, id } = await open();
    box.focus();
    await type("One");
    await press("Shift+Enter");
    await type("Two");
    expect(box.value).to.equal("One\nTwo");
    await press("Enter");
    await waitUntil(() => sent(client, id).includes("One\nTwo"));
    await waitUntil(() => box.value === "");
  });

  it("[F-087] Enter that ends a composition sends nothing", async () => {
    const { box, client, id } = await open();
    box.focus();
    await type("ni hao");
    for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
      box.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...how }),
      );
    }
    expect(box.value).to.equal("ni hao");
    expect(sent(client, id)).to.deep.equal([]);
  });

  it("white space alone is nothing to send", async () => {
    const { box, client, id } = await open();
    box.focus();
    await type("   ");
    await press("Enter");
    expect(sent(client, id)).to.deep.equal([]);
  });

  it("[I-5] a text that is too long stays, with a sentence and the count", async () => {
    const { compose, box, client, id } = await open();
    box.value = "x".repeat(limits.messageLength + 2);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.focus();
    await press("Enter");
    const error = await shown(compose, "[part=error]");
    expect(textOf(error)).to.match(/at most 16.000 characters/);
    expect(textOf(get(compose, "#count"))).to.equal("2 characters too many");
    expect(box.value.length).to.equal(limits.messageLength + 2);
    expect(sent(client, id)).to.deep.equal([]);
    await expect(compose).to.be.accessible();
    box.setSelectionRange(0, 2);
    await press("Backspace");
    await waitUntil(() => maybe(compose, "[part=error]") === null);
  });

  it("grows with its text, up to a bound", async () => {
    const { box } = await open();
    const low = box.offsetHeight;
    box.focus();
    for (let line = 0; line < 4; line++) await press("Shift+Enter");
    await waitUntil(() => box.offsetHeight > low + 40);
    box.value = "\n".repeat(80);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await waitUntil(() => box.offsetHeight > low + 80);
    expect(box.offsetHeight).to.be.at.most(240);
  });

  it("[I-5] where nobody may write stands why", async () => {
    const made = await practice();
    await made.addPatient("walter", "Walter Brandt", { deceased: true });
    const id = await made.conversation({ patient: "walter" });
    const compose = await mount<CareCompose>(
      html`<care-compose .client=${made.client("staff", "kim")} conversation=${id}></care-compose>`,
    );
    expect(textOf(await shown(compose, "[part=closed]"))).to.equal(
      "This patient has died. No messages can be sent.",
    );
    expect(maybe(compose, "textarea")).to.equal(null);
    await expect(compose).to.be.accessible();
  });

  it("[I-5] what was typed outlives the loss of the right to write", async () => {
    const { made, compose, box } = await open();
    box.focus();
    await type("Half a thought");
    await made.world.pushPatient("rosa", made.world.rosa({ deceased: true, version: 3 }));
    await shown(compose, "[part=closed]");
    expect(textOf(get(compose, ".kept"))).to.equal("Half a thought");
  });

  it("is as high as its text again where writing is allowed again", async () => {
    const { made, compose, box } = await open();
    const low = box.offsetHeight;
    box.focus();
    for (let line = 0; line < 4; line++) await press("Shift+Enter");
    await type("End");
    await waitUntil(() => box.offsetHeight > low + 40);
    await made.changePatient("rosa", { deceased: true });
    await shown(compose, "[part=closed]");
    await made.changePatient("rosa", { deceased: false });
    const again = await shown<HTMLTextAreaElement>(compose, "textarea");
    expect(again.value).to.equal("\n\n\n\nEnd");
    expect(again.offsetHeight).to.be.greaterThan(low + 40);
  });

  it("sends without a connection too: the message waits in the thread", async () => {
    const { made, box, store, client, id } = await open();
    made.setOnline(false);
    await until(store.$status, ({ state }) => state === "offline");
    box.focus();
    await type("Later");
    await press("Enter");
    expect(sent(client, id)).to.deep.equal(["Later"]);
    made.setOnline(true);
    await until(store.$items, items => items.some(({ event }) => event?.type === "message"));
  });

  it("keeps what was typed in each conversation", async () => {
    const { made, id, compose, box } = await open();
    const other = await made.conversation({ title: "Other" });
    box.focus();
    await type("For the first");
    compose.conversation = other;
    await compose.updateComplete;
    expect(box.value).to.equal("");
    await type("For the other");
    compose.conversation = id;
    await compose.updateComplete;
    expect(box.value).to.equal("For the first");
  });

  it("takes the text of a failed message back", async () => {
    const { made, id, client, store, compose } = await open();
    const thread = await mount(html`<care-thread .client=${client} conversation=${id}></care-thread>`);
    made.setOnline(false);
    await until(store.$status, ({ state }) => state === "offline");
    store.send({ text: "Sent too late" }).catch(() => {});
    await made.world.pushPatient("rosa", made.world.rosa({ deceased: true, version: 3 }));
    made.setOnline(true);
    await until(store.$items, items => items.some(({ pending }) => pending?.state === "failed"));
    await made.world.pushPatient("rosa", made.world.rosa({ deceased: false, version: 4 }));
    await until(store.$may, may => may?.send === null);
    const failed = await shown(thread, ".message.failed");
    const edit = [...failed.querySelectorAll("button")].find(button => textOf(button) === "Edit");
    await compose.updateComplete;
    edit?.click();
    await waitUntil(() => get<HTMLTextAreaElement>(compose, "textarea").value === "Sent too late");
    expect(store.$items.get().some(({ pending }) => pending !== null)).to.equal(false);
    expect(focused()).to.equal(get(compose, "textarea"));
  });
});
