/** Lines around the messages, and in their place: what is loaded further, what was not sent, what is not there. */
import type { Item, More } from "@carethread/client";
import type { Person } from "@carethread/model";
import { html, nothing } from "lit";
import { icons, isolate } from "../text/text.ts";
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

export interface GoneView {
  readonly words: ThreadWords;
  readonly sentence: string;
  readonly items: readonly Item[];
  /** What *Try again* does; without it there is none. */
  readonly retry?: (() => void) | undefined;
}

/** In place of a conversation that is not available. */
export function renderGone({ words, sentence, items, retry }: GoneView) {
  return html`<div part="gone" class="gone">
    <slot name="start"></slot>
    ${icons.messages}
    <p role="status">${sentence}</p>
    ${retry === undefined ? nothing : html`<button class="button" @click=${retry}>${words.tryAgain}</button>`}
    ${items.map(({ pending }) =>
      // What was written is not lost with the right to send it.
      pending === null ? nothing : html`<p class="kept" dir="auto">${words.notSent} ${pending.text}</p>`,
    )}
    <slot name="end"></slot>
  </div>`;
}

/** Who is typing; null is somebody of the team whose name is not said. */
export function renderTyping(typing: readonly (Pick<Person, "name"> | null)[], words: ThreadWords) {
  const names = typing.map(person => (person === null ? words.yourCareTeam : isolate(person.name)));
  return html`<p part="typing" class="typing">${names.length > 0 ? words.typing(names) : nothing}</p>`;
}

/** Where messages will stand. */
export function renderBones() {
  return html`<div class="bones" aria-hidden="true">
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
  </div>`;
}
