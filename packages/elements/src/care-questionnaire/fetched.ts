import type { ReactiveControllerHost } from "lit";

/** Something that is fetched whenever another key is asked for: under way, there, or failed and why. */
export class Fetched<T> {
  readonly #host: ReactiveControllerHost;
  #key: unknown;
  #asking: Promise<T> | undefined;
  value: T | undefined;
  error: unknown = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get failed(): boolean {
    return this.error !== null;
  }

  /** What is asked for by this key already is not asked for again. */
  want(key: unknown, fetch: () => Promise<T>): void {
    if (key === this.#key) return;
    this.forget();
    this.#key = key;
    const asking = fetch();
    this.#asking = asking;
    asking.then(
      value => this.#answered(asking, () => (this.value = value)),
      error => this.#answered(asking, () => (this.error = error ?? new Error("no reason was given"))),
    );
  }

  #answered(asking: Promise<T>, take: () => void): void {
    // Another one was asked for meanwhile.
    if (asking !== this.#asking) return;
    take();
    this.#host.requestUpdate();
  }

  /** What failed is asked for again when it is wanted next. */
  retry(): void {
    if (!this.failed) return;
    this.forget();
    this.#host.requestUpdate();
  }

  forget(): void {
    this.#key = undefined;
    this.#asking = undefined;
    this.value = undefined;
    this.error = null;
  }
}
