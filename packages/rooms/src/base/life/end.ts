/** The end of a room's life, for all who wait for something that will then never come. */

export class End {
  readonly #waiting = new Set<(error: Error) => void>();
  #isOver = false;

  get isOver(): boolean {
    return this.#isOver;
  }

  come(): void {
    this.#isOver = true;
    for (const reject of this.#waiting) reject(over());
    this.#waiting.clear();
  }

  /**
   * What `promise` gives, or a rejection where the end comes first. Nothing is left of who was answered, which
   * `Promise.race` with a promise that lives as long as the room would keep for as long.
   */
  orBefore<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#isOver) return reject(over());
      this.#waiting.add(reject);
      promise.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }
}

function over(): Error {
  return new Error("this life of the room is over");
}
