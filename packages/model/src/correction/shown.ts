/** A correction as it stands at its message. */
import * as z from "zod/mini";
import { Day } from "../cadence/cadence.ts";
import { orElse } from "../fallbacks.ts";
import { Key } from "../names.ts";
import { Person } from "../people/people.ts";

/** What staff said to it; of what a page does not know it takes that nothing was changed. */
export const AnsweredAs = /* @__PURE__ */ orElse(z.enum(["approved", "declined"]), "declined");
export type AnsweredAs = z.infer<typeof AnsweredAs>;

const Actor = /* @__PURE__ */ z.union([Person, z.literal("team")]);

/** Of each message there are two at most: the newest that is open or was declined, and the newest that was approved. */
export const ShownCorrection = z.object({
  id: Key,
  /** The place of what was said of it last, in the viewer's log. */
  pos: z.int(),
  by: Actor,
  /** When it was asked for, milliseconds since 1970. */
  at: z.int(),
  /** What is wrong, and what should stand there. */
  wrong: z.string(),
  right: z.string(),
  /** The last day for an answer. */
  until: Day,
  /** Why it was put later, where it was. */
  later: z.optional(z.string()),
  /** What staff said: the corrected text, or why it was declined. */
  answer: z.optional(z.object({ as: AnsweredAs, at: z.int(), by: Actor, text: z.string() })),
});
export type ShownCorrection = z.infer<typeof ShownCorrection>;
