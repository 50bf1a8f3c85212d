/**
 * A room's entry in the due table of its slice. A room enters itself, awaited, before its first put after a
 * start, so that what it owes is certain to be asked for although it dies; a tick takes it out when it owes
 * nothing.
 */
import { indexRoom, sliceOf } from "@carethread/model";
import { tell } from "../calls.ts";
import type { Ports } from "../ports.ts";
import type { Practice } from "../practices/practice.ts";

export class Due {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #of: () => string;
  /** The entry that is due at once. */
  #entering: Promise<void> | null = null;
  /** The entry for later, where there is none that is due at once. */
  #timed: { readonly at: number; readonly entering: Promise<void> } | null = null;
  #asked = Number.NEGATIVE_INFINITY;

  /** `of` gives the key of the patient whose room it is, or the room's own: by it the room belongs to a slice. */
  constructor(ports: Ports, practice: Practice, of: () => string) {
    this.#ports = ports;
    this.#practice = practice;
    this.#of = of;
  }

  /**
   * Without a time the room is woken by the next tick, with one (milliseconds since 1970) by the first tick then.
   * Resolves when the entry is stored; rejects where the slice's room cannot be reached.
   */
  enter(at?: number): Promise<void> {
    this.#asked = this.#ports.now();
    // Who is woken at once says when it wants to be woken next.
    if (this.#entering !== null) return this.#entering;
    if (at === undefined) {
      this.#entering = this.#enter(undefined).catch(error => {
        this.#entering = null;
        throw error;
      });
      return this.#entering;
    }
    if (this.#timed !== null && this.#timed.at <= at) return this.#timed.entering;
    const entering = this.#enter(at).catch(error => {
      this.#timed = null;
      throw error;
    });
    this.#timed = { at, entering };
    return entering;
  }

  /**
   * Called, without an await before the answer, when the room tells a tick that it owes nothing now, and `at`
   * where it next will. False where it entered lately: what it entered for may still be on its way to the storage,
   * and more will soon follow.
   */
  leave(at: number | null = null): boolean {
    if (this.#ports.now() - this.#asked < this.#ports.deployment.delays.dueLinger) return false;
    this.#entering = null;
    this.#timed = at === null ? null : { at, entering: Promise.resolve() };
    return true;
  }

  async #enter(at: number | undefined): Promise<void> {
    const { party, name } = this.#ports;
    const { id, slices } = this.#practice;
    const of = this.#of();
    await tell(this.#ports, "index", indexRoom(id, sliceOf(of, slices)), "internal/due", {
      party,
      room: name,
      of,
      ...(at === undefined ? {} : { at }),
    });
  }
}
