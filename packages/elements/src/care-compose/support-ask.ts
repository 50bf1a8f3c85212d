import { html, type LitElement } from "lit";
import { isolate } from "../text/text.ts";
import type { ComposeWords } from "./english.ts";

/** What support is asked into. */
export interface Asked {
  readonly patient: string;
  readonly topic: string;
  /** How long it would see it; null where that is not known. */
  readonly minutes: number | null;
}

/** The dialog that says what the practice's support will see, and for how long. *Invite* is the consent. */
export class SupportAsk {
  readonly #host: LitElement;
  #answer: ((invite: boolean) => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector("dialog");
  }

  ask(answer: (invite: boolean) => void): void {
    this.#answer = answer;
    this.#dialog?.showModal();
    // Whoever types on must not answer with the next blank.
    this.#dialog?.querySelector("h2")?.focus();
  }

  /** Takes the question away, for what it was asked about is gone. */
  reset(): void {
    this.#answer = undefined;
    this.#dialog?.close();
  }

  #done(invite: boolean): void {
    const answer = this.#answer;
    this.reset();
    answer?.(invite);
  }

  render(words: ComposeWords, { patient, topic, minutes }: Asked) {
    const no = (event: Event): void => {
      event.preventDefault();
      this.#done(false);
    };
    return html`<dialog
      part="support"
      aria-labelledby="support-title"
      aria-describedby="support-text"
      @cancel=${no}
      @keydown=${(event: KeyboardEvent) => {
        // A messenger around it goes back to its list on Escape.
        if (event.key === "Escape") no(event);
        event.stopPropagation();
      }}
    >
      <h2 id="support-title" tabindex="-1">${words.supportAsk}</h2>
      <p id="support-text">
        ${topic === "" ? words.supportSeesUntitled(isolate(patient)) : words.supportSees(isolate(patient), isolate(topic))}
        ${words.supportFor(minutes)}
      </p>
      <div class="actions">
        <button type="button" class="button" @click=${no}>${words.cancel}</button>
        <button type="button" class="button primary" @click=${() => this.#done(true)}>${words.invite}</button>
      </div>
    </dialog>`;
  }
}
