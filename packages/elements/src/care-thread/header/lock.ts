import type { ConversationStore } from "@carethread/client";
import { html, type LitElement, nothing } from "lit";
import { Attempt, type WordsController } from "../../controllers/controllers.ts";
import { icons } from "../../text/text.ts";
import type { english } from "../english.ts";

/** The lock: whether the conversation is open, in words, and the button that ends the writing or lets it go on. */
export class Lock {
  readonly #host: LitElement;
  readonly #words: WordsController<typeof english>;
  readonly #attempt: Attempt;

  constructor(host: LitElement, words: WordsController<typeof english>) {
    this.#host = host;
    this.#words = words;
    this.#attempt = new Attempt(host, () => words.table);
  }

  /** Another conversation. */
  reset(): void {
    this.#attempt.forget();
  }

  async #turn(ask: () => Promise<void> | undefined): Promise<void> {
    await this.#attempt.run(ask);
    // The button is another one by now, in the same place.
    this.#host.shadowRoot?.querySelector<HTMLElement>("[part=lock]")?.focus();
  }

  render(store: ConversationStore | undefined, isOpen: boolean) {
    const words = this.#words.table;
    return html`<span part="state" class="state">${isOpen ? words.stateOpen : words.stateClosed}</span>
      <button
        part="lock"
        class="button icon"
        aria-label=${isOpen ? words.closeConversation : words.reopenConversation}
        title=${isOpen ? words.closeConversation : words.reopenConversation}
        aria-disabled=${this.#attempt.busy ? "true" : nothing}
        @click=${() => this.#turn(() => (isOpen ? store?.close() : store?.reopen()))}
      >
        ${isOpen ? icons.lockOpen : icons.lock}
      </button>`;
  }

  /** Why it was not done. */
  renderRefusal() {
    const { refused } = this.#attempt;
    return html`<div role="alert">${refused === null ? nothing : html`<p class="status">${refused}</p>`}</div>`;
  }
}
