/** Stretches of a patient's care. */
import * as z from "zod/mini";
import { Name, wellFormed } from "./person.ts";

/** A day, or what is known of it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a month or year is all of it. */
export const PartialDate = z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/));

/** A stretch of a patient's care that conversations can be about. */
export const Episode = z.object({
  /** The host's own reference, e.g. `EpisodeOfCare/e1` or `Encounter/e2` of FHIR. */
  id: z.string().check(z.minLength(1), z.maxLength(200), wellFormed),
  /** As people choose it, e.g. "Knee replacement". */
  name: Name,
  start: z.optional(PartialDate),
  /** The last day; absent while it goes on. */
  end: z.optional(PartialDate),
});
export type Episode = z.infer<typeof Episode>;

/** An episode of care as a conversation names it, by its name of that day. */
export const Regarding = /* @__PURE__ */ z.object({ id: z.string(), name: Name });
export type Regarding = z.infer<typeof Regarding>;
