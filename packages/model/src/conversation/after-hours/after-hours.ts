/** Who writes to a practice that is closed hears at once when to expect an answer, and whom to call meanwhile. */
import { isOpen, nextOpening } from "../../business-time/business-time.ts";
import { emergencyNumberOf } from "../../practice/practice.ts";
import type { Draft } from "../draft.ts";

/**
 * Puts the practice's own line behind what the patient's side wrote, once for the hours for which it is closed. It is
 * nobody's answer, and hangs on nothing that staff do.
 */
export function answerAfterHours(draft: Draft): void {
  const { facts, now, system } = draft.context;
  const { settings, person } = facts;
  const { hours, answerWithin, emergencyNumber, country } = settings;
  if (system === undefined || hours === undefined || person.person.side !== "portal") return;
  if (isOpen(hours, now)) return;
  const opensAt = nextOpening(hours, now);
  if (draft.state?.pace.toldUntil === opensAt) return;
  draft.add(
    {
      type: "automatic-reply",
      opensAt,
      zone: hours.zone,
      ...(answerWithin === undefined ? {} : { answerWithin }),
      call: emergencyNumber ?? emergencyNumberOf(country),
    },
    system,
  );
}
