/** The end of a room's life, for all who wait for something that will then never come. */

export class End {
  readonly #waiting = new Set<(error: Error) => void>();
  #isOver = false;
  #why = new Error("this life of the room is over");

  get isOver(): boolean {
    return this.#isOver;
  }

  /** `why` is what those are told who wait. */
  come(why = this.#why): void {
    this.#isOver = true;
    this.#why = why;
    for (const reject of this.#waiting) reject(why);
    this.#waiting.clear();
  }

  /**
   * What `promise` gives, or a rejection where the end comes first. Nothing is left of who was answered, which
   * `Promise.race` with a promise that lives as long as the room would keep for as long.
   */
  orBefore<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#isOver) return reject(this.#why);
      this.#waiting.add(reject);
      promise.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }
}
