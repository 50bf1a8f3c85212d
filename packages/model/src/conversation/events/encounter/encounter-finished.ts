/** The encounter is over: archived and closed in the chart. */
import * as z from "zod/mini";
import { moved } from "../../../encounter/encounter.ts";
import { Key } from "../../../names.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const EncounterFinished = z.object({ ...base, type: z.literal("encounter-finished"), encounter: Key });
export type EncounterFinished = z.infer<typeof EncounterFinished>;

export const encounterFinished = {
  schema: EncounterFinished,
  signed: false,
  apply(view, { encounter, at }) {
    const present = view.head.encounter;
    if (present?.id !== encounter) return view;
    return { ...view, head: { ...view.head, encounter: moved(present, "finish", at) } };
  },
} as const satisfies EventView<EncounterFinished>;

export const encounterFinishedRule = {
  isForEveryone: () => false,
  shownTo: unsigned<EncounterFinished>,
  counts: false,
} as const satisfies EventRule<EncounterFinished>;
