/** What a practice's own system has put into its patients' streams by the time that the demo begins. */
import type { StreamItem } from "@carethread/model";

/** Times are told by days from the day on which the practice was filled, and the time of day. */
export type DemoStreamItem = {
  readonly patient: string;
  readonly id: string;
  readonly title: string;
  readonly text?: string;
} & (
  | { readonly sort: "plan-update" }
  | {
      readonly sort: "calendar-event";
      readonly days: number;
      readonly time: string;
      readonly minutes: number;
      readonly location?: string;
    }
);

/** So many days after a time, at a time of day. */
export function timeAfter(now: number, days: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  day.setHours(hours, minutes, 0, 0);
  return day.getTime();
}

export function streamItemOf(made: DemoStreamItem, now: number): StreamItem {
  const { id, title, text } = made;
  const words = { id, title, ...(text === undefined ? {} : { text }) };
  if (made.sort === "plan-update") return { sort: made.sort, ...words };
  const { sort, days, time, minutes, location } = made;
  const start = timeAfter(now, days, time);
  const end = start + minutes * 60_000;
  return { sort, ...words, start, end, ...(location === undefined ? {} : { location }) };
}

/** By practice and the practice's own id of the patient, as they were put when the practices were filled. */
export function streamsOf(
  practices: readonly { readonly id: string; readonly stream?: readonly DemoStreamItem[] }[],
  now: number,
) {
  return practices.flatMap(({ id: practice, stream = [] }) =>
    stream.map(made => ({ practice, patient: made.patient, version: now, item: streamItemOf(made, now) })),
  );
}
