/**
 * Commands that were seen: a command id has one answer for good, however often it comes. The record is stored
 * in one commit with the events; a final refusal is remembered for a while.
 */
import { limits, type Refusal, refusal, refusalRules } from "@carethread/model";
import { fingerprint, type Ports } from "../base/base.ts";
import type { Entry } from "./log.ts";

/** The place of the last event that the command made. */
export interface Done {
  readonly seq: number;
  readonly portal: number;
}

/** An answer that may still be on its way to the storage: nobody is told it before it has arrived there. */
interface Recent {
  readonly record: SeenRecord;
  readonly stored: Promise<unknown>;
}

interface SeenRecord {
  readonly hash: string;
  readonly answer: Done | Refusal;
  /** When a refusal is forgotten, milliseconds since 1970. */
  readonly until?: number;
}

/** Answers kept in memory, which also holds together the same id coming twice at once. */
const kept = 1_000;

export interface CommandRun {
  readonly person: string;
  readonly id: string;
  /** What the id stands for; the same id with another body is refused. */
  readonly body: unknown;
  /** Decides on the present state. No entries: what was asked for is so already. */
  readonly decide: () => readonly Entry[] | Refusal;
  /** The place of the last event there is. */
  readonly head: () => Done;
  /** Stores the entries and the record in one commit; resolves when that is done. */
  readonly store: (entries: readonly Entry[], record: Readonly<Record<string, unknown>>) => Promise<void>;
}

export class Commands {
  readonly #ports: Ports;
  readonly #recent = new Map<string, Recent>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Carries a command out, or gives the answer that it had. The caller has checked access. */
  async run(run: CommandRun): Promise<Done | Refusal> {
    const key = `seen:${run.person}:${run.id}`;
    const hash = fingerprint(JSON.stringify(run.body));
    const stored = this.#recent.has(key) ? undefined : await this.#ports.storage.get<SeenRecord>(key);
    // No await from here to the put: of two that wait for the storage, the second finds what the first did.
    const recent = this.#recent.get(key);
    const seen = recent?.record ?? stored;
    if (seen !== undefined && (seen.until === undefined || seen.until > this.#ports.now())) {
      await recent?.stored;
      return seen.hash === hash ? seen.answer : refusal("conflict");
    }
    const decided = run.decide();
    if ("refused" in decided) {
      if (!refusalRules[decided.refused].retryable) {
        const record = { hash, answer: decided, until: this.#ports.now() + limits.refusalKept };
        await this.#remember(key, record, this.#ports.storage.commit({ put: { [key]: record } }));
      }
      return decided;
    }
    const { seq, portal } = decided.at(-1) ?? run.head();
    const record: SeenRecord = { hash, answer: { seq, portal } };
    await this.#remember(key, record, run.store(decided, { [key]: record }));
    return record.answer;
  }

  #remember(key: string, record: SeenRecord, stored: Promise<unknown>): Promise<unknown> {
    this.#recent.set(key, { record, stored });
    if (this.#recent.size > kept) {
      const oldest = this.#recent.keys().next();
      if (!oldest.done) this.#recent.delete(oldest.value);
    }
    return stored;
  }
}
