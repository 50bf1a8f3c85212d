import type { PatientMatch, StartChoices } from "@carethread/model";
import type { Choice } from "./choice-field.ts";

/** A chart that a message can be about, or one of several episodes of care in it. */
export interface Regarding extends Choice {
  readonly patient: PatientMatch;
  /** The host's reference to the episode; absent where it has said none. */
  readonly episode?: string;
}

/** How a choice stands in the field: by patient, and by episode where the person chooses between several. */
export function regardingValue(patient: Pick<PatientMatch, "id">, episode = ""): string {
  return `${patient.id} ${episode}`;
}

function regardingOf(patient: PatientMatch, { episodes }: StartChoices, isAlone: boolean): Regarding[] {
  const [only, ...others] = episodes;
  if (others.length === 0) {
    return [
      {
        ...{ value: regardingValue(patient), patient, text: () => patient.name },
        ...(only === undefined ? {} : { episode: only.id }),
      },
    ];
  }
  return episodes.map(({ id, name }) => ({
    ...{ value: regardingValue(patient, id), patient, episode: id },
    text: () => (isAlone ? name : `${patient.name}, ${name}`),
  }));
}

/** All charts and episodes that a portal user can write about; null as long as one of them is not known. */
export function regardingChoices(
  patients: readonly PatientMatch[] | null,
  choicesOf: (patient: PatientMatch) => StartChoices | undefined,
): readonly Regarding[] | null {
  if (patients === null) return null;
  const all: Regarding[] = [];
  for (const patient of patients) {
    const choices = choicesOf(patient);
    if (choices === undefined) return null;
    all.push(...regardingOf(patient, choices, patients.length === 1));
  }
  return all;
}
