/** The host linked an order or a document to the encounter. */
import * as z from "zod/mini";
import { EncounterLink } from "../../../encounter/encounter.ts";
import { Key } from "../../../names.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";

export const EncounterLinked = z.object({
  ...base,
  type: z.literal("encounter-linked"),
  encounter: Key,
  link: EncounterLink,
});
export type EncounterLinked = z.infer<typeof EncounterLinked>;

export const encounterLinked = {
  schema: EncounterLinked,
  signed: false,
  apply: view => view,
} as const satisfies EventView<EncounterLinked>;

export const encounterLinkedRule = {
  isForEveryone: () => false,
  shownTo: unsigned<EncounterLinked>,
  counts: false,
} as const satisfies EventRule<EncounterLinked>;
