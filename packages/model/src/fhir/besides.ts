/** What a conversation has besides its messages, as its events say it. */
import { type PastTask, tasksAfter } from "../conversation/conversation.ts";
import { type Encounter, type EncounterMove, moved } from "../encounter/encounter.ts";
import type { LoggedEvent } from "../wire/wire.ts";
import { type Participant, participantsAfter } from "./care-team.ts";
import type { TextingSaid } from "./consent.ts";

export interface Besides {
  /** In the order in which they were opened; the last one may go on. */
  readonly encounters: readonly Encounter[];
  readonly tasks: readonly PastTask[];
  readonly participants: readonly Participant[];
  readonly texting: TextingSaid | null;
}

export const nothing: Besides = { encounters: [], tasks: [], participants: [], texting: null };

export function besidesAfter(before: Besides, event: LoggedEvent): Besides {
  return {
    encounters: encountersAfter(before.encounters, event),
    tasks: tasksAfter(before.tasks, event),
    participants: participantsAfter(before.participants, event),
    texting: event.type === "texting-changed" ? { status: event.status, at: event.at } : before.texting,
  };
}

/** The encounter that goes on, if one does. */
export function goingOn({ encounters }: Besides): string | undefined {
  const last = encounters.at(-1);
  return last?.status === "in-progress" ? last.id : undefined;
}

function encountersAfter(before: readonly Encounter[], event: LoggedEvent): readonly Encounter[] {
  const after = (id: string, move: EncounterMove): readonly Encounter[] =>
    before.map(one => (one.id === id ? moved(one, move, event.at) : one));
  switch (event.type) {
    case "encounter-opened":
      return [...before, event.encounter];
    case "encounter-finished":
      return after(event.encounter, "finish");
    case "encounter-resumed":
      return after(event.encounter, "resume");
    default:
      return before;
  }
}
