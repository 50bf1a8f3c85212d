import type { CareClient } from "@carethread/client";
import type { PatientMatch, QuestionnaireAnswers } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import type { CareQuestionnaire } from "../care-questionnaire/care-questionnaire.ts";
import { StoreController } from "../controllers/controllers.ts";
import type { CareQuestionnaireSubmitEvent } from "../events/events.ts";
import { stageOf, stagesChanged, wantStage } from "../stages/stages.ts";
import type { FormWords } from "./english.ts";

const tag = "care-questionnaire";

/** The parts of the element in it, with its name in front. */
const parts =
  "header back status try-again none questionnaire begin summary summary-link answer-group answer-text answer-field answer-option answer-clear error cancel submit"
    .split(" ")
    .map(part => `${part}: questionnaire__${part}`)
    .join(", ");

export interface AnsweringOptions {
  readonly answered: (answers: QuestionnaireAnswers) => void;
  readonly changed: () => void;
  readonly cancel: () => void;
}

/** Beginning by the answers to a questionnaire: the element that asks them stands in the form. */
export class Answering {
  readonly #host: LitElement;
  readonly #options: AnsweringOptions;

  constructor(host: LitElement, options: AnsweringOptions) {
    this.#host = host;
    this.#options = options;
    new StoreController(host, () => stagesChanged);
  }

  get #element(): CareQuestionnaire | null {
    return this.#host.shadowRoot?.querySelector<CareQuestionnaire>(tag) ?? null;
  }

  /** Whether there is something to answer. */
  get isThere(): boolean {
    return this.#element !== null;
  }

  async focus(): Promise<void> {
    const element = this.#element;
    // It may have come a moment ago.
    await element?.updateComplete;
    element?.focus();
  }

  /** Says why the answers were refused. */
  fail(error: unknown): void {
    this.#element?.fail(error);
  }

  /** Back to the list. */
  reset(): void {
    const element = this.#element;
    if (element !== null) element.questionnaire = "";
  }

  readonly #handleSubmit = (event: CareQuestionnaireSubmitEvent): void => {
    event.stopPropagation();
    this.#options.answered(event.detail);
  };

  readonly #handleCancel = (event: Event): void => {
    event.stopPropagation();
    this.#options.cancel();
  };

  render(words: FormWords, client: CareClient | null, patient: PatientMatch | null, locked: boolean) {
    if (patient === null) return nothing;
    const state = stageOf(tag);
    if (state === "failed") {
      return html`<p role="alert" class="around">
        ${words.unreachable}
        <button class="link plain" @click=${() => wantStage(tag)}>${words.tryAgain}</button>
      </p>`;
    }
    if (state === "coming") return html`<p class="around">${words.loading}</p>`;
    return html`<care-questionnaire
      part="answering"
      exportparts=${parts}
      .client=${client}
      .patient=${patient}
      ?locked=${locked}
      @input=${this.#options.changed}
      @care-questionnaire-submit=${this.#handleSubmit}
      @care-questionnaire-cancel=${this.#handleCancel}
    ></care-questionnaire>`;
  }
}
