/** A kind's policy as a practice has it: the preset's, but for what the practice has changed. */
import type { Kind } from "./kind.ts";
import { kinds } from "./kinds.ts";
import type { Policy } from "./policy.ts";
import type { PracticeSettings } from "./settings/settings.ts";

export function policyOf({ policies }: Pick<PracticeSettings, "policies">, kind: Kind): Policy {
  const changes = Object.entries(policies[kind] ?? {}).filter(([, value]) => value !== undefined);
  return changes.length === 0 ? kinds[kind] : { ...kinds[kind], ...Object.fromEntries(changes) };
}

/** Whether somebody of this side may begin a conversation of this policy. */
export function isStartedBy({ startedBy }: Pick<Policy, "startedBy">, side: "staff" | "portal"): boolean {
  return startedBy === "both" || startedBy === side;
}
