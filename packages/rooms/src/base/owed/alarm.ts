/**
 * What wakes a room where the platform's alarms hold. One alarm a room, in the room's own storage, at the earliest of the
 * times that were asked for; it rings again where the room died while it did what is due. What the due table of a slice
 * does for the rooms of a platform without alarms, this does for one room.
 */
import { Woken } from "../internal.ts";
import type { Answer, PlatformAlarm } from "../ports.ts";

/** Milliseconds. */
export interface AlarmDelays {
  /** From an alarm to the next one of a room that owes something still. */
  readonly wakeAgain: number;
  /** The same of a room that says nothing of what it owes: its practice is not registered just now. */
  readonly wakeLost: number;
}

export class Alarm {
  readonly #alarm: PlatformAlarm;
  /** When it rings; undefined while the platform has not been asked. */
  #at: number | null | undefined;
  /** One change after the other. */
  #turn: Promise<void> = Promise.resolve();

  constructor(alarm: PlatformAlarm) {
    this.#alarm = alarm;
  }

  /** It rings at this time, milliseconds since 1970, or before it. Resolves when that is stored. */
  ask(at: number): Promise<void> {
    const asked = this.#turn.then(async () => {
      if (this.#at === undefined) this.#at = await this.#alarm.get();
      if (this.#at !== null && this.#at <= at) return;
      await this.#alarm.set(at);
      this.#at = at;
    });
    this.#turn = asked.catch(() => {
      this.#at = undefined;
    });
    return asked;
  }

  /** It has rung: wakes the room, and asks for the next time, of which the room's answer says when. */
  async rang(wake: () => Promise<Answer>, now: () => number, delays: AlarmDelays): Promise<void> {
    // Whoever asks from here on asks for another one.
    this.#at = undefined;
    const { owes, at } = await wake().then(read, () => owing);
    if (owes) await this.ask(now() + (owes === "lost" ? delays.wakeLost : delays.wakeAgain));
    else if (at !== undefined) await this.ask(at);
  }
}

interface Next {
  readonly owes: boolean | "lost";
  readonly at?: number | undefined;
}

const owing: Next = { owes: true };

function read({ status, body }: Answer): Next {
  const woken = Woken.safeParse(body);
  if (status === 200 && woken.success) return woken.data;
  return status === 404 ? { owes: "lost" } : owing;
}
