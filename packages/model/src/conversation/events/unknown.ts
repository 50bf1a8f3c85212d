/** An event of a type that this version does not know: it keeps its place, and nothing is shown of it. */
import * as z from "zod/mini";
import { base } from "./base.ts";

export const Unknown = z.object({
  type: z.literal("unknown"),
  id: base.id,
  at: base.at,
  pos: z.int().check(z.nonnegative()),
});
export type Unknown = z.infer<typeof Unknown>;
