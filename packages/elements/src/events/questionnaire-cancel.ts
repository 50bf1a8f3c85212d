/** The person does not want to answer a questionnaire after all. */
export class CareQuestionnaireCancelEvent extends Event {
  constructor() {
    super("care-questionnaire-cancel", { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-questionnaire-cancel": CareQuestionnaireCancelEvent;
  }
}
