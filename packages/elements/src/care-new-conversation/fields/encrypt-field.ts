import { html, type LitElement, nothing } from "lit";
import type { FormWords } from "../english.ts";

export interface EncryptFieldOptions {
  /** Whether the form that is shown can begin one, and this page can be a device of it. */
  readonly isOffered: () => boolean;
  readonly changed: () => void;
}

/** *Encrypt end to end*. What was chosen stays as long as the form is open, also while another kind's is shown. */
export class EncryptField {
  readonly #host: LitElement;
  readonly #options: EncryptFieldOptions;
  #isChecked = false;

  constructor(host: LitElement, options: EncryptFieldOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isOn(): boolean {
    return this.#isChecked && this.#options.isOffered();
  }

  reset(): void {
    this.#isChecked = false;
  }

  #turn(isChecked: boolean): void {
    this.#isChecked = isChecked;
    this.#options.changed();
    this.#host.requestUpdate();
  }

  render(words: FormWords, locked: boolean) {
    if (!this.#options.isOffered()) return nothing;
    return html`<div part="encrypt-field" class="field">
      <label class="kind">
        <input
          id="encrypt"
          type="checkbox"
          aria-describedby="encrypt-hint"
          .checked=${this.#isChecked}
          ?disabled=${locked}
          @change=${(event: Event) => this.#turn((event.target as HTMLInputElement).checked)}
        />
        <span>${words.encryptField}</span>
      </label>
      <p id="encrypt-hint" class="hint">${words.encryptHint}</p>
    </div>`;
  }
}
