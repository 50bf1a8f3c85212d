/**
 * The practice offers no messages in the portal, so that the element shows nothing at all; or with `isOver` it offers them
 * again, and the element is back.
 */
export class CareUnavailableEvent extends Event {
  readonly detail: { readonly isOver: boolean };

  constructor(detail: CareUnavailableEvent["detail"]) {
    super("care-unavailable", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-unavailable": CareUnavailableEvent;
  }
}
