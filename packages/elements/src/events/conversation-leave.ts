import type { ConversationId } from "@carethread/model";

/** The person went from a conversation back to the list. The conversation itself stays as it is. */
export class CareConversationLeaveEvent extends Event {
  readonly detail: { readonly id: ConversationId };

  constructor(detail: { readonly id: ConversationId }) {
    super("care-conversation-leave", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-conversation-leave": CareConversationLeaveEvent;
  }
}
