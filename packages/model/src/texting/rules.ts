/** What goes out by texts in a practice, as a page is told it. */
import * as z from "zod/mini";
import { oneOf } from "../fallbacks.ts";

/** What a practice has settled of its texts. */
export const TextRules = /* @__PURE__ */ z.object({
  /** The practice's name. */
  practice: z.string(),
  /** The whole message, or that there is one, with a link. */
  content: oneOf("full", "link"),
  /** Where the link leads. */
  address: z.optional(z.string()),
  signed: z.boolean(),
  /** What one text of the provider's costs the practice. */
  price: z.optional(z.object({ amount: z.number(), currency: z.string() })),
});
export type TextRules = z.infer<typeof TextRules>;
