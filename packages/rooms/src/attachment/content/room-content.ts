/** Content in the room's own storage: a value a part, and beside them which parts there are, in the commit of each. */
import { type Parts, PartsBook, partsOf } from "@carethread/model";
import type { Storage } from "../../base/base.ts";
import type { ContentStore } from "./store.ts";

const bookKey = "parts";

function partKey(part: number): string {
  return `part:${part.toString().padStart(6, "0")}`;
}

/** Parts that are read at once, and that are taken out in one commit. */
const readAhead = 4;
const atOnce = 100;

export class RoomContent implements ContentStore {
  readonly #storage: Storage;
  #book: PartsBook;

  constructor(storage: Storage, size: number) {
    this.#storage = storage;
    this.#book = new PartsBook(partsOf(size));
  }

  async load(): Promise<void> {
    const bits = await this.#storage.get<Uint8Array>(bookKey);
    if (bits !== undefined) this.#book = new PartsBook(this.#book.count, bits);
  }

  get parts(): Parts {
    return this.#book.parts;
  }

  get isWhole(): boolean {
    return this.#book.hasAll();
  }

  has(part: number): boolean {
    return this.#book.has(part);
  }

  /** Whether every part from one to another is there, both inclusive. */
  hasAll(from: number, to: number): boolean {
    return this.#book.hasAll(from, to);
  }

  put(part: number, bytes: Uint8Array): Promise<void> {
    // It may be on its way to the storage still.
    if (this.#book.has(part)) return this.#storage.settled();
    this.#book.add(part);
    return this.#storage.commit({ put: { [partKey(part)]: bytes, [bookKey]: this.#book.bits.slice() } });
  }

  async seal(): Promise<void> {
    if (!this.isWhole) throw new Error("a file is read whose parts are not all there");
  }

  read(): AsyncIterable<Uint8Array> {
    return this.readFrom(1, this.#book.count);
  }

  /** The parts from one to another, both inclusive. */
  async *readFrom(from: number, to: number): AsyncIterable<Uint8Array> {
    for (let first = from; first <= to; first += readAhead) {
      const keys = keysOf(first, Math.min(to, first + readAhead - 1));
      const found = await this.#storage.getMany<Uint8Array>(keys);
      for (const key of keys) {
        const bytes = found.get(key);
        if (bytes === undefined) throw new Error("a part of a file is not there");
        yield bytes;
      }
    }
  }

  /** Takes the bytes out of these parts, which are elsewhere now, in one commit with `put`; they still count as there. */
  moved(from: number, to: number, put: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#storage.commit({ put, remove: keysOf(from, to) });
  }

  async remove(): Promise<void> {
    const { count } = this.#book;
    for (let first = 1; first <= count; first += atOnce)
      await this.#storage.commit({ remove: keysOf(first, Math.min(count, first + atOnce - 1)) });
    this.#book = new PartsBook(count);
    await this.#storage.commit({ remove: [bookKey] });
  }
}

function keysOf(from: number, to: number): string[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => partKey(from + index));
}
