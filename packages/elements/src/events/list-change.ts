import type { Tab } from "@carethread/model";

/** The list shows another part, or what is searched for is another. Take both to bring the list back to where it was. */
export class CareListChangeEvent extends Event {
  readonly detail: {
    /** The part that is shown; null where the practice has none. */
    readonly tab: Tab | null;
    /** What is searched for; empty for nothing. */
    readonly search: string;
  };

  constructor(detail: CareListChangeEvent["detail"]) {
    super("care-list-change", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-list-change": CareListChangeEvent;
  }
}
