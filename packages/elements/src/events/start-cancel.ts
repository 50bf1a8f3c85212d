/** The person does not want to start a conversation after all. */
export class CareStartCancelEvent extends Event {
  constructor() {
    super("care-start-cancel", { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-start-cancel": CareStartCancelEvent;
  }
}
