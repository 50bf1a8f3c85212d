/**
 * An encounter: what a conversation is in the chart. One table says how its status changes; with what it changes stands in
 * conversation/commands/encounter.
 */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";
import { Key } from "../names.ts";
import { pageLimits } from "../page-limits.ts";

/** To a page that does not know a status nothing can be done with it any more. */
export const EncounterStatus = /* @__PURE__ */ orElse(z.enum(["in-progress", "finished"]), "finished");
export type EncounterStatus = z.infer<typeof EncounterStatus>;

/** A status, and since when: milliseconds since 1970. */
const Since = z.object({ status: EncounterStatus, at: z.int() });

export const Encounter = z.object({
  id: Key,
  /** What it is called, as the practice had it when it was opened. */
  type: z.string(),
  status: EncounterStatus,
  /** Every status that it had, the present one last. */
  history: z.array(Since),
});
export type Encounter = z.infer<typeof Encounter>;

/** What can be linked to an encounter while it goes on. */
export const LinkKind = /* @__PURE__ */ orElse(z.enum(["order", "document"]), "document");
export type LinkKind = z.infer<typeof LinkKind>;

/** An order or a document of the host's, as a thread shows it. */
export const EncounterLink = z.object({
  kind: LinkKind,
  title: z.string(),
  /** Where it is to be seen. */
  url: z.optional(z.string()),
  /** Its day, `YYYY-MM-DD`. */
  date: z.optional(z.string()),
});
export type EncounterLink = z.infer<typeof EncounterLink>;

export type EncounterMove = "finish" | "resume";

const moves: Readonly<Record<EncounterStatus, Readonly<Partial<Record<EncounterMove, EncounterStatus>>>>> = {
  "in-progress": { finish: "finished" },
  finished: { resume: "in-progress" },
};

export function openedEncounter(id: string, type: string, at: number): Encounter {
  return { id, type, status: "in-progress", history: [{ status: "in-progress", at }] };
}

export function canMove({ status }: Encounter, move: EncounterMove): boolean {
  return moves[status][move] !== undefined;
}

/** The encounter after a move; itself where the move is none. Of a very long history the first and the newest stay. */
export function moved(encounter: Encounter, move: EncounterMove, at: number): Encounter {
  const status = moves[encounter.status][move];
  const [first, ...rest] = encounter.history;
  if (status === undefined || first === undefined) return encounter;
  const newest = [...rest, { status, at }].slice(1 - pageLimits.encounterHistory);
  return { ...encounter, status, history: [first, ...newest] };
}
