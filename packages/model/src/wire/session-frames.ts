/** Frames that every kind of room speaks. */
import * as z from "zod/mini";
import { Params, RefusalCode } from "../refusals/refusals.ts";

export { Pong, wireVersion } from "./version.ts";

export const Auth = /* @__PURE__ */ z.object({ type: z.literal("auth"), token: z.string() });
export const Got = /* @__PURE__ */ z.object({
  type: z.literal("got"),
  bytes: /* @__PURE__ */ z.int().check(z.positive()),
});
export const Ping = /* @__PURE__ */ z.object({ type: z.literal("ping") });

/** `id` is the refused command's; without it the refusal is for a frame. */
export const Refused = /* @__PURE__ */ z.object({
  type: z.literal("refused"),
  id: z.optional(z.string()),
  code: RefusalCode,
  params: Params,
  retryable: z.boolean(),
});
export type Refused = z.infer<typeof Refused>;
