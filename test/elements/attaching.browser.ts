/** Files beside a message, in a real browser on real rooms: chosen, pasted, dropped, refused, and seen by the other. */
import type { CareCompose, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { all, focused, get, maybe, mount, practice, press, shown, textOf, texts, type, waitUntil } from "./support.ts";

/** A picture of this size, as a camera or a program would write it. */
async function picture(name = "knee.png", width = 640, height = 480, type = "image/png"): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
  context.fillStyle = "rgb(200 40 40)";
  context.fillRect(0, 0, width, height);
  return new File([await canvas.convertToBlob({ type })], name, { type });
}

function transferOf(...files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

function choose(compose: CareCompose, ...files: readonly File[]): void {
  const input = get<HTMLInputElement>(compose, "input[type=file]");
  input.files = transferOf(...files).files;
  input.dispatchEvent(new Event("change"));
}

async function open(settings: Record<string, unknown> = {}) {
  const made = await practice(settings);
  const id = await made.conversation();
  const client = made.client("portal", "rosa");
  const store = client.conversation(id);
  await until(store.$may, may => may !== null);
  const page = await mount<HTMLElement>(html`<div style="display: grid; grid-template-rows: minmax(0, 1fr) auto">
    <care-thread .client=${client} conversation=${id}></care-thread>
    <care-compose .client=${client} conversation=${id}></care-compose>
  </div>`);
  const compose = get<CareCompose>(page, "care-compose");
  const thread = get<CareThread>(page, "care-thread");
  await shown(compose, "textarea");
  return { made, id, client, store, page, compose, thread };
}

/** The colour in a canvas's middle. */
function colourIn(canvas: HTMLCanvasElement): number[] {
  const { width, height } = canvas;
  return [...(canvas.getContext("2d")?.getImageData(width / 2, height / 2, 1, 1).data ?? [])];
}

const drawn = async (within: Element): Promise<HTMLCanvasElement> => {
  const canvas = await shown<HTMLCanvasElement>(within, "[part=photo] canvas");
  await waitUntil(() => (colourIn(canvas)[3] ?? 0) > 0, "the picture is not drawn");
  return canvas;
};

describe("attaching files", () => {
  it("[F-088] a picture that is chosen stands in the other's thread, and opens large", async () => {
    const { made, id, compose, thread } = await open();
    expect(get(compose, "[part=attach]").getAttribute("aria-label")).to.equal("Attach");
    choose(compose, await picture());
    const tiles = await shown(compose, "care-attachments");
    await waitUntil(() => texts(tiles, "[part=tile]").length === 1);
    get(compose, "textarea").focus();
    // An image alone is sent, also by Enter.
    await press("Enter");
    const mine = await shown(thread, "care-attached");
    await waitUntil(() => maybe(compose, "care-attachments") === null);
    await drawn(mine);
    const kim = made.client("staff", "kim");
    const theirs = await mount<CareThread>(
      html`<care-thread .client=${kim} conversation=${id}></care-thread>`,
    );
    theirs.scrollIntoView();
    const files = await shown(theirs, "care-attached");
    const canvas = await drawn(files);
    expect(colourIn(canvas)[0]).to.be.greaterThan(150);
    const photo = get(files, "[part=photo]");
    expect(photo.getAttribute("aria-label")).to.equal("Photo: knee.png");
    const box = photo.getBoundingClientRect();
    expect([Math.round(box.width), Math.round(box.height)]).to.deep.equal([320, 240]);
    photo.focus();
    await press("Enter");
    const dialog = await shown<HTMLDialogElement>(files, "[part=viewer]");
    await waitUntil(() => dialog.open);
    expect(dialog.matches(":modal")).to.equal(true);
    const large = get<HTMLCanvasElement>(files, "canvas.large");
    await waitUntil(() => (colourIn(large)[3] ?? 0) > 0);
    const before = large.getBoundingClientRect().width;
    await press("+");
    expect(large.getBoundingClientRect().width).to.be.greaterThan(before);
    await press("0");
    expect(Math.round(large.getBoundingClientRect().width)).to.equal(Math.round(before));
    await press("Escape");
    await waitUntil(() => maybe(files, "[part=viewer]") === null);
    expect(focused()).to.equal(photo);
  });
});
