/** What is kept of a session of the person's, and when it is over. */
import { type Device, sessionAt } from "@carethread/model";

/** Why one is over: `ended` by the person or the practice's back end. */
export type Why = "idle" | "length" | "ended";

/** Times are milliseconds since 1970. */
export interface SessionRecord {
  readonly since: number;
  /** The person's own last sign. */
  readonly activeAt: number;
  readonly device?: Device;
  readonly over?: { readonly at: number; readonly why: Why };
}

export interface Limits {
  readonly idle: number;
  readonly length: number;
  /** All that began until then are over, milliseconds since 1970. */
  readonly ended: number | undefined;
}

/** Whether nothing of it is taken any more. How long it was still is for its pages, and for the clock while there are any. */
export function isOver({ over, since }: SessionRecord, { length, ended }: Limits, now: number): boolean {
  return over !== undefined || now >= since + length || (ended !== undefined && since <= ended);
}

/** When it is over, if the person gives no sign before, and why. */
export function endOf(record: SessionRecord, limits: Limits): { readonly at: number; readonly why: Why } {
  const at = Math.min(Math.max(record.since, record.activeAt) + limits.idle, record.since + limits.length);
  const standing = sessionAt(record, { ...limits, warning: 0 }, at);
  return { at, why: standing.state === "over" ? standing.why : "idle" };
}

/**
 * Which records are not needed any more: the old ones, and of those that are over and those that are not the oldest where
 * they are too many.
 */
export function outdated(
  records: Readonly<Record<string, SessionRecord>>,
  { now, kept, most }: { readonly now: number; readonly kept: number; readonly most: number },
): string[] {
  const last = ({ activeAt, over }: SessionRecord): number => Math.max(activeAt, over?.at ?? 0);
  const inOrder = Object.entries(records).sort(([, a], [, b]) => last(b) - last(a));
  const goes = ([, record]: [string, SessionRecord], place: number): boolean =>
    place >= most || last(record) + kept < now;
  const over = inOrder.filter(([, record]) => record.over !== undefined).filter(goes);
  const open = inOrder.filter(([, record]) => record.over === undefined).filter(goes);
  return [...over, ...open].map(([key]) => key);
}
