/**
 * What time does to a conversation by itself: grants end, a message that was on somebody's screen and that they did not
 * read becomes news after all, what nobody answers becomes a task, a message to the patient comes due, and the encounter of a day ends with it. The right of a
 * grant ends by the clock alone; here the conversation is told so.
 * The due table wakes the room for it, and a short timer is set for what is near, so that the room can sleep.
 */
import {
  type ConversationState,
  decide,
  type Facts,
  nextDayEnd,
  nextDue,
  nextExpiry,
  nextLapse,
  nextTask,
  type PracticeSettings,
} from "@carethread/model";
import { type Duties, type Duty, type Ports, type Practice, systemFacts } from "../base/base.ts";
import type { Book } from "./book.ts";
import type { Transact } from "./transact.ts";

/** The longest timer of a room, in milliseconds. */
const nearby = 5_000;

/** What time does: when next, in milliseconds since 1970, and by which decision. */
const passing = {
  grant: { next: nextExpiry, type: "expire" },
  lapse: { next: nextLapse, type: "lapse" },
  task: { next: nextTask, type: "raise-task" },
  day: { next: nextDayEnd, type: "end-day" },
  due: { next: nextDue, type: "come-due" },
} as const satisfies Partial<Record<keyof Duties, Passing>>;

/** What time does is known at once. */
interface Passage extends Duty {
  readonly next: () => number | null;
}

interface Passing {
  readonly next: (state: ConversationState, settings: PracticeSettings) => number | null;
  readonly type: "expire" | "lapse" | "raise-task" | "end-day" | "come-due";
}

export class Time {
  readonly duties: { readonly [K in keyof typeof passing]: Passage };
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
    const duty = (what: Passing): Passage => ({
      next: () => (book.state === null ? null : what.next(book.state, practice.settings)),
      act: () => this.#pass(what),
    });
    this.duties = {
      grant: duty(passing.grant),
      lapse: duty(passing.lapse),
      task: duty(passing.task),
      day: duty(passing.day),
      due: duty(passing.due),
    };
  }

  /** Called whenever what time will do may be another thing. */
  awaitNext(): void {
    const at = this.#next();
    if (at === this.#waitsFor) return;
    this.#waitsFor = null;
    const rest = at === null ? Number.POSITIVE_INFINITY : at - this.#ports.now();
    if (rest > nearby) return;
    this.#waitsFor = at;
    this.#ports.later(
      () => {
        if (this.#waitsFor !== at) return;
        this.#waitsFor = null;
        this.#passAll().then(
          // A timer may be early by the clock that the time is measured with.
          () => this.awaitNext(),
          error => this.#ports.log("main: what time did was not stored; the tick does it", error),
        );
      },
      Math.max(0, rest),
    );
  }

  #next(): number | null {
    const times = Object.values(this.duties).flatMap(({ next }) => next() ?? []);
    return times.length === 0 ? null : Math.min(...times);
  }

  async #passAll(): Promise<void> {
    for (const { next, act } of Object.values(this.duties)) {
      const at = next();
      if (at !== null && at <= this.#ports.now()) await act();
    }
  }

  async #pass({ type }: Passing): Promise<void> {
    const { patient } = this.#book;
    if (patient === null) return;
    const person = systemFacts(this.#practice);
    const answer = await this.#transact({
      decide: state => {
        const { settings } = this.#practice;
        const facts: Facts = { person, patient: this.#book.patient ?? patient, settings };
        return decide(state, { facts, now: this.#ports.now(), newId: this.#ports.newId }, { type });
      },
    });
    if ("refused" in answer) throw new Error(`time was refused: ${answer.refused}`);
  }
}
