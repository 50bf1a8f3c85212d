/** The plan by which a patient is coached, as staff start and end it: pushed, and messages are due by it at once. */
import type { Host } from "@carethread/host";
import { Day, type RosterPatient } from "@carethread/model";
import type { Directory, Login } from "../people/people.ts";
import { changed, chartOf } from "./find.ts";

export interface PlanChange {
  /** The rooms' key of the patient. */
  readonly patient: string;
  /** Its first day; null where it ends. */
  readonly plan: Day | null;
}

/** What was sent, null where it is none. */
export function planChangeIn(body: unknown): PlanChange | null {
  if (typeof body !== "object" || body === null) return null;
  const { patient, plan } = body as Record<string, unknown>;
  if (typeof patient !== "string") return null;
  if (plan === null) return { patient, plan };
  const day = Day.safeParse(plan);
  return day.success ? { patient, plan: day.data } : null;
}

/** The patient with the plan, pushed, and their one conversation begun, so that its first message is due; null where the caller sees no such chart. */
export async function changePlan(
  directory: Directory,
  caller: Login,
  host: Host,
  { patient: key, plan }: PlanChange,
): Promise<RosterPatient | null> {
  const patient = chartOf(directory, caller, host, key);
  if (patient === null) return null;
  const { plan: _, ...rest } = patient;
  const coached = await changed(host, patient, { ...rest, ...(plan === null ? {} : { plan }) });
  if (plan !== null) await host.startConversation({ patient: patient.id, kind: "continuous" });
  return coached;
}
