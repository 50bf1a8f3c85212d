/** What proves a conversation's log: how far it is, for who stands outside, and whether its chain holds. */
import {
  type ChainEnd,
  type CheckpointHead,
  type ConversationState,
  type Purged,
  type Stored,
  verifyLog,
} from "@carethread/model";
import type { Verdict } from "../../base/base.ts";
import type { Log } from "../log/log.ts";

/** What is proven of a conversation's book. */
interface Proven {
  readonly id: string;
  readonly shown: ConversationState | null;
  readonly log: Log;
  settled(): Promise<void>;
}

/** Entries that are read at once. */
const piece = 200;

/** Null where there is no conversation, or no word of it is left. */
export function logHead({ id, shown }: Proven): CheckpointHead | null {
  if (shown === null) return null;
  return { party: "main", key: id, n: shown.staff.head.pos, link: shown.link };
}

/** Reads all of the log as it stands in the storage; `at` is a place whose link is wanted. */
export async function verdictOf(
  book: Proven,
  { at }: { readonly at?: number | undefined },
): Promise<Verdict> {
  await book.settled();
  const state = book.shown;
  let linkAt: string | undefined;
  let from: ChainEnd = { seq: 0, portal: 0, link: "" };
  for (let isEnd = false; !isEnd; ) {
    const entries: (Stored | Purged)[] = await book.log.stored(from.seq + 1, from.seq + piece);
    const verified = verifyLog(entries, from);
    linkAt ??= entries.find(({ seq }) => seq === at)?.link;
    const last = entries.at(-1);
    const seen = linkAt === undefined ? {} : { linkAt };
    if (!verified.ok) return { ok: false, n: verified.seq, unlinked: 0, ...seen };
    isEnd = last === undefined || entries.length < piece;
    if (last !== undefined) from = { seq: last.seq, portal: last.portal, link: last.link };
    // What was written meanwhile is another link.
    if (isEnd && state !== null && state === book.shown && from.link !== state.link)
      return { ok: false, n: from.seq + 1, unlinked: 0, ...seen };
    if (isEnd) return { ok: true, n: from.seq, unlinked: 0, ...seen };
  }
  throw new Error("a log has an end");
}
