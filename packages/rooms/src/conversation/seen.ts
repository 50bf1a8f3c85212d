/**
 * Commands that were seen: a command id has one answer for good, however often it comes. The answer is stored in one
 * commit with the events; a final refusal is remembered for a while.
 */
import { limits, type Position, type Refusal, refusal, refusalRules } from "@carethread/model";
import { type Ports, Prints } from "../base/base.ts";

/** What an id stands for: the same id of the same person with another body is refused. */
export interface Named {
  readonly person: string;
  readonly id: string;
  readonly body: unknown;
}

/** The place of the last event that the command made, or why it made none. */
export type Answer = Position | Refusal;

interface SeenRecord {
  readonly hash: string;
  readonly answer: Answer;
  /** When a refusal is forgotten, milliseconds since 1970. */
  readonly until?: number;
}

/** An answer that may still be on its way to the storage: nobody is told it before it has arrived there. */
interface Recent {
  readonly record: SeenRecord;
  readonly stored: Promise<unknown>;
}

/** Answers held in memory, which also holds together the same id coming twice at once. */
const held = 1_000;

export class Seen {
  readonly #ports: Ports;
  readonly #prints = new Prints();
  readonly #recent = new Map<string, Recent>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  load(): Promise<void> {
    return this.#prints.load(this.#ports.storage);
  }

  /**
   * Carries out what is asked for, or gives the answer that it had. `act` decides at once and gives the answer, and
   * stores with it what it is handed: of two that wait for the storage, the second finds what the first did.
   */
  async once(
    named: Named,
    act: (record: (answer: Position) => Readonly<Record<string, unknown>>) => Act,
  ): Promise<Answer> {
    const key = `seen:${named.person}:${named.id}`;
    const stored = this.#recent.has(key) ? undefined : await this.#ports.storage.get<SeenRecord>(key);
    // No await from here to the commit.
    const recent = this.#recent.get(key);
    const seen = recent?.record ?? stored;
    if (seen !== undefined && (seen.until === undefined || seen.until > this.#ports.now())) {
      await recent?.stored;
      return this.#prints.fits(seen.hash, named.body) ? seen.answer : refusal("conflict");
    }
    const hash = this.#prints.of(named.body);
    const record = (answer: Position): Readonly<Record<string, unknown>> => ({
      ...this.#prints.unstored(),
      [key]: { hash, answer } satisfies SeenRecord,
    });
    const { answer, done } = act(record);
    if (!("refused" in answer)) await this.#hold(key, { hash, answer }, done);
    else if (!refusalRules[answer.refused].retryable) {
      const final = { hash, answer, until: this.#ports.now() + limits.refusalKept };
      const put = { ...this.#prints.unstored(), [key]: final };
      await this.#hold(key, final, this.#ports.storage.commit({ put }));
    }
    return answer;
  }

  #hold(key: string, record: SeenRecord, stored: Promise<unknown>): Promise<unknown> {
    this.#recent.set(key, { record, stored });
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > held && oldest !== undefined) this.#recent.delete(oldest);
    return stored;
  }
}

export interface Act {
  readonly answer: Answer;
  /** Resolves when it is stored. */
  readonly done: Promise<unknown>;
}
