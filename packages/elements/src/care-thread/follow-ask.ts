import { html, type LitElement, nothing, type ReactiveController } from "lit";
import { Attempt } from "../controllers/controllers.ts";
import { isolate } from "../text/text.ts";
import { words } from "../words/words.ts";

export interface FollowView {
  readonly patient: string;
  readonly follow: () => Promise<void> | undefined;
  readonly decline: () => void;
}

/** The dialog that asks someone outside the team whether to be notified about the patient. */
export class FollowAsk implements ReactiveController {
  readonly #host: LitElement;
  readonly #attempt: Attempt;
  readonly #asks: () => boolean;

  constructor(host: LitElement, asks: () => boolean) {
    this.#host = host;
    this.#attempt = new Attempt(host);
    this.#asks = asks;
    host.addController(this);
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector("dialog");
  }

  hostUpdated(): void {
    this.check();
  }

  /** It stays in the page while it is closed: only what closes it gives the focus back, not what takes it away. */
  check(): void {
    const asks = this.#asks();
    if (asks !== (this.#dialog?.open ?? asks)) this.#dialog?.[asks ? "showModal" : "close"]();
  }

  hostDisconnected(): void {
    this.#dialog?.close();
  }

  render({ patient, follow, decline }: FollowView) {
    const { busy, refused } = this.#attempt;
    const no = (): void => {
      if (!this.#attempt.busy) decline();
    };
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      no();
    };
    // What closes dialogs on a device without keys.
    const handleCancel = (event: Event): void => {
      event.preventDefault();
      no();
    };
    return html`<dialog
      part="follow"
      aria-labelledby="follow-title"
      aria-describedby="follow-text"
      @keydown=${handleKey}
      @cancel=${handleCancel}
    >
      <h2 id="follow-title">${words.followAsk(isolate(patient))}</h2>
      <p id="follow-text">${words.followHint}</p>
      <p role="alert" class="error">${refused ?? nothing}</p>
      <div class="actions">
        <button class="button" @click=${no}>${words.followNo}</button>
        <button
          class="button primary"
          aria-disabled=${busy}
          @click=${() => this.#attempt.run(follow)}
        >
          ${words.followYes}
        </button>
      </div>
    </dialog>`;
  }
}
