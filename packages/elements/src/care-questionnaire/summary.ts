/** What stands against sending the form, with ways to the questions that it concerns. */
import type { QuestionnaireItem } from "@carethread/model";
import { html, nothing } from "lit";
import { type FieldsView, problemIn, textIn } from "./fields/fields.ts";

export interface SummaryView extends FieldsView {
  /** Those with a problem, in the order of the form. */
  readonly wrong: readonly QuestionnaireItem[];
  readonly goTo: (item: QuestionnaireItem) => void;
}

/** It gets the focus when the form was not sent. */
export function renderSummary(view: SummaryView) {
  const { words, wrong, goTo } = view;
  if (wrong.length === 0) return nothing;
  return html`<div part="summary" class="summary" id="summary" role="group" tabindex="-1" aria-labelledby="summary-heading">
    <p class="heading" role="heading" aria-level="3" id="summary-heading">${words.problemCount(wrong.length)}</p>
    <ul role="list">
      ${wrong.map(
        item =>
          html`<li>
            <button type="button" part="summary-link" class="link plain" @click=${() => goTo(item)}>
              <bdi lang=${view.language ?? nothing}>${textIn(item)}</bdi>
            </button>
            <span>${problemIn(item, view)}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}
