/** The conversation has an encounter from here on. */
import * as z from "zod/mini";
import { Encounter } from "../../../encounter/encounter.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const EncounterOpened = z.object({
  ...base,
  type: z.literal("encounter-opened"),
  encounter: Encounter,
});
export type EncounterOpened = z.infer<typeof EncounterOpened>;

export const encounterOpened = {
  schema: EncounterOpened,
  signed: false,
  apply: (view, { encounter }) => ({ ...view, head: { ...view.head, encounter } }),
} as const satisfies EventView<EncounterOpened>;

export const encounterOpenedRule = {
  isForEveryone: () => false,
  shownTo: unsigned<EncounterOpened>,
  counts: false,
} as const satisfies EventRule<EncounterOpened>;
