/** A room's storage in memory: a map of what a platform would keep. */
import type { ListOptions, PlatformStorage } from "../base/base.ts";

/** Knows its keys in their order until there are others: a platform reads a range of them without looking at all. */
class Values extends Map<string, Uint8Array> {
  #inOrder: readonly string[] | null = null;

  override set(key: string, value: Uint8Array): this {
    if (!this.has(key)) this.#inOrder = null;
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    this.#inOrder = null;
    return super.delete(key);
  }

  override clear(): void {
    this.#inOrder = null;
    super.clear();
  }

  /** Those from a key on, or all that are greater. */
  *from(key: string): Iterable<string> {
    this.#inOrder ??= [...this.keys()].sort();
    const keys = this.#inOrder;
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((keys[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    for (; low < keys.length; low++) yield keys[low] as string;
  }
}

export class MemoryStorage implements PlatformStorage {
  readonly values: Map<string, Uint8Array>;
  readonly #values = new Values();

  constructor() {
    this.values = this.#values;
  }

  async get(key: string): Promise<unknown> {
    return this.values.get(key);
  }

  async getMany(keys: readonly string[]): Promise<Map<string, unknown>> {
    const found = new Map<string, unknown>();
    for (const key of keys) {
      const value = this.values.get(key);
      if (value !== undefined) found.set(key, value);
    }
    return found;
  }

  async list({ prefix, start, end, reverse, limit }: ListOptions): Promise<Map<string, unknown>> {
    const keys: string[] = [];
    for (const key of this.#values.from(start !== undefined && start > prefix ? start : prefix)) {
      const isBehind = !key.startsWith(prefix) || (end !== undefined && key >= end);
      if (isBehind || (!reverse && keys.length === limit)) break;
      keys.push(key);
    }
    if (reverse) keys.reverse();
    return this.getMany(keys.slice(0, limit));
  }

  /** In effect at once, so that nothing sent afterwards can be ahead of it. */
  async commit(put: Readonly<Record<string, Uint8Array>>, remove: readonly string[]): Promise<void> {
    for (const [key, value] of Object.entries(put)) this.values.set(key, value);
    for (const key of remove) this.values.delete(key);
  }

  get size(): number {
    return this.values.size;
  }
}
