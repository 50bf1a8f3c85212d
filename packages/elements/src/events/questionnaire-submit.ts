import type { QuestionnaireAnswers } from "@carethread/model";

/** The person has answered a questionnaire, and nothing stands against the answers: they are what a start takes. */
export class CareQuestionnaireSubmitEvent extends Event {
  readonly detail: QuestionnaireAnswers;

  constructor(detail: QuestionnaireAnswers) {
    super("care-questionnaire-submit", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-questionnaire-submit": CareQuestionnaireSubmitEvent;
  }
}
