import type { PatientMatch } from "@carethread/model";

/** A patient was chosen from a search. */
export class CarePatientSelectEvent extends Event {
  readonly detail: PatientMatch;

  constructor(detail: PatientMatch) {
    super("care-patient-select", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-patient-select": CarePatientSelectEvent;
  }
}
