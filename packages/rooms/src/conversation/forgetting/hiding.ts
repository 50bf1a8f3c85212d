/**
 * Whether a conversation's room shows what it has. The patient's room orders it, by numbers of which the higher counts: a
 * room that is hidden is to everybody as if it had never been, and has all of it still; one that was erased has it no more.
 */
import type { Kept } from "@carethread/model";
import { inPieces, type Ports, type PurgeOrder, type PurgeTaken } from "../../base/base.ts";
import type { Book } from "../book.ts";

/** How a room lets go of its words: forgetting.ts. */
interface Forgets {
  readonly isForgotten: boolean;
  forget(gone: () => void): Promise<void>;
}

export interface HidingOptions {
  readonly ports: Ports;
  readonly book: Book;
  readonly forgetting: Forgets;
  /** Called when nobody may be told anything any more. */
  readonly gone: () => void;
}

export class Hiding {
  readonly #options: HidingOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: HidingOptions) {
    this.#options = options;
  }

  /** What it says of itself; null where there is nothing, or nothing left. */
  async kept(): Promise<Kept | null> {
    const { book, ports } = this.#options;
    await book.settled();
    let files = 0;
    for await (const found of inPieces(ports.storage, "a:", 200)) files += found.size;
    const state = book.state ?? book.aside;
    if (state === null) return null;
    const { head } = state.staff;
    const { kind, pos: entries, messages, createdAt: first } = head;
    return { kind, entries, messages, files, first, last: head.last?.at ?? first, link: state.link };
  }

  /** One order after the other. */
  take(order: PurgeOrder): Promise<PurgeTaken> {
    const taken = this.#last.then(() => this.#take(order));
    this.#last = taken.catch(() => {});
    return taken;
  }

  async #take({ rev, order }: PurgeOrder): Promise<PurgeTaken> {
    const { book, forgetting, gone } = this.#options;
    if (forgetting.isForgotten) {
      // It may have been broken off.
      await forgetting.forget(gone);
      return this.#answer(await book.rows.told());
    }
    const isLate = rev < book.purge.rev;
    const hasWords = book.state !== null || book.aside !== null;
    // A room that was not initialised stores nothing.
    if (isLate || !hasWords) return this.#answer(await book.rows.told());
    if (order === "show") {
      await book.show(rev);
      return this.#answer(await book.rows.told());
    }
    if (book.aside === null) {
      // What was said before is told first: of what is hidden nothing is said any more.
      if (!(await book.rows.told())) return this.#answer(false);
      await book.hide(rev, gone);
    }
    if (order === "hide") {
      const isTold = await book.rows.told();
      return this.#answer(isTold, isTold ? await this.kept() : null);
    }
    // It was hidden by another room's order, of before patients were merged, or just now.
    if (!(await book.rows.told())) return this.#answer(false);
    await forgetting.forget(gone);
    return this.#answer(await book.rows.told());
  }

  #answer(isTold: boolean, kept: Kept | null = null): PurgeTaken {
    const { book, forgetting } = this.#options;
    const { rev, stands } = book.purge;
    return { stands: forgetting.isForgotten ? "erased" : stands, rev, isTold, kept };
  }
}
