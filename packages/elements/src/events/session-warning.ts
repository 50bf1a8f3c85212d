/**
 * The person's session will end, and an element is about to say so. A host that says it itself cancels this event. `endsAt`
 * is when it ends; where it `stays`, any sign of the person keeps it, also one that the host tells by `keepAlive()`.
 */
export class CareSessionWarningEvent extends Event {
  readonly detail: { readonly endsAt: Date; readonly stays: boolean };

  constructor(detail: CareSessionWarningEvent["detail"]) {
    super("care-session-warning", { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-session-warning": CareSessionWarningEvent;
  }
}
