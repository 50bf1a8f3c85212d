import type { ConversationStore } from "@carethread/client";
import { html, LitElement, nothing, type ReactiveController } from "lit";
import { Attempt, type WordsController } from "../../controllers/controllers.ts";
import { isolate } from "../../text/text.ts";
import type { english } from "../english.ts";

export { followStyles } from "./follow-ask.styles.ts";

export interface FollowView {
  readonly asks: boolean;
  /** A dialog is answered before anything else in the conversation; a banner whenever one likes. */
  readonly as: "dialog" | "banner";
  readonly store: ConversationStore | undefined;
}

/**
 * Asks someone outside the team whether to be notified about the patient. The dialog lies over the conversation alone: the
 * page around it stays as it is, and the focus comes only from the conversation itself.
 */
export class FollowAsk implements ReactiveController {
  readonly #host: LitElement;
  readonly #words: WordsController<typeof english>;
  readonly #attempt: Attempt;
  readonly #view: () => FollowView;
  #shown: "dialog" | "banner" | null = null;
  #letGo: (() => void) | undefined;
  /** What had the focus when the dialog came, or the thread itself. */
  #from: HTMLElement | null = null;
  #hadFocus = false;

  constructor(host: LitElement, words: WordsController<typeof english>, view: () => FollowView) {
    this.#host = host;
    this.#words = words;
    this.#attempt = new Attempt(host, () => words.table);
    this.#view = view;
    host.addController(this);
  }

  get #dialog(): HTMLElement | null | undefined {
    // By its id, for which no message is looked at.
    return this.#host.shadowRoot?.getElementById("follow");
  }

  /** What is on the screen may have changed. */
  check(): void {
    if (this.#wanted() !== this.#shown) this.#host.requestUpdate();
  }

  #wanted(): "dialog" | "banner" | null {
    const { asks, as } = this.#view();
    return asks ? as : null;
  }

  hostUpdate(): void {
    this.#hadFocus = this.#dialog?.matches(":focus-within") === true;
    this.#shown = this.#wanted();
  }

  hostUpdated(): void {
    const isFirst = this.#shown === "dialog";
    this.#setInert(isFirst);
    if (isFirst === (this.#letGo !== undefined)) return;
    if (isFirst) {
      this.#letGo = this.#view().store?.awaitAnswer();
      this.#takeFocus();
    } else {
      this.#end();
      if (this.#hadFocus) this.#giveFocusBack();
    }
  }

  hostDisconnected(): void {
    this.#end();
    this.#shown = null;
  }

  #end(): void {
    this.#letGo?.();
    this.#letGo = undefined;
  }

  /** Everything but the question, and what leads away from the conversation. */
  #setInert(inert: boolean): void {
    for (const element of this.#host.shadowRoot?.children ?? []) {
      const parts = element.localName === "header" ? element.querySelectorAll(".about, .tools") : [element];
      for (const part of parts) {
        if (part instanceof HTMLElement && part.localName !== "dialog") part.inert = inert;
      }
    }
  }

  /** Puts the focus on the dialog; false where there is none. */
  focus(): boolean {
    if (this.#shown !== "dialog") return false;
    // Whoever types on must not answer with the next blank.
    this.#dialog?.querySelector("h2")?.focus();
    return true;
  }

  #takeFocus(): void {
    const { activeElement } = this.#host.getRootNode() as Document | ShadowRoot;
    if (activeElement !== this.#host && activeElement?.localName !== "care-compose") return;
    this.#from = activeElement as HTMLElement;
    this.focus();
  }

  async #giveFocusBack(): Promise<void> {
    const from = this.#from;
    this.#from = null;
    if (from instanceof LitElement && from !== this.#host) {
      await from.updateComplete;
      from.focus();
    } else this.#host.shadowRoot?.querySelector<HTMLElement>(".title")?.focus();
  }

  readonly #decline = (): void => {
    if (!this.#attempt.busy) this.#view().store?.declineFollow();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.#decline();
  };

  #renderWords(patient: string) {
    const words = this.#words.table;
    const { busy, refused } = this.#attempt;
    return html`<h2 id="follow-title" tabindex="-1">${words.followAsk(isolate(patient))}</h2>
      <p id="follow-text">${words.followHint}</p>
      <p role="alert" class="error">${refused ?? nothing}</p>
      <div class="actions">
        <button class="button" @click=${this.#decline}>${words.followNo}</button>
        <button
          class="button primary"
          aria-disabled=${busy}
          @click=${() => this.#attempt.run(() => this.#view().store?.follow(true))}
        >
          ${words.followYes}
        </button>
      </div>`;
  }

  render(patient: string) {
    switch (this.#shown) {
      case null:
        return nothing;
      case "banner":
        return html`<section part="follow" class="follow" aria-labelledby="follow-title">
          ${this.#renderWords(patient)}
        </section>`;
      case "dialog":
        // Opened by its attribute: a method would take the focus.
        return html`<dialog
          id="follow"
          part="follow"
          class="follow"
          open
          aria-labelledby="follow-title"
          aria-describedby="follow-text"
          @keydown=${this.#handleKey}
        >
          ${this.#renderWords(patient)}
        </dialog>`;
    }
  }
}
