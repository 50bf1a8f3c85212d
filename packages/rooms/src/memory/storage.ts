/** A room's storage in memory: a map of what a platform would keep. */
import type { ListOptions, PlatformStorage } from "../base/base.ts";

export class MemoryStorage implements PlatformStorage {
  readonly values = new Map<string, Uint8Array>();

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
    const keys = [...this.values.keys()]
      .filter(key => key.startsWith(prefix))
      .filter(key => (start === undefined || key >= start) && (end === undefined || key < end))
      .sort();
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
