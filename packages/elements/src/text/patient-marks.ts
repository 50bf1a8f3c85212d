import type { PatientCard } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import type { general } from "../words/words.ts";

/** What is to be known of a patient wherever their name stands, in words. */
export function renderPatientMarks(
  { deceased, withdrawn }: PatientCard,
  words: Pick<typeof general, "deceased" | "notRegistered">,
): TemplateResult {
  const mark = (word: string) => html`<span class="tag">${word}</span>`;
  return html`${deceased ? mark(words.deceased) : nothing} ${withdrawn ? mark(words.notRegistered) : nothing}`;
}
