/**
 * What a badge reads of the frames of its person's room (person-frames.ts): of the same frames its number alone, so
 * that a host's every page does not load what persons and rows are made of. Other frames it ignores.
 */
import * as z from "zod/mini";
import { Pong } from "./version.ts";

// Not `z.int()`, which would be the one place in a badge that needs its half kilobyte.
const Count = z.number().check(z.nonnegative());

/** A schema for each type of frame: a union of them would cost the badge more than it says. */
export const badgeFrames = {
  welcome: z.object({ type: z.literal("welcome"), badge: Count }),
  badge: z.object({ type: z.literal("badge"), n: Count }),
  pong: Pong,
} as const;

type Frames = typeof badgeFrames;
export type FromPersonToBadge = { [T in keyof Frames]: z.infer<Frames[T]> }[keyof Frames];
