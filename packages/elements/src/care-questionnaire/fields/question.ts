/** What every question has: its words, and what is wrong with its answer. */
import type { QuestionnaireItem } from "@carethread/model";
import { html, nothing } from "lit";
import { type FieldsView, problemIn, textIn } from "./view.ts";

export function renderQuestion(item: QuestionnaireItem, { words, language }: FieldsView) {
  const { prefix, required } = item;
  return html`<span class="question">
    ${prefix === undefined ? nothing : html`<span class="prefix">${prefix}</span>`}
    <bdi lang=${language ?? nothing}>${textIn(item)}</bdi>
    ${required === true ? nothing : html`<span class="optional">${words.optionalAnswer}</span>`}
  </span>`;
}

/** It stays in its place, so that it is heard when it is. */
export function renderError(item: QuestionnaireItem, view: FieldsView) {
  return html`<p part="error" class="error" id="${view.idOf(item)}-error">${problemIn(item, view)}</p>`;
}
