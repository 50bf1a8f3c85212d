/** How fast somebody may go: a bucket of tokens each, which fills again as time passes. */

export interface Rate {
  /** How much may come at once. */
  readonly burst: number;
  /** How much in each second after that. */
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

export function newBucket({ burst }: Rate, now: number): Bucket {
  return { left: burst, at: now };
}

/** Takes a token, or so many; 0, or the milliseconds until there are as many again. More than a burst are never there. */
export function take(bucket: Bucket, { burst, perSecond }: Rate, now: number, tokens = 1): number {
  // A clock that was set back gives nothing and takes nothing.
  const passed = Math.max(0, now - bucket.at);
  bucket.left = Math.min(burst, bucket.left + (passed * perSecond) / 1000);
  bucket.at = now;
  if (bucket.left < tokens) return Math.ceil(((tokens - bucket.left) * 1000) / perSecond);
  bucket.left -= tokens;
  return 0;
}

/** Buckets kept before the full ones are forgotten. */
const kept = 1_000;

/** A bucket for each of many. Who was idle for long enough is not remembered. */
export class Rates {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes a token of `key`, or so many; 0, or the milliseconds until there are as many again. */
  take(key: string, tokens = 1): number {
    const now = this.#now();
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) {
      if (this.#buckets.size >= kept) this.#forget(now);
      bucket = newBucket(this.#rate, now);
      this.#buckets.set(key, bucket);
    }
    return take(bucket, this.#rate, now, tokens);
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Forgets the buckets that are full again; where none is, those that were used least lately. */
  #forget(now: number): void {
    const { burst, perSecond } = this.#rate;
    for (const [key, { left, at }] of this.#buckets) {
      if (left + ((now - at) * perSecond) / 1000 >= burst) this.#buckets.delete(key);
    }
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size < kept) return;
      this.#buckets.delete(key);
    }
  }
}
