/** How the person stands to being told of anything: their conversations show it, and are told when it changes. */
import { type Standing, usualStanding } from "@carethread/model";
import type { Storage } from "../base/base.ts";
import type { Inbox } from "./inbox.ts";
import type { Telling } from "./telling.ts";

const key = "standing";

export interface OwnStandingOptions {
  readonly storage: Storage;
  readonly inbox: Inbox;
  readonly telling: Telling;
}

export class OwnStanding {
  readonly #options: OwnStandingOptions;
  #present = usualStanding;

  constructor(options: OwnStandingOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    this.#present = (await this.#options.storage.get<Standing>(key)) ?? usualStanding;
  }

  get present(): Standing {
    return this.#present;
  }

  /** For who tells of a row: nothing where it has always been as usual. */
  get told(): { readonly standing?: Standing } {
    return this.#present.rev === 0 ? {} : { standing: this.#present };
  }

  /**
   * Gets ready for another one, in a turn. What it gives is called without an await before the commit: it takes it, owes
   * it to every conversation, and says what is to be stored.
   */
  async change(to: Omit<Standing, "rev">): Promise<() => Readonly<Record<string, unknown>>> {
    const { rev, away, muted } = this.#present;
    if (away === to.away && muted === to.muted) return () => ({});
    const { inbox, telling } = this.#options;
    const conversations = await inbox.conversations();
    return () => {
      this.#present = { rev: rev + 1, ...to };
      telling.raiseStanding(this.#present, conversations);
      return { [key]: this.#present };
    };
  }
}
