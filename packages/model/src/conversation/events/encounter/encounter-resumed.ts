/** The encounter goes on after it was finished. */
import * as z from "zod/mini";
import { moved } from "../../../encounter/encounter.ts";
import { Key } from "../../../names.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const EncounterResumed = z.object({ ...base, type: z.literal("encounter-resumed"), encounter: Key });
export type EncounterResumed = z.infer<typeof EncounterResumed>;

export const encounterResumed = {
  schema: EncounterResumed,
  signed: false,
  apply(view, { encounter, at }) {
    const present = view.head.encounter;
    if (present?.id !== encounter) return view;
    return { ...view, head: { ...view.head, encounter: moved(present, "resume", at) } };
  },
} as const satisfies EventView<EncounterResumed>;

export const encounterResumedRule = {
  isForEveryone: () => false,
  shownTo: unsigned<EncounterResumed>,
  counts: false,
} as const satisfies EventRule<EncounterResumed>;
