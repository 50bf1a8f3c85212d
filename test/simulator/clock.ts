/**
 * The only time in a simulated world. Nothing waits for real time: the clock moves from one timer to the next,
 * and lets everything run in between that waits for nothing but its turn.
 */
import { violated } from "./violation.ts";

const turn = globalThis.setImmediate;

/** Far more timers than any script sets off, in all and without the clock moving on. */
const mostRuns = 100_000;
const mostAtOnce = 5_000;

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly run: () => void;
}

export class Clock {
  /** Milliseconds since the world began. */
  now = 0;
  readonly #live = new Map<number, Timer>();
  /** A heap: the earliest first, of two at the same time the one that was set first. */
  readonly #heap: Timer[] = [];
  #ids = 0;
  #runs = 0;
  /** Since the clock moved last. */
  #runsNow = 0;

  readonly setTimeout = (run: () => void, ms = 0): number => {
    const timer = { id: ++this.#ids, at: this.now + Math.max(0, Math.ceil(ms)), run };
    this.#live.set(timer.id, timer);
    this.#push(timer);
    return timer.id;
  };

  readonly clearTimeout = (id: unknown): void => {
    this.#live.delete(id as number);
  };

  /** Moves on by so many milliseconds and runs what falls due. */
  async advance(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await drain();
      const next = this.#earliest();
      if (next === undefined || next.at > end) break;
      this.#pop();
      this.#live.delete(next.id);
      if (next.at > this.now) this.#runsNow = 0;
      this.now = Math.max(this.now, next.at);
      if (++this.#runs > mostRuns) violated("the world does not come to an end");
      if (++this.#runsNow > mostAtOnce)
        violated("the world spins: its timers are set anew at once, again and again");
      next.run();
    }
    this.now = end;
  }

  /** So much time passes at once, in which nothing runs: what fell due in it runs late, as where everybody slept. */
  leap(ms: number): void {
    this.now += ms;
    this.#runsNow = 0;
  }

  /** Puts this clock under everything that asks the platform for timers; returns how to take it away again. */
  install(): () => void {
    const { setTimeout, clearTimeout } = globalThis;
    const fake = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number =>
      this.setTimeout(() => run(...args), ms);
    globalThis.setTimeout = fake as unknown as typeof setTimeout;
    globalThis.clearTimeout = this.clearTimeout as typeof clearTimeout;
    return () => {
      globalThis.setTimeout = setTimeout;
      globalThis.clearTimeout = clearTimeout;
    };
  }

  #earliest(): Timer | undefined {
    while (this.#heap[0] !== undefined && !this.#live.has(this.#heap[0].id)) this.#pop();
    return this.#heap[0];
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let place = heap.push(timer) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(timer, heap[parent] as Timer)) break;
      heap[place] = heap[parent] as Timer;
      place = parent;
    }
    heap[place] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Timer;
    if (heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Timer, heap[child] as Timer)) child++;
      if (!isBefore(heap[child] as Timer, last)) break;
      heap[place] = heap[child] as Timer;
      place = child;
    }
    heap[place] = last;
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.id < b.id);
}

/** Promises run to their end within one turn; the bodies of requests are streams and may take a second one. */
async function drain(): Promise<void> {
  await new Promise<void>(resolve => turn(resolve));
  await new Promise<void>(resolve => turn(resolve));
}
