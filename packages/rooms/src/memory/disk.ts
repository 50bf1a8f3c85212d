/** A room's storage as the room itself has it, also where it is sealed: for tests, which look into it and change it. */
import { isSealed, type KeyRing, ringKey } from "../base/base.ts";

export class Disk extends Map<string, Uint8Array> {
  readonly #kept: Map<string, Uint8Array>;
  readonly #ring: () => KeyRing | null;

  /** `kept` is what the platform keeps; `ring` are the room's keys, where it has any. */
  constructor(kept: Map<string, Uint8Array>, ring: () => KeyRing | null) {
    super();
    this.#kept = kept;
    this.#ring = ring;
  }

  override get size(): number {
    return this.#kept.size - (this.#kept.has(ringKey) ? 1 : 0);
  }

  override get(key: string): Uint8Array | undefined {
    const stored = key === ringKey ? undefined : this.#kept.get(key);
    const ring = isSealed(stored) ? this.#ring() : null;
    return ring === null ? stored : (ring.open(key, stored) as Uint8Array);
  }

  override has(key: string): boolean {
    return key !== ringKey && this.#kept.has(key);
  }

  /** As the room would store it; a room that has no key yet stores it as it is. */
  override set(key: string, value: Uint8Array): this {
    const ring = this.#kept.has(ringKey) ? this.#ring() : null;
    this.#kept.set(key, ring === null ? value : ring.seal(key, value));
    return this;
  }

  override delete(key: string): boolean {
    return key !== ringKey && this.#kept.delete(key);
  }

  /** The room's keys stay. */
  override clear(): void {
    for (const key of [...this.keys()]) this.#kept.delete(key);
  }

  override *keys(): MapIterator<string> {
    for (const key of this.#kept.keys()) if (key !== ringKey) yield key;
  }

  override *values(): MapIterator<Uint8Array> {
    for (const key of this.keys()) yield this.get(key) as Uint8Array;
  }

  override *entries(): MapIterator<[string, Uint8Array]> {
    for (const key of this.keys()) yield [key, this.get(key) as Uint8Array];
  }

  override [Symbol.iterator](): MapIterator<[string, Uint8Array]> {
    return this.entries();
  }

  override forEach(act: (value: Uint8Array, key: string, map: Map<string, Uint8Array>) => void): void {
    for (const [key, value] of this) act(value, key, this);
  }
}
