/** The steps that a person's storage has come through. */
import type { PersonFacts } from "@carethread/model";
import {
  type Debt,
  inPieces,
  type PushNotification,
  type PushOwnPatient,
  type PushRow,
  type Step,
  type Storage,
} from "../base/base.ts";
import { nothingShown } from "./inbox.ts";
import { type GoneRow, keys, prefixes, standsAs } from "./kept.ts";

/** Values that are read, and keys that are changed, at once. */
const piece = 50;

interface OldFacts {
  readonly facts: PersonFacts;
  readonly version: number;
  readonly told?: number;
}

/** Notifications had no order, and what the directory knew stood with the facts. */
async function orderNotices(storage: Storage): Promise<void> {
  const put: Record<string, unknown> = {};
  const remove: string[] = [];
  const all = [...(await storage.list<PushNotification>({ prefix: "notice:" }))];
  // Begun before and broken off: what has its place keeps it.
  const notices = all.filter(([key]) => !/^notice:\d{12}$/.test(key));
  notices.sort(([, a], [, b]) => a.notification.at - b.notification.at);
  for (const [index, [key, notice]] of notices.entries()) {
    put[`notice:${(index + 1).toString().padStart(12, "0")}`] = notice;
    remove.push(key);
  }
  const log: Debt = { sort: "log", due: notices.length, told: 0 };
  if (notices.length > 0) put["owed:hooks/hooks:notices"] = log;
  const stored = await storage.get<OldFacts>("facts");
  if (stored !== undefined && (await storage.get("owed:practice/practice:facts")) === undefined) {
    const { told = 0, ...facts } = stored;
    const debt: Debt = { sort: "version", due: facts.facts.rev, told };
    put["owed:practice/practice:facts"] = debt;
    put.facts = facts;
  }
  await storage.commit({ put, remove });
}

interface OldRow extends PushRow {
  readonly reminded?: number | null;
}

/**
 * A row that was gone stood among the others, and nothing beside them said in which order. No row counts as shown yet:
 * the room's walk puts each where it stands, before anybody is shown the inbox.
 */
async function orderRows(storage: Storage): Promise<void> {
  for await (const rows of inPieces<OldRow>(storage, prefixes.row, piece)) {
    const put: Record<string, GoneRow> = {};
    const remove: string[] = [];
    for (const [key, { row, news, reminded = null }] of rows) {
      if (!("gone" in row)) continue;
      put[keys.gone(row.id)] = { rev: row.rev, news, reminded };
      remove.push(key);
    }
    await storage.commit({ put, remove });
  }
  for await (const patients of inPieces<PushOwnPatient>(storage, prefixes.patient, piece)) {
    const stand = [...patients.values()].flatMap(standsAs);
    await storage.commit({ put: Object.fromEntries(stand.map(key => [key, true])) });
  }
  await storage.commit({ put: { [keys.inbox]: nothingShown } });
}

export const personSteps: readonly Step[] = [orderNotices, orderRows];
