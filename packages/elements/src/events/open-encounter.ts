import type { ConversationId, PatientId } from "@carethread/model";

/** The person wants to see the encounter of a conversation: `id` is the encounter's, `patient` the key of the patient. */
export class CareOpenEncounterEvent extends Event {
  readonly detail: {
    readonly id: string;
    readonly conversation: ConversationId;
    readonly patient: PatientId;
  };

  constructor(detail: {
    readonly id: string;
    readonly conversation: ConversationId;
    readonly patient: PatientId;
  }) {
    super("care-open-encounter", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-open-encounter": CareOpenEncounterEvent;
  }
}
