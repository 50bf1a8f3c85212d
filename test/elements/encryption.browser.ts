/** Conversations that are encrypted from end to end, as people see them: begun, listed, read on devices with real keys. */
import type { CareClient } from "@carethread/client";
import type {
  CareCompose,
  CareInbox,
  CareMessenger,
  CareNewConversation,
  CareThread,
} from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { beginEncrypted, type Devices, devicesOf, forced, opened } from "../../stories/encrypted.ts";
import { type Practice, until } from "../../stories/fixture.ts";
import { paste, picture, transferOf } from "./files.ts";
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

async function encrypting(
  settings: Record<string, unknown> = {},
): Promise<{ made: Practice; devices: Devices }> {
  const made = await practice({ encryption: true, ...settings });
  return { made, devices: await devicesOf(made) };
}

async function threadOf(client: CareClient, id: string, size = {}): Promise<CareThread> {
  return mount<CareThread>(html`<care-thread .client=${client} conversation=${id}></care-thread>`, size);
}

const isDrawn = (canvas: Element): boolean =>
  canvas instanceof HTMLCanvasElement &&
  (canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? []).some(
    byte => byte > 0,
  );

const bubbles = (thread: CareThread): string[] => texts(thread, ".text");

describe("a conversation that is encrypted from end to end", () => {
  it("[F-191] is begun in the form by a box, with a picture that was there before, and both sides read it", async () => {
    const { devices } = await encrypting({ policies: { topic: { attachments: "images" } } });
    const [rosa, kim] = [await devices.client("portal", "rosa"), await devices.client("staff", "kim")];
    const form = await mount<CareNewConversation>(
      html`<care-new-conversation .client=${rosa}></care-new-conversation>`,
    );
    const box = await shown<HTMLInputElement>(form, "#encrypt");
    expect(maybe(form, "[part~=attach]")).not.to.equal(null);
    const { $attachments } = rosa.startDraft("topic");
    const input = get<HTMLInputElement>(form, "input[type=file]");
    input.files = transferOf(await picture()).files;
    input.dispatchEvent(new Event("change"));
    const [before] = await until($attachments, ([upload]) => upload?.state === "ready");
    box.focus();
    await press("Space");
    expect(box.checked).to.equal(true);
    await until($attachments, ([upload]) => upload?.state === "ready" && upload.key !== before?.key);
    await expect(form).to.be.accessible();
    get(form, "#topic").focus();
    await type("Test results");
    get(form, "#message").focus();
    await type("Has my blood test come back?");
    const started = next(form, "care-conversation-start" as never) as Promise<unknown>;
    get(form, "[part=send]").click();
    const { detail } = (await started) as CustomEvent<{ id: string }>;
    const thread = await threadOf(kim, detail.id);
    await waitUntil(() => bubbles(thread).join() === "Has my blood test come back?");
    const files = await shown(thread, "care-attached");
    expect(get(files, "[part=photo]").getAttribute("aria-label")).to.equal("Photo: knee.png");
    files.scrollIntoView();
    await waitUntil(() => maybe(files, ".problem") === null && isDrawn(get(files, "canvas")));
    expect(textOf(get(thread, "[part=topic]"))).to.equal("Test results");
    expect(texts(thread, "[part=notice]")).to.include("Encrypted from end to end");
    // The next one is begun without, unless it is asked for again.
    expect(get<HTMLInputElement>(form, "#encrypt").checked).to.equal(false);
  });

  it("is not offered where the practice or the page cannot", async () => {
    const plain = await practice();
    const { made } = await encrypting();
    const device = await (await devicesOf(plain)).client("portal", "rosa");
    for (const client of [device, made.client("portal", "rosa")]) {
      const form = await mount<CareNewConversation>(
        html`<care-new-conversation .client=${client}></care-new-conversation>`,
      );
      await shown(form, "#topic");
      expect(maybe(form, "#encrypt")).to.equal(null);
    }
  });

  it("[F-191] has a lock in the list, and says where a device cannot open what a row says", async () => {
    const { made, devices } = await encrypting();
    const [rosa, kim] = [await devices.client("portal", "rosa"), await devices.client("staff", "kim")];
    const id = await beginEncrypted(rosa);
    await made.conversation({ title: "Refill" });
    await until(kim.conversation(id).$items, items => opened(items) > 0);
    await rosa.conversation(id).send({ text: "I am worried" });
    await until(kim.inbox.$rows, rows => rows?.find(row => row.id === id)?.title === "Test results");
    const rowOf = async (client: CareClient): Promise<HTMLElement> => {
      const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`);
      await shown(inbox, `[data-id="${id}"]`);
      await expect(inbox).to.be.accessible();
      expect(all(inbox, "[part=encrypted]")).to.have.length(1);
      return get(inbox, `[data-id="${id}"]`);
    };
    const row = await rowOf(kim);
    expect(textOf(row.querySelector("[part=row-button]"))).to.equal("Test results");
    const blind = await rowOf(made.client("staff", "kim"));
    expect(textOf(blind.querySelector("[part=row-button]"))).to.equal("Encrypted");
    expect(textOf(blind.querySelector("[part=preview]"))).to.contain("Encrypted");
    // Found by whom it is with, it is no more than that.
    const inbox = (blind.getRootNode() as ShadowRoot).host as CareInbox;
    get(inbox, "[part=search-field]").focus();
    await type("Rosa");
    const hit = await shown(inbox, `[part=hits] [data-id="${id}"]`);
    expect(textOf(hit.querySelector("[part=row-button]"))).to.equal("Encrypted");
    expect(textOf(hit.querySelector("[part=patient]"))).to.equal("Rosa Diaz");
    expect(hit.querySelector("[part=encrypted]")).not.to.equal(null);
  });

  it("[F-191] says who can read it, in a panel that the keyboard opens and closes", async () => {
    const { devices } = await encrypting();
    const [rosa, kim] = [await devices.client("portal", "rosa"), await devices.client("staff", "kim")];
    const thread = await threadOf(kim, await beginEncrypted(rosa));
    const lock = await shown(thread, "[part=security]");
    await waitUntil(() => bubbles(thread).length === 1);
    lock.focus();
    await press("Enter");
    const panel = await shown(thread, "#security-popup");
    await shown(thread, "[part=records-key]");
    await waitUntil(() => focused() === panel);
    await expect(thread).to.be.accessible();
    const readers = texts(thread, "[part=reader]");
    expect(readers.filter(reader => reader.startsWith("Kim Park")).join()).to.match(/Since .+ This device$/);
    expect(readers.filter(reader => reader.startsWith("Rosa Diaz")).join()).to.match(
      /^Rosa Diaz Since [^S]+$/,
    );
    // Omar has not signed in on a device of his.
    expect(readers.find(reader => reader.includes("Omar"))).to.contain("No device yet");
    expect(textOf(get(thread, "[part=records-key]"))).to.contain("Key records-1");
    expect(texts(thread, ".off li")).to.include("Staff-only notes");
    await press("Escape");
    await waitUntil(() => focused() === get(thread, "[part=security]"));
    expect(maybe(thread, "#security-popup")).to.equal(null);
  });

  it("[F-191] stays so for good, and offers another conversation about the same patient", async () => {
    const { devices } = await encrypting();
    const rosa = await devices.client("portal", "rosa");
    const id = await beginEncrypted(rosa);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${rosa} conversation=${id}></care-messenger>`,
    );
    const thread = (await shown(messenger, "care-thread")) as CareThread;
    (await shown(thread, "[part=security]")).focus();
    await press("Enter");
    (await shown(thread, "[part=start-another]")).focus();
    await press("Enter");
    const form = (await shown(messenger, "care-new-conversation")) as CareNewConversation;
    await waitUntil(() => maybe(form, "input[type=checkbox]") !== null);
    expect((get(form, "input[type=checkbox]") as HTMLInputElement).checked).to.equal(false);
  });

  it("[F-191] tells both sides of a new device, and who reads on it", async () => {
    const { devices } = await encrypting();
    const [rosa, kim] = [await devices.client("portal", "rosa"), await devices.client("staff", "kim")];
    const id = await beginEncrypted(rosa);
    const [theirs, mine] = [await threadOf(rosa, id), await threadOf(kim, id)];
    await waitUntil(() => bubbles(mine).length === 1);
    const again = await devices.client("staff", "kim");
    const elsewhere = await threadOf(again, id);
    await waitUntil(() =>
      texts(theirs, "[part=notice]").some(said => /new device of .?Kim Park.? can read/.test(said)),
    );
    await waitUntil(() =>
      texts(mine, "[part=notice]").includes("A new device of yours can read from here on"),
    );
    await waitUntil(() => bubbles(elsewhere).join() === "Has my blood test come back?");
  });

  it("[F-191] takes files, and shows them with their names to who reads along alone", async () => {
    const { devices } = await encrypting({ streamFilter: true });
    const [rosa, kim] = [await devices.client("portal", "rosa"), await devices.client("staff", "kim")];
    const id = await beginEncrypted(rosa);
    const compose = await mount<CareCompose>(
      html`<care-compose .client=${rosa} conversation=${id}></care-compose>`,
    );
    const box = await shown<HTMLTextAreaElement>(compose, "textarea");
    await shown(compose, "[part~=attach]");
    const letter = new File(["%PDF-1.7 a letter"], "letter.pdf", { type: "application/pdf" });
    paste(box, transferOf(await picture(), letter));
    const tiles = await shown(compose, "care-attachments");
    await waitUntil(() => texts(tiles, "[part=file-name]").length === 2);
    get(compose, "textarea").focus();
    await type("These");
    await press("Enter");
    const thread = await threadOf(kim, id);
    const files = await shown(thread, "care-attached");
    await waitUntil(() => texts(files, "[part=file-name]").join() === "letter.pdf");
    // A picture is fetched when it comes onto the screen.
    files.scrollIntoView();
    await waitUntil(() => isDrawn(get(files, "canvas")));
    await expect(thread).to.be.accessible();
    // A row says what comes with it, of which the rooms know nothing.
    const { $rows } = kim.inbox;
    await until($rows, rows => rows?.find(row => row.id === id)?.last?.attached?.documents === 1);
    kim.conversation(id).filter("attachments");
    const filtered = await until(kim.conversation(id).$filtered, found => found?.state === "shown");
    expect(filtered?.events.length).to.equal(1);
  });

  it("[F-191] offers no notes and no support, and a mention lets somebody read from there on", async () => {
    const { made, devices } = await encrypting({ notes: true });
    await made.addStaff("sue", "Sue Port", "Support", { support: true });
    const [rosa, kim] = [await devices.client("portal", "rosa"), await devices.client("staff", "kim")];
    const id = await beginEncrypted(rosa);
    const compose = await mount<CareCompose>(
      html`<care-compose .client=${kim} conversation=${id}></care-compose>`,
    );
    await until(kim.conversation(id).$may, may => may?.mention === null);
    await until(kim.conversation(id).$members, members => Object.keys(members).length > 1);
    const box = await shown<HTMLTextAreaElement>(compose, "textarea");
    expect(maybe(compose, "[part=note]")).to.equal(null);
    box.focus();
    await type("@");
    await shown(compose, "[part=option]");
    expect(texts(compose, "[part=option]").join()).to.contain("Omar");
    expect(texts(compose, "[part=option]").join()).not.to.match(/support/i);
    await press("Enter");
    await type("please look");
    await press("Enter");
    const { $items } = kim.conversation(id);
    await until($items, items =>
      items.some(({ event }) => event?.type === "message" && (event.mentions?.length ?? 0) > 0),
    );
  });
});

describe("what of an encrypted conversation cannot be read", () => {
  async function forcedThread(change: Parameters<typeof forced>[1], messages = 1) {
    const { devices } = await encrypting();
    const [rosa, kim] = [await devices.client("portal", "rosa"), await devices.client("staff", "kim")];
    const id = await beginEncrypted(rosa);
    const theirs = rosa.conversation(id);
    for (let nth = 1; nth < messages; nth++) await theirs.send({ text: `Message ${nth + 1}` });
    await until(kim.conversation(id).$items, items => opened(items) === messages);
    const client = forced(kim, change);
    return { client, kim, id, thread: await threadOf(client, id) };
  }

  it("stands in one line where there is more of it, and counts as read when that was seen", async () => {
    const { thread, kim, id } = await forcedThread({ seals: ["locked", "locked", "locked", "open"] }, 4);
    const line = await shown(thread, "[part~=sealed]");
    expect(textOf(line)).to.equal("3 messages written before this device could read");
    expect(bubbles(thread)).to.deep.equal(["Message 4"]);
    await expect(thread).to.be.accessible();
    await waitUntil(() => kim.inbox.$rows.get()?.find(row => row.id === id)?.unread === 0);
  });

  it("is told at its end as well, and read there", async () => {
    const { thread, kim, id } = await forcedThread({ seals: ["open", "locked"] }, 3);
    expect(textOf(await shown(thread, "[part~=sealed]"))).to.equal(
      "2 messages written before this device could read",
    );
    await waitUntil(() => kim.inbox.$rows.get()?.find(row => row.id === id)?.unread === 0);
  });

  it("[F-191] is said of what is forged, repeated, moved, or has a gap before it, and no words of it stand there", async () => {
    const seals = ["forged", "repeated", "gap", "moved", "opening"] as const;
    const { thread } = await forcedThread({ seals }, 5);
    await shown(thread, "[part~=sealed]");
    expect(texts(thread, "[part~=notice]").slice(1)).to.deep.equal([
      "Encrypted from end to end",
      "This message is not from the device it names. It is not shown.",
      "This message was here before. It is not shown again.",
      "A message before this one is missing.",
      "This message was written before one that stands above it.",
    ]);
    expect(bubbles(thread)).to.deep.equal(["Message 3", "Message 4", "Opening…"]);
    await expect(thread).to.be.accessible();
  });

  for (const [state, sentence] of [
    ["no-device", "Encrypted messages can be neither read nor written on this device."],
    [
      "untrusted",
      "The newest keys of this conversation are not from a device that your practice has confirmed.",
    ],
  ] as const) {
    it(`[F-191] ${state}: says why above the field, in whose place what was written stays`, async () => {
      const { kim, client, id, thread } = await forcedThread({ encryption: { state } });
      kim.conversation(id).setDraft("Half a sen");
      const compose = await mount<CareCompose>(
        html`<care-compose .client=${client} conversation=${id}></care-compose>`,
      );
      expect(textOf(await shown(thread, "[part=encryption]"))).to.contain(sentence);
      expect(textOf(await shown(compose, "[part=closed]"))).to.equal("You cannot write here at the moment.");
      await waitUntil(() => textOf(maybe(compose, ".kept")) === "Half a sen");
      expect(maybe(compose, "textarea")).to.equal(null);
      await expect(compose).to.be.accessible();
    });
  }

  it("says so above the field where it is read by taking part alone, or tried again", async () => {
    for (const [state, sentence] of [
      ["outside", "You cannot read this conversation."],
      ["failed", "Encrypted messages cannot be opened right now."],
    ] as const) {
      const { thread } = await forcedThread({ encryption: { state } });
      expect(textOf(await shown(thread, "[part=encryption]"))).to.contain(sentence);
    }
  });
});
