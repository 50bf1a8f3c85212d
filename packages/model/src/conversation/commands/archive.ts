/** Archives a conversation for oneself, or takes it back: nobody else is told of it. */
import * as z from "zod/mini";
import { can } from "../../access/access.ts";
import { refusal } from "../../refusals/refusals.ts";
import { targetOf } from "../context.ts";
import { isArchived } from "../project.ts";
import type { Reading } from "../state.ts";
import type { SpokenRule } from "./base.ts";

export const Archive = z.object({ type: z.literal("archive"), on: z.boolean() });
export type Archive = z.infer<typeof Archive>;

export const archive: SpokenRule<Archive> = {
  schema: Archive,
  decide(state, { facts, now }, { on }) {
    const denied = can(facts, "archive", targetOf(state, now));
    if (denied !== null) return refusal(denied);
    const { id } = facts.person.person;
    const old = state.reading[id];
    if (old === undefined || isArchived(state, id) === on) return { events: [], state };
    const { archivedThrough: _, ...active } = old;
    const end = { seq: state.staff.head.pos, portal: state.portal?.head.pos ?? 0 };
    const next: Reading = on ? { ...active, archivedThrough: end } : active;
    return { events: [], state: { ...state, reading: { ...state.reading, [id]: next } } };
  },
};
