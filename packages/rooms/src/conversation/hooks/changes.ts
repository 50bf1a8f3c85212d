/**
 * What a conversation owes a back end that keeps a copy of it: that it has grown, and to which place of its log. What is new
 * the back end reads there; of several changes the last alone is told.
 */
import { type ChangeWebhook, type ConversationState, hooksRoom } from "@carethread/model";
import { type Outbox, type Ports, type Practice, stableId, type Told, tell } from "../../base/base.ts";
import type { ReadPresent } from "../present.ts";
import { hooks } from "./target.ts";

/** What is owed: all up to a place in the log. */
const change = "change";

export interface ChangeDebtOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly conversation: string;
  readonly outbox: () => Outbox;
  readonly present: ReadPresent<ConversationState | null>;
}

export class ChangeDebt {
  readonly #options: ChangeDebtOptions;

  constructor(options: ChangeDebtOptions) {
    this.#options = options;
  }

  raise(before: ConversationState | null, next: ConversationState): void {
    const { practice, outbox } = this.#options;
    const { pos } = next.staff.head;
    if (practice.hooks?.changes !== true || pos === before?.staff.head.pos) return;
    outbox().raiseTo(hooks, change, pos, "log");
  }

  owns(key: string): boolean {
    return key === change;
  }

  async deliver(): Promise<Told> {
    const { ports, practice, conversation, outbox, present } = this.#options;
    const head = await present(state => state?.staff.head);
    // Of one that is let go of nothing is left to be read.
    if (head === undefined) return { [change]: outbox().due(hooks, change) };
    const { pos } = head;
    const webhook: ChangeWebhook = {
      type: "change",
      practice: practice.id,
      id: stableId("change", conversation, pos),
      patient: head.patient.id,
      conversation,
      pos,
    };
    await tell(ports, "hooks", hooksRoom(practice.id), "internal/notification", webhook);
    return { [change]: pos };
  }
}
