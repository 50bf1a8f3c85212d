/** Changes that are being prepared: what is read sees them, and one commit stores them. */
import type { Commit, Storage } from "../base/base.ts";
import type { Counts } from "./counts.ts";

export class Draft {
  readonly #storage: Storage;
  readonly #read = new Map<string, unknown>();
  /** Undefined for what is taken away. */
  readonly #changed = new Map<string, unknown>();
  /** By which it is decided what is shown: see `holding`. */
  readonly rules: string;
  counts: Counts;

  constructor(storage: Storage, counts: Counts, rules: string) {
    this.#storage = storage;
    this.counts = counts;
    this.rules = rules;
  }

  /** Keys that it changes. */
  get size(): number {
    return this.#changed.size;
  }

  async get<T>(key: string): Promise<T | undefined> {
    if (this.#changed.has(key)) return this.#changed.get(key) as T | undefined;
    if (!this.#read.has(key)) await this.read([key]);
    return this.#read.get(key) as T | undefined;
  }

  /** Reads in one go what will be asked for. */
  async read(keys: readonly string[]): Promise<void> {
    const found = await this.#storage.getMany(keys);
    for (const key of keys) this.#read.set(key, found.get(key));
  }

  put(key: string, value: unknown): void {
    this.#changed.set(key, value);
  }

  remove(key: string): void {
    this.#changed.set(key, undefined);
  }

  changes(): Required<Commit> {
    const all = [...this.#changed];
    return {
      put: Object.fromEntries(all.filter(([, value]) => value !== undefined)),
      remove: all.filter(([, value]) => value === undefined).map(([key]) => key),
    };
  }
}
