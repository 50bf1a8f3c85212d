/**
 * The session has ended, and the person has pressed *Sign in again*. A host that has a sign-in page cancels this event and
 * goes there; otherwise another token is asked for, of whoever has signed in meanwhile.
 */
export class CareSignInAskEvent extends Event {
  constructor() {
    super("care-sign-in-ask", { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-sign-in-ask": CareSignInAskEvent;
  }
}
