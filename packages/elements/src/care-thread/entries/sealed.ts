/** In the place of sealed messages that are not shown: one line that says why. */
import { html, nothing, type TemplateResult } from "lit";
import { fullTime, icons } from "../../text/text.ts";
import type { ThreadWords, Viewer } from "../english.ts";
import type { SealedEntry } from "./entry.ts";

function sentence({ seal, messages }: SealedEntry, words: ThreadWords): string {
  switch (seal) {
    case "locked":
      return words.sealLocked(messages.length);
    case "forged":
      return words.sealForged;
    case "repeated":
      return words.sealRepeated;
  }
}

/** Who has seen the line has seen that they are there: each counts as read by a place of its own. */
export function renderSealed(entry: SealedEntry, { words, language }: Viewer): TemplateResult {
  const { at, seal, messages } = entry;
  const icon = seal === "forged" ? icons.alert : seal === "locked" ? icons.lock : nothing;
  return html`<p
    part="notice sealed"
    class="notice sealed ${seal}"
    title=${fullTime(language, at)}
  >
    ${icon}${sentence(entry, words)}${messages.map(
      ({ key, pos }) => html`<span data-key=${key} data-pos=${pos}><time class="sr"></time></span>`,
    )}
  </p>`;
}
