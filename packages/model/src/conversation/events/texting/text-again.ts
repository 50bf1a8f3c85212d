/** One of the staff sends a text again that failed. It is the same message: nobody but staff hears of it. */
import * as z from "zod/mini";
import { Key } from "../../../names.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";
import { withUnsent } from "./unsent.ts";

export const TextAgain = z.object({
  ...base,
  type: z.literal("text-again"),
  message: Key,
  /** Where the message stands in the staff's log. */
  place: z.int().check(z.positive()),
});
export type TextAgain = z.infer<typeof TextAgain>;

export const textAgain = {
  schema: TextAgain,
  signed: false,
  apply: (view, { message }) => withUnsent(view, message, null),
} as const satisfies EventView<TextAgain>;

export const textAgainRule = {
  isForEveryone: () => false,
  shownTo: unsigned<TextAgain>,
  counts: false,
} as const satisfies EventRule<TextAgain>;
