/**
 * The person's patients who have no conversation, by name: to staff their room tells them. Portal users are told of none;
 * where a patient has one conversation, it is asked whom they can write about, as soon as somebody shows these patients.
 */
import type { Kind, PatientCard, PatientId, PatientMatches } from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";
import { put } from "../base/base.ts";
import type { Rows } from "./rows.ts";

export interface OwnPatients {
  readonly $patients: ReadableAtom<readonly PatientCard[] | null>;
  /**
   * All that the room tells, on a welcome; null to forget them. `asked` is the kind of which those whom the person can write
   * about have one conversation, where they are to be asked for.
   */
  begin(patients: readonly PatientCard[] | null, asked?: Kind): void;
  /** One is another, or with null no longer there. */
  change(id: PatientId, patient: PatientCard | null): void;
}

export interface OwnPatientsOptions {
  readonly rows: Pick<Rows, "all" | "listen">;
  readonly find: () => Promise<PatientMatches>;
}

function byName(a: PatientCard, b: PatientCard): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}

export function createOwnPatients({ rows, find }: OwnPatientsOptions): OwnPatients {
  const $patients = atom<readonly PatientCard[] | null>(null);
  let told: readonly PatientCard[] | null = null;
  let found: readonly PatientCard[] = [];
  let kind: Kind | undefined;
  /** Rises with each question: the answer to an earlier one says nothing any more. */
  let round = 0;

  function show(): void {
    const isThere = (id: PatientId): boolean =>
      rows.all().some(row => row.patient.id === id && row.kind === kind);
    const without = found.filter(({ id }) => !isThere(id));
    put($patients, told && [...told, ...without].sort(byName));
  }

  async function ask(): Promise<void> {
    const mine = ++round;
    // Who only gets the value follows for no longer than that.
    await null;
    if (mine !== round || kind === undefined || $patients.lc === 0) return;
    try {
      const { patients } = await find();
      if (mine !== round) return;
      found = patients.map(({ id, name, patientId }) => ({ id, name, patientId, deceased: false }));
      show();
    } catch {
      // The next welcome asks again.
    }
  }

  const { listen } = $patients;
  // Every way to follow a store leads through here; `onMount` would bring all of the stores' life cycle with it.
  $patients.listen = listener => {
    const unlisten = listen(listener);
    if ($patients.lc === 1) void ask();
    return unlisten;
  };

  rows.listen(() => {
    if (found.length > 0) show();
  });

  return {
    $patients,
    begin(patients, asked) {
      told = patients;
      kind = asked;
      if (asked === undefined || patients === null) found = [];
      show();
      void ask();
    },
    change(id, patient) {
      const others = (told ?? []).filter(other => other.id !== id);
      told = patient === null ? others : [...others, patient];
      show();
    },
  };
}
