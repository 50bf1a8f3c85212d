import type { ReactiveControllerHost } from "lit";
import { errorSentence } from "../words/words.ts";

/** Something that a button asks of a room: under way, or refused and why. One at a time. */
export class Attempt {
  readonly #host: ReactiveControllerHost;
  busy = false;
  /** The sentence that says why the last one did not work, or null. */
  refused: string | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  async run(ask: () => Promise<void> | undefined): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.forget();
    try {
      await ask();
    } catch (error) {
      this.refused = errorSentence(error);
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  forget(): void {
    this.refused = null;
    this.#host.requestUpdate();
  }
}
