import type { ConversationId } from "@carethread/model";

/** The person opened a conversation. */
export class CareOpenConversationEvent extends Event {
  readonly detail: { readonly id: ConversationId };

  constructor(detail: { readonly id: ConversationId }) {
    super("care-open-conversation", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-open-conversation": CareOpenConversationEvent;
  }
}
