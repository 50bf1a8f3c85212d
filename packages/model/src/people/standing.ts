/** How a member of staff stands to being told of anything, whatever their part in a conversation is. */
import * as z from "zod/mini";

/**
 * Their own room says it, and conversations show it. It is no event: whether somebody is still there, or wants to be told,
 * is nothing that happened in a conversation.
 */
export const Standing = z.object({
  /** The higher one counts. */
  rev: z.int().check(z.nonnegative()),
  /** Pushed as not active: they have left, or are not there. */
  away: z.boolean(),
  /** They have switched *New patient message* off. */
  muted: z.boolean(),
});
export type Standing = z.infer<typeof Standing>;

/** Of somebody of whom nothing was said. */
export const usualStanding: Standing = { rev: 0, away: false, muted: false };
