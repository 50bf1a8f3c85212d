/**
 * What a scanner answers: rooms POST it the bytes of a file (`application/octet-stream`, the deployment's secret for it as
 * `Authorization: Bearer`). A status from 400 on but 408 and 429 below 500 says that it takes no such file.
 */
import * as z from "zod/mini";

export const ScanVerdict = z.object({
  verdict: z.enum(["clean", "infected"]),
  /** What was found, by the scanner's name for it. */
  found: z.optional(z.string()),
});
export type ScanVerdict = z.infer<typeof ScanVerdict>;
