/** What a conversation owes the practice's back end, all in one call for each time. */
import type { ConversationState } from "@carethread/model";
import type { Told } from "../../base/base.ts";
import { ChangeDebt, type ChangeDebtOptions } from "./changes.ts";
import { EncounterDebt } from "./encounter.ts";

export class HooksDebt {
  readonly #changes: ChangeDebt;
  readonly #encounters: EncounterDebt;

  constructor(options: ChangeDebtOptions) {
    this.#changes = new ChangeDebt(options);
    this.#encounters = new EncounterDebt(options);
  }

  raise(before: ConversationState | null, next: ConversationState): void {
    this.#changes.raise(before, next);
    this.#encounters.raise(before, next);
  }

  async deliver(keys: readonly string[]): Promise<Told> {
    const encounters = keys.filter(key => !this.#changes.owns(key));
    const changed = encounters.length < keys.length ? await this.#changes.deliver() : {};
    return { ...changed, ...(await this.#encounters.deliver(encounters)) };
  }
}
