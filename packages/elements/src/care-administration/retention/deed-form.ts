/** What is asked for a second time: the reason of a hold or of its lifting, or whether something goes for good. One at a time. */
import { limits } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import type { AdministrationWords } from "../english.ts";

export interface Asked {
  /** The id of the button by which it was asked for. */
  readonly by: string;
  readonly deed: "hold" | "lift" | "approve";
  /** Does it; resolves with whether that was done. */
  readonly act: (reason: string) => Promise<boolean>;
}

export interface DeedFormOptions {
  readonly words: () => AdministrationWords;
  readonly isBusy: () => boolean;
  /** Where the focus goes when it is done. */
  readonly after: (asked: Asked) => string;
}

export class DeedForm {
  readonly #host: LitElement;
  readonly #options: DeedFormOptions;
  #asked: Asked | null = null;
  #reason = "";
  #isMissing = false;

  constructor(host: LitElement, options: DeedFormOptions) {
    this.#host = host;
    this.#options = options;
  }

  isFor(by: string): boolean {
    return this.#asked?.by === by;
  }

  ask(asked: Asked): void {
    this.#asked = asked;
    this.#reason = "";
    this.#isMissing = false;
    // What goes for good is read before anything can be pressed.
    this.#show(asked.deed === "approve" ? "retaining-sure" : "retaining-reason");
  }

  close(): void {
    this.#asked = null;
  }

  /** Shows what there is now, and has the focus there. */
  #show(id: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.getElementById(id)?.focus());
  }

  #cancel(): void {
    const by = this.#asked?.by ?? "";
    this.close();
    this.#show(by);
  }

  async #act(): Promise<void> {
    const asked = this.#asked;
    if (asked === null || this.#options.isBusy()) return;
    const reason = this.#reason.trim();
    this.#isMissing = asked.deed !== "approve" && reason === "";
    if (this.#isMissing) {
      this.#show("retaining-reason");
      return;
    }
    const isDone = await asked.act(reason);
    if (!isDone || this.#asked !== asked) return;
    this.close();
    this.#show(this.#options.after(asked));
  }

  #renderReason(words: AdministrationWords) {
    return html`<div class="field">
      <label for="retaining-reason">${words.retainingReason}</label>
      <textarea
        id="retaining-reason"
        part="reason"
        rows="2"
        maxlength=${limits.retentionReasonLength}
        aria-required="true"
        aria-invalid=${this.#isMissing ? "true" : nothing}
        aria-describedby="retaining-reason-hint retaining-reason-error"
        .value=${this.#reason}
        @input=${(event: Event) => {
          this.#reason = (event.target as HTMLTextAreaElement).value;
        }}
      ></textarea>
      <p class="hint" id="retaining-reason-hint">${words.retainingReasonHint}</p>
      <p part="error" class="error" id="retaining-reason-error">
        ${this.#isMissing ? words.retainingReasonNeeded : ""}
      </p>
    </div>`;
  }

  /** Beside the button by which it was asked for. */
  render(by: string) {
    if (this.#asked?.by !== by) return nothing;
    const { deed } = this.#asked;
    const words = this.#options.words();
    const does = {
      hold: words.retainingSetHold,
      lift: words.retainingLiftNow,
      approve: words.retainingErase,
    };
    const handleSubmit = (event: Event): void => {
      event.preventDefault();
      void this.#act();
    };
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
    };
    return html`<form class="deed" novalidate @submit=${handleSubmit} @keydown=${handleKey}>
      ${
        deed === "approve"
          ? html`<p id="retaining-sure" class="sure" tabindex="-1">${words.retainingSure}</p>`
          : this.#renderReason(words)
      }
      <div class="actions">
        <button
          part="do"
          class=${deed === "approve" ? "button danger" : "button primary"}
          aria-describedby=${deed === "approve" ? "retaining-sure" : nothing}
          aria-disabled=${this.#options.isBusy() ? "true" : nothing}
        >
          ${does[deed]}
        </button>
        <button type="button" part="cancel" class="button" @click=${() => this.#cancel()}>${words.cancel}</button>
      </div>
    </form>`;
  }
}
