import { type ConversationId, finder, type PatientId, type SearchHit } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icons } from "../../text/text.ts";
import type { ToolsWords } from "./english.ts";
import { type HitView, renderHit, renderPatientHit } from "./hit.ts";
import type { Found, ListSearch } from "./list-search.ts";

/** Where a patient leads to their one conversation, what was found by them alone is found in them. */
function withoutDoubles(found: Found): Found {
  const known = new Set(found.patients.patients.map(({ id }) => id));
  const isOther = ({ where, row }: SearchHit) => where !== "patient" || !known.has(row.patient.id);
  return { ...found, hits: found.hits.filter(isOther) };
}

export interface ResultsView extends Omit<HitView, "q" | "current" | "active"> {
  readonly search: ListSearch;
  readonly conversation: ConversationId | null;
  /** Patients have one conversation, and no others: who is looked for is the patient, who stands above the rest. */
  readonly hasOneAlone: boolean;
  /** The row that is wanted in the tab order. */
  readonly wanted: ConversationId | PatientId | null;
}

function renderCount({ hits, patients: { patients } }: Found, search: ListSearch, words: ToolsWords) {
  const conversations =
    search.more !== "none" ? words.foundMore(hits.length) : words.foundConversations(hits.length);
  if (patients.length === 0) return hits.length === 0 ? words.foundNothing : conversations;
  const people = words.foundPatients(patients.length);
  return hits.length === 0 ? people : html`${conversations}. ${people}`;
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

function renderHits({ hits, q }: Found, active: string | undefined, view: ResultsView, isBelow: boolean) {
  const { words, conversation } = view;
  if (hits.length === 0) return nothing;
  return html`${isBelow ? html`<p class="over" id="conversation-hits">${words.conversationHits}</p>` : nothing}
    <ul
      part="hits"
      role="list"
      aria-label=${isBelow ? nothing : words.hits}
      aria-labelledby=${isBelow ? "conversation-hits" : nothing}
    >
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
    </ul>`;
}

function renderPatients(
  { q, patients: { patients, more } }: Found,
  active: string | undefined,
  view: ResultsView,
) {
  const { words } = view;
  if (patients.length === 0) return nothing;
  const { marks } = finder(q);
  return html`<p part="patients" class="over" id="patient-hits">${words.patientHits}</p>
    <ul role="list" aria-labelledby="patient-hits">
      ${repeat(
        patients,
        ({ id }) => id,
        patient => renderPatientHit(patient, patient.id === active, view, marks),
      )}
    </ul>
    ${more ? html`<p class="more-patients">${words.patientHitsMore}</p>` : nothing}`;
}

function renderFound(found: Found, view: ResultsView) {
  const { search, words, wanted, hasOneAlone } = view;
  const { hits } = found;
  const { patients } = found.patients;
  if (hits.length === 0 && patients.length === 0) {
    if (search.state !== "found" || search.more !== "none" || !search.hasPatients) return nothing;
    return html`<div part="empty" class="empty">
      ${icons.search}<strong>${words.foundNothing}</strong><span>${words.foundNothingHint}</span>
    </div>`;
  }
  const [first, second] = hasOneAlone
    ? [patients, hits.map(({ row }) => row)]
    : [hits.map(({ row }) => row), patients];
  const ids = [...first, ...second].map(({ id }) => id);
  const active = ids.find(id => id === wanted) ?? ids[0];
  const people = renderPatients(found, active, view);
  const conversations = renderHits(found, active, view, hasOneAlone && patients.length > 0);
  return hasOneAlone ? html`${people} ${conversations}` : html`${conversations} ${people}`;
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
