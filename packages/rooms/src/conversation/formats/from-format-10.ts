/**
 * Format 10 → 11: receipts begin where people came, and the team's behind what was brought in from the past. Before, both
 * began at nothing, and whoever had read anything had "read" all before it.
 */
import type { Reading, Stored } from "@carethread/model";
import type { Storage } from "../../base/base.ts";
import { logKey } from "../log/log.ts";
import { type Once, type Page, pagePrefix } from "../stored-state.ts";

/** Entries that are looked at at once. */
const piece = 128;

export async function fromFormat10(storage: Storage): Promise<void> {
  const once = await storage.get<Once>("head");
  if (once === undefined) return;
  const pages = await storage.list<Page>({ prefix: pagePrefix });
  const put: Record<string, unknown> = {};
  for (const [key, page] of pages) {
    const parts = Object.entries(page).map(([id, part]) => [id, { ...part, ...begun(part.reading) }]);
    put[key] = Object.fromEntries(parts);
  }
  if (once.team.seq === 0) put.head = { ...once, team: await endOfPast(storage, once) };
  await storage.commit({ put });
}

/** Who has no receipt has read nothing since they came, so that their mark is still there. */
function begun(reading: Reading | undefined): { readonly reading?: Reading } {
  return reading === undefined || reading.receipt.seq > 0
    ? {}
    : { reading: { ...reading, receipt: reading.mark } };
}

/** The place of the last message that was brought in: all of them stand before the first that was sent. */
async function endOfPast(storage: Storage, { team, staff }: Once): Promise<Once["team"]> {
  let found = team;
  for (let first = 1; first <= staff.pos; first += piece) {
    const entries = await storage.list<Stored>({
      prefix: "e:",
      start: logKey(first),
      end: logKey(Math.min(first + piece, staff.pos + 1)),
    });
    for (const { event, seq, portal, everyone } of entries.values()) {
      if (event.type !== "message") continue;
      if (!event.imported) return found;
      found = { seq, portal: everyone ? portal : found.portal };
    }
  }
  return found;
}
