/** Sessions that a room relies on for a lease, as it does on facts, and those of which it heard that they are over. */
import { type PersonId, roomLimits } from "@carethread/model";
import { sessionKey } from "../../base/base.ts";

export class KnownSessions {
  readonly #now: () => number;
  /** By person and the host's own id, until when each goes on, milliseconds since 1970. */
  readonly #until = new Map<string, number>();
  /** By person and key. */
  readonly #over = new Set<string>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Until when it goes on as far as is known; 0 where that is not known or over. Who has none has one that goes on. */
  until(person: PersonId, sid: string | null): number {
    return sid === null ? Number.POSITIVE_INFINITY : (this.#until.get(`${person} ${sid}`) ?? 0);
  }

  isKnown(person: PersonId, sid: string | null): boolean {
    return this.until(person, sid) > this.#now();
  }

  isOver(person: PersonId, sid: string | null): boolean {
    return sid !== null && !this.isKnown(person, sid) && this.#over.has(`${person} ${sessionKey(sid)}`);
  }

  hold(person: PersonId, sid: string, until: number): void {
    // What is over stays so: an answer may have been on its way.
    if (this.#over.has(`${person} ${sessionKey(sid)}`)) return;
    this.#until.set(`${person} ${sid}`, until);
    if (this.#until.size <= roomLimits.factsKept) return;
    const now = this.#now();
    for (const [other, end] of this.#until) if (end <= now) this.#until.delete(other);
  }

  /** By their keys. */
  end(person: PersonId, sessions: readonly string[]): void {
    for (const session of sessions) this.#over.add(`${person} ${session}`);
    const prefix = `${person} `;
    for (const known of [...this.#until.keys()].filter(known => known.startsWith(prefix)))
      if (sessions.includes(sessionKey(known.slice(prefix.length)))) this.#until.delete(known);
    // Whoever comes with one that was let go of here is asked for.
    for (const oldest of this.#over)
      if (this.#over.size <= roomLimits.factsKept) break;
      else this.#over.delete(oldest);
  }
}
