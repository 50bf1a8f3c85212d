import type { TextingMove } from "@carethread/model";

/**
 * A patient moved on the way to being texted, and the person asked to be told (*Two-Way Texting* of `care-settings`). Of the
 * patient it has nothing but their key, which `care-texting` and a chart's elements take as `patient`.
 */
export class CareTextingMoveEvent extends Event {
  readonly detail: TextingMove;

  constructor(detail: TextingMove) {
    super("care-texting-move", { bubbles: true, composed: true, cancelable: false });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "care-texting-move": CareTextingMoveEvent;
  }
}
