/** Pictures in the demo's pages, as somebody attaches and looks at them. */
import type { Page } from "playwright-core";
import { until } from "./until.ts";

/** A small red square. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGPYoqGBFTEMLQkAiT9BAQv6FOYAAAAASUVORK5CYII=",
  "base64",
);

/** Attach, the file, Enter. */
export async function attach(page: Page, name: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach", exact: true }).click();
  await (await chooser).setFiles({ name, mimeType: "image/png", buffer: picture });
  await page
    .locator("care-attachments [part~=remove]")
    .and(page.getByLabel(/^Remove/))
    .waitFor();
  await page.getByRole("textbox", { name: "Message", exact: true }).press("Enter");
  await seesPhoto(page, name);
}

/** It stands in the thread, drawn, and opens large. */
export async function seesPhoto(page: Page, name: string): Promise<void> {
  const photo = page.getByRole("log", { name: "Messages" }).getByRole("button", { name: `Photo: ${name}` });
  const canvas = photo.locator("canvas");
  const red = (drawn: HTMLElement | SVGElement): number =>
    (drawn as HTMLCanvasElement).getContext("2d")?.getImageData(1, 1, 1, 1).data[0] ?? 0;
  await until(async () => (await canvas.evaluate(red)) > 150, `${name} is drawn`);
  await photo.click();
  await page
    .getByRole("dialog", { name })
    .getByRole("img", { name: `Photo: ${name}` })
    .waitFor();
  await page.keyboard.press("Escape");
}
