/** How far the viewer has read, and what of it the room knows. */
import type { Mark, SeenEvent } from "@carethread/model";

export interface ReadingPlace {
  /** The viewer saw everything up to here; returns the position to send, or null where nothing is new. */
  read(pos: number): number | null;
  /** What the room knows, on a welcome; returns the position to send again, or null. */
  known(mark: Mark, receipt: number): number | null;
  /** The room may not have taken in what it was told; returns the position to send again, or null. */
  again(): number | null;
  /** The mark as of now, for a thread that is opened anew while its socket was kept. */
  markAt(events: readonly SeenEvent[], viewer: string): Mark | null;
}

export function createReadingPlace(): ReadingPlace {
  let seen = 0;
  /** Up to here the room knows; reading is told only beyond it. */
  let told = Number.POSITIVE_INFINITY;
  /** The same as of the last welcome: what was told since is not certain to have been taken in. */
  let certain = Number.POSITIVE_INFINITY;
  let mark: Mark | null = null;

  function tell(): number | null {
    if (seen <= told) return null;
    told = seen;
    return seen;
  }

  return {
    read(pos) {
      seen = Math.max(seen, pos);
      return tell();
    },
    known(current, receipt) {
      mark = current;
      // The receipt only grows. The mark may have been moved back by *Mark as unread* on another device, and
      // what was read before that must not move it on again.
      told = seen > 0 ? receipt : current.markedUnread ? 0 : current.pos;
      certain = told;
      return tell();
    },
    again() {
      told = certain;
      return tell();
    },
    markAt(events, viewer) {
      if (mark === null) return null;
      const pos = Math.max(seen, mark.pos);
      const unread = events.filter(
        event => event.type === "message" && event.pos > pos && event.by.id !== viewer,
      ).length;
      // Where nothing was read, the room may know of more unread messages than the page holds.
      if (pos === mark.pos) return { ...mark, unread: Math.max(mark.unread, unread) };
      return { pos, unread, badge: unread, markedUnread: false };
    },
  };
}
