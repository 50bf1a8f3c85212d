/** What the practice's own back end tells of its patients. Keys are those of the rooms: no patient ID stands in a URL. */
export interface ChartPerson {
  readonly name: string;
  readonly note: string;
}

export interface Chart {
  readonly key: string;
  readonly name: string;
  readonly patientId: string;
  readonly birthDate: string | null;
  readonly phone: string | null;
  readonly deceased: boolean;
  readonly programs: readonly string[];
  readonly team: readonly ChartPerson[];
  readonly portal: readonly ChartPerson[];
  /** Whether the signed-in person is on the care team. */
  readonly mine: boolean;
}

export async function loadCharts(login: string): Promise<readonly Chart[]> {
  const answer = await fetch(`/api/patients?as=${encodeURIComponent(login)}`);
  if (!answer.ok) throw new Error(`the patient list answered ${answer.status}`);
  return (await answer.json()) as readonly Chart[];
}

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });

export function birthDateOf(chart: Chart): string {
  if (chart.birthDate === null) return "";
  // A FHIR birth date may be a year or a month alone; it is shown as it was given.
  return chart.birthDate.length === 10 ? dates.format(new Date(chart.birthDate)) : chart.birthDate;
}

/** Whole years, where the birth date is complete and the patient lives. */
export function ageOf(chart: Chart, today: Date): number | null {
  if (chart.deceased || chart.birthDate?.length !== 10) return null;
  const [year, month, day] = chart.birthDate.split("-").map(Number) as [number, number, number];
  const had = today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day);
  return today.getFullYear() - year - (had ? 0 : 1);
}
