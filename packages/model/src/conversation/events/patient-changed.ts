/** The chart's facts about the patient changed: name, patient ID, or that the patient has died. */
import * as z from "zod/mini";
import { PatientCard } from "../../people/people.ts";
import { base, type EventRule, type EventView, unsigned } from "./base.ts";

export const PatientChanged = z.object({ ...base, type: z.literal("patient-changed"), patient: PatientCard });
export type PatientChanged = z.infer<typeof PatientChanged>;

export const patientChanged = {
  schema: PatientChanged,
  signed: false,
  apply: (view, { patient }) => ({ ...view, head: { ...view.head, patient } }),
} as const satisfies EventView<PatientChanged>;

export const patientChangedRule = {
  isForEveryone: (_, { audience }) => audience !== "staff",
  shownTo: unsigned<PatientChanged>,
  counts: false,
} as const satisfies EventRule<PatientChanged>;
