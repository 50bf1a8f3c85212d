/** Files in the element tests: pictures drawn here, how they are chosen, and a conversation to attach them in. */
import type { CareCompose, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { get, maybe, mount, practice, shown, textOf, waitUntil } from "./support.ts";

/** A picture of this size, as a camera or a program would write it. */
export async function picture(
  name = "knee.png",
  width = 640,
  height = 480,
  type = "image/png",
): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
  context.fillStyle = "rgb(200 40 40)";
  context.fillRect(0, 0, width, height);
  return new File([await canvas.convertToBlob({ type })], name, { type });
}

export function transferOf(...files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

/** What is pasted comes as a property of the event: Firefox takes nothing of what one is made with. */
export function paste(into: Element, clipboardData: DataTransfer): void {
  const event = new ClipboardEvent("paste", { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: clipboardData });
  into.dispatchEvent(event);
}

export function choose(compose: CareCompose, ...files: readonly File[]): void {
  const input = get<HTMLInputElement>(compose, "input[type=file]");
  input.files = transferOf(...files).files;
  input.dispatchEvent(new Event("change"));
}

export async function openFiles(settings: Record<string, unknown> = {}) {
  const made = await practice(settings);
  const id = await made.conversation();
  const client = made.client("portal", "rosa");
  const store = client.conversation(id);
  await until(store.$may, may => may !== null);
  const page = await mount<HTMLElement>(html`<div>
    <care-thread .client=${client} conversation=${id}></care-thread>
    <care-compose .client=${client} conversation=${id}></care-compose>
  </div>`);
  // In a page's markup a careful policy would not have it.
  page.style.cssText = "display: grid; grid-template-rows: minmax(0, 1fr) auto";
  const compose = get<CareCompose>(page, "care-compose");
  const thread = get<CareThread>(page, "care-thread");
  await shown(compose, "textarea");
  return { made, id, client, store, page, compose, thread };
}

/** The colour in a canvas's middle. */
export function colourIn(canvas: HTMLCanvasElement): number[] {
  const { width, height } = canvas;
  return [...(canvas.getContext("2d")?.getImageData(width / 2, height / 2, 1, 1).data ?? [])];
}

export const drawn = async (within: Element): Promise<HTMLCanvasElement> => {
  const canvas = await shown<HTMLCanvasElement>(within, "[part=photo] canvas");
  await waitUntil(() => (colourIn(canvas)[3] ?? 0) > 0, "the picture is not drawn");
  return canvas;
};

/** Drags these over an element and drops them: it says what it does with them. */
export async function drag(element: Element, files: DataTransfer, sentence: string): Promise<void> {
  const fire = (name: string): boolean =>
    element.dispatchEvent(
      new DragEvent(name, { dataTransfer: files, bubbles: true, cancelable: true, composed: true }),
    );
  // A browser would open the file in place of the page.
  expect(fire("dragenter")).to.equal(false);
  expect(textOf(await shown(element, "[part=drop]"))).to.equal(sentence);
  expect(fire("dragover")).to.equal(false);
  expect(fire("drop")).to.equal(false);
  await waitUntil(() => maybe(element, "[part=drop]") === null);
}
