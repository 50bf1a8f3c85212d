/** What the practice's own back end tells of its patients. Keys are those of the rooms: no patient ID stands in a URL. */
import type { StreamItem, TeamRole } from "@carethread/model";
import { asPerson } from "./features.ts";

export type { TeamRole };

export interface ChartPerson {
  readonly name: string;
  readonly note: string;
}

/** By the practice's own id. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

export interface Chart {
  readonly key: string;
  readonly name: string;
  readonly patientId: string;
  readonly birthDate: string | null;
  readonly phone: string | null;
  readonly deceased: boolean;
  readonly programs: readonly string[];
  /** The first day of the plan by which they are coached. */
  readonly plan: string | null;
  readonly team: readonly (ChartPerson & { readonly id: string; readonly role: TeamRole })[];
  readonly portal: readonly ChartPerson[];
  /** Whether the signed-in person is on the care team. */
  readonly mine: boolean;
}

async function ask(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const all = new URLSearchParams([...new URLSearchParams(asPerson), ...Object.entries(query)]);
  const answer = await fetch(`${path}?${all}`);
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
  return answer.json();
}

async function change(path: string, what: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${path}${asPerson}`, { method: "POST", headers, body: JSON.stringify(what) });
  if (!answer.ok) throw new Error(`the change was answered ${answer.status}`);
  return answer.json();
}

export async function loadCharts(): Promise<readonly Chart[]> {
  return (await ask("/api/patients")) as readonly Chart[];
}

/** Who of the staff can be on a care team. */
export async function loadStaff(): Promise<readonly Colleague[]> {
  return (await ask("/api/staff")) as readonly Colleague[];
}

/** Puts a member of staff on a patient's team or, with null, takes them off it. */
export async function changeTeam(patient: string, member: string, role: TeamRole | null): Promise<void> {
  await change("/api/team", { patient, member, role });
}

/** Starts the plan by which a patient is coached on a day, or with null ends it. */
export async function changePlan(patient: string, plan: string | null): Promise<void> {
  await change("/api/plan", { patient, plan });
}

/** A patient as the form has them; without a key one who is created. */
export interface PatientForm {
  readonly patient: string | null;
  readonly name: string;
  readonly birthDate: string;
  readonly patientId: string;
  readonly phone: string;
  /** Whether they are to use the portal. */
  readonly portal: boolean;
}

/** Resolves to the patient's key. */
export async function savePatient(form: PatientForm): Promise<string> {
  return ((await change("/api/patient", form)) as { key: string }).key;
}

/** The patient's calendar and plan. */
export async function loadStream(patient: string): Promise<readonly StreamItem[]> {
  return (await ask("/api/stream", { patient })) as readonly StreamItem[];
}

/** Puts something into the calendar or the plan, or changes what is there. */
export async function putItem(patient: string, item: StreamItem): Promise<void> {
  await change("/api/stream", { patient, item });
}

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });

export function birthDateOf(chart: Chart): string {
  if (chart.birthDate === null) return "";
  // A FHIR birth date may be a year or a month alone; it is shown as it was given.
  return chart.birthDate.length === 10 ? dates.format(new Date(chart.birthDate)) : chart.birthDate;
}

export function dayOf(day: string): string {
  return dates.format(new Date(day));
}

/** Whole years, where the birth date is complete and the patient lives. */
export function ageOf(chart: Chart, today: Date): number | null {
  if (chart.deceased || chart.birthDate?.length !== 10) return null;
  const [year, month, day] = chart.birthDate.split("-").map(Number) as [number, number, number];
  const had = today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day);
  return today.getFullYear() - year - (had ? 0 : 1);
}
