/** The members of care teams, those of teams within teams included. */
import type { CareTeam, CareTeamParticipant } from "fhir/r4";
import { standing } from "../dates.ts";
import { list } from "../entry.ts";
import type { KeyedEntry } from "../references/references.ts";
import type { Tally } from "../tally.ts";
import { roleOf, type Teammate } from "./roles.ts";
import { named, notNow, type Staffing } from "./staff.ts";

type Entry = KeyedEntry<CareTeam>;

/** What a team says itself. */
interface Own {
  readonly staff: readonly Teammate[];
  readonly nested: readonly Entry[];
}

const participants = "CareTeam.participant";

/** Why a team is none now, or null. */
export function unusedBecause(entry: Entry, { clock, problems }: Staffing): string | null {
  const { status = "active", period } = entry.resource;
  if (status !== "active") return `its status is ${/^[a-z-]{1,40}$/.test(status) ? status : "unknown"}`;
  const now = standing(period, clock);
  if (now === "unreadable") problems.addOnce(entry, "has a period that is no date", entry.key);
  return now === "now" ? null : `it ${notNow(now)}`;
}

export class CareTeams {
  /** The keys of teams that stand in others. */
  readonly within = new Set<string>();
  readonly #staffing: Staffing;
  readonly #tally: Tally;
  readonly #own = new Map<string, Own>();

  constructor(staffing: Staffing, tally: Tally) {
    this.#staffing = staffing;
    this.#tally = tally;
  }

  /** `patient` is whose team it is: a team within that is another patient's brings nobody in. */
  membersOf(team: Entry, isAnothers: (team: Entry) => boolean): readonly Teammate[] {
    const members: Teammate[] = [];
    // A team may stand in itself, by a detour.
    const seen = new Set([team.key]);
    for (const waiting = [team]; waiting.length > 0; ) {
      const { staff, nested } = this.#ownOf(waiting.shift() as Entry);
      members.push(...staff);
      for (const inner of nested) {
        if (seen.has(inner.key)) continue;
        seen.add(inner.key);
        this.within.add(inner.key);
        if (!isAnothers(inner)) waiting.push(inner);
        else this.#staffing.problems.addOnce(team, "has a team within that is another patient's", inner.key);
      }
    }
    return members;
  }

  #ownOf(team: Entry): Own {
    const known = this.#own.get(team.key);
    if (known !== undefined) return known;
    const staff: Teammate[] = [];
    const nested: Entry[] = [];
    const leaveOut = (reason: string): void => this.#tally.leaveOut(participants, reason);
    for (const participant of list<CareTeamParticipant>(team.resource.participant)) {
      const held = standing(participant.period, this.#staffing.clock);
      if (held === "unreadable") {
        this.#staffing.problems.addOnce(team, "has a participant whose period is no date", team.key);
      }
      if (held !== "now") {
        leaveOut(notNow(held));
        continue;
      }
      const found = named(this.#staffing, participant.member, team, { teams: true });
      if (found.is === "nobody") leaveOut(found.reason);
      else if (found.is === "staff") {
        this.#tally.takeIn(participants);
        staff.push({ id: found.id, role: roleOf(participant) });
      } else {
        const reason = unusedBecause(found.entry, this.#staffing);
        if (reason !== null) leaveOut(`is a team within, and ${reason}`);
        else {
          this.#tally.takeIn(participants);
          nested.push(found.entry);
        }
      }
    }
    const own = { staff, nested };
    this.#own.set(team.key, own);
    return own;
  }
}
