import type { PatientCard } from "@carethread/model";
import { html, type TemplateResult } from "lit";
import { CareNewMessageEvent } from "../events/events.ts";
import { renderAvatar, renderPatientMarks } from "../text/text.ts";
import type { InboxWords } from "./english.ts";

/** A patient of the person's with whom there is no conversation yet: it opens the form that starts one. */
export function renderPatientRow(patient: PatientCard, active: boolean, words: InboxWords): TemplateResult {
  const write = (event: Event) => event.target?.dispatchEvent(new CareNewMessageEvent(patient));
  return html`<li part="row" class="row" data-id=${patient.id}>
    ${renderAvatar(patient)}
    <div class="lines">
      <span class="line"
        ><button
          part="row-button"
          class="open cut"
          dir="auto"
          tabindex=${active ? 0 : -1}
          aria-label=${words.writeTo(patient.name)}
          @click=${write}
        >${patient.name}</button></span
      >
      <span class="line preview"
        ><span class="id">${words.patientId(patient.patientId)}</span>${renderPatientMarks(patient, words)}<span>${words.noMessages}</span></span
      >
    </div>
  </li>`;
}
