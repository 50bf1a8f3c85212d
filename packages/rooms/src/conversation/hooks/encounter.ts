/**
 * What a conversation owes the host's back end: that an encounter is another than before. Of each the latest is told, by
 * way of the `hooks` room: a back end that was away for a while needs nothing of what was in between.
 */
import { type ConversationState, type EncounterWebhook, hooksRoom } from "@carethread/model";
import { type Outbox, type Ports, type Practice, stableId, type Told, tell } from "../../base/base.ts";
import type { ReadPresent } from "../present.ts";
import { hooks } from "./target.ts";

export interface EncounterDebtOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly conversation: string;
  readonly outbox: () => Outbox;
  readonly present: ReadPresent<ConversationState | null>;
}

export class EncounterDebt {
  readonly #options: EncounterDebtOptions;

  constructor(options: EncounterDebtOptions) {
    this.#options = options;
  }

  raise(before: ConversationState | null, next: ConversationState): void {
    const { practice, outbox } = this.#options;
    const { encounter } = next.staff.head;
    if (practice.hooks === undefined || encounter === undefined) return;
    if (encounter !== before?.staff.head.encounter) outbox().raise(hooks, encounter.id);
  }

  async deliver(keys: readonly string[]): Promise<Told> {
    const { ports, practice, conversation, present } = this.#options;
    const told: Record<string, number> = {};
    for (const key of keys) {
      const { rev, status } = await present(state => this.#standing(key, state));
      const webhook: EncounterWebhook = {
        type: "encounter",
        practice: practice.id,
        id: stableId("encounter", key, rev),
        conversation,
        encounter: key,
        status,
      };
      await tell(ports, "hooks", hooksRoom(practice.id), "internal/notification", webhook);
      told[key] = rev;
    }
    return told;
  }

  #standing(key: string, state: ConversationState | null) {
    const encounter = state?.staff.head.encounter;
    // What another one has followed is over.
    const status = encounter?.id === key ? encounter.status : "finished";
    return { rev: this.#options.outbox().due(hooks, key), status };
  }
}
