/** The steps that a conversation's storage has come through. */
import { linked } from "@carethread/model";
import type { Debt, Step, Storage } from "../base/base.ts";
import { type Entry, logEntries } from "./log.ts";
import type { Once, Page, Part } from "./stored-state.ts";

/** Entries that are brought forward in one commit. */
const piece = 100;

/** What stood with a person before there were keys for what is owed. */
interface OldPart extends Part {
  readonly owed?: { readonly rev: number; readonly sent: number };
}

/** What is owed each person leaves the pages of people; the log gets its links and the index of the patient's side. */
async function linkAndOwe(storage: Storage, newId: () => string): Promise<void> {
  const once = await storage.get<Once>("head");
  if (once === undefined) return;
  for (const [key, page] of await storage.list<Readonly<Record<string, OldPart>>>({ prefix: "people:" })) {
    const put: Record<string, unknown> = {};
    const next: Record<string, Part> = {};
    for (const [person, { owed, ...part }] of Object.entries(page)) {
      next[person] = {
        ...part,
        ...(part.reading && { reading: { ...part.reading, shown: part.reading.shown ?? null } }),
        // Who was lent a part of it stood there as invited.
        ...(part.staff?.grant && { staff: { ...part.staff, source: "called" } }),
      };
      if (owed === undefined) continue;
      const debt: Debt = { sort: "state", due: owed.rev, told: owed.sent };
      put[`owed:person/${person}:row`] = debt;
    }
    await storage.commit({ put: { ...put, [key]: next satisfies Page } });
  }
  let link = "";
  for (let last = 0; ; ) {
    const start = `e:${(last + 1).toString().padStart(12, "0")}`;
    const found = [...(await storage.list<Entry>({ prefix: "e:", start, limit: piece })).values()];
    const entries = found.map(entry => {
      // Begun before and broken off: what has a link keeps it.
      const next = entry.link === undefined ? { ...entry, ...linked(entry, newId(), link) } : entry;
      link = next.link;
      return next;
    });
    if (entries.length > 0) await storage.commit({ put: logEntries(entries) });
    last += entries.length;
    if (entries.length < piece) break;
  }
  await storage.commit({ put: { head: { ...once, link } } });
}

export const conversationSteps: readonly Step[] = [linkAndOwe];
