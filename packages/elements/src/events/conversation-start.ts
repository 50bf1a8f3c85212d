import type { ConversationId } from "@carethread/model";

/** The person started a conversation; it exists on the server. */
export class CareConversationStartEvent extends Event {
  readonly detail: { readonly id: ConversationId };

  constructor(detail: { readonly id: ConversationId }) {
    super("care-conversation-start", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-conversation-start": CareConversationStartEvent;
  }
}
