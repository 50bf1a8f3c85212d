/** What is counted of the rows that are shown, so that nobody walks them, and the keys under which a row stands. */
import {
  badgeIn,
  defaultPersonSettings,
  type ListRules,
  type PracticeSettings,
  type TabCounts,
  tabsOf,
} from "@carethread/model";
import { type KeptRow, keys, type Part, partOf } from "./kept.ts";
import { reminderOf } from "./told.ts";

type Rare = "archived" | "due";

export interface Counts {
  readonly badge: number;
  /** Rows in each tab as it is kept; of what is archived, and of what is due, nothing is said where there is none. */
  readonly rows: Readonly<Record<Exclude<Part, Rare>, number>> & Readonly<Partial<Record<Rare, number>>>;
}

export const noRows: Counts = { badge: 0, rows: { all: 0, unread: 0, read: 0 } };

/** How rows stand of which nothing else is kept. */
const usual: ListRules = { marker: "all", archive: false };

type ListSettings = Pick<PracticeSettings, "marker" | "archive">;

/** A row that is shown as it is to stand; by which rules, is kept where they are not the usual ones. */
export function placed({ by: _, quiet: __, ...row }: KeptRow, settings: ListSettings): KeptRow {
  const by = rulesFor(row, settings);
  const isUsual = by.marker === usual.marker && by.archive === usual.archive;
  const isQuiet = badgeIn(row.row, by) !== row.row.badge;
  return { ...row, ...(isUsual ? {} : { by }), ...(isQuiet ? { quiet: true } : {}) };
}

function rulesFor({ side }: Pick<KeptRow, "side">, { marker, archive }: ListSettings): ListRules {
  return { marker, archive: (side === "staff" || side === "portal") && archive[side] };
}

/** The tabs, as they are kept, in which a row stands that is shown. */
function partsOf({ row, by = usual }: KeptRow): readonly Part[] {
  return [...new Set(tabsOf(row, by).map(partOf))];
}

/** The counts with a row more, or with -1 without it. */
export function counted({ badge, rows }: Counts, kept: KeptRow, by: 1 | -1): Counts {
  const next = { archived: 0, due: 0, ...rows };
  for (const part of partsOf(kept)) next[part] += by;
  const { archived, due, ...others } = next;
  return {
    badge: badge + (kept.quiet ? 0 : by * kept.row.badge),
    rows: { ...others, ...(archived === 0 ? {} : { archived }), ...(due === 0 ? {} : { due }) },
  };
}

/** As a page is told them. */
export function tabCounts({ rows }: Counts): TabCounts {
  return { archived: 0, ...rows, active: rows.all };
}

/** Under which keys a row that is shown stands, and with which values. */
export function placesOf(kept: KeptRow): [key: string, value: unknown][] {
  const { row, since } = kept;
  const places: [string, unknown][] = partsOf(kept).map(part => [keys.inTab(part, row), row]);
  // Whatever the person's own settings and the practice's waits say: they may change.
  const canWait = since !== null && reminderOf(defaultPersonSettings, kept, 0) !== null;
  if (canWait) places.push([keys.waits(since, row.id), row.id]);
  return places;
}

/** Whether a row that is shown is to stand in other tabs than it does, or to be counted otherwise. */
export function standsElsewhere(kept: KeptRow, settings: ListSettings): boolean {
  const next = placed(kept, settings);
  return partsOf(kept).join() !== partsOf(next).join() || kept.quiet !== next.quiet;
}
