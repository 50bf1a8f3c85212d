/** How many conversations stand in each tab, as the person's devices are told it: where their list has tabs at all. */
import type { FromPerson, PracticeSettings, Side, TabCounts } from "@carethread/model";
import type { Connection, Identity } from "../base/base.ts";
import { type Counts, tabCounts } from "./counts.ts";

export interface ToldTabsOptions {
  readonly settings: Pick<PracticeSettings, "tabs">;
  readonly counts: () => Counts;
  readonly admitted: () => Iterable<readonly [Connection, Identity]>;
  readonly send: (connection: Connection, text: string) => void;
}

export class ToldTabs {
  readonly #options: ToldTabsOptions;
  #last = "";

  constructor(options: ToldTabsOptions) {
    this.#options = options;
  }

  /** As a welcome says it. */
  of(side: Side): { readonly tabs?: TabCounts } {
    const tabs = this.#options.settings.tabs[side === "portal" ? "portal" : "staff"];
    return tabs.length === 0 ? {} : { tabs: tabCounts(this.#options.counts()) };
  }

  /** Takes the present counts for told. */
  begin(): void {
    this.#last = JSON.stringify(tabCounts(this.#options.counts()));
  }

  /** Tells every device where they are others. */
  tell(): void {
    const before = this.#last;
    this.begin();
    if (this.#last === before) return;
    for (const [connection, { person }] of this.#options.admitted()) {
      const { tabs } = this.of(person.side);
      if (tabs === undefined) continue;
      const frame: FromPerson = { type: "tabs", counts: tabs };
      this.#options.send(connection, JSON.stringify(frame));
    }
  }
}
