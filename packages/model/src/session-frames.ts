/** Frames that every kind of room speaks. */
import * as z from "zod/mini";
import { Params, RefusalCode } from "./refusals.ts";

export { Auth, Got, Ping, Pong, wireVersion } from "./wire.ts";

/** `id` is the refused command's; without it the refusal is for a frame. */
export const Refused = z.object({
  type: z.literal("refused"),
  id: z.optional(z.string()),
  code: RefusalCode,
  params: Params,
  retryable: z.boolean(),
});
export type Refused = z.infer<typeof Refused>;
