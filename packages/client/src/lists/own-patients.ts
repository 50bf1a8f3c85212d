/** What the person's room says of their patients who have no conversation, by name. */
import type { PatientCard, PatientId } from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";
import { put } from "../base/base.ts";

export interface OwnPatients {
  readonly $patients: ReadableAtom<readonly PatientCard[] | null>;
  /** All of them, on a welcome; null to forget them. */
  begin(patients: readonly PatientCard[] | null): void;
  /** One is another, or with null no longer there. */
  change(id: PatientId, patient: PatientCard | null): void;
}

function byName(a: PatientCard, b: PatientCard): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}

export function createOwnPatients(): OwnPatients {
  const $patients = atom<readonly PatientCard[] | null>(null);

  function begin(patients: readonly PatientCard[] | null): void {
    put($patients, patients && [...patients].sort(byName));
  }

  return {
    $patients,
    begin,
    change(id, patient) {
      const others = ($patients.get() ?? []).filter(other => other.id !== id);
      begin(patient === null ? others : [...others, patient]);
    },
  };
}
