/** When the demo's practices are open: by the clocks of where it runs, so that it reads well whenever somebody looks. */
import { type BusinessHours, weekdays } from "@carethread/model";

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** The same on every day of the week. */
export function daily(from: string, to: string): BusinessHours {
  const week = Object.fromEntries(weekdays.map(day => [day, [{ from, to }]]));
  return { zone: timeZone, week, holidays: [] };
}
