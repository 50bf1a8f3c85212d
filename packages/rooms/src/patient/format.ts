/** The steps that a patient's storage has come through. */
import type { PatientFacts } from "@carethread/model";
import type { Debt, Step, Storage } from "../base/base.ts";

interface OldDebt {
  readonly rev: number;
  readonly sent: number;
}

/** What is owed had targets of its own kind: `practice`, `own:<person>`, and conversations by their keys. */
async function nameTargets(storage: Storage): Promise<void> {
  const put: Record<string, Debt> = {};
  const remove: string[] = [];
  for (const [key, debt] of await storage.list<OldDebt | Debt>({ prefix: "owed:" })) {
    if ("sort" in debt) continue;
    const old = key.slice("owed:".length);
    const target =
      old === "practice"
        ? "practice/practice"
        : old.startsWith("own:")
          ? `person/${old.slice("own:".length)}`
          : `main/${old}`;
    put[`owed:${target}:chart`] = { sort: "version", due: debt.rev, told: debt.sent };
    remove.push(key);
  }
  await storage.commit({ put, remove });
}

/** Who writes on the patient's side was not told so: by it they find the patient. */
async function oweLinked(storage: Storage): Promise<void> {
  const stored = await storage.get<{ readonly facts: PatientFacts }>("facts");
  if (stored === undefined) return;
  const { rev, linked } = stored.facts;
  const debts = linked.map(({ person }): [string, Debt] => [
    `owed:person/${person.id}:chart`,
    { sort: "version", due: rev, told: 0 },
  ]);
  await storage.commit({ put: Object.fromEntries(debts) });
}

export const patientSteps: readonly Step[] = [nameTargets, oweLinked];
