/** The conversation follows the plan that the chart says: a new one begins by its own rhythm, whatever was set before. */
import { byPlan, type Coaching } from "../../../cadence/cadence.ts";
import type { Person } from "../../../people/people.ts";
import type { Draft } from "../../draft.ts";

export function followPlan(draft: Draft, by?: Person): void {
  const { head } = draft.state?.staff ?? {};
  if (head === undefined || !head.policy.unique) return;
  const { plan } = draft.context.facts.patient;
  if (plan !== head.coaching?.plan) draft.add({ type: "rhythm-changed", ...begunBy(plan) }, by);
}

function begunBy(plan: string | undefined): { readonly coaching?: Coaching } {
  return plan === undefined ? {} : { coaching: { plan, rhythm: byPlan } };
}
