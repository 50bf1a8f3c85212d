/** The patient is further, or less far, on the way to being texted. */
import * as z from "zod/mini";
import { TextingStatus, withoutCodes } from "../../../texting/texting.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";
import { holding } from "./unsent.ts";

export const TextingChanged = z.object({
  ...base,
  type: z.literal("texting-changed"),
  status: TextingStatus,
});
export type TextingChanged = z.infer<typeof TextingChanged>;

export const textingChanged = {
  schema: TextingChanged,
  signed: false,
  apply(view, { status }) {
    const now = { ...view, head: { ...view.head, texting: status } };
    // Nobody begins anew but by another number.
    return status === "none" ? holding(now, withoutCodes(now.head.unsent)) : now;
  },
} as const satisfies EventView<TextingChanged>;

export const textingChangedRule = {
  isForEveryone: () => false,
  shownTo: unsigned<TextingChanged>,
  counts: false,
} as const satisfies EventRule<TextingChanged>;
