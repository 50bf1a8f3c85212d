/** Format 12 → 13: what has links stands in an index, by which a filter finds it. */
import type { Purged } from "@carethread/model";
import { inPieces, type Storage } from "../../base/base.ts";
import { type Entry, filterEntries } from "../log/log.ts";

/** Entries that are looked at at once. */
const piece = 128;

export async function fromFormat12(storage: Storage): Promise<void> {
  for await (const entries of inPieces<Entry | Purged>(storage, "e:", piece)) {
    const whole = [...entries.values()].filter(entry => "salt" in entry);
    const put: Record<string, number> = Object.assign({}, ...whole.map(filterEntries));
    if (Object.keys(put).length > 0) await storage.commit({ put });
  }
}
