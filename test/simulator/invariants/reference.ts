/**
 * The reference: what a log means, said once more in the plainest way, by going through it from its beginning.
 * It shares no code with the model, so that a mistake there cannot hide here.
 */
import type { Member, MessageEvent, Stored } from "@carethread/model";

export type Entry = Stored & { readonly command?: string };
export type SideOf = "staff" | "portal";
export type Members = ReadonlyMap<string, Member>;

/** The entries that a side sees; the place of each is its index and one. */
export function seenBy(log: readonly Entry[], side: SideOf): Entry[] {
  return log.filter(({ everyone }) => side === "staff" || everyone);
}

/** Goes through a log, with the members as they were before each entry; gives those at its end. */
export function walk(log: readonly Entry[], step?: (entry: Entry, members: Members) => void): Members {
  const members = new Map<string, Member>();
  for (const entry of log) {
    step?.(entry, members);
    const { event } = entry;
    if (event.type === "member-joined" || event.type === "member-changed") {
      members.set(event.member.person.id, event.member);
    } else if (event.type === "member-left") members.delete(event.person.id);
  }
  return members;
}

/** Whether a message enters the badge of a member. */
export function reaches(message: MessageEvent, { person, level }: Member): boolean {
  // Nobody is told of the past.
  if (message.imported) return false;
  if (person.id === message.by.id || (message.visibility === "staff" && person.side !== "staff"))
    return false;
  const isHeard = level === "all" || (level === "patient-only" && message.by.side === "portal");
  return isHeard || message.mentions?.includes(person.id) === true;
}

/** The place of the first message that someone who was called for a while may see; 1 for everybody else. */
export function floorOf(log: readonly Entry[], person: string): number {
  let floor = 1;
  walk(log, ({ event, seq }, members) => {
    if (isCalled(event, person, members.get(person))) floor = Number.POSITIVE_INFINITY;
    else if (event.type === "message" && floor === Number.POSITIVE_INFINITY) floor = seq;
  });
  return floor;
}

/** Whether a person who has no right by then is lent one. */
function isCalled(event: Stored["event"], person: string, old: Member | undefined): boolean {
  if (event.type !== "member-joined" && event.type !== "member-changed") return false;
  if (event.member.person.id !== person || event.member.grant === undefined) return false;
  return old?.grant === undefined || old.grant.until <= event.at;
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
  const floor = floorOf(log, person);
  let [title, patient, messages, at, unread, badge] = ["", "", 0, 0, 0, 0];
  let last: string | null = null;
  let awaiting = false;
  const all = walk(log, ({ event, seq, everyone }, members) => {
    if (event.type === "created") [title, patient, at] = [event.title, event.patient.name, event.at];
    else if (event.type === "patient-changed") patient = event.patient.name;
    else if (event.type === "message" && (side === "staff" || everyone)) {
      if (event.by.side === "portal") awaiting = true;
      else if (event.visibility === "everyone") awaiting = false;
      if (seq < floor) return;
      messages++;
      last = event.body.text;
      at = event.at;
      const own = members.get(person);
      if (own === undefined || event.by.id === person || seq <= mark) return;
      unread++;
      if (reaches(event, own)) badge++;
    }
  });
  const members = [...all.values()].filter(member => side === "staff" || member.person.side === "portal");
  return {
    ...{ title, patient, messages, last, at, awaiting, unread, badge },
    member: all.has(person),
    members: members.map(({ person: { id } }) => id).sort(),
  };
}

/** The places, in a person's own log, of the messages that they must have seen before a receipt of theirs is behind them. */
export function askedOf(log: readonly Entry[], person: string, side: SideOf): number[] {
  const asked: number[] = [];
  walk(log, ({ event, seq, portal, everyone }, members) => {
    if (event.type !== "message" || event.imported || event.by.id === person || !members.has(person)) return;
    if (side === "staff" || everyone) asked.push(side === "staff" ? seq : portal);
  });
  return asked;
}

export interface Rights {
  readonly active: boolean;
  readonly restrictions: readonly string[];
  readonly programs: readonly string[];
  readonly onTeam: boolean;
  readonly linked: boolean;
  readonly searchable: boolean;
  readonly support: boolean;
  /** Called into the conversation, for a while that has not ended. */
  readonly called: boolean;
  /** A member because somebody named them. */
  readonly invited: boolean;
}

/** Whether somebody may see a conversation of a patient. */
export function maySee(side: SideOf, rights: Rights): boolean {
  const { active, restrictions, programs, onTeam, linked, searchable, support, called, invited } = rights;
  if (side === "portal") return linked;
  const isRestricted = programs.length > 0 && programs.every(program => restrictions.includes(program));
  return active && !isRestricted && (called || (!support && (searchable || onTeam || invited)));
}
