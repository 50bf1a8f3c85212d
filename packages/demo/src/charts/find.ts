/** The chart that somebody changes, and how a changed one is pushed. */

import type { Host } from "@carethread/host";
import type { RosterPatient } from "@carethread/model";
import type { Directory, Login } from "../people/people.ts";
import { hasChart } from "./seen.ts";

/** The patient by the rooms' key, as far as the caller sees the chart; null where there is none. */
export function chartOf(
  { practices }: Directory,
  caller: Login,
  host: Host,
  key: string | null,
): RosterPatient | null {
  const practice = practices.find(({ id }) => id === caller.practice);
  const patient = practice?.patients.find(({ id }) => host.patientKey(id) === key);
  return patient === undefined || !hasChart(caller, patient) ? null : patient;
}

/** Pushes a patient as they now are, with a version that is newer than the one before. */
export async function changed(host: Host, before: RosterPatient, now: RosterPatient): Promise<RosterPatient> {
  const next = { ...now, version: Math.max(Date.now(), before.version + 1) };
  await host.pushPatient(next);
  return next;
}
