/**
 * Format 11 → 12: since when the patient's side waits, for how many messages, and how soon it was answered. It follows from
 * the log, which is read once.
 */
import { apply, type ConversationState, type Stored } from "@carethread/model";
import type { Storage } from "../../base/base.ts";
import { logKey } from "../log/log.ts";
import type { Once } from "../stored-state.ts";

/** Entries that are looked at at once. */
const piece = 128;

export async function fromFormat11(storage: Storage): Promise<void> {
  const once = await storage.get<Once>("head");
  if (once === undefined) return;
  let state: ConversationState | null = null;
  for (let first = 1; first <= once.staff.pos; first += piece) {
    const entries = await storage.list<Stored>({
      prefix: "e:",
      start: logKey(first),
      end: logKey(Math.min(first + piece, once.staff.pos + 1)),
    });
    for (const stored of entries.values()) state = apply(state, stored);
  }
  if (state === null) return;
  const waits = (now: Once["staff"] | undefined): Pick<Once["staff"], "waiting"> =>
    now?.waiting === undefined ? {} : { waiting: now.waiting };
  const head: Once = {
    ...once,
    staff: { ...once.staff, ...waits(state.staff.head) },
    portal: once.portal === null ? null : { ...once.portal, ...waits(state.portal?.head) },
    pace: state.pace,
  };
  await storage.commit({ put: { head } });
}
