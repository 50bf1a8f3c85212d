/** The steps that a person's storage has come through. */
import type { PersonFacts } from "@carethread/model";
import type { Debt, PushNotification, Step, Storage } from "../base/base.ts";

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

export const personSteps: readonly Step[] = [orderNotices];
