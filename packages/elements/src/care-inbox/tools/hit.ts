import {
  annotate,
  type ConversationId,
  type Finder,
  type PatientMatch,
  type SearchHit,
} from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { CareOpenPatientEvent, CarePatientSelectEvent, type FoundPlace } from "../../events/events.ts";
import {
  birthDate,
  fullTime,
  renderAvatar,
  renderLock,
  renderTeamAvatar,
  shortTime,
} from "../../text/text.ts";
import type { ToolsWords } from "./english.ts";

export interface HitView {
  readonly words: ToolsWords;
  readonly language: string;
  readonly now: number;
  readonly isStaff: boolean;
  readonly q: string;
  readonly current: boolean;
  readonly active: boolean;
  readonly open: (id: ConversationId, found?: FoundPlace) => void;
}

/** A text with the places marked that were found in it. */
export function renderMarked(text: string, marks: readonly (readonly [from: number, to: number])[]) {
  const ranges = marks.map(([from, to]) => ({ from, to, is: true as const }));
  return annotate(text, ranges).map(({ text: piece, is }) =>
    is === null ? piece : html`<mark part="mark">${piece}</mark>`,
  );
}

/** A patient's name or ID, which stand one behind the other where a hit is of one of them; `shown` is it with words around. */
function renderOfPatient({ where, excerpt, marks }: SearchHit, piece: string, shown = piece) {
  const from = where === "patient" ? excerpt.lastIndexOf(piece.replace(/\s/g, " ")) : -1;
  if (from < 0 || piece === "") return shown;
  const to = from + piece.length;
  const by = shown.lastIndexOf(piece) - from;
  const inside = marks.filter(([start, end]) => start >= from && end <= to);
  return renderMarked(
    shown,
    inside.map(([start, end]) => [start + by, end + by]),
  );
}

/** What has no title is called like whom it is with, as in the list. */
function renderTitle(hit: SearchHit, { words, isStaff }: HitView) {
  const { row, where, excerpt, marks } = hit;
  if (where === "title") return renderMarked(excerpt, marks);
  if (row.title !== "") return row.title;
  if (row.keys?.title !== undefined) return words.encrypted;
  if (isStaff) return renderOfPatient(hit, row.patient.name);
  return row.to === undefined ? words.careTeam : renderRecipient(hit);
}

/** To whom it is addressed. */
function renderRecipient({ row: { to }, where, excerpt, marks }: SearchHit) {
  return where === "recipient" ? renderMarked(excerpt, marks) : to?.name;
}

function renderWho(hit: SearchHit, { words, active, isStaff }: HitView) {
  const { id, title, patient, to, keys } = hit.row;
  const isTitled = title !== "" || keys?.title !== undefined;
  if (!isStaff)
    return to === undefined || !isTitled
      ? nothing
      : html`<span class="line who"
          ><span class="cut" dir="auto" id="hit-patient-${id}">${renderRecipient(hit)}</span></span
        >`;
  const open = (event: Event) =>
    event.target?.dispatchEvent(
      new CareOpenPatientEvent({ id: patient.id, name: patient.name, patientId: patient.patientId }),
    );
  return html`<span class="line who">
    ${
      !isTitled
        ? nothing
        : html`<button part="patient" class="link cut" tabindex=${active ? 0 : -1} dir="auto" @click=${open}
            ><span id="hit-patient-${id}">${renderOfPatient(hit, patient.name)}</span></button
          >`
    }<span class="id">${renderOfPatient(hit, patient.patientId, words.patientId(patient.patientId))}</span>
    ${patient.deceased ? html`<span class="tag">${words.deceased}</span>` : nothing}
  </span>`;
}

/** A conversation that was found: it opens at the message that was, with the words marked. */
export function renderHit(hit: SearchHit, view: HitView): TemplateResult {
  const { row, pos, where, excerpt, marks } = hit;
  const { language, now, isStaff, q, current, active, open } = view;
  return html`<li
    part=${current ? "row row-current hit" : "row hit"}
    class="row ${current ? "current" : ""}"
    data-id=${row.id}
  >
    ${isStaff ? renderAvatar(row.patient) : row.to === undefined ? renderTeamAvatar() : renderAvatar(row.to)}
    <div class="lines">
      <span class="line">
        <button
          part="row-button"
          class="open cut"
          dir="auto"
          tabindex=${active ? 0 : -1}
          aria-current=${current ? "true" : nothing}
          aria-labelledby="hit-title-${row.id} hit-patient-${row.id}"
          aria-describedby="hit-text-${row.id} hit-time-${row.id}"
          @click=${() => open(row.id, pos === null ? undefined : { pos, q })}
        ><span id="hit-title-${row.id}">${renderTitle(hit, view)}</span></button>
        ${row.keys === undefined ? nothing : renderLock(view.words)}
        <time part="time" id="hit-time-${row.id}" datetime=${new Date(row.at).toISOString()} title=${fullTime(language, row.at)}
          >${shortTime(language, row.at, now)}</time
        >
      </span>
      ${renderWho(hit, view)}
      ${
        where === "text"
          ? html`<span part="excerpt" class="excerpt" id="hit-text-${row.id}" dir="auto">${renderMarked(excerpt, marks)}</span>`
          : nothing
      }
    </div>
  </li>`;
}

/** A patient who was found: it asks for their conversations. */
export function renderPatientHit(
  patient: PatientMatch,
  active: boolean,
  { words, language }: Pick<HitView, "words" | "language">,
  marksIn: Finder["marks"],
): TemplateResult {
  const { name, patientId, birthDate: born } = patient;
  const id = words.patientId(patientId);
  const before = id.lastIndexOf(patientId);
  const inId = marksIn(patientId).map(([from, to]): [number, number] => [from + before, to + before]);
  const choose = (event: Event) => event.target?.dispatchEvent(new CarePatientSelectEvent(patient));
  return html`<li part="row hit" class="row" data-id=${patient.id}>
    ${renderAvatar(patient)}
    <div class="lines">
      <span class="line"
        ><button part="row-button" class="open cut" dir="auto" tabindex=${active ? 0 : -1} @click=${choose}>
          ${renderMarked(name, marksIn(name))}
        </button></span
      >
      <span class="line preview"
        ><span class="id">${renderMarked(id, inId)}</span>${
          born === undefined ? nothing : html`<span>${words.born(birthDate(language, born))}</span>`
        }</span
      >
    </div>
  </li>`;
}
