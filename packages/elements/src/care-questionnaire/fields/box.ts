/** A question that is answered in one box: text, a number, a date. */
import type { QuestionnaireItem } from "@carethread/model";
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { directionOf } from "../../text/text.ts";
import { renderError, renderQuestion } from "./question.ts";
import type { FieldsView } from "./view.ts";

const modes = { integer: "numeric", decimal: "decimal" } as const;

export function renderBox(item: QuestionnaireItem, view: FieldsView) {
  const { words, problems, locked } = view;
  const id = view.idOf(item);
  const value = view.entries[item.linkId]?.[0] ?? "";
  const invalid = problems.has(item.linkId) ? "true" : nothing;
  const hint = item.maxLength === undefined ? nothing : words.charactersAtMost(item.maxLength);
  const described = hint === nothing ? `${id}-error` : `${id}-hint ${id}-error`;
  const required = item.required === true ? "true" : nothing;
  const type = item.type === "date" ? "date" : "text";
  const mode = item.type === "integer" || item.type === "decimal" ? modes[item.type] : nothing;
  const direction = item.type === "date" ? nothing : directionOf(value);
  const take = (event: Event): void => {
    const { value, validity } = event.target as HTMLInputElement | HTMLTextAreaElement;
    view.change(item, value === "" ? [] : [value], !validity.badInput);
  };
  return html`<div class="field">
    <label for=${id}>${renderQuestion(item, view)}</label>
    ${hint === nothing ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${
      item.type === "text"
        ? html`<textarea
            part="answer-field"
            id=${id}
            rows="4"
            dir=${direction}
            aria-required=${required}
            aria-invalid=${invalid}
            aria-describedby=${described}
            ?readonly=${locked}
            .value=${live(value)}
            @input=${take}
          ></textarea>`
        : html`<input
            part="answer-field"
            id=${id}
            class=${item.type}
            type=${type}
            inputmode=${mode}
            dir=${direction}
            autocomplete="off"
            aria-required=${required}
            aria-invalid=${invalid}
            aria-describedby=${described}
            ?readonly=${locked}
            .value=${item.type === "date" ? value : live(value)}
            @input=${take}
          />`
    }
    ${renderError(item, view)}
  </div>`;
}
