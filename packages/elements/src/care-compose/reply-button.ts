import type { RefusalCode } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { icons } from "../text/text.ts";
import type { ComposeWords } from "./english.ts";

/** The way to the text box, where the practice has it behind a button. */
export class ReplyButton {
  readonly #host: LitElement;
  #isOpen = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** The box is there. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Another conversation. */
  reset(): void {
    this.#isOpen = false;
  }

  /** Opens the box, or puts the button back into its place: the focus goes along. */
  async show(isOpen: boolean): Promise<void> {
    if (this.#isOpen === isOpen) return;
    const hasFocus = isOpen || this.#host.shadowRoot?.activeElement != null;
    this.#isOpen = isOpen;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (hasFocus) this.#host.focus();
  }

  /** Where nobody can be written to, it says why. */
  render(words: ComposeWords, refused: RefusalCode | null) {
    return html`<div class="frame reply">
      <button
        part="reply"
        class="button primary"
        aria-disabled=${refused === null ? nothing : "true"}
        aria-describedby=${refused === null ? nothing : "why"}
        @click=${() => refused === null && this.show(true)}
      >
        ${icons.reply}${words.reply}
      </button>
      ${refused === null ? nothing : html`<p id="why" part="closed" role="status">${words.refused[refused]}</p>`}
    </div>`;
  }
}
