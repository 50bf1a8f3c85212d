/** Fields of one value: on or off, one of several, some of several, a number, a text. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { directionOf } from "../../text/text.ts";
import type { Field } from "./field.ts";

const typed = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
const invalid = ({ isWrong }: Pick<Field, "isWrong">) => (isWrong ? "true" : nothing);

export function renderSwitch(field: Field<boolean>, isBig = false) {
  const { id, label, about, value, set } = field;
  return html`<button
    id=${id}
    part="switch"
    type="button"
    role="switch"
    class=${isBig ? "big" : ""}
    aria-checked=${value ? "true" : "false"}
    aria-describedby=${about}
    @click=${() => set(!value)}
  >
    <span>${label}</span><i></i>
  </button>`;
}

export function renderChoice(field: Field<string | undefined>, values: readonly string[]) {
  const { id, label, about, value, set, names, unset } = field;
  return html`<label for=${id}>${label}</label>
    <select
      id=${id}
      part="field"
      aria-describedby=${about}
      aria-invalid=${invalid(field)}
      @change=${(event: Event) => set(typed(event) || null)}
    >
      ${unset === null ? nothing : html`<option value="" ?selected=${value === undefined}>${unset}</option>`}
      ${values.map(each => html`<option value=${each} ?selected=${each === value}>${names[each] ?? each}</option>`)}
    </select>`;
}

export function renderChoices(field: Field<readonly string[]>, values: readonly string[]) {
  const { id, label, about, value, set, names } = field;
  // In the table's order, so that what is shown and stored does not hang on the order of choosing.
  const chosen = (each: string, on: boolean): string[] =>
    values.filter(other => (other === each ? on : value.includes(other)));
  return html`<div id=${id} role="group" tabindex="-1" aria-label=${label} aria-describedby=${about} class="choices">
    <p class="name" aria-hidden="true">${label}</p>
    ${values.map(
      each => html`<label class="choice">
        <input
          type="checkbox"
          part="field"
          .checked=${live(value.includes(each))}
          @change=${(event: Event) => set(chosen(each, (event.target as HTMLInputElement).checked))}
        />
        ${names[each] ?? each}
      </label>`,
    )}
  </div>`;
}

interface Bounds {
  readonly least: number | undefined;
  readonly most: number | undefined;
}

/** What is no number yet is nothing, which the flag's schema then takes or does not. */
const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text));

export function renderAmount(field: Field<number | undefined>, { least, most }: Bounds) {
  const { id, label, about, value, set } = field;
  return html`<label for=${id}>${label}</label>
    <input
      id=${id}
      part="field"
      class="number"
      type="number"
      step="any"
      min=${least ?? nothing}
      max=${most ?? nothing}
      aria-describedby=${about}
      aria-invalid=${invalid(field)}
      .value=${live(value === undefined ? "" : String(value))}
      @input=${(event: Event) => set(numberOf(typed(event)))}
    />`;
}

export interface TextLook {
  readonly type?: "text" | "url";
  /** Its label is for screen readers alone: what stands around it says it. */
  readonly isBare?: boolean;
  /** The id of a list of suggestions. */
  readonly list?: string;
}

export function renderText(
  field: Field<string | undefined>,
  { type = "text", isBare = false, list }: TextLook = {},
) {
  const { id, label, about, value = "", set } = field;
  return html`<label for=${id} class=${isBare ? "sr" : ""}>${label}</label>
    <input
      id=${id}
      part="field"
      type=${type}
      dir=${type === "url" ? "ltr" : directionOf(value)}
      list=${list ?? nothing}
      autocomplete="off"
      aria-describedby=${about}
      aria-invalid=${invalid(field)}
      .value=${live(value)}
      @input=${(event: Event) => set(typed(event) || null)}
    />`;
}
