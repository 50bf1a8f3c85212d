/**
 * Prints what was taken out within the page around, for a page's policy mostly lets no frame with styles of its own be: on
 * paper stands this alone, on the screen nothing of it.
 */
import type { CareClient, TakenOut } from "@carethread/client";
import { exportBody, type PageOptions, pageStyles } from "@carethread/model";
import { html, render } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { PictureCanvas } from "../file-view/file-view.ts";

const mark = "data-carethread-paper";

const around = `
@media screen{[${mark}]{display:none!important}}
@media print{body>:not([${mark}]){display:none!important}
html,body{display:block!important;block-size:auto!important;min-block-size:0!important;overflow:visible!important;background:#fff!important}}
`;

/** The longer side of a picture, in pixels. */
const most = 1_600;

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

export interface Printing {
  readonly taken: TakenOut;
  readonly client: CareClient;
  readonly page: PageOptions;
  readonly signal: AbortSignal;
}

/** Resolves when the browser's dialog is open, or was. */
export async function printOut({ taken, client, page, signal }: Printing): Promise<void> {
  let text = "";
  for await (const piece of exportBody(taken.exported, { ...page, pictures: "canvas" })) text += piece;
  const paper = document.createElement("div");
  paper.setAttribute(mark, "");
  paper.lang = page.language;
  paper.dir = page.dir;
  const root = paper.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheetOf(pageStyles(":host", ".page"))];
  // The text is the page's own, in which whatever somebody wrote is escaped.
  render(html`<div class="page">${unsafeHTML(text)}</div>`, root);
  const pictures = new PictureCanvas();
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas[data-file]")) {
    try {
      const blob = await client.attachment(canvas.dataset.file ?? "", { signal });
      await pictures.draw(canvas, blob, most);
    } catch (error) {
      signal.throwIfAborted();
      // One that cannot be had is left out: its name stands below.
      if (error instanceof Error) canvas.remove();
    }
  }
  const sheet = sheetOf(around);
  const { title } = document;
  document.querySelector(`[${mark}]`)?.remove();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(paper);
  // By it a file is called to which it is printed.
  document.title = page.words.title(taken.exported.patient.name);
  const handleAfter = (): void => {
    paper.remove();
    document.title = title;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== sheet);
  };
  window.addEventListener("afterprint", handleAfter, { once: true });
  window.print();
}
