import type { EncounterLink } from "@carethread/model";
import { html, nothing } from "lit";
import { icons } from "../../../text/text.ts";
import type { Viewer } from "../../english.ts";

/** An order or a document that the host linked: what it is, of which day, and the way to it. */
export function renderLinked({ kind, title, url, date }: EncounterLink, { words, language }: Viewer) {
  // A day is the same day everywhere.
  const day = date === undefined ? null : new Date(`${date}T00:00:00Z`);
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const isDay = day !== null && !Number.isNaN(day.getTime());
  return html`${kind === "order" ? icons.order : icons.document}
    <span class="linked-about">
      <span class="linked-kind">${words.linkKinds[kind]}</span>
      ${
        url?.startsWith("https://")
          ? html`<a part="link" href=${url} target="_blank" rel="noopener noreferrer" dir="auto">${title}</a>`
          : html`<bdi>${title}</bdi>`
      }
      ${isDay ? html`<time datetime=${date ?? nothing}>${format.format(day)}</time>` : nothing}
    </span>`;
}
