/** The chart's facts about the patient changed: name, patient ID, or that the patient has died. */
import * as z from "zod/mini";
import { PatientCard } from "../../people/people.ts";
import { coached, notDue } from "../state.ts";
import { base, type EventRule, type EventView, unsigned } from "./base.ts";

export const PatientChanged = z.object({ ...base, type: z.literal("patient-changed"), patient: PatientCard });
export type PatientChanged = z.infer<typeof PatientChanged>;

export const patientChanged = {
  schema: PatientChanged,
  signed: false,
  apply({ head, members }, { patient }) {
    const { coaching } = head;
    // To whom nobody can write nothing is due.
    const isGone = coaching?.due !== undefined && (patient.deceased || patient.withdrawn === true);
    const known = isGone ? coached(head, notDue(coaching)) : head;
    return { head: { ...known, patient }, members };
  },
} as const satisfies EventView<PatientChanged>;

export const patientChangedRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<PatientChanged>,
  counts: false,
} as const satisfies EventRule<PatientChanged>;
