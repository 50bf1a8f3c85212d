import type { ConversationId, LastMessage, PagePractice, Person, Row } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { CareOpenPatientEvent } from "../events/events.ts";
import {
  fullTime,
  lineOf,
  listIcons,
  renderAvatar,
  renderLock,
  renderPatientMarks,
  renderTeamAvatar,
  shortTime,
} from "../text/text.ts";
import type { UnreadMark } from "./attributes.ts";
import type { InboxWords } from "./english.ts";

/** How long somebody has waited, or what is due, as the last line of a row says it. */
export interface RowNote {
  readonly part: "waiting" | "due";
  readonly words: string;
  readonly isOverdue: boolean;
}

/** What a row needs to know besides itself. */
export interface RowView {
  readonly me: Person | null;
  readonly words: InboxWords;
  readonly language: string;
  readonly now: number;
  readonly namesPatient: boolean;
  readonly current: boolean;
  /** In the tab order. */
  readonly active: boolean;
  /** How unread messages are marked. */
  readonly mark: UnreadMark;
  /** Which messages mark it. */
  readonly marker: PagePractice["marker"];
  /** What is to be done about it by when. */
  readonly notes: readonly RowNote[];
  readonly open: (id: ConversationId) => void;
  /** Marks a conversation as unread, or as read. */
  readonly turn: (id: ConversationId, as: "unread" | "read") => void;
}

function markOf(unread: number, { mark, words }: RowView): string | number {
  if (mark === "exclamation") return "!";
  if (mark !== "count") return "";
  return unread > 99 ? words.overflow(99) : unread;
}

/** How many messages mark a row; what somebody marked themselves is one. */
function markedBy({ unread, badge }: Row, { marker }: RowView): number {
  return marker === "all" ? Math.max(unread, badge) : badge;
}

function authorOf(last: LastMessage, { me, words }: RowView): string {
  return last.by.id === me?.id ? words.you : last.by.name;
}

/** What has no title is called like whom it is with. */
function nameOf({ title, to, patient, keys }: Row, { me, namesPatient, words }: RowView): string {
  if (title !== "") return title;
  if (keys?.title !== undefined) return words.encrypted;
  if (to !== undefined) return to.name;
  return namesPatient || me?.side === "staff" ? patient.name : words.careTeam;
}

function renderWho(row: Row, view: RowView) {
  const { patient } = row;
  const { words } = view;
  const openProfile = (event: Event) => {
    event.target?.dispatchEvent(
      new CareOpenPatientEvent({ id: patient.id, name: patient.name, patientId: patient.patientId }),
    );
  };
  const isNamed = row.title === "" && row.to === undefined && row.keys?.title === undefined;
  return html`<span class="line who">
    ${
      isNamed
        ? html`<span class="id">${words.patientId(patient.patientId)}</span>`
        : view.me?.side === "staff"
          ? html`<button
              part="patient"
              class="link cut"
              tabindex=${view.active ? 0 : -1}
              dir="auto"
              aria-label=${words.openProfile(patient.name)}
              @click=${openProfile}
            ><span id="patient-${row.id}">${patient.name}</span></button
            ><span class="id">${words.patientId(patient.patientId)}</span>`
          : html`<span part="patient" class="cut" dir="auto" id="patient-${row.id}">${patient.name}</span>`
    }
    ${renderPatientMarks(patient, words)}
    ${
      // Of none the line below says so.
      view.me?.side === "staff" && row.messages > 0
        ? html`<span class="count-room"
            ><span part="count" class="count">${words.messageCount(row.messages)}</span></span
          >`
        : nothing
    }
  </span>`;
}

function renderPreview(row: Row, view: RowView) {
  const { last } = row;
  const { words } = view;
  const unread = markedBy(row, view);
  return html`<span class="line preview" id="preview-${row.id}">
    <span part="preview" class="said"
      >${
        last === null
          ? // Somebody outside the team reads messages in the conversation alone.
            row.messages > 0
            ? nothing
            : words.noMessages
          : html`${last.note ? html`<span part="note" class="note">${listIcons.lock}<span class="sr">${words.note}: </span></span>` : nothing}<span class="author"><bdi>${authorOf(last, view)}</bdi>${words.afterAuthor}</span>
              ${last.text === "" && last.attached !== undefined ? html`<span class="clip">${listIcons.paperclip}</span>` : nothing}<span class="cut" dir="auto">${lineOf(last, words)}</span>`
      }</span
    >
    ${row.messages > 0 ? renderEnvelope(row, unread > 0, view) : nothing}
    ${
      unread > 0
        ? html`<span part="unread" class="pill ${view.mark}"
            ><span aria-hidden="true">${markOf(unread, view)}</span
            ><span class="sr" id="unread-${row.id}">${words.unread(unread)}</span></span
          >`
        : nothing
    }
  </span>`;
}

function renderEnvelope({ id }: Row, isUnread: boolean, { active, words, turn }: RowView) {
  const name = isUnread ? words.markRead : words.markUnread;
  return html`<button
    part="envelope"
    class="envelope"
    tabindex=${active ? 0 : -1}
    id="envelope-${id}"
    aria-label=${name}
    aria-labelledby="envelope-${id} title-${id} patient-${id}"
    title=${name}
    @click=${() => turn(id, isUnread ? "read" : "unread")}
  >
    ${isUnread ? listIcons.envelopeOpen : listIcons.envelope}
  </button>`;
}

function renderNotes({ id }: Row, { notes }: RowView) {
  return notes.map(
    ({ part, words, isOverdue }) =>
      html`<span part=${part} class="line wait ${isOverdue ? "overdue" : ""}" id="${part}-${id}">${words}</span>`,
  );
}

/** One's own initials on each row would tell none from another: a patient sees who of the care team wrote, or is written to. */
function renderPicture(row: Row, view: RowView) {
  if (view.namesPatient) return renderAvatar(row.patient);
  const them = row.last?.by.side === "staff" ? row.last.by : row.to;
  return them === undefined ? renderTeamAvatar() : renderAvatar(them);
}

function renderStaffOnly({ id }: Row, { words }: RowView) {
  return html`<span part="staff-only" class="tag note" id="staff-only-${id}">${listIcons.lock} ${words.staffOnly}</span>`;
}

function renderClosed({ id }: Row, { words }: RowView) {
  return html`<span part="closed" class="tag" id="closed-${id}">${words.closed}</span>`;
}

export function renderRow(row: Row, view: RowView): TemplateResult {
  const isUnread = markedBy(row, view) > 0;
  const parts = ["row", isUnread ? "row-unread" : "", view.current ? "row-current" : ""];
  return html`<li
    part=${parts.join(" ").trim()}
    class="row ${isUnread ? "unread" : ""} ${view.current ? "current" : ""}"
    data-id=${row.id}
  >
    ${renderPicture(row, view)}
    <div class="lines">
      <span class="line">
        <button
          part="row-button"
          class="open cut"
          dir="auto"
          tabindex=${view.active ? 0 : -1}
          aria-current=${view.current ? "true" : nothing}
          aria-labelledby="title-${row.id} patient-${row.id} staff-only-${row.id} closed-${row.id} unread-${row.id}"
          aria-describedby="preview-${row.id} time-${row.id} waiting-${row.id} due-${row.id}"
          @click=${() => view.open(row.id)}
        ><span id="title-${row.id}">${nameOf(row, view)}</span></button>
        ${row.keys === undefined ? nothing : renderLock(view.words)}
        ${row.staffOnly ? renderStaffOnly(row, view) : nothing} ${row.lifecycle === "closed" ? renderClosed(row, view) : nothing}
        <time
          part="time"
          id="time-${row.id}"
          datetime=${new Date(row.at).toISOString()}
          title=${fullTime(view.language, row.at)}
          >${shortTime(view.language, row.at, view.now)}</time
        >
      </span>
      ${view.namesPatient ? renderWho(row, view) : nothing} ${renderPreview(row, view)}
      ${renderNotes(row, view)}
    </div>
  </li>`;
}
