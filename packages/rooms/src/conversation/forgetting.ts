/**
 * How a conversation's room lets go of its words. To everybody it is then as if it had never been; what stays is its log
 * without content: who did something of which type, and when, with the links that prove that nothing was changed. It
 * may be broken off at any commit: asked again, it goes on.
 */
import { type Purged, purged, type Stored } from "@carethread/model";
import { inPieces, type Ports, Prints } from "../base/base.ts";
import type { Book } from "./book.ts";
import { forgetFiles } from "./files/files.ts";

/** Where it stands that all is to go; the time of it, milliseconds since 1970. */
const forgottenAt = "forgotten";

/** Entries that change in one commit. */
const piece = 100;

/**
 * What stands beside the entries: their places for portal users, the patient's messages, what filters show, items of the
 * practice's system, corrections, and commands that were seen.
 */
const beside = ["p:", "q:", "f:", "i:", "c:", "seen:"] as const;

export class Forgetting {
  readonly #ports: Ports;
  readonly #book: Book;
  #isForgotten = false;
  #going: Promise<void> | null = null;

  constructor(ports: Ports, book: Book) {
    this.#ports = ports;
    this.#book = book;
  }

  /** Whether there was a conversation of which no word is left, or soon will be. */
  get isForgotten(): boolean {
    return this.#isForgotten;
  }

  async load(): Promise<void> {
    this.#isForgotten = (await this.#ports.storage.get<number>(forgottenAt)) !== undefined;
  }

  /** Resolves when no word is left. `gone` is called when nobody may be told anything any more. */
  forget(gone: () => void): Promise<void> {
    this.#going ??= this.#forget(gone).finally(() => {
      this.#going = null;
    });
    return this.#going;
  }

  async #forget(gone: () => void): Promise<void> {
    const { storage, sealing } = this.#ports;
    // What stays is sealed anew: the key goes by which a copy of the words could be opened.
    if (!this.#isForgotten && this.#book.state !== null) await sealing.renew();
    await this.#book.settled();
    // From here on without an await: what would be decided now is decided on a conversation that is not there.
    if (!this.#isForgotten && this.#book.state !== null) {
      this.#isForgotten = true;
      const stored = this.#book.letGo({ [forgottenAt]: this.#ports.now() }, [Prints.stored]);
      gone();
      await stored;
    }
    if (!this.#isForgotten) return;
    for await (const entries of inPieces<Stored | Purged>(storage, "e:", piece)) {
      const whole = [...entries].filter(([, entry]) => "salt" in entry);
      const put = Object.fromEntries(whole.map(([key, entry]) => [key, purged(entry as Stored)]));
      if (whole.length > 0) await storage.commit({ put });
    }
    await forgetFiles(this.#ports, this.#book.id);
    for (const prefix of beside)
      for await (const found of inPieces(storage, prefix, piece))
        await storage.commit({ remove: [...found.keys()] });
    await sealing.finish();
  }
}
