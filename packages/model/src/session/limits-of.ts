import type { PracticeSettings } from "../practice/practice.ts";
import type { SessionLimits } from "./lasting.ts";

const minute = 60_000;

/** Where a practice says nothing. */
const usual = { staff: 15 * minute, portal: 20 * minute, length: 12 * 60 * minute };

/** What a practice says of the sessions of one side, in milliseconds. The warning is the page's own. */
export function sessionLimitsOf(
  { sessionIdleStaff, sessionIdlePortal, sessionLength = usual.length }: PracticeSettings,
  side: "staff" | "portal" | "system",
): Omit<SessionLimits, "warning"> {
  const { staff, portal } = usual;
  const idle = side === "portal" ? (sessionIdlePortal ?? portal) : (sessionIdleStaff ?? staff);
  return { idle, length: sessionLength };
}
