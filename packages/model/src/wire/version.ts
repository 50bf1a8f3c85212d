/** The little of the wire that a badge needs too; the rest of what every room speaks is in session-frames.ts. */
import * as z from "zod/mini";

/** The version of the wire; a room answers another one by closing with 4409. */
export const wireVersion = 1;

export const Pong = z.object({ type: z.literal("pong") });
