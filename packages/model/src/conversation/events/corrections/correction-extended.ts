/** Staff put the day later by which they answer, and said why. */
import * as z from "zod/mini";
import { Day } from "../../../cadence/cadence.ts";
import { openWith } from "../../../correction/correction.ts";
import type { EventRule, EventView } from "../base.ts";
import { about, isForEveryone, shownBeside } from "./base.ts";

export const CorrectionExtended = z.object({
  ...about,
  type: z.literal("correction-extended"),
  until: Day,
  /** When its task is due from here on, milliseconds since 1970. */
  due: z.int(),
  body: z.object({ reason: z.string() }),
});
export type CorrectionExtended = z.infer<typeof CorrectionExtended>;

export const correctionExtended = {
  schema: CorrectionExtended,
  signed: false,
  apply({ head, members }, { correction, until, due, pos }) {
    const { corrections = [], tasks } = head;
    const open = corrections.find(({ id }) => id === correction);
    if (open === undefined) return { head, members };
    const later = openWith(corrections, { ...open, until, extended: true, said: [...open.said, pos] });
    return {
      head: {
        ...{ ...head, corrections: later },
        ...(tasks === undefined
          ? {}
          : { tasks: tasks.map(task => (task.about?.correction === correction ? { ...task, due } : task)) }),
      },
      members,
    };
  },
} as const satisfies EventView<CorrectionExtended>;

export const correctionExtendedRule = {
  isForEveryone,
  shownTo: shownBeside<CorrectionExtended>,
  counts: false,
} as const satisfies EventRule<CorrectionExtended>;
