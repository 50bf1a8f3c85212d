/**
 * The person has to sign in again: the host's `token-url` answered 401 or 403, its `.token` said so, or the server
 * refuses each token that it gives. The elements say so and offer *Try again*; a host may go to its sign-in page.
 */
export class CareSessionExpiredEvent extends Event {
  constructor() {
    super("care-session-expired", { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-session-expired": CareSessionExpiredEvent;
  }
}
