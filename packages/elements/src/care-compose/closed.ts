import type { Head, RefusalCode } from "@carethread/model";
import { html, nothing } from "lit";
import type { Attempt } from "../controllers/controllers.ts";
import { renderConversationLink } from "../conversation-link/conversation-link.ts";
import type { ComposeWords } from "./english.ts";

export interface ClosedView {
  readonly refused: RefusalCode;
  readonly words: ComposeWords;
  /** What was being written. */
  readonly text: string;
  readonly closed: Head["closed"];
  readonly mayReopen: boolean;
  readonly reopening: Attempt;
  readonly reopen: () => void;
}

/** In place of the box. The text stays to be read and copied where it cannot be sent any more. */
export function renderClosed({ refused, words, text, closed, mayReopen, reopening, reopen }: ClosedView) {
  const { reason, into } = closed ?? {};
  const isMerged = refused === "closed" && reason === "merged";
  return html`<div class="frame">
    <p part="closed" class="closed" role="status">
      ${isMerged ? words.mergedAway : words.refused[refused]}
      ${renderConversationLink(isMerged ? into : undefined, words.openOther)}
      ${mayReopen ? html`<button part="reopen" class="button" @click=${reopen}>${words.reopen}</button>` : nothing}
      ${reopening.refused === null ? nothing : html`<span part="error" class="error">${reopening.refused}</span>`}
    </p>
    ${renderKept(words, text)}
  </div>`;
}

function renderKept(words: ComposeWords, text: string) {
  if (text === "") return nothing;
  return html`<p class="closed kept-hint">${words.draftKept}</p>
    <p class="closed kept" dir="auto">${text}</p>`;
}

/** The same where this device cannot write; the thread says why. */
export function renderShut(sentence: string, words: ComposeWords, text: string) {
  return html`<div class="frame">
    <p part="closed" class="closed" role="status">${sentence}</p>
    ${renderKept(words, text)}
  </div>`;
}
