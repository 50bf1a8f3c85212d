/** Somebody typed a mobile number for a patient's chart. */
export class CarePhoneChangeEvent extends Event {
  readonly detail: {
    /** As it was typed. */
    readonly phone: string;
    /** As it is texted (E.164); null while it is none. */
    readonly number: string | null;
  };

  constructor(detail: CarePhoneChangeEvent["detail"]) {
    super("care-phone-change", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-phone-change": CarePhoneChangeEvent;
  }
}
