/**
 * Two indexes of what stands in a conversation's stream, written in the commit of the event: by filter, `f:<filter>:<seq>`
 * → its place in the portal's log, 0 where it has none; and of each item of the practice's system where it was said last,
 * `i:<id>`.
 */
import { filtersOf, type LogFilter, type Stored } from "@carethread/model";

/** Where an item was said last, and by which version of the practice's system. */
export interface ItemPlace {
  readonly seq: number;
  readonly version: number;
}

/** As keys sort by number. */
export function digits(n: number): string {
  return n.toString().padStart(12, "0");
}

export function itemKey(id: string): string {
  return `i:${id}`;
}

/** Under which what a filter shows stands. */
export function filterPrefix(filter: LogFilter): string {
  return `f:${filter}:`;
}

/** What is stored beside an entry, so that filters find it. */
export function filterEntries({ event, seq, portal, everyone }: Stored): Record<string, number> {
  const place = everyone ? portal : 0;
  return Object.fromEntries(filtersOf(event).map(filter => [`${filterPrefix(filter)}${digits(seq)}`, place]));
}
