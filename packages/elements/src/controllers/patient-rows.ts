import type { CareClient } from "@carethread/client";
import type { PagePractice, PatientId, Row, StartForm } from "@carethread/model";

/** A patient's conversations, newest first; null where they could not be had. */
export async function rowsOfPatient(client: CareClient, patient: PatientId): Promise<readonly Row[] | null> {
  const store = client.patient(patient);
  if (store.$rows.get() === null) await store.reload();
  const rows = store.$rows.get();
  store.release();
  return rows;
}

/** Patients have one conversation, as far as the person can start any. */
export function hasOneAlone({ starts }: PagePractice): boolean {
  return starts.length > 0 && starts.every(({ unique }) => unique);
}

/** The kind of which a patient has one conversation, where the practice has such a kind. */
export function uniqueForm(practice: PagePractice | null | undefined): StartForm | undefined {
  return practice?.starts.find(({ unique }) => unique);
}
