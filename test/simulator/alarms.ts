/**
 * The alarms of a platform that has some: one a room, durable with what the room stores. It rings at its time or later,
 * and at least once: anew where the room died before it had done with it, and where it threw, though not for ever. What
 * Cloudflare promises, and no more.
 */
import { lost } from "./addresses.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Place } from "./place.ts";
import type { Random } from "./random.ts";

/** Where the alarm of a room stands. */
export interface AlarmSlot {
  /** As it is on disk, milliseconds since 1970. */
  at: number | null;
  /** How often it was set or taken away: what was meant for an earlier one means nothing. */
  turn: number;
  isRinging: boolean;
}

export interface AlarmsOptions {
  readonly clock: Clock;
  readonly epoch: number;
  readonly random: Random;
  readonly faults: Faults;
  /** Wakes the room and lets it do what is due; rejects where it dies, by `lost`, or throws. */
  readonly ring: (place: Place) => Promise<void>;
  readonly kill: (place: Place) => void;
  readonly note: (text: string) => void;
}

/** Milliseconds until it rings again where that broke off, and twice as many each further time. */
const again = 2_000;
/** So often it rings anew for a room that throws. */
const mostThrown = 6;

export class Alarms {
  readonly #options: AlarmsOptions;

  constructor(options: AlarmsOptions) {
    this.#options = options;
  }

  /** What the room has set is on disk. */
  stored(place: Place, at: number): void {
    const { alarm } = place;
    alarm.at = at;
    alarm.turn++;
    const { clock, epoch } = this.#options;
    this.#after(place, Math.max(0, at - epoch - clock.now) + this.#lateness(), 0);
  }

  /** The room's disk is gone, and its alarm with it. */
  lose({ alarm }: Place): void {
    alarm.at = null;
    alarm.turn++;
  }

  #lateness(): number {
    const { random, faults, clock } = this.#options;
    if (faults.alarmFault(clock.now) === "late") return 5_000 + random.below(60_000);
    return random.chance(0.9) ? random.below(300) : random.below(3_000);
  }

  #after(place: Place, ms: number, failures: number): void {
    const { turn } = place.alarm;
    this.#options.clock.setTimeout(() => {
      if (place.alarm.turn === turn) void this.#ring(place, failures);
    }, ms);
  }

  async #ring(place: Place, failures: number): Promise<void> {
    const { faults, clock, kill, note } = this.#options;
    const { alarm } = place;
    // One at a time: what was set while it rang waits for its end.
    if (alarm.isRinging) return this.#after(place, 10, failures);
    const { turn } = alarm;
    const fault = faults.alarmFault(clock.now);
    if (fault === "lost") {
      note(`${place.party} dies of its alarm`);
      kill(place);
    }
    alarm.isRinging = true;
    let thrown = fault === "lost" ? lost() : await this.#rung(place);
    // The platform has not heard that it is done.
    if (fault === "twice" && thrown === null && alarm.turn === turn) thrown = await this.#rung(place);
    alarm.isRinging = false;
    // It has set another one, or has no disk any more.
    if (alarm.turn !== turn) return;
    const isOver = thrown === null || (failures >= mostThrown && !isDeath(thrown));
    if (!isOver) return this.#after(place, Math.min(again * 2 ** failures, 30_000), failures + 1);
    this.lose(place);
    if (thrown !== null) note(`the alarm of ${place.party} is given up`);
  }

  /** What was thrown; null where it has done what is due. */
  async #rung(place: Place): Promise<unknown> {
    try {
      await this.#options.ring(place);
      return null;
    } catch (error) {
      return error ?? lost();
    }
  }
}

function isDeath(error: unknown): boolean {
  return error instanceof TypeError && error.message === "fetch failed";
}
