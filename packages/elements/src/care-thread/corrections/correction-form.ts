/** The form by which a correction is asked for, answered, or put later: fetched when somebody first opens it. */
import type { CareClient } from "@carethread/client";
import { correctionDays, correctionProblem, extendedBy } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { type Attempt, WordsController } from "../../controllers/controllers.ts";
import { birthDate } from "../../text/text.ts";
import { correcting, refusals } from "../../words/words.ts";
import type { Opened } from "./opened.ts";

export interface FormOptions {
  readonly client: () => CareClient | undefined;
  readonly attempt: Attempt;
  readonly send: () => void;
  readonly cancel: () => void;
}

const english = { ...correcting, ...refusals };

interface Field {
  readonly label: string;
  readonly hint?: string;
}

export class CorrectionForm {
  readonly #host: LitElement;
  readonly #options: FormOptions;
  readonly #words: WordsController<typeof english>;
  #opened: Opened | null = null;
  #texts: string[] = [];
  /** The field with which something is wrong, and what. */
  #problem: { readonly at: number; readonly sentence: string } | null = null;
  /** Another one whenever it is rendered otherwise. */
  version = 0;

  constructor(host: LitElement, options: FormOptions) {
    this.#host = host;
    this.#options = options;
    this.#words = new WordsController(host, english, options.client);
  }

  begin(opened: Opened): void {
    this.#opened = opened;
    const { deed, correction } = opened;
    // What the patient's side says should stand there is what mostly does then.
    this.#texts = deed === "ask" ? ["", ""] : [deed === "approve" ? (correction?.right ?? "") : ""];
    this.#problem = null;
    this.version++;
  }

  /** What was written, field by field. */
  words(): [text: string, more: string] {
    const [text = "", more = ""] = this.#texts;
    return [text, more];
  }

  #fields({ deed, correction }: Opened): Field[] {
    const words = this.#words.table;
    switch (deed) {
      case "ask":
        return [
          { label: words.correctingWrong },
          { label: words.correctingRight, hint: words.correctingAskHint(correctionDays) },
        ];
      case "approve":
        return [{ label: words.correctedText, hint: words.correctedTextHint }];
      case "decline":
        return [{ label: words.declineReason, hint: words.declineReasonHint }];
      case "extend": {
        const until = correction === null ? "" : extendedBy(correction.until);
        return [
          { label: words.extendReason, hint: words.extendReasonHint(birthDate(this.#words.language, until)) },
        ];
      }
    }
  }

  #write(at: number, text: string): void {
    this.#texts[at] = text;
    if (this.#problem === null) return;
    this.#problem = null;
    this.version++;
    this.#host.requestUpdate();
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.#options.attempt.busy) return;
    const at = this.#texts.findIndex(text => correctionProblem(text.trim()) !== null);
    const problem = correctionProblem((this.#texts[at] ?? "").trim());
    if (at < 0 || problem === null) return this.#options.send();
    this.#problem = { at, sentence: this.#words.table.refused[problem] };
    this.version++;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.getElementById(`correcting-${at}`)?.focus();
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    // What lies around the conversation stays open.
    event.preventDefault();
    event.stopPropagation();
    this.#options.cancel();
  };

  #renderField({ label, hint }: Field, at: number) {
    const id = `correcting-${at}`;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <textarea
        id=${id}
        part="correction-field"
        rows="2"
        dir="auto"
        aria-required="true"
        aria-invalid=${this.#problem?.at === at ? "true" : nothing}
        aria-describedby=${`${hint === undefined ? "" : `${id}-hint `}correcting-error`}
        .value=${live(this.#texts[at] ?? "")}
        @input=${(event: InputEvent) => this.#write(at, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${hint === undefined ? nothing : html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    </div>`;
  }

  render() {
    const opened = this.#opened;
    if (opened === null) return nothing;
    const words = this.#words.table;
    const { busy, refused } = this.#options.attempt;
    const { deed } = opened;
    return html`<form
      part="correction-form"
      class="correction-form"
      novalidate
      aria-labelledby="correcting-title"
      @submit=${(event: Event) => this.#submit(event)}
      @keydown=${this.#handleKey}
    >
      <h3 id="correcting-title">${words.correctingHeadings[deed]}</h3>
      ${this.#fields(opened).map((field, at) => this.#renderField(field, at))}
      <p class="error" id="correcting-error" role="alert">${this.#problem?.sentence ?? refused ?? nothing}</p>
      <p class="buttons">
        <button part="correction-send" class="button primary" aria-disabled=${busy}>
          ${words.correctingSend[deed]}
        </button>
        <button part="correction-cancel" type="button" class="button" @click=${this.#options.cancel}>
          ${words.correctingCancel}
        </button>
      </p>
    </form>`;
  }
}
