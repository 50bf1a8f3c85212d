/**
 * The chain through a log: beside each entry stands its link, a hash of the entry's head and of the link before, so
 * that nobody can alter, take out, swap or add an entry unseen. The head has the content by its digest alone: a purge
 * takes the content and its salt away, and the chain still holds. A link never leaves the room.
 */
import { canonical } from "../canonical.ts";
import { hash } from "../hashing.ts";
import type { Event, Stored } from "./events/events.ts";
import { type Position, start } from "./state.ts";

/** An entry as it is before it has its link. */
type Unlinked = Pick<Stored, "event" | "seq" | "portal" | "everyone">;

/** What is left of an event when its content was removed: what the chain needs of it. */
type Head = Pick<Event, "id" | "at" | "type"> & { readonly by: Pick<Event["by"], "id"> };

/** An entry whose content was removed. */
export interface Purged extends Pick<Stored, "seq" | "portal" | "everyone" | "digest" | "link"> {
  readonly event: Head;
}

/** Where a chain goes on: after an entry of this place and link. */
export interface ChainEnd extends Position {
  readonly link: string;
}

export type Verified =
  | { readonly ok: true; readonly link: string }
  /**
   * The first entry that is wrong: it does not stand where the one before ends (`place`), its content is not the
   * one that was stored (`content`), or its head or a link before it is not (`link`).
   */
  | { readonly ok: false; readonly seq: number; readonly why: "place" | "content" | "link" };

/** The salt is random, so that nobody finds a content by trying: "yes" and "no" are soon tried. */
function digestOf(salt: string, event: Event): string {
  return hash(salt + canonical(event));
}

function linkAfter(
  before: string,
  { event: { id, at, by, type }, seq, portal }: Unlinked | Purged,
  digest: string,
): string {
  return hash(canonical({ id, at, by: by.id, type, seq, portal, digest }) + before);
}

/** The entry with its link, behind an entry of the link `before`: "" for the first. `salt` is 128 random bits. */
export function linked(entry: Unlinked, salt: string, before: string): Stored {
  const digest = digestOf(salt, entry.event);
  return { ...entry, salt, digest, link: linkAfter(before, entry, digest) };
}

/** The entry without its content: who did something of which type, and when. */
export function purged({ event: { id, at, by, type }, seq, portal, everyone, digest, link }: Stored): Purged {
  return { event: { id, at, by: { id: by.id }, type }, seq, portal, everyone, digest, link };
}

function isWhole(entry: Stored | Purged): entry is Stored {
  return "salt" in entry;
}

/** Whether nothing but the head is left: content without its salt is no purge. */
function isBare({ event }: Purged): boolean {
  const head: readonly string[] = ["id", "at", "by", "type"];
  return (
    Object.keys(event).every(key => head.includes(key)) && Object.keys(event.by).every(key => key === "id")
  );
}

/** Whether the content is the one that was stored, or was purged. */
function isIntact(entry: Stored | Purged): boolean {
  try {
    return isWhole(entry) ? digestOf(entry.salt, entry.event) === entry.digest : isBare(entry);
  } catch {
    // What cannot even be read like this was not stored like this.
    return false;
  }
}

/**
 * Follows the chain through entries that stand one behind the other, from the beginning or behind `from`. Whether
 * entries are missing at the end is seen by comparing the link that it gives with the state's.
 */
export function verifyLog(
  entries: Iterable<Stored | Purged>,
  from: ChainEnd = { ...start, link: "" },
): Verified {
  let { seq, portal, link } = from;
  for (const entry of entries) {
    seq++;
    if (entry.everyone) portal++;
    if (entry.seq !== seq || entry.portal !== portal) return { ok: false, seq, why: "place" };
    if (!isIntact(entry)) return { ok: false, seq, why: "content" };
    link = linkAfter(link, entry, entry.digest);
    if (entry.link !== link) return { ok: false, seq, why: "link" };
  }
  return { ok: true, link };
}
