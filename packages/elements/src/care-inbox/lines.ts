/** Lines over the rows of a list, and in their place: what was lost on the device, what is coming, that there is nothing. */
import type { Unsent } from "@carethread/client";
import { html, nothing } from "lit";
import { listIcons } from "../text/text.ts";
import type { InboxWords } from "./english.ts";

export function renderLost(words: InboxWords, lost: Unsent | undefined, understand: () => void) {
  const { messages = 0, drafts = 0 } = lost ?? {};
  if (messages + drafts === 0) return nothing;
  return html`<p part="lost" class="status">
    ${messages > 0 ? words.lostMessages(messages) : nothing} ${drafts > 0 ? words.lostDrafts(drafts) : nothing}
    <button class="link plain" @click=${understand}>${words.understood}</button>
  </p>`;
}

export function renderSkeleton(words: InboxWords) {
  const row = html`<li class="row">
    <span class="avatar bone"></span>
    <span class="bones"><span class="bone"></span><span class="bone"></span></span>
  </li>`;
  return html`<p class="sr">${words.loading}</p>
    <ul aria-hidden="true">
      ${[row, row, row, row, row]}
    </ul>`;
}

export function renderEmpty(
  words: InboxWords,
  { title = words.noConversations, hint = "" }: { readonly title?: string; readonly hint?: string },
) {
  return html`<div part="empty" class="empty">
    ${listIcons.messages}<strong>${title}</strong>${hint === "" ? nothing : html`<span>${hint}</span>`}
  </div>`;
}
