/** What the practice's own back end tells of a patient's encounters, and takes. */
import { asPerson } from "./features.ts";

export interface ChartEncounter {
  readonly id: string;
  readonly conversation: string;
  readonly type: string;
  readonly status: "in-progress" | "finished";
  readonly history: readonly { readonly status: "in-progress" | "finished"; readonly at: number }[];
  readonly links: readonly {
    readonly kind: "order" | "document";
    readonly title: string;
    readonly date?: string;
  }[];
}

const place = "/api/encounters";

/** Of the patient with this key of the rooms: open ones first. */
export async function loadEncounters(patient: string): Promise<readonly ChartEncounter[]> {
  const answer = await fetch(`${place}/${patient}${asPerson}`);
  if (!answer.ok) throw new Error(`the encounters were answered ${answer.status}`);
  return (await answer.json()) as readonly ChartEncounter[];
}

export async function changeEncounter(change: {
  readonly encounter: string;
  readonly action: "finish" | "order" | "document";
  readonly title: string;
}): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${place}${asPerson}`, {
    method: "POST",
    headers,
    body: JSON.stringify(change),
  });
  if (!answer.ok) throw new Error(`the change was answered ${answer.status}`);
}
