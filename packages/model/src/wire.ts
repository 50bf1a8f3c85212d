/** What every socket says whatever it is about; it stands apart so that a badge carries nothing else of the wire. */
import * as z from "zod/mini";

/** The version of the wire; a room answers another one by closing with 4409. */
export const wireVersion = 1;

export const Auth = z.object({ type: z.literal("auth"), token: z.string() });
export const Got = z.object({ type: z.literal("got"), bytes: z.int().check(z.positive()) });
export const Ping = z.object({ type: z.literal("ping") });
export const Pong = z.object({ type: z.literal("pong") });
