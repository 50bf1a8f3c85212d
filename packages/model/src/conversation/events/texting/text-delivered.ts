/** What became of a message that went out as a text: the provider has it, the phone has it, or it never will. */
import * as z from "zod/mini";
import { Key } from "../../../names.ts";
import { Delivery } from "../../../texting/texting.ts";
import { base, type EventRule, type EventView, unsigned } from "../base.ts";
import { withUnsent } from "./unsent.ts";

export const TextDelivered = z.object({
  ...base,
  type: z.literal("text-delivered"),
  message: Key,
  delivery: Delivery,
});
export type TextDelivered = z.infer<typeof TextDelivered>;

export const textDelivered = {
  schema: TextDelivered,
  signed: false,
  apply: (view, { message, delivery }) => withUnsent(view, message, delivery),
} as const satisfies EventView<TextDelivered>;

export const textDeliveredRule = {
  isForEveryone: () => false,
  shownTo: unsigned<TextDelivered>,
  counts: false,
} as const satisfies EventRule<TextDelivered>;
