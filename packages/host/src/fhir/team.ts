/** Who cares for a patient: as care teams say, else as the encounters show. */
import type { CareTeamParticipant, CodeableConcept } from "fhir/r4";
import { list, words } from "./entry.ts";

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

function saysPrimary(concept: CodeableConcept): boolean {
  const texts = [concept.text, ...list(concept.coding).map(coding => coding.display)];
  return texts.some(text => /\bprimary\b/i.test(words(text)));
}

/** Whether a care team names this participant as the primary one, e.g. "Primary care provider". */
export function isPrimary(participant: CareTeamParticipant): boolean {
  return list(participant.role).some(saysPrimary);
}

export interface Teammate {
  readonly id: string;
  readonly role: "primary-coach" | "care-team";
}

/** The team with its primary first. `primary` may name nobody of them; the others stay as they are. */
export function teamOf(members: readonly string[], primary: string | undefined): readonly Teammate[] {
  const unique = [...new Set(members)];
  const first = unique.filter(id => id === primary);
  const others = unique.filter(id => id !== primary);
  return [
    ...first.map(id => ({ id, role: "primary-coach" as const })),
    ...others.map(id => ({ id, role: "care-team" as const })),
  ];
}
