/** Who met a patient, and how often. */

/** One meeting of a patient with staff. */
export interface Meeting {
  readonly at: number;
  /** Ids of Practitioners, each once. */
  readonly staff: readonly string[];
}

const years = 5;

/** The meetings of the five years before the last one, the last one included. */
export function recentMeetings(meetings: readonly Meeting[]): readonly Meeting[] {
  const last = meetings.reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(last)) return [];
  const from = new Date(last);
  from.setUTCFullYear(from.getUTCFullYear() - years);
  return meetings.filter(meeting => meeting.at >= from.getTime());
}

/** Staff by how often they met the patient, a tie by who met them latest, then by id so that it is always the same. */
export function byMeetings(meetings: readonly Meeting[]): readonly string[] {
  const seen = new Map<string, { count: number; latest: number }>();
  for (const { at, staff } of meetings) {
    for (const id of staff) {
      const { count, latest } = seen.get(id) ?? { count: 0, latest: at };
      seen.set(id, { count: count + 1, latest: Math.max(latest, at) });
    }
  }
  return [...seen]
    .sort(([a, x], [b, y]) => y.count - x.count || y.latest - x.latest || (a < b ? -1 : 1))
    .map(([id]) => id);
}
