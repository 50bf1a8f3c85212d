import * as z from "zod/mini";

/** What is allowed in a conversation, as a page is told it. */
export const Allowed = z.object({
  /** Of content. */
  types: z.array(z.string()),
  /** Of one file, in bytes. */
  size: z.int(),
  /** Of files in one message. */
  count: z.int(),
  /** The device seals a file before it sends it: the conversation is encrypted from end to end. Absent where not. */
  sealed: z.optional(z.literal(true)),
});
export type Allowed = z.infer<typeof Allowed>;
