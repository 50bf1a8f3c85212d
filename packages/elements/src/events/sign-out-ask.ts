import type { Unsent } from "@carethread/client";

/**
 * Signing out was asked for and not done, because it would lose what `detail` counts. The host asks the person,
 * and then calls `signOut({ discard: true })` or leaves it.
 */
export class CareSignOutAskEvent extends Event {
  readonly detail: Unsent;

  constructor(detail: Unsent) {
    super("care-sign-out-ask", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-sign-out-ask": CareSignOutAskEvent;
  }
}
