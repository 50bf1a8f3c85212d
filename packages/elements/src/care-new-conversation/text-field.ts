import { cleanText, type RefusalCode } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { directionOf } from "../text/text.ts";
import type { FormWords } from "./english.ts";
import type { FormField, Problem } from "./form-field.ts";

export interface TextFieldOptions {
  /** Its id in the host's shadow root, with which its part begins. */
  readonly id: string;
  readonly label: (words: FormWords) => string;
  /** As many lines; a field of one line where it is left out. */
  readonly rows?: number;
  /** What may be chosen in place of typing. */
  readonly suggestions?: (words: FormWords) => { readonly label: string; readonly texts: readonly string[] };
  /** Why a cleaned text cannot be sent. */
  readonly fault: (text: string) => RefusalCode | null;
  /** The refusals that mean it. */
  readonly refusals: readonly RefusalCode[];
  /** The person has made its text another. */
  readonly typed: () => void;
}

/** A field for words, with a label and perhaps suggestions. */
export class TextField implements FormField {
  readonly #host: LitElement;
  readonly #options: TextFieldOptions;
  /** As it was typed. */
  value = "";
  problem: Problem | null = null;

  constructor(host: LitElement, options: TextFieldOptions) {
    this.#host = host;
    this.#options = options;
  }

  get text(): string {
    return cleanText(this.value);
  }

  get isEmpty(): boolean {
    return this.value === "";
  }

  check(): Problem | null {
    const fault = this.#options.fault(this.text);
    return fault === null ? null : words => words.refused[fault];
  }

  isMeantBy(code: RefusalCode): boolean {
    return this.#options.refusals.includes(code);
  }

  reset(): void {
    this.value = "";
    this.problem = null;
  }

  focus(): void {
    this.#host.shadowRoot?.getElementById(this.#options.id)?.focus();
  }

  #set(value: string): void {
    this.value = value;
    this.problem = null;
    this.#options.typed();
    this.#host.requestUpdate();
  }

  readonly #handleInput = (event: Event): void => {
    this.#set((event.target as HTMLInputElement | HTMLTextAreaElement).value);
  };

  #suggest(text: string): void {
    this.#set(text);
    this.focus();
  }

  #renderBox(locked: boolean) {
    const { id, rows } = this.#options;
    const invalid = this.problem === null ? nothing : "true";
    return rows === undefined
      ? html`<input
          part="${id}-field"
          id=${id}
          type="text"
          dir=${directionOf(this.value)}
          autocomplete="off"
          aria-required="true"
          aria-describedby="${id}-error"
          aria-invalid=${invalid}
          ?readonly=${locked}
          .value=${live(this.value)}
          @input=${this.#handleInput}
        />`
      : html`<textarea
          part="${id}-field"
          id=${id}
          rows=${rows}
          dir=${directionOf(this.value)}
          aria-required="true"
          aria-describedby="${id}-error"
          aria-invalid=${invalid}
          ?readonly=${locked}
          .value=${live(this.value)}
          @input=${this.#handleInput}
        ></textarea>`;
  }

  #renderSuggestions(words: FormWords, locked: boolean) {
    const suggestions = this.#options.suggestions?.(words);
    if (suggestions === undefined) return nothing;
    return html`<div class="chips" role="group" aria-label=${suggestions.label}>
      ${suggestions.texts.map(
        text =>
          html`<button
            part="suggestion"
            type="button"
            class="chip"
            ?disabled=${locked}
            @click=${() => this.#suggest(text)}
          >
            ${text}
          </button>`,
      )}
    </div>`;
  }

  render(words: FormWords, locked: boolean) {
    const { id, label } = this.#options;
    return html`<div class="field">
      <label for=${id}>${label(words)}</label>
      ${this.#renderBox(locked)}
      <p part="error" class="error" id="${id}-error">${this.problem?.(words) ?? ""}</p>
      ${this.#renderSuggestions(words, locked)}
    </div>`;
  }
}
