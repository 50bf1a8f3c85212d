/** Checkpoints of the rooms as a vendor's back end holds them: by them it is seen later that no record was rewritten. */
import type { CheckpointWebhook } from "@carethread/host";

export class CheckpointBook {
  readonly #store: (all: readonly CheckpointWebhook[]) => Promise<void>;
  #all: readonly CheckpointWebhook[];
  #storing: Promise<void> = Promise.resolve();

  constructor(
    kept: readonly CheckpointWebhook[],
    store: (all: readonly CheckpointWebhook[]) => Promise<void>,
  ) {
    this.#all = kept;
    this.#store = store;
  }

  /** Resolves when it is kept. The rooms may send one twice. */
  async add(webhook: CheckpointWebhook): Promise<void> {
    if (!this.#all.some(({ id }) => id === webhook.id)) this.#all = [...this.#all, webhook];
    // One after another: two that write one file at once leave neither whole.
    this.#storing = this.#storing.catch(() => {}).then(() => this.#store(this.#all));
    await this.#storing;
  }
}
