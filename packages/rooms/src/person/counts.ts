/** What is counted of the rows that are shown, so that nobody walks them, and the keys under which a row stands. */
import { defaultPersonSettings, type Row, type Tab, tabsOf } from "@carethread/model";
import { type KeptRow, keys } from "./kept.ts";
import { reminderOf } from "./told.ts";

export interface Counts {
  readonly badge: number;
  /** Rows in each tab. */
  readonly rows: Readonly<Record<Tab, number>>;
}

export const noRows: Counts = { badge: 0, rows: { all: 0, unread: 0, read: 0 } };

/** The counts with a row more, or with -1 without it. */
export function counted({ badge, rows }: Counts, row: Row, by: 1 | -1): Counts {
  const next = { ...rows };
  for (const tab of tabsOf(row)) next[tab] += by;
  return { badge: badge + by * row.badge, rows: next };
}

/** Under which keys a row that is shown stands, and with which values. */
export function placesOf(kept: KeptRow): [key: string, value: unknown][] {
  const { row, since } = kept;
  const places: [string, unknown][] = tabsOf(row).map(tab => [keys.inTab(tab, row), row]);
  // Whatever the person's own settings and the practice's waits say: they may change.
  const canWait = since !== null && reminderOf(defaultPersonSettings, kept, 0) !== null;
  if (canWait) places.push([keys.waits(since, row.id), row.id]);
  return places;
}
