/**
 * The chain through a record, as there is one through a log: beside each entry stands its link, a hash of all that the
 * entry says and of the link before. A record begins with a link of the room whose it is, so that none can be passed off
 * as another's. What is altered, inserted, taken out or swapped is found by the entries themselves; what was removed at
 * the end, or a record that was rewritten whole, by a checkpoint that somebody outside holds.
 */

import type * as z from "zod/mini";
import { canonical } from "../canonical.ts";
import { hash } from "../hashing.ts";
import type { Key } from "../names.ts";
import type { Person } from "../people/people.ts";
import type { RecordEntry, Recorded } from "./entries.ts";

/** The rooms that have a record, and a conversation's, which has a log. */
export type RecordParty = "patient" | "person" | "practice";

export interface RecordRoom {
  readonly party: RecordParty;
  /** The room's key, without its practice. */
  readonly key: z.infer<typeof Key> | "practice";
}

/** Where a record goes on: behind an entry of this place and link. */
export interface RecordEnd {
  readonly n: number;
  readonly link: string;
}

export type RecordVerified =
  | ({ readonly ok: true } & RecordEnd)
  /** The first entry that is wrong: it is not the one behind the entry before (`place`), or not the one that was stored. */
  | { readonly ok: false; readonly n: number; readonly why: "place" | "link" };

/** The end of a record without entries; `unlinked` are those that were stored before there was a chain. */
export function recordStart({ party, key }: RecordRoom, unlinked = 0): RecordEnd {
  return { n: unlinked, link: hash(canonical({ record: key, party })) };
}

function linkAfter(before: string, entry: object): string {
  const { link: _, ...said } = entry as { readonly link?: unknown };
  return hash(canonical(said) + before);
}

/** The entry behind the end of a record. */
export function entryAfter(
  end: RecordEnd,
  said: { readonly at: number; readonly by: Person } & Recorded,
): RecordEntry & { readonly link: string } {
  const entry = { ...said, n: end.n + 1 };
  return { ...entry, link: linkAfter(end.link, entry) };
}

/** Follows the chain through entries that stand one behind the other, from the beginning or behind `from`. */
export function verifyRecord(entries: Iterable<unknown>, from: RecordEnd): RecordVerified {
  let { n, link } = from;
  for (const entry of entries) {
    n++;
    if (typeof entry !== "object" || entry === null || !("n" in entry) || entry.n !== n)
      return { ok: false, n, why: "place" };
    try {
      link = linkAfter(link, entry);
    } catch {
      // What has no JSON was not stored like this.
      return { ok: false, n, why: "link" };
    }
    if (!("link" in entry) || entry.link !== link) return { ok: false, n, why: "link" };
  }
  return { ok: true, n, link };
}
