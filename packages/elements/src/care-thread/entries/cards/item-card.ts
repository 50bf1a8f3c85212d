/** Something of the practice's system as it stands between the messages: a card that says what, when, and what changed. */
import type { StreamItem } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { dayText, fullTime, icons, timeSpan } from "../../../text/text.ts";
import type { ThreadWords, Viewer } from "../../english.ts";
import type { CardEvent, Entry } from "../entry.ts";

type CardEntry = Extract<Entry, { type: "card" }>;

function whenOf(item: StreamItem, language: string): string {
  if (item.sort !== "calendar-event") return "";
  if (item.date !== undefined) return dayText(language, item.date);
  return item.start === undefined ? "" : timeSpan(language, item.start, item.end);
}

/** In the order in which a card has them; empty where there is none. */
function partsOf(item: StreamItem, language: string) {
  return {
    title: item.title,
    when: whenOf(item, language),
    location: (item.sort === "calendar-event" && item.location) || "",
    text: item.text ?? "",
  };
}

function nameOf({ item, before }: CardEvent, words: ThreadWords): string {
  const names = words.streamItem[item.sort];
  if (item.cancelled) return names.cancelled;
  return before === undefined || before.cancelled ? names.new : names.changed;
}

/** The card as one line. */
export function cardLine(event: CardEvent, words: ThreadWords, language: string): string {
  const { title, when, location, text } = partsOf(event.item, language);
  const more = [when, location, text].filter(part => part !== "").join(" · ");
  return `${nameOf(event, words)}: ${title}${more === "" ? "" : ` · ${more}`}`;
}

/** What was otherwise, each in a line. */
function renderChanges({ item, before }: CardEvent, { words, language }: Viewer) {
  if (before === undefined || before.cancelled || item.cancelled) return nothing;
  const now = partsOf(item, language);
  const was = partsOf(before, language);
  const changed = (Object.keys(now) as (keyof typeof now)[]).filter(
    part => was[part] !== now[part] && was[part] !== "",
  );
  return changed.map(
    part => html`<p part="card-before" class="card-before" dir="auto">${words.streamWas(was[part])}</p>`,
  );
}

export function renderCard({ key, event, isPast }: CardEntry, viewer: Viewer): TemplateResult {
  const { words, language } = viewer;
  const { item, at, pos } = event;
  const name = nameOf(event, words);
  const { title, when, location, text } = partsOf(item, language);
  const state = item.cancelled ? "cancelled" : isPast ? "past" : "";
  return html`<div
    role="group"
    part="card"
    class="card ${state}"
    aria-label="${name}: ${title}"
    data-key=${key}
    data-pos=${pos}
    title=${fullTime(language, at)}
  >
    <span class="card-icon">${item.sort === "calendar-event" ? icons.calendar : icons.plan}</span>
    <div class="card-words">
      <p part="card-kind" class="card-kind">${name}</p>
      <p part="card-title" class="card-title" dir="auto">${title}</p>
      ${when === "" ? nothing : html`<p part="card-when" class="card-when">${when}</p>`}
      ${location === "" ? nothing : html`<p part="card-location" dir="auto">${location}</p>`}
      ${text === "" ? nothing : html`<p part="card-text" class="card-text" dir="auto">${text}</p>`}
      ${renderChanges(event, viewer)}
      ${isPast ? html`<p class="card-since">${words.streamChangedSince}</p>` : nothing}
    </div>
  </div>`;
}
