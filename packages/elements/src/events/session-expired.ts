/**
 * The person has to sign in again: the host's `token-url` answered 401 or 403, its `.token` said so, the server refuses
 * each token that it gives, or their session has ended. The elements show nothing of the person any more, say so and offer
 * *Try again* or *Sign in again*; a host may go to its sign-in page.
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
