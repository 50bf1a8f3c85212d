/** A kind's policy as a practice has it: the preset's, but for what the practice has changed. */
import type { Kind } from "./kind.ts";
import { kinds } from "./kinds.ts";
import type { Policy } from "./policy.ts";
import type { PracticeSettings } from "./settings/settings.ts";

export function policyOf({ policies }: Pick<PracticeSettings, "policies">, kind: Kind): Policy {
  const changes = Object.entries(policies[kind] ?? {}).filter(([, value]) => value !== undefined);
  return changes.length === 0 ? kinds[kind] : { ...kinds[kind], ...Object.fromEntries(changes) };
}

/**
 * Whether conversations of this policy can be encrypted from end to end here. Where a patient has one, it goes on by ways
 * that cannot be.
 */
export function canEncrypt(
  settings: Pick<PracticeSettings, "encryption">,
  { encryption, unique }: Pick<Policy, "encryption" | "unique">,
): boolean {
  return settings.encryption && encryption.includes("e2ee") && !unique;
}

/** The policy of a conversation that is encrypted from end to end: what the rooms would have to read is off in it. */
export function encrypted(policy: Policy): Policy {
  return {
    ...policy,
    ...{ encryption: ["e2ee"], channels: policy.channels.filter(channel => channel === "portal") },
    ...{ task: false, encounter: "none" },
  };
}

/** The kind of conversation that a patient's texts belong to, of which there is one; null where the practice has none. */
export function kindOfTexts(settings: Pick<PracticeSettings, "kinds" | "policies">): Kind | null {
  const takesTexts = (kind: Kind): boolean => {
    const { unique, channels } = policyOf(settings, kind);
    return unique && channels.includes("sms");
  };
  return settings.kinds.find(takesTexts) ?? null;
}

/** Whether messages to the patient come due in such a conversation: there is one of it, and the practice coaches. */
export function keepsRhythm(
  { cadence }: Pick<PracticeSettings, "cadence">,
  { unique }: Pick<Policy, "unique">,
): boolean {
  return cadence && unique;
}

/** Whether somebody of this side may begin a conversation of this policy. */
export function isStartedBy({ startedBy }: Pick<Policy, "startedBy">, side: "staff" | "portal"): boolean {
  return startedBy === "both" || startedBy === side;
}
