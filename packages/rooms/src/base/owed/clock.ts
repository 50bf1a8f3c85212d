/**
 * The only clock of a room: it asks to be woken at a time, for a reason, and is told then what is to be done. Where the
 * platform's alarms hold, this is the room's alarm; where they do not, it is an entry in the due table of the room's slice: a room enters itself, awaited,
 * before its first put after a start, so that what it owes is certain to be asked for although it dies; a tick takes
 * it out when there is nothing to be done.
 */
import { indexRoom, sliceOf } from "@carethread/model";
import { tell } from "../calls.ts";
import type { Woken } from "../internal.ts";
import type { Ports } from "../ports.ts";
import type { Practice } from "../practices/practices.ts";

/** What a room is woken for, in the order in which it is done: others are owed what time has done, so that is last. */
export const wakeReasons = [
  /** A grant ends. */
  "grant",
  /** What was on somebody's screen and was not read becomes news. */
  "lapse",
  /** Somebody waits for an answer for too long. */
  "task",
  /** The encounter of a day ends with it. */
  "day",
  /** A message to the patient comes due. */
  "due",
  /** A person has given no sign for long. */
  "session",
  /** A person is reminded of what waits. */
  "reminder",
  /** The practice's back end is told of something, once more where that failed. */
  "retry",
  /** A file is looked at by the scanner, once more where that failed. */
  "scan",
  /** A patient who was texted has not answered in time. */
  "enrolment",
  /** A file that no message names goes, and what of texts need not be known any more. */
  "sweep",
  /** How far records and logs are is told to who stands outside. */
  "checkpoint",
  /** Another room may be owed something. */
  "owed",
] as const;
export type WakeReason = (typeof wakeReasons)[number];

/** What is done for one reason. */
export interface Duty {
  /** When there is something to do, milliseconds since 1970: a time that has passed means now, null never. */
  readonly next: () => number | null | Promise<number | null>;
  readonly act: () => Promise<void> | void;
}

export type Duties = Readonly<Partial<Record<WakeReason, Duty>>>;

export interface ClockOptions {
  /** The key of the patient whose room it is, or the room's own: by it the room belongs to a slice. */
  readonly of: () => string;
  readonly duties: Duties;
}

/** What stands in the due table. */
interface Entry {
  /** Milliseconds since 1970; before all times where it is due at once. */
  readonly at: number;
  readonly stored: Promise<void>;
}

const atOnce = Number.NEGATIVE_INFINITY;

export class Clock {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #options: ClockOptions;
  #entry: Entry | null = null;
  #asked = Number.NEGATIVE_INFINITY;
  /** How often something was asked for. */
  #askings = 0;

  constructor(ports: Ports, practice: Practice, options: ClockOptions) {
    this.#ports = ports;
    this.#practice = practice;
    this.#options = options;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#ports.now();
  }

  /**
   * The room is woken by the first tick at this time, milliseconds since 1970, or before it: for the earliest of what
   * was asked for. Null asks for nothing. Resolves when that is stored; rejects where the slice's room cannot be
   * reached.
   */
  wakeAt(_: WakeReason, time: number | null): Promise<void> {
    if (time === null) return Promise.resolve();
    this.#asked = this.now();
    this.#askings++;
    const at = time <= this.#asked ? atOnce : time;
    // Who is woken earlier says then when it wants to be woken next.
    if (this.#entry !== null && this.#entry.at <= at) return this.#entry.stored;
    const entry: Entry = { at, stored: this.#enter(at) };
    this.#entry = entry;
    entry.stored.catch(() => {
      if (this.#entry === entry) this.#entry = null;
    });
    return entry.stored;
  }

  /** The answer to a tick: does what is due, and says whether something is due still, and when something next will be. */
  async wake(): Promise<Woken> {
    const { duties } = this.#options;
    for (const reason of wakeReasons) {
      const duty = duties[reason];
      if (duty !== undefined && (await timeOf(duty)) <= this.now()) await duty.act();
    }
    const askings = this.#askings;
    const next = Math.min(...(await Promise.all(Object.values(duties).map(timeOf))));
    // From here on without an await: who asks to be woken after this enters anew.
    const now = this.now();
    if (next <= now || this.#askings !== askings) return { owes: true };
    // What it entered for lately may still be on its way to the storage, and more will soon follow.
    if (now - this.#asked < this.#ports.deployment.delays.dueLinger) return { owes: true };
    const isNever = next === Number.POSITIVE_INFINITY;
    this.#entry = isNever ? null : { at: next, stored: Promise.resolve() };
    return isNever ? { owes: false } : { owes: false, at: next };
  }

  async #enter(at: number): Promise<void> {
    const { party, name, wakeAt, deployment } = this.#ports;
    if (wakeAt !== undefined) return wakeAt(at === atOnce ? this.now() + deployment.delays.wakeAgain : at);
    const { id, slices } = this.#practice;
    const of = this.#options.of();
    await tell(this.#ports, "index", indexRoom(id, sliceOf(of, slices)), "internal/due", {
      party,
      room: name,
      of,
      ...(at === atOnce ? {} : { at }),
    });
  }
}

async function timeOf({ next }: Duty): Promise<number> {
  return (await next()) ?? Number.POSITIVE_INFINITY;
}
