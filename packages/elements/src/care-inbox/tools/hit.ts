import type { ConversationId, PatientMatch, SearchHit } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { CareOpenPatientEvent, CarePatientSelectEvent, type FoundPlace } from "../../events/events.ts";
import { annotate, birthDate, fullTime, renderAvatar, renderTeamAvatar, shortTime } from "../../text/text.ts";
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
export function renderMarked(text: string, marks: SearchHit["marks"]) {
  const ranges = marks.map(([from, to]) => ({ from, to, is: true as const }));
  return annotate(text, ranges).map(({ text: piece, is }) =>
    is === null ? piece : html`<mark part="mark">${piece}</mark>`,
  );
}

/** A patient is found by name and ID together: what of either the words stand in. */
function renderPatientText({ row: { patient }, where, excerpt, marks }: SearchHit, words: ToolsWords) {
  const { name, patientId } = patient;
  const isFound = where === "patient" && excerpt === `${name} ${patientId}`;
  const from = name.length + 1;
  const inName = isFound ? marks.filter(([, to]) => to < from) : [];
  const inId = isFound ? marks.filter(([start]) => start >= from) : [];
  const said = words.patientId(patientId);
  const at = said.lastIndexOf(patientId) - from;
  return {
    name: renderMarked(name, inName),
    id: renderMarked(
      said,
      inId.map(([start, end]) => [start + at, end + at]),
    ),
  };
}

/** To whom it is addressed, in the line below its title. */
function renderRecipient({ row: { id, title, to }, where, excerpt, marks }: SearchHit) {
  if (to === undefined || title === "") return nothing;
  return html`<span class="line who"
    ><span class="cut" dir="auto" id="hit-patient-${id}">${where === "recipient" ? renderMarked(excerpt, marks) : to.name}</span></span
  >`;
}

function renderWho(hit: SearchHit, { words, active, isStaff }: HitView) {
  const { id, patient } = hit.row;
  if (!isStaff) return renderRecipient(hit);
  const text = renderPatientText(hit, words);
  const open = (event: Event) =>
    event.target?.dispatchEvent(
      new CareOpenPatientEvent({ id: patient.id, name: patient.name, patientId: patient.patientId }),
    );
  return html`<span class="line who">
    <button part="patient" class="link cut" tabindex=${active ? 0 : -1} dir="auto" @click=${open}
      ><span id="hit-patient-${id}">${text.name}</span></button
    ><span class="id">${text.id}</span>
    ${patient.deceased ? html`<span class="tag">${words.deceased}</span>` : nothing}
  </span>`;
}

/** A conversation that was found: it opens at the message that was, with the words marked. */
export function renderHit(hit: SearchHit, view: HitView): TemplateResult {
  const { row, pos, where, excerpt, marks } = hit;
  const { words, language, now, isStaff, q, current, active, open } = view;
  const title = row.title === "" ? (row.to?.name ?? words.untitled) : row.title;
  const isMarked = where === "title" || (where === "recipient" && row.title === "");
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
        ><span id="hit-title-${row.id}">${isMarked ? renderMarked(excerpt, marks) : title}</span></button>
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
): TemplateResult {
  const choose = (event: Event) => event.target?.dispatchEvent(new CarePatientSelectEvent(patient));
  return html`<li part="row hit" class="row" data-id=${patient.id}>
    ${renderAvatar(patient)}
    <div class="lines">
      <span class="line"
        ><button part="row-button" class="open cut" dir="auto" tabindex=${active ? 0 : -1} @click=${choose}>
          ${patient.name}
        </button></span
      >
      <span class="line preview"
        ><span class="id">${words.patientId(patient.patientId)}</span>${
          patient.birthDate === undefined
            ? nothing
            : html`<span>${words.born(birthDate(language, patient.birthDate))}</span>`
        }</span
      >
    </div>
  </li>`;
}
