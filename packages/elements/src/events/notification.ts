import type { Notification } from "@carethread/model";

/**
 * Something new waits for the person, or has waited for long; it is not on their screen, and their settings allow it.
 * It has no patient data: `conversation` opens it.
 */
export class CareNotificationEvent extends Event {
  readonly detail: Notification;

  constructor(detail: Notification) {
    super("care-notification", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-notification": CareNotificationEvent;
  }
}
