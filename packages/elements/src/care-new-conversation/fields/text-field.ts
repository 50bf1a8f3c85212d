import { cleanText, type RefusalCode } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { directionOf } from "../../text/text.ts";
import type { FormWords } from "../english.ts";
import type { FormField, Problem } from "./form-field.ts";

export interface Suggestions {
  readonly label: string;
  readonly texts: readonly string[];
}

export interface TextFieldOptions {
  /** Its id in the host's shadow root, with which its part begins. */
  readonly id: string;
  readonly label: (words: FormWords) => string;
  /** As many lines; a field of one line where it is left out. */
  readonly rows?: number;
  /** What may be chosen in place of typing. */
  readonly suggestions?: (words: FormWords) => Suggestions | null;
  readonly isOptional?: () => boolean;
  /** Why a cleaned text cannot be sent. */
  readonly fault: (text: string) => RefusalCode | null;
  /** The sentence for it, where another one fits better than the refusal's. */
  readonly sentence?: (fault: RefusalCode, words: FormWords) => string | undefined;
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
    if (fault === null) return null;
    return words => this.#options.sentence?.(fault, words) ?? words.refused[fault];
  }

  isMeantBy(code: RefusalCode): boolean {
    return this.#options.refusals.includes(code);
  }

  get #isOptional(): boolean {
    return this.#options.isOptional?.() === true;
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
    const required = this.#isOptional ? nothing : "true";
    return rows === undefined
      ? html`<input
          part="${id}-field"
          id=${id}
          type="text"
          dir=${directionOf(this.value)}
          autocomplete="off"
          aria-required=${required}
          aria-describedby="${id}-hint ${id}-error"
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
          aria-required=${required}
          aria-describedby="${id}-hint ${id}-error"
          aria-invalid=${invalid}
          ?readonly=${locked}
          .value=${live(this.value)}
          @input=${this.#handleInput}
        ></textarea>`;
  }

  #renderSuggestions(words: FormWords, locked: boolean) {
    const suggestions = this.#options.suggestions?.(words);
    if (suggestions == null) return nothing;
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
      <div class="label">
        <label for=${id}>${label(words)}</label>
        <span class="hint" id="${id}-hint">${this.#isOptional ? words.optional : nothing}</span>
      </div>
      ${this.#renderBox(locked)}
      <p part="error" class="error" id="${id}-error">${this.problem?.(words) ?? ""}</p>
      ${this.#renderSuggestions(words, locked)}
    </div>`;
  }
}
