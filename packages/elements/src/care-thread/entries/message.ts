import type { Pending } from "@carethread/client";
import { annotate, finder, type Members, type Person, type TextMark } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import {
  formsOf,
  fullTime,
  icons,
  isolate,
  markedText,
  type Named,
  renderAvatar,
  supportToken,
  timeOf,
} from "../../text/text.ts";
import type { ThreadWords, Viewer } from "../english.ts";
import { renderAnswers } from "./answers.ts";
import { type CorrectionsView, renderCorrections, renderMore } from "./corrections/corrections.ts";
import { type MessageEntry, visibilityOf } from "./entry.ts";
import { renderTextLine } from "./text-line.ts";

/** What a message needs to know besides itself. */
export interface MessageView extends Viewer {
  readonly retry: (id: string) => void;
  readonly edit: (pending: Pending) => void;
  /** Sends it to the phone again that it never reached; null where that would not help, or is not theirs. */
  readonly again: (() => void) | null;
  /** Among whom are those that a message names. */
  readonly members: Members;
  /** Who has read it, where it is one's own, else what marks it as unread. */
  readonly button: (entry: MessageEntry) => unknown;
  /** The files that it brings. */
  readonly files: (entry: MessageEntry) => unknown;
  /** What can be done about corrections of it; null where nothing can. */
  readonly corrections: CorrectionsView | null;
}

/** What stands beside a name: the job of staff, and what a portal user is to the patient, where that is named. */
export function roleOf(person: Person, words: ThreadWords, patient = ""): string {
  const { relation = "self" } = person;
  if (person.side === "portal")
    return relation === "self" || patient === ""
      ? words.relations[relation]
      : words.relationTo[relation](isolate(patient));
  return person.title ?? (person.side === "staff" ? words.careTeam : "");
}

function renderSender({ own, first, message }: MessageEntry, { words, patient }: Viewer) {
  if (own || message === null) {
    return html`<p part="sender" class=${first ? "sender" : "sr"}>${words.you}</p>`;
  }
  const role = roleOf(message.by, words, patient);
  return html`<p part="sender" class=${first ? "sender" : "sr"}>
    <bdi class="name">${message.by.name}</bdi>
    ${role === "" ? nothing : html`<bdi part="role" class="role">${role}</bdi>`}
  </p>`;
}

/** The text as nodes: what is no link is text, and a link is a link to one of four schemes. */
function renderText(text: string, named: readonly Named[], { me, found }: Viewer) {
  const marks = found ? finder(found.q).marks(text) : [];
  let at = 0;
  return markedText(text, named).map(({ text: part, is }) => {
    const shown = marks.length === 0 ? part : renderMarks(part, marks, at);
    at += part.length;
    if (is === null) return shown;
    if (is.kind === "link")
      return html`<a part="link" href=${is.href} target="_blank" rel="noopener noreferrer" dir="auto">${shown}</a>`;
    const own = is.ids.some(id => id === me?.id);
    return html`<bdi part=${own ? "mention mention-own" : "mention"} class="mention ${own ? "me" : ""}">${shown}</bdi>`;
  });
}

/** A piece of a text that begins at a place of it, with what of the marks lies in it. */
function renderMarks(piece: string, marks: readonly TextMark[], at: number) {
  const ranges = marks
    .map(([from, to]) => ({ from: Math.max(from - at, 0), to: Math.min(to - at, piece.length), is: true }))
    .filter(({ from, to }) => from < to);
  return annotate(piece, ranges).map(({ text, is }) =>
    is === null ? text : html`<mark part="mark">${text}</mark>`,
  );
}

/** Those whom the message names, and support where it was called: the portal is told of neither. */
function namedIn({ message, pending }: MessageEntry, members: Members): readonly Named[] {
  const ids = message?.mentions ?? pending?.mentions ?? [];
  const named = ids.flatMap(id => {
    const person = members[id]?.person;
    // By the name of that day, too: they may have another by now, or be no member any more.
    const name = message?.called?.[id];
    const then = name === undefined ? [] : formsOf({ id, name, title: person?.title });
    return [...(person === undefined ? [] : formsOf(person)), ...then];
  });
  return ids.length > 0 ? [...named, { id: "support", name: supportToken }] : [];
}

function renderPending(pending: Pending | null, view: MessageView) {
  const { words } = view;
  switch (pending?.state) {
    case undefined:
    case "sent":
      return nothing;
    case "sending":
      return html`<p part="message-status" class="note-line">${words.sending}</p>`;
    case "waiting":
      return html`<p part="message-status" class="note-line">${icons.clock}${words.waiting}</p>`;
    case "uploading":
      return html`<p part="message-status" class="note-line">${icons.clock}${words.waitingForFiles}</p>`;
    case "failed":
      return html`<div part="message-status" class="note-line failed">
        <p role="alert">
          ${icons.alert}<span
            >${words.notSent} ${pending.refused === null ? words.failed : words.refused[pending.refused]}</span
          >
        </p>
        <p class="actions">
          <button class="link plain" @click=${() => view.retry(pending.id)}>${words.retry}</button>
          <button class="link plain" @click=${() => view.edit(pending)}>${words.edit}</button>
        </p>
      </div>`;
  }
}

function renderBody(entry: MessageEntry, view: MessageView) {
  const { message, pending } = entry;
  const response = message?.body.response;
  if (response?.item !== undefined)
    return html`<div part="text" class="text">${renderAnswers(response, view)}</div>`;
  if (entry.opening) return html`<div class="text unopened">${view.words.sealOpening}</div>`;
  const text = message?.body.text ?? pending?.text ?? "";
  if (text === "") return nothing;
  return html`<div part="text" class="text" dir="auto">${renderText(text, namedIn(entry, view.members), view)}</div>`;
}

export function renderMessage(entry: MessageEntry, view: MessageView): TemplateResult {
  const { words, language } = view;
  const { key, own, first, last, message, pending, at } = entry;
  const staffOnly = visibilityOf(entry) === "staff";
  const parts = ["message", own ? "message-own" : "message-other", staffOnly ? "message-note" : ""];
  const classes = [
    "message",
    own ? "own" : "other",
    first ? "first" : "",
    last ? "last" : "",
    staffOnly ? "staff-only" : "",
    pending === null ? "" : pending.state,
    message !== null && view.found?.pos === message.pos ? "found" : "",
  ];
  const by = own || message === null ? words.you : isolate(message.by.name);
  const name = (staffOnly ? words.noteAt : words.messageAt)(by, timeOf(language, at));
  return html`<div role="article" aria-label=${name} part=${parts.join(" ").trim()} class=${classes.join(" ")} data-key=${key} data-pos=${message?.pos ?? nothing}>
    ${!own && first && message !== null ? renderAvatar(message.by) : nothing} ${renderSender(entry, view)}
    <div part="bubble" class="bubble">
      ${staffOnly ? html`<span part="note-label" class="note-label">${icons.lock}${words.note}</span>` : nothing}
      ${view.files(entry)} ${renderBody(entry, view)}
      <time part="time" datetime=${new Date(at).toISOString()} title=${fullTime(language, at)}
        >${timeOf(language, at)}</time
      >
      ${view.button(entry)} ${renderMore(entry, view, view.corrections)}
    </div>
    ${renderCorrections(entry, view, view.corrections, text => renderText(text, [], view))}
    ${renderTextLine(entry, words, view.again)} ${renderPending(pending, view)}
  </div>`;
}
