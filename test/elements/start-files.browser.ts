/** Files that a conversation begins with: in the form, by the paperclip, by pasting and by dropping. */
import type { CareClient } from "@carethread/client";
import type { CareNewConversation } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { drag, paste, picture, transferOf } from "./files.ts";
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
  type,
  waitUntil,
} from "./support.ts";

async function show(client: CareClient, width = 1000): Promise<CareNewConversation> {
  const form = await mount<CareNewConversation>(
    html`<care-new-conversation .client=${client}></care-new-conversation>`,
    { width },
  );
  await until(client.$practice, found => found !== null);
  await until(client.$status, ({ state }) => state === "live");
  await shown(form, "#topic");
  return form;
}

function choose(form: CareNewConversation, ...files: readonly File[]): void {
  const input = get<HTMLInputElement>(form, "input[type=file]");
  input.files = transferOf(...files).files;
  input.dispatchEvent(new Event("change"));
}

describe("files in the form that starts a conversation", () => {
  it("[F-088] a picture goes with the first message, which needs no words then", async () => {
    const made = await practice();
    const client = made.client("portal", "rosa");
    const form = await show(client);
    expect(get(form, "[part~=attach]").getAttribute("aria-label")).to.equal("Attach");
    choose(form, await picture());
    const tiles = await shown(form, "care-attachments");
    await waitUntil(() => texts(tiles, "[part=file-name]").join() === "knee.png");
    await expect(form).to.be.accessible();
    get(form, "#topic").focus();
    await type("My knee");
    const started = next(form, "care-conversation-start" as never) as Promise<unknown>;
    get(form, "[part=send]").click();
    const { detail } = (await started) as CustomEvent<{ id: string }>;
    const kim = made.client("staff", "kim").conversation(detail.id);
    const items = await until(kim.$items, items => items.some(({ event }) => event?.type === "message"));
    const message = items.find(({ event }) => event?.type === "message")?.event;
    expect(message?.type === "message" && message.body.attachments?.map(({ name }) => name)).to.deep.equal([
      "knee.png",
    ]);
    await waitUntil(() => maybe(form, "care-attachments") === null);
  });

  it("[F-088] files are pasted and dropped there, and what is refused says why", async () => {
    const made = await practice({ policies: { topic: { attachments: "images" } } });
    const client = made.client("portal", "rosa");
    const form = await show(client);
    const { $attachments } = client.startDraft("topic");
    paste(get(form, "#message"), transferOf(await picture("image.png")));
    await until($attachments, all => all.length === 1);
    const pdf = new File(["%PDF-1.7"], "letter.pdf", { type: "application/pdf" });
    await drag(form, transferOf(await picture("drop.png"), pdf), "Drop files here to attach them");
    const three = await until(
      $attachments,
      all => all.length === 3 && all.every(({ state }) => state === "ready" || state === "failed"),
    );
    expect(three.map(({ name, refused }) => [name, refused])).to.deep.equal([
      ["image.png", null],
      ["drop.png", null],
      ["letter.pdf", "attachment-type"],
    ]);
    const tiles = await shown(form, "care-attachments");
    await waitUntil(() => texts(tiles, "[part=error]").length === 1);
    // Escape leaves an empty form alone.
    let left = false;
    form.addEventListener("care-start-cancel", () => {
      left = true;
    });
    get(form, "#topic").focus();
    await press("Escape");
    expect(left).to.equal(false);
    for (const _ of three) {
      const [remove] = all(tiles, "[part=remove]");
      remove?.focus();
      await press("Enter");
    }
    await waitUntil(() => maybe(form, "care-attachments") === null);
    // Back to what is written.
    expect(focused()?.id).to.equal("message");
    await press("Escape");
    await waitUntil(() => left);
  });

  it("without words and without files it is not sent", async () => {
    const made = await practice();
    const form = await show(made.client("portal", "rosa"));
    get(form, "#topic").focus();
    await type("My knee");
    get(form, "[part=send]").click();
    await waitUntil(() => textOf(get(form, "#message-error")) !== "");
  });

  it("waits for its files, and whoever leaves meanwhile starts nothing", async () => {
    const made = await practice();
    const client = made.client("portal", "rosa");
    const form = await show(client);
    const { fetch } = made.server;
    let release = (): void => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    Object.assign(made.server, {
      fetch: async (input: RequestInfo, init?: RequestInit) => {
        if ((input instanceof Request ? input.url : String(input)).includes("/attachment/")) await held;
        return fetch(input, init);
      },
    });
    choose(form, await picture());
    await until(client.startDraft("topic").$attachments, all => all[0]?.state === "uploading");
    get(form, "#topic").focus();
    await type("My knee");
    get(form, "[part=send]").click();
    await waitUntil(() => get<HTMLButtonElement>(form, "[part=send]").disabled);
    expect(get<HTMLButtonElement>(form, "[part~=attach]").disabled).to.equal(true);
    form.reset();
    await waitUntil(() => !get<HTMLButtonElement>(form, "[part=send]").disabled);
    expect(maybe(form, "[role=alert] [part=error]")).to.equal(null);
    release();
    await until(client.startDraft("topic").$attachments, all => all.length === 0);
    expect(client.inbox.$rows.get() ?? []).to.deep.equal([]);
    expect(client.$unsent.get()).to.deep.equal({ messages: 0, drafts: 0 });
  });

  it("files that were chosen for one patient are not another's by the page", async () => {
    const made = await practice();
    await made.addPatient("ines", "Ines Roth");
    const client = made.client("staff", "kim");
    const [rosa, ines] = await Promise.all(
      ["rosa", "ines"].map(async login => (await client.findPatients(login)).patients[0]),
    );
    const form = await show(client);
    form.patient = rosa ?? null;
    await waitUntil(() => get<HTMLInputElement>(form, "[part=patient-field]").value !== "");
    choose(form, await picture());
    await until(client.startDraft("topic").$attachments, all => all[0]?.state === "ready");
    form.patient = ines ?? null;
    await waitUntil(() => textOf(get(form, "[role=alert]")).includes("Rosa Diaz"));
    expect(client.startDraft("topic").$draft.get()?.patient?.name).to.equal("Rosa Diaz");
  });

  it("a kind that takes nothing has no paperclip", async () => {
    const made = await practice({ policies: { topic: { attachments: "none" } } });
    const form = await show(made.client("portal", "rosa"));
    expect(maybe(form, "[part~=attach]")).to.equal(null);
    const over = new DragEvent("dragover", {
      ...{ dataTransfer: transferOf(await picture()), bubbles: true, cancelable: true },
    });
    expect(form.dispatchEvent(over)).to.equal(true);
  });
});
