/**
 * The rows that are known and how far they are complete. A welcome and pages are complete from the top down to
 * their last row; a row that a frame brings from further below is kept but not shown until the list reaches it.
 */
import { compareRows, type Row, type RowGone, type RowOrder } from "@carethread/model";
import { same } from "../base/base.ts";

export interface InboxRows {
  /** What stands in the inbox, in its order. Rows that did not change keep their identity. */
  shown(): readonly Row[];
  /** All that are known, in no order. */
  all(): readonly Row[];
  /** Everything from the top: on a welcome. */
  begin(rows: readonly Row[], more: boolean): void;
  /** One row changed or went; an older revision is ignored. */
  change(row: Row | RowGone): void;
  /** The page after `end()`. */
  extend(rows: readonly Row[], more: boolean): void;
  /** The last row down to which the list is complete; null where it is complete to its end. */
  end(): RowOrder | null;
  /** True where more was shown before the last welcome than is complete now. */
  isBehind(): boolean;
  clear(): void;
}

export function createInboxRows(): InboxRows {
  const rows = new Map<string, Row>();
  /** Revisions of rows that went, so that an older page does not bring them back. */
  const gone = new Map<string, number>();
  /** Rows from before the last welcome that nothing has confirmed since. */
  const stale = new Set<string>();
  let end: RowOrder | null = null;
  /** How far rows are shown; null for all. */
  let reach: RowOrder | null = null;

  function isWithin(row: RowOrder, last: RowOrder | null): boolean {
    return last === null || compareRows(row, last) <= 0;
  }

  function keep(row: Row): void {
    stale.delete(row.id);
    const known = rows.get(row.id);
    if (row.rev < (known?.rev ?? gone.get(row.id) ?? 0)) return;
    gone.delete(row.id);
    if (!same(known, row)) rows.set(row.id, row);
  }

  function dropStale(): void {
    for (const id of stale) {
      const row = rows.get(id);
      if (row === undefined || !isWithin(row, end)) continue;
      rows.delete(id);
      stale.delete(id);
    }
  }

  function lastOf(page: readonly Row[], more: boolean): RowOrder | null {
    return more ? (page.at(-1) ?? end) : null;
  }

  return {
    shown: () => [...rows.values()].filter(row => isWithin(row, reach)).sort(compareRows),
    all: () => [...rows.values()],
    begin(page, more) {
      const first = rows.size === 0;
      gone.clear();
      for (const id of rows.keys()) stale.add(id);
      for (const row of page) {
        stale.delete(row.id);
        if (!same(rows.get(row.id), row)) rows.set(row.id, row);
      }
      end = lastOf(page, more);
      // The list does not shrink under the reader's eyes: what was shown stays until it is known to be gone.
      if (first || end === null || (reach !== null && isWithin(reach, end))) reach = end;
      dropStale();
    },
    change(row) {
      if (!("gone" in row)) {
        keep(row);
        return;
      }
      stale.delete(row.id);
      if (row.rev < (rows.get(row.id)?.rev ?? 0)) return;
      rows.delete(row.id);
      gone.set(row.id, row.rev);
    },
    extend(page, more) {
      for (const row of page) keep(row);
      end = lastOf(page, more);
      if (end === null || (reach !== null && isWithin(reach, end))) reach = end;
      dropStale();
    },
    end: () => end,
    isBehind: () => end !== null && (reach === null || !isWithin(reach, end)),
    clear() {
      rows.clear();
      gone.clear();
      stale.clear();
      end = null;
      reach = null;
    },
  };
}
