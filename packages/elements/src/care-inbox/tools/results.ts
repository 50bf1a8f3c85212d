import type { ConversationId, PatientId } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icons } from "../../text/text.ts";
import type { ToolsWords } from "./english.ts";
import { type HitView, renderHit, renderPatientHit } from "./hit.ts";
import type { Found, ListSearch } from "./list-search.ts";

/** Patients whose one conversation stands among the hits were found already. */
function withoutDoubles({ hits, patients: { patients, more }, ...found }: Found): Found {
  const known = new Set(hits.map(({ row }) => row.patient.id));
  return { ...found, hits, patients: { patients: patients.filter(({ id }) => !known.has(id)), more } };
}

export interface ResultsView extends Omit<HitView, "q" | "current" | "active"> {
  readonly search: ListSearch;
  readonly conversation: ConversationId | null;
  /** Patients have one conversation, and no others. */
  readonly hasOneAlone: boolean;
  /** The row that is wanted in the tab order. */
  readonly wanted: ConversationId | PatientId | null;
}

function renderCount({ hits, patients: { patients } }: Found, search: ListSearch, words: ToolsWords) {
  const isMore = search.more !== "none";
  const found =
    hits.length === 0 && patients.length === 0
      ? words.foundNothing
      : isMore
        ? words.foundMore(hits.length)
        : words.foundConversations(hits.length);
  return html`${found}${patients.length > 0 ? html`. ${words.foundPatients(patients.length)}` : nothing}`;
}

function renderEnd({ search, words }: ResultsView) {
  if (search.state === "failed") {
    return html`<div class="end">
      <span role="alert">${words.searchFailed}</span>
      <button class="button" @click=${() => search.retry()}>${words.tryAgain}</button>
    </div>`;
  }
  const { more } = search;
  if (more === "none") return nothing;
  return html`<div class="end">
    ${more === "failed" ? html`<span role="alert">${words.searchFailed}</span>` : nothing}
    <button part="search-older" class="button" ?disabled=${more === "loading"} @click=${() => search.older()}>
      ${more === "loading" ? words.searching : more === "failed" ? words.tryAgain : words.searchOlder}
    </button>
  </div>`;
}

function renderFound(found: Found, view: ResultsView) {
  const { search, words, wanted, conversation } = view;
  const { hits, q } = found;
  const { patients, more } = found.patients;
  if (hits.length === 0 && patients.length === 0) {
    if (search.state !== "found" || search.more !== "none" || !search.hasPatients) return nothing;
    return html`<div part="empty" class="empty">
      ${icons.search}<strong>${words.foundNothing}</strong><span>${words.foundNothingHint}</span>
    </div>`;
  }
  const ids = [...hits.map(({ row }) => row.id), ...patients.map(({ id }) => id)];
  const active = ids.find(id => id === wanted) ?? ids[0];
  return html`${
    hits.length === 0
      ? nothing
      : html`<ul part="hits" role="list" aria-label=${words.hits}>
          ${repeat(
            hits,
            ({ row }) => row.id,
            hit =>
              renderHit(hit, {
                ...view,
                q,
                current: hit.row.id === conversation,
                active: hit.row.id === active,
              }),
          )}
        </ul>`
  }
  ${
    patients.length === 0
      ? nothing
      : html`<p part="patients" class="over" id="patient-hits">${words.patientHits}</p>
          <ul role="list" aria-labelledby="patient-hits">
            ${repeat(
              patients,
              ({ id }) => id,
              patient => renderPatientHit(patient, patient.id === active, view),
            )}
          </ul>
          ${more ? html`<p class="more-patients">${words.patientHitsMore}</p>` : nothing}`
  }`;
}

/** What was found, in the place of the list; how much, is said politely. */
export function renderResults(view: ResultsView): TemplateResult {
  const { search, words } = view;
  const { state } = search;
  const found = search.found !== null && view.hasOneAlone ? withoutDoubles(search.found) : search.found;
  const isDone = state === "found" && found !== null && search.hasPatients;
  return html`<div class="results" ?data-searching=${state === "searching"}>
    <p class="sr" role="status">${isDone ? renderCount(found, search, words) : nothing}</p>
    ${search.isRebuilding ? html`<p part="search-rebuilding" class="status">${words.searchRebuilding}</p>` : nothing}
    ${
      found === null
        ? state === "searching"
          ? html`<p class="waiting">${words.searching}</p>`
          : nothing
        : renderFound(found, view)
    }
    ${renderEnd(view)}
  </div>`;
}
