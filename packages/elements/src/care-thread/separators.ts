import type { Person } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { dayName, fullTime, isolate, timeOf } from "../text/text.ts";
import { formsOf } from "../words/words.ts";
import type { Viewer } from "./english.ts";
import type { Entry, Notice } from "./entries.ts";

/** A system event in words, as this person reads it. */
export function sentenceOf(notice: Notice, { me, words, language }: Viewer): string {
  const by = (person: Person) => (person.id === me?.id ? words.you : isolate(person.name));
  switch (notice.what) {
    case "created":
      if (notice.by === "team") return words.startedByTeam;
      // The host's back end is nobody whom people know.
      if (notice.by.side === "system") return words.started;
      return notice.by.id === me?.id ? words.startedByYou : words.startedBy(isolate(notice.by.name));
    case "joined":
    case "left":
    case "followed":
    case "unfollowed":
      return words[notice.what](isolate(notice.person.name));
    case "invited":
      return words.invited(by(notice.by), isolate(notice.person.name));
    case "removed":
      if (notice.by.id === me?.id) return words.removedByYou(isolate(notice.person.name));
      if (notice.person.id === me?.id) return words.removedYou(isolate(notice.by.name));
      return words.removed(isolate(notice.by.name), isolate(notice.person.name));
    case "support-invited": {
      const names = formsOf(language).list(notice.people.map(({ name }) => isolate(name)));
      return words.invitedSupport(by(notice.by), timeOf(language, notice.until), names);
    }
    case "support-ended":
      return words.supportEnded;
  }
}

/** What stands between messages: a day, the "New" divider, a system event. */
export function renderSeparator(
  entry: Exclude<Entry, { type: "message" }>,
  viewer: Viewer,
  /** Null where nothing is new any more. */
  markRead: (() => void) | null,
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
    case "notice":
      return html`<p part="notice" class="notice" data-key=${entry.key} title=${fullTime(language, entry.at)}>
        ${sentenceOf(entry.notice, viewer)}
      </p>`;
  }
}
