/** Of what a person's room makes a notification, and when it reminds. */
import {
  isToldOfAnswer,
  isToldOfNews,
  isToldOfTask,
  mayTellAgain,
  type PersonSettings,
  type PracticeSettings,
  remindedAt,
  wasRead,
} from "@carethread/model";
import type { PushRow } from "../base/base.ts";
import type { GoneRow, KeptRow, Known } from "./kept.ts";

/**
 * Whether a person is told of what a row brings.
 *
 * A row that is not known is compared with no news at all, because the first push of a new member's row may carry
 * their first message already: their count began when they came, so nothing old is in it. Where this room has lost
 * its rows the count is old, though; so nobody is told of a row whose badge is empty, which is all that was read
 * meanwhile. What is left to be told twice then is one notification a conversation, of what still waits. The count
 * is kept of a row that is gone: who comes back is not told of what there was before.
 */
export function isTold(
  settings: PersonSettings,
  old: Pick<GoneRow, "news">,
  { row, side, news }: PushRow,
  again: { readonly last: number | null; readonly now: number },
  practice: PracticeSettings,
): boolean {
  if (side === null || "gone" in row || row.badge === 0) return false;
  if (!mayTellAgain(again.last, again.now, practice.notifyPause)) return false;
  return isToldOfNews(side, settings, practice, old.news, news);
}

/** Whether a row brings a task that nobody has yet, and the person is told of these. */
export function isToldOfWork(
  settings: PersonSettings,
  { kept }: Pick<Known, "kept">,
  { row, task }: PushRow,
  practice: PracticeSettings,
): boolean {
  return !("gone" in row) && isToldOfTask(settings, practice, kept?.task, task);
}

/** Whether a row brings the answer to a correction that the person asked for: who did had the row by then. */
export function isToldOfCorrection(
  { kept }: Pick<Known, "kept">,
  { row, answered }: PushRow,
  practice: PracticeSettings,
): boolean {
  return kept !== null && !("gone" in row) && isToldOfAnswer(practice, kept.answered, answered);
}

/** When the person was last told of what still waits in a row that is pushed; null where they were not, or have read since. */
export function lastTold({ told = null, kept, news }: Known, pushed: PushRow): number | null {
  if (told === null || "gone" in pushed.row) return told;
  // Of a row that was gone it is not known how much waited: who comes back is told.
  if (kept === null) return null;
  return wasRead({ badge: kept.row.badge, news }, { badge: pushed.row.badge, news: pushed.news })
    ? null
    : told;
}

/**
 * When a person is to be reminded of a row; null for never, or where that was done. Milliseconds since 1970. Archiving is
 * tidying: what a patient wrote is unread wherever the person keeps it.
 */
export function reminderOf(
  settings: PersonSettings,
  { side, since, reminded }: Pick<KeptRow, "side" | "since" | "reminded">,
  reminderAfter: number,
): number | null {
  if (side === null || since === (reminded ?? null)) return null;
  return remindedAt(side, settings, since, reminderAfter);
}
