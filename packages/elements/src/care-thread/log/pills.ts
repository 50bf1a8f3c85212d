import { html, nothing, type TemplateResult } from "lit";
import { icons } from "../../text/text.ts";
import type { ThreadWords } from "../english.ts";
import type { ThreadLog } from "./thread-log.ts";

function renderNew(log: ThreadLog, where: "above" | "below", words: ThreadWords) {
  const count = log.outOfSight[where];
  const isAbove = where === "above";
  return html`<div class=${isAbove ? "pill above" : "pill"}>
    <button
      part=${isAbove ? "new-above" : "new-below"}
      class="button news"
      aria-label=${isAbove ? words.newAbove(count) : words.newBelow(count)}
      @click=${() => log.toNew(where)}
    >
      ${words.newShort(count)}${isAbove ? icons.up : icons.down}
    </button>
  </div>`;
}

function renderLatest(log: ThreadLog, words: ThreadWords) {
  return html`<div class="pill">
    <button part="latest" class="button" aria-label=${words.latest} @click=${() => log.toEnd()}>
      ${words.latestShort}${icons.down}
    </button>
  </div>`;
}

/** What is new out of sight, and the way to the end for who has left it. */
export function renderPills(log: ThreadLog, words: ThreadWords): TemplateResult {
  const { above, below } = log.outOfSight;
  return html`${above > 0 ? renderNew(log, "above", words) : nothing}
  ${below > 0 ? renderNew(log, "below", words) : log.following ? nothing : renderLatest(log, words)}`;
}
