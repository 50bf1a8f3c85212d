/** Brings things to the slices of a practice's patients that they belong to. */
import { type IndexCard, indexRoom, type PatientId, sliceOf } from "@carethread/model";
import { tell } from "./calls.ts";
import type { DueEntry, TakeOver } from "./internal.ts";
import type { Ports } from "./ports.ts";
import type { Practice } from "./practices/practices.ts";

/** Things that go in one call: so many, or less where they are large. */
const most = 250;
const mostLetters = 256 * 1024;

/** Resolves when all of it is stored there. */
export async function handToSlices(
  ports: Ports,
  practice: Practice,
  { due = [], patients = [], keys = [], searched = [] }: TakeOver,
): Promise<void> {
  const bySlice = new Map<number, Load>();
  const add = (key: string, put: (load: Load) => void): Promise<void> | undefined => {
    const slice = sliceOf(key, practice.slices);
    const load = bySlice.get(slice) ?? new Load();
    bySlice.set(slice, load);
    put(load);
    return load.isFull ? bring(slice) : undefined;
  };
  const bring = async (slice: number): Promise<void> => {
    const load = bySlice.get(slice);
    bySlice.delete(slice);
    if (load !== undefined)
      await tell(ports, "index", indexRoom(practice.id, slice), "internal/take", load.body);
  };
  for (const entry of due) await add(entry.of, load => load.due(entry));
  for (const card of patients) await add(card.id, load => load.patient(card));
  for (const key of keys) await add(key, load => load.key(key));
  for (const key of searched) await add(key, load => load.search(key));
  for (const slice of [...bySlice.keys()]) await bring(slice);
}

/** What goes in one call. */
class Load {
  readonly body = {
    ...{ due: [] as DueEntry[], patients: [] as IndexCard[] },
    ...{ keys: [] as PatientId[], searched: [] as PatientId[] },
  };
  #count = 0;
  #letters = 0;

  get isFull(): boolean {
    return this.#count >= most || this.#letters >= mostLetters;
  }

  due(entry: DueEntry): void {
    this.#count++;
    this.body.due.push(entry);
  }

  patient(card: IndexCard): void {
    this.#count++;
    this.#letters += JSON.stringify(card).length;
    this.body.patients.push(card);
  }

  search(key: PatientId): void {
    this.#count++;
    this.body.searched.push(key);
  }

  key(key: PatientId): void {
    this.#count++;
    this.body.keys.push(key);
  }
}
