import type { RefusalCode } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { FormWords } from "../english.ts";
import type { FormField, Problem } from "./form-field.ts";

export interface Choice {
  readonly value: string;
  readonly text: (words: FormWords) => string;
}

export interface ChoiceFieldOptions<C extends Choice> {
  /** Its id in the host's shadow root, with which its part begins. */
  readonly id: string;
  readonly label: (words: FormWords) => string;
  /** Null as long as they are not known. */
  readonly choices: () => readonly C[] | null;
  /** They hang on another field, in which nothing is chosen yet. */
  readonly isEarly?: () => boolean;
  /** Said where nothing was chosen. */
  readonly missing: (words: FormWords) => string;
  /** Said in place of the field where there is nothing to choose from. */
  readonly none: (words: FormWords) => string;
  /** Said where what was chosen is not among them any more. */
  readonly gone: (words: FormWords) => string;
  /** It is left out where there is one choice alone, and as long as it is not known how many there are. */
  readonly isImplied?: boolean;
  /** The refusals that mean it. */
  readonly refusals: readonly RefusalCode[];
  /** The person has chosen. */
  readonly changed: () => void;
}

/** A field in which exactly one is chosen; of one choice alone that one. */
export class ChoiceField<C extends Choice> implements FormField {
  readonly #host: LitElement;
  readonly #options: ChoiceFieldOptions<C>;
  #value = "";
  problem: Problem | null = null;

  constructor(host: LitElement, options: ChoiceFieldOptions<C>) {
    this.#host = host;
    this.#options = options;
  }

  /** What the person has chosen, as long as it can be. */
  get picked(): C | undefined {
    return this.#options.choices()?.find(({ value }) => value === this.#value);
  }

  /** Nothing takes the place of what a person has chosen. */
  get chosen(): C | undefined {
    const choices = this.#options.choices();
    return this.picked ?? (choices?.length === 1 && !this.#isGone ? choices[0] : undefined);
  }

  get #isGone(): boolean {
    return this.#value !== "" && this.#options.choices() !== null && this.picked === undefined;
  }

  /** There is nothing to choose from. */
  get isNone(): boolean {
    return this.#options.choices()?.length === 0;
  }

  get #isShown(): boolean {
    const choices = this.#options.choices();
    return !this.#options.isImplied || this.#isGone || (choices !== null && choices.length !== 1);
  }

  get isEmpty(): boolean {
    return this.#isShown && this.chosen === undefined;
  }

  /** Shows what was chosen before. */
  show(value: string): void {
    this.#value = value;
  }

  check(): Problem | null {
    return this.chosen === undefined && !this.isNone ? this.#options.missing : null;
  }

  isMeantBy(code: RefusalCode): boolean {
    return this.#options.refusals.includes(code);
  }

  reset(): void {
    this.#value = "";
    this.problem = null;
  }

  focus(): void {
    this.#host.shadowRoot?.getElementById(this.#options.id)?.focus();
  }

  readonly #handleChange = (event: Event): void => {
    this.#value = (event.target as HTMLSelectElement).value;
    this.problem = null;
    this.#options.changed();
    this.#host.requestUpdate();
  };

  #renderSelect(words: FormWords, locked: boolean, choices: readonly C[] | null, isWrong: boolean) {
    const { id } = this.#options;
    const value = this.chosen?.value ?? "";
    const isComing = choices === null && this.#options.isEarly?.() !== true;
    const isAlone = choices?.length === 1 && !this.#isGone;
    const first = isComing ? words.loading : isAlone ? null : words.chooseOne;
    return html`<select
      part="${id}-field"
      id=${id}
      aria-required="true"
      aria-describedby="${id}-error"
      aria-invalid=${isWrong ? "true" : nothing}
      ?disabled=${locked}
      @change=${this.#handleChange}
    >
      ${first === null ? nothing : html`<option value="" .selected=${live(value === "")}>${first}</option>`}
      ${choices?.map(
        choice =>
          html`<option value=${choice.value} .selected=${live(choice.value === value)}>${choice.text(words)}</option>`,
      )}
    </select>`;
  }

  render(words: FormWords, locked: boolean) {
    if (!this.#isShown) return nothing;
    const { id, label, none, gone, choices: ask } = this.#options;
    const choices = ask();
    const problem = this.problem ?? (this.#isGone ? gone : null);
    if (choices?.length === 0) {
      return html`<div class="field">
        <strong>${label(words)}</strong>
        <p part="nobody" class="nobody">${none(words)}</p>
      </div>`;
    }
    return html`<div class="field">
      <label for=${id}>${label(words)}</label>
      ${this.#renderSelect(words, locked, choices, problem !== null)}
      <p part="error" class="error" id="${id}-error">${problem?.(words) ?? ""}</p>
    </div>`;
  }
}
