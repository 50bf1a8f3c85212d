import type { ConversationId, Visibility } from "@carethread/model";

/**
 * The person wants the text of a failed message back. Whoever takes the text calls `preventDefault()`; the
 * message then leaves the thread, and stays in it otherwise. A `care-compose` of the same conversation and the
 * same document or shadow root does so by itself.
 */
export class CareMessageEditEvent extends Event {
  readonly detail: {
    readonly conversation: ConversationId;
    readonly text: string;
    readonly visibility: Visibility;
  };

  constructor(detail: CareMessageEditEvent["detail"]) {
    super("care-message-edit", { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-message-edit": CareMessageEditEvent;
  }
}
