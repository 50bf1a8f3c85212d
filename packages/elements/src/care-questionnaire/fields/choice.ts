/** A question that is answered by choosing: one of a few or of many, or several. */
import { plainAnswer, type QuestionnaireItem, valueInOption } from "@carethread/model";
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { directionOf } from "../../text/text.ts";
import { optionKey, otherEntry, otherIn } from "../entries.ts";
import { renderError, renderQuestion } from "./question.ts";
import { type FieldsView, textIn } from "./view.ts";

/** From so many options on one of them is chosen from a list that opens. */
const many = 13;

interface Option {
  readonly key: string;
  readonly label: string;
}

function optionsOf(item: QuestionnaireItem, { words }: FieldsView): readonly Option[] {
  if (item.type === "boolean")
    return [
      { key: "true", label: words.answerYes },
      { key: "false", label: words.answerNo },
    ];
  return (item.answerOption ?? []).map(valueInOption).map(answer => ({
    key: optionKey(answer),
    label: plainAnswer(answer),
  }));
}

export function renderChoice(item: QuestionnaireItem, view: FieldsView) {
  const options = optionsOf(item, view);
  if (options.length >= many && item.repeats !== true) return renderList(item, options, view);
  const { words, problems } = view;
  const id = view.idOf(item);
  const isSeveral = item.repeats === true;
  const values = view.entries[item.linkId] ?? [];
  const invalid = problems.has(item.linkId) ? "true" : nothing;
  const hint = isSeveral ? html`<p class="hint" id="${id}-hint">${words.severalAnswers}</p>` : nothing;
  return html`<fieldset
    class="field choice"
    id=${id}
    role=${isSeveral ? "group" : "radiogroup"}
    aria-labelledby="${id}-label"
    aria-describedby=${isSeveral ? `${id}-hint ${id}-error` : `${id}-error`}
    aria-required=${item.required === true && !isSeveral ? "true" : nothing}
    aria-invalid=${isSeveral ? nothing : invalid}
  >
    <legend id="${id}-label">${renderQuestion(item, view)}</legend>
    ${hint}
    ${options.map((option, at) => renderOption(item, option, `${id}-${at}`, values.includes(option.key), view))}
    ${item.type === "open-choice" ? renderOther(item, view) : nothing}
    ${item.required !== true && !isSeveral && values.length > 0 ? renderClear(item, view) : nothing}
    ${renderError(item, view)}
  </fieldset>`;
}

function renderOption(
  item: QuestionnaireItem,
  { key, label }: Option,
  id: string,
  checked: boolean,
  view: FieldsView,
) {
  return html`<label part="answer-option" class="option">
    ${renderMark(item, id, checked, view, () => choose(item, key, view))}
    <bdi lang=${(item.type === "boolean" ? undefined : view.language) ?? nothing}>${label}</bdi>
  </label>`;
}

function renderMark(
  item: QuestionnaireItem,
  id: string,
  checked: boolean,
  view: FieldsView,
  take: () => void,
) {
  const isSeveral = item.repeats === true;
  return html`<input
    id=${id}
    type=${isSeveral ? "checkbox" : "radio"}
    name=${view.idOf(item)}
    aria-invalid=${isSeveral && view.problems.has(item.linkId) ? "true" : nothing}
    ?disabled=${view.locked}
    .checked=${live(checked)}
    @change=${take}
  />`;
}

function choose(item: QuestionnaireItem, key: string, view: FieldsView): void {
  const values = view.entries[item.linkId] ?? [];
  if (item.repeats !== true) view.change(item, [key]);
  else view.change(item, values.includes(key) ? values.filter(value => value !== key) : [...values, key]);
}

/** What is none of the options, in words of one's own. */
function renderOther(item: QuestionnaireItem, view: FieldsView) {
  const { words } = view;
  const id = `${view.idOf(item)}-other`;
  const values = view.entries[item.linkId] ?? [];
  const text = otherIn(values);
  const options = item.repeats === true ? values.filter(value => otherIn([value]) === undefined) : [];
  const say = (said: string): void => view.change(item, [...options, otherEntry(said)]);
  return html`<label part="answer-option" class="option">
      ${renderMark(item, id, text !== undefined, view, () =>
        text === undefined || item.repeats !== true ? say(text ?? "") : view.change(item, options),
      )}
      ${words.otherAnswer}
    </label>
    ${
      text === undefined
        ? nothing
        : html`<input
            part="answer-field"
            class="other"
            id="${id}-text"
            type="text"
            dir=${directionOf(text)}
            autocomplete="off"
            aria-label=${words.otherAnswerOf(textIn(item))}
            aria-describedby="${view.idOf(item)}-error"
            ?readonly=${view.locked}
            .value=${live(text)}
            @input=${(event: Event) => say((event.target as HTMLInputElement).value)}
          />`
    }`;
}

/** A radio button that was chosen cannot be let go of by itself. */
function renderClear(item: QuestionnaireItem, view: FieldsView) {
  const { words } = view;
  const clear = (event: Event): void => {
    // The button goes with the answer.
    const within = (event.target as HTMLElement).closest("fieldset");
    view.change(item, []);
    within?.querySelector("input")?.focus();
  };
  return html`<button
    part="answer-clear"
    type="button"
    class="link plain clear"
    aria-label=${words.clearAnswerOf(textIn(item))}
    ?disabled=${view.locked}
    @click=${clear}
  >
    ${words.clearAnswer}
  </button>`;
}

function renderList(item: QuestionnaireItem, options: readonly Option[], view: FieldsView) {
  const { words, problems, locked } = view;
  const id = view.idOf(item);
  const values = view.entries[item.linkId] ?? [];
  const text = otherIn(values);
  const take = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    view.change(item, value === "" ? [] : [value]);
  };
  return html`<div class="field">
    <label for=${id}>${renderQuestion(item, view)}</label>
    <select
      part="answer-field"
      id=${id}
      aria-required=${item.required === true ? "true" : nothing}
      aria-invalid=${problems.has(item.linkId) ? "true" : nothing}
      aria-describedby="${id}-error"
      ?disabled=${locked}
      @change=${take}
    >
      <option value="" ?selected=${values.length === 0}>${words.chooseAnswer}</option>
      ${options.map(
        ({ key, label }) => html`<option value=${key} ?selected=${values.includes(key)}>${label}</option>`,
      )}
      ${
        item.type === "open-choice"
          ? html`<option value=${otherEntry("")} ?selected=${text !== undefined}>${words.otherAnswer}</option>`
          : nothing
      }
    </select>
    ${
      text === undefined
        ? nothing
        : html`<input
            part="answer-field"
            id="${id}-other-text"
            type="text"
            dir=${directionOf(text)}
            autocomplete="off"
            aria-label=${words.otherAnswerOf(textIn(item))}
            ?readonly=${locked}
            .value=${live(text)}
            @input=${(event: Event) => view.change(item, [otherEntry((event.target as HTMLInputElement).value)])}
          />`
    }
    ${renderError(item, view)}
  </div>`;
}
