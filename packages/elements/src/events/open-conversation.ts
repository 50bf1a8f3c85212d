import type { ConversationId, PatientId } from "@carethread/model";

/** Where in a conversation something was found. */
export interface FoundPlace {
  /** The place of the message. */
  readonly pos: number;
  /** The words that were looked for. */
  readonly q: string;
}

/** The person opened a conversation. */
export class CareOpenConversationEvent extends Event {
  readonly detail: {
    readonly id: ConversationId;
    /** Where it is to be shown, where something was found in it: what the `found` of `care-thread` takes. */
    readonly found?: FoundPlace;
    /** Whom it is about, where it was opened from a task: a page leads to their chart. */
    readonly patient?: PatientId;
  };

  constructor(detail: CareOpenConversationEvent["detail"]) {
    super("care-open-conversation", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-open-conversation": CareOpenConversationEvent;
  }
}
