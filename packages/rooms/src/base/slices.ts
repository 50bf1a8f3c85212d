/** Brings things to the slices of a practice's patients that they belong to. */
import { indexRoom, type PatientFacts, sliceOf } from "@carethread/model";
import { tell } from "./calls.ts";
import type { DueEntry, TakeOver } from "./internal.ts";
import type { Ports } from "./ports.ts";
import type { Practice } from "./practices/practice.ts";

/** Things that go in one call. */
const piece = 50;

/** Resolves when all of it is stored there. */
export async function handToSlices(
  ports: Ports,
  practice: Practice,
  { due = [], patients = [] }: TakeOver,
): Promise<void> {
  const bySlice = new Map<number, { due: DueEntry[]; patients: PatientFacts[] }>();
  const of = (key: string): { due: DueEntry[]; patients: PatientFacts[] } => {
    const slice = sliceOf(key, practice.slices);
    const known = bySlice.get(slice) ?? { due: [], patients: [] };
    bySlice.set(slice, known);
    return known;
  };
  for (const entry of due) of(entry.of).due.push(entry);
  for (const facts of patients) of(facts.id).patients.push(facts);
  for (const [slice, all] of bySlice) {
    const room = indexRoom(practice.id, slice);
    for (let first = 0; first < Math.max(all.due.length, all.patients.length); first += piece) {
      const body = {
        due: all.due.slice(first, first + piece),
        patients: all.patients.slice(first, first + piece),
      };
      await tell(ports, "index", room, "internal/take", body);
    }
  }
}
