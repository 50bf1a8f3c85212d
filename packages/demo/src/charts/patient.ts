/** A patient as staff create or update them in the EHR: pushed, and the rooms go by it at once. */
import { randomUUID } from "node:crypto";
import type { Host } from "@carethread/host";
import { RosterPatient } from "@carethread/model";
import type { Directory, Login } from "../people/people.ts";
import { chartOf } from "./find.ts";

export interface PatientChange {
  /** The rooms' key of the patient; null for one who is created. */
  readonly patient: string | null;
  readonly name: string;
  readonly birthDate: string;
  readonly patientId: string;
  readonly phone: string;
  /** Whether they are to use the portal. */
  readonly portal: boolean;
}

/** What was sent, null where it is none. */
export function patientChangeIn(body: unknown): PatientChange | null {
  if (typeof body !== "object" || body === null) return null;
  const { patient, portal, ...words } = body as Record<string, unknown>;
  const { name, birthDate, patientId, phone } = words;
  if (typeof name !== "string" || typeof birthDate !== "string") return null;
  if (typeof patientId !== "string" || typeof phone !== "string") return null;
  if (patient !== null && typeof patient !== "string") return null;
  return { patient, name, birthDate, patientId, phone, portal: portal === true };
}

/** The patient as they now are, pushed; null where the caller sees no such chart, or what was sent is no patient. */
export async function changePatient(
  directory: Directory,
  caller: Login,
  host: Host,
  { patient: key, name, birthDate, patientId, phone, portal }: PatientChange,
): Promise<RosterPatient | null> {
  const known = key === null ? undefined : (chartOf(directory, caller, host, key) ?? undefined);
  if (key !== null && known === undefined) return null;
  const id = known?.id ?? randomUUID();
  const linked = known?.linked ?? [];
  // Somebody of one's own patients whom one creates.
  const team = known?.team ?? [{ ...whoCreates(caller), role: "primary-coach" as const }];
  const next = RosterPatient.safeParse({
    ...known,
    ...{ type: "patient", id, team, name, birthDate, patientId },
    ...(phone === "" ? { phone: undefined } : { phone }),
    version: Math.max(Date.now(), (known?.version ?? 0) + 1),
    linked: portal && linked.length === 0 ? [{ id: `portal-${id}`, name, relation: "self" }] : linked,
  });
  if (!next.success) return null;
  await host.pushPatient(next.data);
  return next.data;
}

function whoCreates({ sub: id, name, title }: Login) {
  return { id, name, title };
}
