/** Who writes to a practice that is closed hears at once when to expect an answer, and whom to call meanwhile. */
import { isOpen, nextOpening } from "../../business-time/business-time.ts";
import { emergencyNumberOf } from "../../practice/practice.ts";
import type { Draft } from "../draft.ts";

/**
 * Puts the practice's own line behind what the patient's side wrote, once for the hours for which it is closed, and once more
 * where it is texted and was not before. It is nobody's answer, and hangs on nothing that staff do.
 */
export function answerAfterHours(draft: Draft, by: "portal" | "sms" = "portal"): void {
  const { facts, now, system } = draft.context;
  const { settings, person } = facts;
  const { hours, answerWithin, emergencyNumber, country } = settings;
  const isPatients = by === "sms" || person.person.side === "portal";
  if (system === undefined || hours === undefined || !isPatients) return;
  if (isOpen(hours, now)) return;
  const opensAt = nextOpening(hours, now);
  const { toldUntil, textedUntil } = draft.state?.pace ?? {};
  if ((by === "sms" ? textedUntil : toldUntil) === opensAt) return;
  draft.add(
    {
      type: "automatic-reply",
      opensAt,
      zone: hours.zone,
      ...(answerWithin === undefined ? {} : { answerWithin }),
      call: emergencyNumber ?? emergencyNumberOf(country),
      ...(by === "sms" ? { channel: by } : {}),
    },
    system,
  );
}
