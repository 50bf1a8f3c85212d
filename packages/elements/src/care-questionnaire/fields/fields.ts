/** The questions of a form, in their groups. */
import { isQuestion, type QuestionnaireItem } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { renderBox } from "./box.ts";
import { renderChoice } from "./choice.ts";
import { type FieldsView, problemIn } from "./view.ts";

export { type FieldsView, problemIn, textIn } from "./view.ts";

/** Headings below the form's own. */
const topLevel = 3;
const lowestLevel = 6;

function renderGroup(item: QuestionnaireItem, view: FieldsView, depth: number): TemplateResult {
  const id = view.idOf(item);
  const problem = problemIn(item, view);
  const level = Math.min(topLevel + depth, lowestLevel);
  return html`<div
    part="answer-group"
    class="group"
    id=${id}
    role="group"
    tabindex="-1"
    aria-labelledby=${item.text === undefined ? nothing : `${id}-label`}
    aria-describedby=${problem === "" ? nothing : `${id}-error`}
  >
    ${
      item.text === undefined
        ? nothing
        : html`<p class="heading" role="heading" aria-level=${level} id="${id}-label">
            <bdi lang=${view.language ?? nothing}>${item.prefix === undefined ? "" : `${item.prefix} `}${item.text}</bdi>
          </p>`
    }
    ${problem === "" ? nothing : html`<p part="error" class="error" id="${id}-error">${problem}</p>`}
    ${renderFields(item.item ?? [], view, depth + 1)}
  </div>`;
}

function renderItem(item: QuestionnaireItem, view: FieldsView, depth: number): TemplateResult {
  if (item.type === "group") return renderGroup(item, view, depth);
  if (!isQuestion(item))
    return html`<p part="answer-text" class="words" dir="auto" lang=${view.language ?? nothing}>${item.text}</p>`;
  const isChosen = item.type === "boolean" || item.type === "choice" || item.type === "open-choice";
  const field = isChosen ? renderChoice(item, view) : renderBox(item, view);
  const inner = item.item ?? [];
  const isAny = inner.some(({ linkId }) => view.asked.has(linkId));
  // One template, with and without what stands below: the field that opens it keeps the focus.
  return html`${field} ${isAny ? html`<div class="below">${renderFields(inner, view, depth)}</div>` : nothing}`;
}

/** Those that are asked now; each keeps its boxes while others come and go. */
export function renderFields(items: readonly QuestionnaireItem[], view: FieldsView, depth = 0): unknown {
  return repeat(
    items.filter(({ linkId }) => view.asked.has(linkId)),
    ({ linkId }) => linkId,
    item => renderItem(item, view, depth),
  );
}
