import type { EndReason } from "@carethread/client";

/**
 * - `bad-options`: the attributes can never work;
 * - `no-token`: the page gives no token that can be used;
 * - else why the connection ended for good, apart from signing out and the end of the session, which `care-session-expired` tells.
 */
export type CareFailure = "bad-options" | "no-token" | Exclude<EndReason, "signed-out" | "session-ended">;

/**
 * The elements cannot do their work, and the host may know why. `message` is for developers; neither it nor anything
 * else in here is patient data.
 */
export class CareErrorEvent extends Event {
  readonly detail: { readonly code: CareFailure; readonly message: string };

  constructor(detail: CareErrorEvent["detail"]) {
    super("care-error", { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-error": CareErrorEvent;
  }
}
