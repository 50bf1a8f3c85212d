/** Corrections that are asked for and not answered yet, as a conversation's head knows them: no words of them. */
import * as z from "zod/mini";
import { Day } from "../cadence/cadence.ts";
import { Key } from "../names.ts";

/** Which correction of which message an event is about. */
export const About = z.object({
  correction: Key,
  /** The message's place in the viewer's log. */
  place: z.int().check(z.positive()),
});
export type About = z.infer<typeof About>;

export const OpenCorrection = z.object({
  id: Key,
  message: Key,
  /** The message's place in the viewer's log. */
  place: z.int(),
  /** Who asked for it. */
  by: Key,
  /** The last day for an answer. */
  until: Day,
  /** It was put later, which is done once. */
  extended: z.optional(z.literal(true)),
  /** The places of what was said of it, in the viewer's log. */
  said: z.array(z.int()),
});
export type OpenCorrection = z.infer<typeof OpenCorrection>;

/** The open ones with one more, or with one of them as it is by now; what is answered by first stands first. */
export function openWith(open: readonly OpenCorrection[], correction: OpenCorrection): OpenCorrection[] {
  const others = open.filter(({ id }) => id !== correction.id);
  return [...others, correction].sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}
