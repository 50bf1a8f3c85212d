/**
 * How far a list is complete. A welcome and pages are complete from the top down to their last row; a row from further
 * below may be known, and is not shown until the list reaches it.
 */
import { compareRows, type Row, type RowOrder } from "@carethread/model";

export interface Extent {
  /** Everything from the top, on a welcome; `wasEmpty` where no row was known before. */
  begin(page: readonly Row[], more: boolean, wasEmpty: boolean): void;
  /** The page after `end()`. */
  extend(page: readonly Row[], more: boolean): void;
  /** The last row down to which the list is complete; null where it is complete to its end. */
  end(): RowOrder | null;
  isComplete(row: RowOrder): boolean;
  isShown(row: RowOrder): boolean;
  /** True where more was shown before the last welcome than is complete now. */
  isBehind(): boolean;
  clear(): void;
}

function isWithin(row: RowOrder, last: RowOrder | null): boolean {
  return last === null || compareRows(row, last) <= 0;
}

export function createExtent(): Extent {
  let end: RowOrder | null = null;
  /** How far rows are shown; null for all. */
  let reach: RowOrder | null = null;

  /** A list does not shrink under the reader's eyes: what was shown stays until it is known to be gone. */
  function reachOut(): void {
    if (end === null || (reach !== null && isWithin(reach, end))) reach = end;
  }

  return {
    begin(page, more, wasEmpty) {
      end = more ? (page.at(-1) ?? end) : null;
      if (wasEmpty) reach = end;
      else reachOut();
    },
    extend(page, more) {
      end = more ? (page.at(-1) ?? end) : null;
      reachOut();
    },
    end: () => end,
    isComplete: row => isWithin(row, end),
    isShown: row => isWithin(row, reach),
    isBehind: () => end !== null && (reach === null || !isWithin(reach, end)),
    clear() {
      end = null;
      reach = null;
    },
  };
}
