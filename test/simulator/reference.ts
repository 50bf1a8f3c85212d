/**
 * The reference: what a log means, said once more in the plainest way, by going through it from its beginning.
 * It shares no code with the model, so that a mistake there cannot hide here.
 */
import type { Stored } from "@carethread/model";

export type Entry = Stored & { readonly command?: string };
export type SideOf = "staff" | "portal";

/** The entries that a side sees; the place of each is its index and one. */
export function seenBy(log: readonly Entry[], side: SideOf): Entry[] {
  return log.filter(({ everyone }) => side === "staff" || everyone);
}

export interface Recalled {
  readonly title: string;
  readonly patient: string;
  readonly messages: number;
  readonly last: string | null;
  readonly at: number;
  readonly awaiting: boolean;
  readonly unread: number;
  readonly badge: number;
  /** Whether the person is a member at the end. */
  readonly member: boolean;
  /** The members whom the person's side knows of, by id. */
  readonly members: readonly string[];
}

/** What a person's row, head and badge must say, given the place (in `seq`) up to which they have read. */
export function recall(log: readonly Entry[], person: string, side: SideOf, mark: number): Recalled {
  const levels = new Map<string, { level: string; side: string }>();
  let [title, patient, messages, at, unread, badge] = ["", "", 0, 0, 0, 0];
  let last: string | null = null;
  let awaiting = false;
  for (const { event, seq, everyone } of log) {
    if (event.type === "created") [title, patient, at] = [event.title, event.patient.name, event.at];
    else if (event.type === "patient-changed") patient = event.patient.name;
    else if (event.type === "member-joined" || event.type === "member-changed") {
      levels.set(event.member.person.id, { level: event.member.level, side: event.member.person.side });
    } else if (event.type === "member-left") levels.delete(event.person.id);
    else if (side === "staff" || everyone) {
      messages++;
      last = event.body.text;
      at = event.at;
      if (event.by.side === "portal") awaiting = true;
      else if (event.visibility === "everyone") awaiting = false;
      const own = levels.get(person);
      if (own === undefined || event.by.id === person || seq <= mark) continue;
      unread++;
      const isHeard = own.level === "all" || (own.level === "patient-only" && event.by.side === "portal");
      if (isHeard || event.mentions?.includes(person)) badge++;
    }
  }
  const members = [...levels].filter(([, member]) => side === "staff" || member.side === "portal");
  return {
    ...{ title, patient, messages, last, at, awaiting, unread, badge },
    member: levels.has(person),
    members: members.map(([id]) => id).sort(),
  };
}

export interface Rights {
  readonly active: boolean;
  readonly restrictions: readonly string[];
  readonly programs: readonly string[];
  readonly onTeam: boolean;
  readonly linked: boolean;
}

/** Whether somebody may see the conversations of a patient. */
export function maySee(side: SideOf, { active, restrictions, programs, onTeam, linked }: Rights): boolean {
  if (side === "portal") return linked;
  const isRestricted = programs.length > 0 && programs.every(program => restrictions.includes(program));
  return active && !isRestricted && onTeam;
}
