/** A room's storage in memory. Values are copied in and out, as a disk would. */
import type { ListOptions, Storage } from "../base/base.ts";

export class MemoryStorage implements Storage {
  readonly #values = new Map<string, unknown>();

  async get<T>(key: string): Promise<T | undefined> {
    return structuredClone(this.#values.get(key)) as T | undefined;
  }

  async getMany<T>(keys: readonly string[]): Promise<Map<string, T>> {
    const found = new Map<string, T>();
    for (const key of keys) {
      if (this.#values.has(key)) found.set(key, structuredClone(this.#values.get(key)) as T);
    }
    return found;
  }

  async list<T>({ prefix, start, end, reverse, limit }: ListOptions): Promise<Map<string, T>> {
    const keys = [...this.#values.keys()]
      .filter(key => key.startsWith(prefix))
      .filter(key => (start === undefined || key >= start) && (end === undefined || key < end))
      .sort();
    if (reverse) keys.reverse();
    return this.getMany<T>(keys.slice(0, limit));
  }

  /** In effect at once, so that nothing sent afterwards can be ahead of it. */
  async put(entries: Readonly<Record<string, unknown>>): Promise<void> {
    const copy = structuredClone(entries);
    for (const [key, value] of Object.entries(copy)) this.#values.set(key, value);
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#values.delete(key);
  }

  get size(): number {
    return this.#values.size;
  }
}
