/**
 * What a badge reads of the frames of its person's room (person-frames.ts): the same frames without rows, so
 * that a host's every page does not load what an inbox is made of. Other frames it ignores.
 */
import * as z from "zod/mini";
import { Person } from "../people/people.ts";
import { Pong } from "./version.ts";

// Not `z.int()`, which would be the one place in a badge that needs its half kilobyte.
const Count = z.number().check(z.nonnegative());

/** A schema for each type of frame: a union of them would cost the badge more than it says. */
export const badgeFrames = {
  welcome: z.object({ type: z.literal("welcome"), you: Person, badge: Count }),
  badge: z.object({ type: z.literal("badge"), n: Count }),
  pong: Pong,
} as const;

type Frames = typeof badgeFrames;
export type FromPersonToBadge = { [T in keyof Frames]: z.infer<Frames[T]> }[keyof Frames];
