/** A deadline for what is asked of other rooms, with one timer for all: a room that waits for nothing can sleep. */

interface Waiting {
  readonly at: number;
  readonly late: () => void;
}

export class Deadlines {
  readonly #now: () => number;
  readonly #later: (run: () => void, ms: number) => void;
  readonly #ms: number;
  /** In the order of their deadlines, since all wait equally long. */
  readonly #waiting = new Set<Waiting>();
  #armed = false;

  constructor(ports: { now(): number; later(run: () => void, ms: number): void }, ms: number) {
    this.#now = () => ports.now();
    this.#later = (run, wait) => ports.later(run, wait);
    this.#ms = ms;
  }

  /** What `promise` gives, or a rejection where that takes too long. */
  within<T>(promise: Promise<T>, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        at: this.#now() + this.#ms,
        late: () => reject(new Error(`${what} did not answer in time`)),
      };
      this.#waiting.add(waiting);
      this.#arm(this.#ms);
      promise.then(resolve, reject).finally(() => this.#waiting.delete(waiting));
    });
  }

  #arm(ms: number): void {
    if (this.#armed) return;
    this.#armed = true;
    this.#later(() => {
      this.#armed = false;
      const now = this.#now();
      for (const waiting of this.#waiting) {
        if (waiting.at > now) return this.#arm(waiting.at - now);
        this.#waiting.delete(waiting);
        waiting.late();
      }
    }, ms);
  }
}
