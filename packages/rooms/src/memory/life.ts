/** How long a room lives. When its process ends, nothing that it was doing goes on, and its callers are told. */
export class Life {
  over = false;
  /** Rejects when the room is killed. */
  readonly killed: Promise<never>;
  #end: () => void = () => {};

  constructor() {
    this.killed = new Promise((_, reject) => {
      this.#end = () => reject(new TypeError("fetch failed"));
    });
    // A room that nobody is waiting for may end too.
    this.killed.catch(() => {});
  }

  kill(): void {
    this.over = true;
    this.#end();
  }

  /** What an action gives while the room lives; afterwards it never happens and never returns. */
  during<T>(act: () => Promise<T>): Promise<T> {
    return this.over ? new Promise<T>(() => {}) : act();
  }
}
