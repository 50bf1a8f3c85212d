/** What is wrong with the world just now. Faults that last have an end; a trap strikes once. */
import type { Party } from "@carethread/model";

/** Where a trap kills a room: see server.ts. */
export const trapPlaces = ["put", "durable", "calling", "called", "serving", "served", "starting"] as const;
export type TrapPlace = (typeof trapPlaces)[number];

/** Keys that one call of a platform takes; more are a transaction, which takes a while. */
export const perCall = 128;

/** What a platform keeps with a connection: the room's state and the address that it was opened with. */
export const stateBytes = 2_048;

/** So often a disk can fail a room within a second although it rests after each failure: many may ask it at once. */
export const failuresOfASecond = 200;

/** A room with a longer timer cannot sleep. */
export const longestTimer = 10_000;

/** What happens to calls between rooms: `answers-lost` are carried out, and the caller hears of a failure. */
export const callFaults = ["lost", "answers-lost", "slow"] as const;
export type CallFault = (typeof callFaults)[number];

/** What happens to alarms: they come late, a second time, or the room dies as one rings, which then rings anew. */
export const alarmFaults = ["late", "twice", "lost"] as const;
export type AlarmFault = (typeof alarmFaults)[number];

export interface Trap {
  /** `refused`: the disk takes no commit, or none of more keys than one call takes, and the room lives on. */
  readonly place: TrapPlace | "refused" | "refused-large";
  readonly party: Party;
}

export class Faults {
  traps: Trap[] = [];
  calls: { readonly kind: CallFault; readonly to: Party; readonly until: number }[] = [];
  alarms: { readonly kind: AlarmFault; readonly until: number }[] = [];
  slowDiskUntil = 0;
  /** Whose reads fail, and how many of them: from 0 to 1. */
  unreadable: { readonly party: Party; readonly until: number; readonly part: number }[] = [];
  /** While down, nothing new reaches any room from outside. */
  downUntil = 0;
  tickPausedUntil = 0;
  /** Parties whose rooms are not to be had, by anybody. */
  away: { readonly party: Party; readonly until: number }[] = [];

  heal(): void {
    this.traps = [];
    this.calls = [];
    this.alarms = [];
    this.slowDiskUntil = 0;
    this.unreadable = [];
    this.downUntil = 0;
    this.tickPausedUntil = 0;
    this.away = [];
  }

  /** Whether a trap waits here; it is spent then. */
  springs(place: Trap["place"], party: Party): boolean {
    const index = this.traps.findIndex(trap => trap.place === place && trap.party === party);
    if (index >= 0) this.traps.splice(index, 1);
    return index >= 0;
  }

  isAway(party: Party, now: number): boolean {
    return this.away.some(fault => fault.party === party && fault.until > now);
  }

  /** The part of a party's reads that fail. */
  unreadablePart(party: Party, now: number): number {
    const faults = this.unreadable.filter(fault => fault.party === party && fault.until > now);
    return Math.max(0, ...faults.map(({ part }) => part));
  }

  alarmFault(now: number): AlarmFault | null {
    return this.alarms.find(fault => fault.until > now)?.kind ?? null;
  }

  callFault(to: Party, now: number): CallFault | null {
    return this.calls.find(fault => fault.to === to && fault.until > now)?.kind ?? null;
  }
}
