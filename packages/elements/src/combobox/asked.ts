/** What is asked for as a person types: of several questions the last one alone counts. */
import type { LitElement, ReactiveController } from "lit";

/** From the last key to the question, in milliseconds. */
const debounce = 200;

export interface AskedOptions<Answer> {
  /** Undefined where there is nobody to ask yet. */
  readonly ask: (text: string, signal: AbortSignal) => Promise<Answer | undefined>;
  /** The answer has come, or failed. */
  readonly answered: () => void;
}

export type AskedState<Answer> =
  | { readonly is: "idle" | "searching" }
  | { readonly is: "found"; readonly answer: Answer }
  | { readonly is: "failed"; readonly error: unknown };

export class Asked<Answer> implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: AskedOptions<Answer>;
  #state: AskedState<Answer> = { is: "idle" };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(host: LitElement, options: AskedOptions<Answer>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): AskedState<Answer> {
    return this.#state;
  }

  /** The answer to the last question; null while there is none. */
  get answer(): Answer | null {
    return this.#state.is === "found" ? this.#state.answer : null;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  /** Asks when nothing else was asked for `wait` milliseconds. */
  ask(text: string, wait: number = debounce): void {
    this.hostDisconnected();
    this.#state = { is: "searching" };
    this.#timer = setTimeout(() => this.#find(text), wait);
    this.#host.requestUpdate();
  }

  /** The next look begins anew. */
  reset(): void {
    this.hostDisconnected();
    this.#state = { is: "idle" };
  }

  async #find(text: string): Promise<void> {
    const { ask, answered } = this.#options;
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await ask(text.trim(), asking.signal);
      if (asking.signal.aborted || answer === undefined) return;
      this.#state = { is: "found", answer };
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#state = { is: "failed", error };
    }
    answered();
  }
}
