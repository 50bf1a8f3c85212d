/** What figures are shown by. */
import * as z from "zod/mini";
import { Kind } from "../practice/practice.ts";

/** What conversations are about, as far as the practice has a word for it: one of its topics, or else their kind. */
export const Reason = z.object({ topic: z.optional(z.string()), kind: z.optional(Kind) });
export type Reason = z.infer<typeof Reason>;

/** What is shown of lengths of time: `median` in milliseconds, absent where there are none. */
export const Summary = z.object({
  count: z.int(),
  median: z.optional(z.int()),
  /** How many were within what the practice expects; absent where it says nothing. */
  within: z.optional(z.int()),
});
export type Summary = z.infer<typeof Summary>;
