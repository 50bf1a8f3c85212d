/** What a log says of tasks and encounters, once more in the plainest way; it shares no code with the model. */
import type { Entry } from "./reference.ts";

export interface Recounted {
  readonly id: string;
  readonly why: string;
  /** When it was raised, milliseconds since 1970. */
  readonly at: number;
  readonly owner: string | null;
}

/** Those that are still to be done. */
export function tasksIn(log: readonly Entry[]): Recounted[] {
  let tasks: Recounted[] = [];
  for (const { event } of log) {
    if (event.type === "task-raised") {
      const { task: id, why, at, owner } = event;
      tasks.push({ id, why, at, owner: owner?.id ?? null });
    }
    if (event.type === "task-moved") {
      const { task, move, owner } = event;
      const isOver = move === "completed" || move === "cancelled";
      tasks = tasks.flatMap(each =>
        each.id !== task ? [each] : isOver ? [] : [{ ...each, owner: owner?.id ?? null }],
      );
    }
    if (event.type === "message" && event.by.side === "staff" && event.visibility === "everyone")
      tasks = tasks.filter(({ why }) => why !== "unanswered");
    if (event.type === "closed") tasks = [];
  }
  return tasks;
}

/** Who had a task, one after the other; null for nobody. */
export function ownedBy(log: readonly Entry[], task: string): (string | null)[] {
  return log.flatMap(({ event }) => {
    if (event.type !== "task-raised" && event.type !== "task-moved") return [];
    if (event.task !== task || (event.type === "task-moved" && event.move === "completed")) return [];
    return [event.owner?.id ?? null];
  });
}

/** Since when the patient's side waits that somebody does something; null where it does not. */
export function waitsSince(log: readonly Entry[]): number | null {
  let since: number | null = null;
  let isLive = false;
  let isOpen = true;
  for (const { event } of log) {
    if (event.type === "message") {
      isLive ||= event.imported !== true;
      if (event.by.side === "portal") since ??= event.at;
      else if (event.visibility === "everyone") since = null;
    }
    if (event.type === "closed" || (event.type === "task-moved" && event.move === "completed")) since = null;
    if (event.type === "closed" || event.type === "reopened") isOpen = event.type === "reopened";
  }
  return isLive && isOpen ? since : null;
}

export interface RecountedEncounter {
  readonly id: string;
  readonly moves: readonly string[];
  /** The day on which it was opened, of a calendar whose days begin at 08:00 UTC. */
  readonly day: number;
}

export function encountersIn(log: readonly Entry[]): {
  readonly lifecycle: "open" | "closed";
  readonly all: readonly RecountedEncounter[];
} {
  let lifecycle: "open" | "closed" = "open";
  const all: { id: string; moves: string[]; day: number }[] = [];
  for (const { event } of log) {
    if (event.type === "closed") lifecycle = "closed";
    if (event.type === "reopened") lifecycle = "open";
    if (event.type === "encounter-opened") {
      const day = Math.floor((event.at - 8 * 3_600_000) / 86_400_000);
      all.push({ id: event.encounter.id, moves: [], day });
    }
    if (event.type === "encounter-finished")
      all.find(({ id }) => id === event.encounter)?.moves.push("finished");
    if (event.type === "encounter-resumed")
      all.find(({ id }) => id === event.encounter)?.moves.push("resumed");
  }
  return { lifecycle, all };
}
