import type { ReactiveControllerHost } from "lit";
import { errorSentence, type general, type refusals } from "../words/words.ts";

/** Something that a button asks of a room: under way, or refused and why. One at a time. */
export class Attempt {
  readonly #host: ReactiveControllerHost;
  readonly #words: () => typeof general & typeof refusals;
  #error: unknown = null;
  busy = false;

  constructor(host: ReactiveControllerHost, words: () => typeof general & typeof refusals) {
    this.#host = host;
    this.#words = words;
  }

  /** The sentence that says why the last one did not work, or null. */
  get refused(): string | null {
    return this.#error === null ? null : errorSentence(this.#error, this.#words());
  }

  async run(ask: () => Promise<void> | undefined): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.forget();
    try {
      await ask();
    } catch (error) {
      this.#error = error ?? new Error("no reason was given");
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  forget(): void {
    this.#error = null;
    this.#host.requestUpdate();
  }
}
