import type { PatientId } from "@carethread/model";

/** The person wants to see the patient's profile. `id` is the key of the patient, `patientId` the number people use. */
export class CareOpenPatientEvent extends Event {
  readonly detail: { readonly id: PatientId; readonly name: string; readonly patientId: string };

  constructor(detail: { readonly id: PatientId; readonly name: string; readonly patientId: string }) {
    super("care-open-patient", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-open-patient": CareOpenPatientEvent;
  }
}
