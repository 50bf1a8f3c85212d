/**
 * The only way to change a conversation, for people, imports, the roster, time and the host alike: enter the due
 * table → look again at leases that end → decide → one commit → publish. Between deciding and the commit there is no
 * await, so that nobody decides upon what another is about to change.
 */
import type { ConversationState, PatientFacts, Position, Refusal, Stored } from "@carethread/model";
import type { Clock } from "../base/base.ts";
import type { Book } from "./book.ts";
import type { Answer, Named, Seen } from "./seen.ts";

/** What came of deciding: events to store with the state after them, or a state that moved on without any. */
interface Decision {
  readonly events: readonly Stored[];
  readonly state: ConversationState | null;
}

export interface Work {
  /** Whose command it is, where its answer is remembered. */
  readonly named?: Named;
  /** Whether its messages bear the command's id, by which their author knows them. */
  readonly isAuthors?: boolean;
  /** Facts of the patient that it brings along. */
  readonly patient?: PatientFacts;
  /** What is stored beside what it decides, also where that is nothing. */
  readonly beside?: (events: readonly Stored[]) => Readonly<Record<string, unknown>>;
  /** Decides on the present state, at once. */
  readonly decide: (state: ConversationState | null) => Decision | Refusal;
}

export interface TransactOptions {
  readonly book: Book;
  readonly clock: Clock;
  readonly seen: Seen;
  /** Asks again for the facts of those who may now be sent something and whose lease ends. */
  readonly refresh: () => Promise<void>;
}

export type Transact = (work: Work) => Promise<Answer>;

export function createTransact({ book, clock, seen, refresh }: TransactOptions): Transact {
  /** The commit of a work, or null where it changes nothing. */
  function begin(work: Work, record: (answer: Position) => Readonly<Record<string, unknown>>) {
    const decided = work.decide(book.state);
    if ("refused" in decided) return { answer: decided, done: Promise.resolve() };
    const { events, state: next } = decided;
    const last = events.at(-1);
    const answer: Position = last === undefined ? book.head() : { seq: last.seq, portal: last.portal };
    const extra = { ...record(answer), ...work.beside?.(events) };
    const isSame = next === null || (next === book.state && work.patient === undefined);
    // What was asked for is so already, as soon as all that made it so is stored.
    if (isSame && Object.keys(extra).length === 0) return { answer, done: book.settled() };
    if (next === null) throw new Error("a conversation begins with an event");
    const command = work.isAuthors ? work.named?.id : undefined;
    const entries = events.map(stored =>
      // What follows from a message is none of the author's words: only these are waited for by their id.
      command !== undefined && stored.event.type === "message" ? { ...stored, command } : stored,
    );
    return { answer, done: book.commit({ next, entries, patient: work.patient, extra }) };
  }

  return async work => {
    await clock.wakeAt("owed", clock.now());
    await refresh();
    if (work.named !== undefined) return seen.once(work.named, record => begin(work, record));
    const { answer, done } = begin(work, () => ({}));
    await done;
    return answer;
  };
}
