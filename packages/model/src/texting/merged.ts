/** The texting of a patient who is the same as another. */
import type { Enrolment } from "./state.ts";

/**
 * What is left of two: of one number whoever stopped it has; else the patient who is left stays as they are, and takes over
 * what the other had where they had begun nothing. No number that was stopped is forgotten.
 */
export function mergedEnrolment(own: Enrolment, other: Enrolment): Enrolment {
  const stopped = [...new Set([...own.stopped, ...other.stopped])];
  const isSame = own.number !== undefined && own.number === other.number;
  const isStopped = own.number !== undefined && stopped.includes(own.number);
  if (isStopped && own.status !== "opted-out")
    return { status: "opted-out", number: own.number, attempts: 0, optedOutBy: "patient", stopped };
  const taken = isSame && own.status === "none" ? other : own;
  return stopped.length === taken.stopped.length ? taken : { ...taken, stopped };
}
