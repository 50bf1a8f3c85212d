/** What the viewer may do in a conversation: null where allowed, else why not. */
import * as z from "zod/mini";
import { RefusalCode } from "../refusals/refusals.ts";

export const May = z.object({
  /** Send a message that everyone sees. */
  send: z.nullable(RefusalCode),
  /** Write a note that only staff see. */
  note: z.nullable(RefusalCode),
  /** Name staff with an @, and call support. */
  mention: z.nullable(RefusalCode),
  /** Turn watching on or off. */
  watch: z.nullable(RefusalCode),
  /** Turn being notified of this patient on or off, as someone outside the team. */
  follow: z.nullable(RefusalCode),
});
export type May = z.infer<typeof May>;
