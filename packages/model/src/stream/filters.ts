/** The parts of a conversation that are looked through by themselves. */
import * as z from "zod/mini";

export const StreamFilter = z.enum(["calendar-events", "plan-updates", "attachments", "links"]);
export type StreamFilter = z.infer<typeof StreamFilter>;
