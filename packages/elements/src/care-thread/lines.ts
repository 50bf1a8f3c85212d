/** Lines around the messages: what is loaded further, and what was not sent. */
import type { More } from "@carethread/client";
import { html, nothing } from "lit";
import type { ThreadWords } from "./english.ts";

export interface MoreLine {
  readonly words: ThreadWords;
  readonly label: string;
  readonly failed: string;
  readonly load: () => void;
}

export function renderMore(more: More | undefined, { words, label, failed, load }: MoreLine) {
  if (more === undefined || more === "none") return nothing;
  return html`<div class="older">
    ${more === "failed" ? html`<p role="alert">${failed}</p>` : nothing}
    <button class="button" ?disabled=${more === "loading"} @click=${load}>
      ${more === "loading" ? words.loading : more === "failed" ? words.tryAgain : label}
    </button>
  </div>`;
}

/** One message has its own button; several are tried again at once. */
export function renderUnsent(words: ThreadWords, failed: number, retryAll: () => void) {
  return html`<div role="status">
    ${
      failed < 2
        ? nothing
        : html`<p part="unsent" class="status unsent">
            ${words.notSentCount(failed)}
            <button part="retry-all" class="link plain" @click=${retryAll}>${words.retryAll}</button>
          </p>`
    }
  </div>`;
}
