/** What a person's storage keeps of conversations and patients, and under which keys. */
import { type ListRules, type Row, type RowOrder, rowOrder, type Tab } from "@carethread/model";
import type { PushOwnPatient, PushRow } from "../base/base.ts";

/**
 * What was told of a row, with the `since` that the person was reminded of, and when they were told of news that they have
 * not read since (milliseconds since 1970).
 */
export interface ToldRow extends PushRow {
  readonly reminded?: number | null;
  readonly told?: number | null;
}

/** A row with what the rules ask about. */
export interface KeptRow extends ToldRow {
  readonly row: Row;
  /** Whether it stands in the tabs and is counted. */
  readonly shown?: boolean;
  /** By which rules it stands there, where these are not the usual ones. */
  readonly by?: ListRules;
  /** It adds nothing to the badge: it is archived. */
  readonly quiet?: true;
}

/**
 * What is left of a row that is gone: an older push, which may come at any time, does not bring it back, and who comes
 * back is told of nothing twice.
 */
export interface GoneRow extends Pick<ToldRow, "news" | "reminded" | "told"> {
  readonly rev: number;
}

/** A place among the rows that wait. */
export interface Waiting {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly id: string;
}

/** What is known of a conversation; `rev` is -1 where nothing is. */
export interface Known extends GoneRow {
  readonly kept: KeptRow | null;
}

export const nothing: Known = { rev: -1, news: { patient: 0, team: 0 }, kept: null };

export const prefixes = {
  row: "row:",
  patient: "patient:",
  waits: "waits:",
  own: "own:",
  follows: "follows:",
  linked: "linked:",
} as const;

/** A tab as it is kept: what is active is what stands in `all`. */
export type Part = Exclude<Tab, "active">;

export const partOf = (tab: Tab): Part => (tab === "active" ? "all" : tab);

const tabPrefix = (tab: Tab): string => `in:${partOf(tab)}:`;

/** Values are read by one key, or in the order of their keys; never all of a kind. */
export const keys = {
  /** Counts, and how far what is shown follows the rules. */
  inbox: "inbox",
  row: (conversation: string): string => `${prefixes.row}${conversation}`,
  gone: (conversation: string): string => `gone:${conversation}`,
  /** The rows of a tab in its order, as they are shown. */
  tab: tabPrefix,
  inTab: (tab: Tab, row: RowOrder): string => `${tabPrefix(tab)}${rowOrder(row)}`,
  /** Rows of which the person may be reminded, in the order of their waiting since then. */
  waits: (since: number, conversation: string): string =>
    `${prefixes.waits}${since.toString().padStart(16, "0")}:${conversation}`,
  patient: (patient: string): string => `${prefixes.patient}${patient}`,
  /** How many rows about a patient are shown. */
  talks: (patient: string): string => `talks:${patient}`,
  /** The patients who are shown because no row about them is, as they are shown. */
  own: (patient: string): string => `${prefixes.own}${patient}`,
  /** The patients whom the person asked to be notified of, and those on whose side the person writes. */
  follows: (patient: string): string => `${prefixes.follows}${patient}`,
  linked: (patient: string): string => `${prefixes.linked}${patient}`,
} as const;

export function idOf(kept: PushOwnPatient): string {
  return "patient" in kept ? kept.patient.id : kept.id;
}

/** The keys that say what a patient is to the person. */
export function standsAs(kept: PushOwnPatient | undefined): string[] {
  if (kept === undefined) return [];
  if ("linked" in kept) return [keys.linked(kept.id)];
  return "patient" in kept && kept.follows ? [keys.follows(kept.patient.id)] : [];
}
