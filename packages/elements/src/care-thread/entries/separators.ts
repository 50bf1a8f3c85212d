import { html, nothing, type TemplateResult } from "lit";
import { renderConversationLink } from "../../conversation-link/conversation-link.ts";
import { dayName, fullTime } from "../../text/text.ts";
import type { Viewer } from "../english.ts";
import { renderLinked } from "./cards/cards.ts";
import type { Entry } from "./entry.ts";
import { goalOf, linkOf, opensOf, sentenceOf } from "./notices/notices.ts";

function renderGoal(goal: number | undefined, words: Viewer["words"], goTo: (pos: number) => void) {
  if (goal === undefined) return nothing;
  return html`<button part="to-message" class="link plain" @click=${() => goTo(goal)}>${words.goToMessage}</button>`;
}

/** What stands between messages: a day, the "New" divider, a system event. */
export function renderSeparator(
  entry: Exclude<Entry, { type: "message" | "card" | "sealed" }>,
  viewer: Viewer,
  /** Null where nothing is new any more. */
  markRead: (() => void) | null,
  goTo: (pos: number) => void,
): TemplateResult {
  const { words, language } = viewer;
  switch (entry.type) {
    case "day":
      return html`<h3 part="day" class="day">
        ${dayName(language, entry.at, Date.now())}
      </h3>`;
    case "new":
      return html`<div part="divider" class="divider">
        <p>${words.new}</p>
        ${
          markRead === null
            ? nothing
            : html`<button part="mark-read" class="link plain" @click=${markRead}>${words.markRead}</button>`
        }
      </div>`;
    case "place":
      return html`<p part="notice" class="notice">${entry.is === "gap" ? words.sealGap : words.sealMoved}</p>`;
    case "notice": {
      const link = linkOf(entry.events);
      if (link !== undefined)
        return html`<div
          role="group"
          part="linked"
          class="linked"
          data-key=${entry.key}
          aria-label=${sentenceOf(entry.events, viewer, entry.news)}
        >
          ${renderLinked(link, viewer)}
        </div>`;
      return html`<p part="notice" class="notice" data-key=${entry.key} title=${fullTime(language, entry.at)}>
        ${sentenceOf(entry.events, viewer, entry.news)}
        ${renderConversationLink(opensOf(entry.events), words.openOther)}
        ${renderGoal(goalOf(entry.events), words, goTo)}
      </p>`;
    }
  }
}
