/** What a chart's pages ask of encounters: only who has the chart is answered. */

import { type Host, HostError } from "@carethread/host";
import { type Answer, json, refused } from "../http/http.ts";
import type { Directory, Login } from "../people/people.ts";
import { type EncounterAsked, type Encounters, encounterAskedIn, type KeptEncounter } from "./encounters.ts";
import { hasChart } from "./seen.ts";

export interface ChartEncounters {
  readonly encounters: Encounters;
  readonly directory: Directory | null;
  readonly login: Login | null;
  readonly hostOf: (practice: string) => Host;
}

/** Whether the signed-in person has the chart of this patient. */
function sees({ directory, login, hostOf }: ChartEncounters, patient: string): boolean {
  if (login?.kind !== "staff") return false;
  const practice = directory?.practices.find(({ id }) => id === login.practice);
  const host = hostOf(login.practice);
  const found = practice?.patients.find(({ id }) => host.patientKey(id) === patient);
  return found !== undefined && hasChart(login, found);
}

export function listEncounters(asked: ChartEncounters, patient: string): Answer {
  const { login, encounters } = asked;
  if (login === null || !sees(asked, patient)) return refused(404, "There is no such chart.");
  return json(encounters.of(login.practice, patient).map(told));
}

/** As a page gets it. */
function told({ conversation, encounter, links }: KeptEncounter) {
  return { conversation, ...encounter, links };
}

export async function changeEncounter(asked: ChartEncounters, body: unknown): Promise<Answer> {
  const { login, encounters, hostOf } = asked;
  const wanted: EncounterAsked | null = encounterAskedIn(body);
  if (wanted === null) return refused(400, "A change names an encounter and what is asked for.");
  const known = login === null ? undefined : encounters.find(login.practice, wanted.encounter);
  if (login === null || known === undefined || !sees(asked, known.patient))
    return refused(404, "There is no such encounter.");
  try {
    await encounters.change(known, wanted, hostOf(login.practice));
    return json({});
  } catch (error) {
    if (error instanceof HostError && error.code === "encounter-finished")
      return refused(409, "The encounter is closed.");
    throw error;
  }
}
