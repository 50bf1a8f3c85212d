/** Ends what was started, in reverse order, whenever the end comes: also in the midst of starting. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

export class Shutdown {
  readonly #closers: (() => Promise<void>)[] = [];
  readonly #controller = new AbortController();

  /** Aborted when everything shall end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Remembers how to end something that was just started. Throws where the end has come meanwhile. */
  async add(close: () => Promise<void>): Promise<void> {
    if (this.signal.aborted) {
      await close();
      throw new Stopped();
    }
    this.#closers.push(close);
  }

  async end(): Promise<void> {
    this.#controller.abort(new Stopped());
    for (const close of this.#closers.splice(0).reverse()) await close();
  }
}
