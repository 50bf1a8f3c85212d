/**
 * What time does to a conversation by itself: grants end, and a message that was on somebody's screen and that they
 * did not read becomes news after all. The right of a grant ends by the clock alone; here the conversation is told so.
 * The due table wakes the room for it, and a short timer is set for what is near, so that the room can sleep.
 */
import { decide, type Facts, nextExpiry, nextLapse } from "@carethread/model";
import { type Ports, type Practice, systemFacts } from "../base/base.ts";
import type { Book } from "./book.ts";
import type { Transact } from "./transact.ts";

/** The longest timer of a room, in milliseconds. */
const nearby = 5_000;

export class Time {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #book: Book;
  readonly #transact: Transact;
  /** What the timer was set for. */
  #waitsFor: number | null = null;

  constructor(ports: Ports, practice: Practice, book: Book, transact: Transact) {
    this.#ports = ports;
    this.#practice = practice;
    this.#book = book;
    this.#transact = transact;
  }

  /** When time will next do something, milliseconds since 1970. */
  next(): number | null {
    const { state } = this.#book;
    if (state === null) return null;
    const times = [nextExpiry(state), nextLapse(state)].filter(time => time !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Does what is due. */
  async pass(): Promise<void> {
    const { patient } = this.#book;
    if (patient === null || !this.#isDue()) return;
    const person = systemFacts(this.#practice);
    for (const type of ["expire", "lapse"] as const) {
      const answer = await this.#transact({
        decide: state => {
          const facts: Facts = {
            person,
            patient: this.#book.patient ?? patient,
            settings: this.#practice.settings,
          };
          return decide(state, { facts, now: this.#ports.now(), newId: this.#ports.newId }, { type });
        },
      });
      if ("refused" in answer) throw new Error(`time was refused: ${answer.refused}`);
    }
  }

  /** Called whenever what time will do may be another thing. */
  awaitNext(): void {
    const at = this.next();
    if (at === this.#waitsFor) return;
    this.#waitsFor = null;
    const rest = at === null ? Number.POSITIVE_INFINITY : at - this.#ports.now();
    if (rest > nearby) return;
    this.#waitsFor = at;
    this.#ports.later(
      () => {
        if (this.#waitsFor !== at) return;
        this.#waitsFor = null;
        this.pass().then(
          // A timer may be early by the clock that the time is measured with.
          () => this.awaitNext(),
          error => this.#ports.log("main: what time did was not stored; the tick does it", error),
        );
      },
      Math.max(0, rest),
    );
  }

  #isDue(): boolean {
    return (this.next() ?? Number.POSITIVE_INFINITY) <= this.#ports.now();
  }
}
