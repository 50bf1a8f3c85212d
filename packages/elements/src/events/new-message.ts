import type { PatientCard } from "@carethread/model";

/** The person wants to write to a patient with whom there is no conversation: the form that starts one is due. */
export class CareNewMessageEvent extends Event {
  readonly detail: PatientCard;

  constructor(detail: PatientCard) {
    super("care-new-message", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-new-message": CareNewMessageEvent;
  }
}
