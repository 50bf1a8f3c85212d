/** The day of an encounter, where each day has its own: that of the practice's calendar on which it was opened. */
import { dayAt, nextDay } from "../../../business-time/business-time.ts";
import type { Encounter } from "../../../encounter/encounter.ts";
import type { PracticeSettings } from "../../../practice/practice.ts";
import type { Context } from "../../context.ts";
import type { ConversationState } from "../../state.ts";

const openedAt = ({ history }: Encounter): number => history[0]?.at ?? 0;

/** Whether its day is not over; a clock that was set back does not make it another one's. */
export function isOfToday(encounter: Encounter, { facts, now }: Pick<Context, "facts" | "now">): boolean {
  const { hours } = facts.settings;
  return dayAt(hours, now) <= dayAt(hours, openedAt(encounter));
}

/** When the encounter of a day ends with it, milliseconds since 1970; null for never. */
export function nextDayEnd(
  { staff: { head } }: ConversationState,
  { hours }: Pick<PracticeSettings, "hours">,
): number | null {
  const { policy, encounter } = head;
  if (policy.encounter !== "per-day" || encounter?.status !== "in-progress") return null;
  return nextDay(hours, openedAt(encounter));
}
