/** Of what a person's room makes a notification, and what of it the practice's back end is still to be told. */
import {
  hooksRoom,
  isToldOfNews,
  type Notification,
  type PersonSettings,
  remindedAt,
} from "@carethread/model";
import type { Ports, Practice, PushNotification } from "../base/base.ts";
import type { KeptRow } from "./inbox.ts";

/**
 * Whether a person is told of what a row brings.
 *
 * A row that is not known is compared with no news at all, because the first push of a new member's row may carry
 * their first message already: their count began when they came, so nothing old is in it. Where this room has lost
 * its rows the count is old, though; so nobody is told of a row whose badge is empty, which is all that was read
 * meanwhile. What is left to be told twice then is one notification a conversation, of what still waits. The count
 * is kept with a row that is gone: who comes back is not told of what there was before.
 */
export function isTold(
  settings: PersonSettings,
  old: KeptRow | undefined,
  { row, side, news }: KeptRow,
): boolean {
  if (side === null || "gone" in row || row.badge === 0) return false;
  return isToldOfNews(side, settings, old?.news ?? { patient: 0, team: 0 }, news);
}

/** When a person is to be reminded of a row; null for never, or where that was done. Milliseconds since 1970. */
export function reminderOf(
  settings: PersonSettings,
  { side, since, reminded }: KeptRow,
  reminderAfter: number,
): number | null {
  if (side === null || since === (reminded ?? null)) return null;
  return remindedAt(side, settings, since, reminderAfter);
}

/** Notifications that the practice's `hooks` room has not accepted yet: stored until it has. */
export class Notices {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #person: string;
  readonly #waiting = new Map<string, PushNotification>();
  #flushing: Promise<void> | null = null;

  constructor(ports: Ports, practice: Practice, person: string) {
    this.#ports = ports;
    this.#practice = practice;
    this.#person = person;
  }

  /** Whether the practice's back end is told of anything. */
  get wanted(): boolean {
    return this.#practice.hooks !== undefined;
  }

  async load(): Promise<void> {
    const kept = await this.#ports.storage.list<PushNotification>({ prefix: "notice:" });
    for (const [key, notice] of kept) this.#waiting.set(key, notice);
  }

  /** What is to be stored in one commit with what a notification tells of. */
  entries({ side }: KeptRow, notification: Notification): Record<string, PushNotification> {
    if (!this.wanted || side === null) return {};
    const person = this.#person;
    const notice = { type: "notification", practice: this.#practice.id, person, side, notification } as const;
    return { [`notice:${notification.id}`]: notice };
  }

  /** Takes up what has been stored, and tells it soon. */
  stored(entries: Readonly<Record<string, PushNotification>>): void {
    for (const [key, notice] of Object.entries(entries)) this.#waiting.set(key, notice);
    if (this.owes()) this.#ports.later(() => void this.flush(), 0);
  }

  owes(): boolean {
    return this.#waiting.size > 0;
  }

  /** Tells what waits, in order; what fails waits for the next tick. */
  flush(): Promise<void> {
    this.#flushing ??= this.#flush()
      .catch(error => this.#ports.log("person: a notification is still owed", error))
      .finally(() => {
        this.#flushing = null;
      });
    return this.#flushing;
  }

  async #flush(): Promise<void> {
    for (const [key, notice] of this.#waiting) {
      const room = hooksRoom(this.#practice.id);
      const { status } = await this.#ports.call("hooks", room, "internal/notification", notice);
      if (status !== 200) throw new Error(`the hooks room answered ${status}`);
      this.#waiting.delete(key);
      await this.#ports.storage.commit({ remove: [key] });
    }
  }
}
