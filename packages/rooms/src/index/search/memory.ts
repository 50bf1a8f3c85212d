/** What a slice holds in memory once somebody has searched: all cards, the newest messages, and some of the segments. */
import type { Storage } from "../../base/base.ts";
import { Cards, keptCards } from "./cards.ts";
import type { Doc } from "./doc.ts";
import { Fresh, readFresh } from "./fresh.ts";
import { type Head, readHeads, readSegment, type Segment } from "./segment.ts";

/** What segments may take in memory, in bytes. */
const most = 32 * 1024 * 1024;

export class Memory {
  readonly cards = new Cards();
  readonly #storage: Storage;
  #fresh = new Fresh([]);
  readonly #heads = new Map<number, Head>();
  /** Segments that were read, the one that was used last at the end. */
  readonly #read = new Map<number, Segment>();
  #bytes = 0;

  private constructor(storage: Storage) {
    this.#storage = storage;
  }

  static async load(storage: Storage): Promise<Memory> {
    const memory = new Memory(storage);
    for await (const some of keptCards(storage)) for (const [of, kept] of some) memory.cards.put(of, kept);
    memory.#fresh = new Fresh((await readFresh(storage)).docs);
    for (const head of await readHeads(storage)) memory.#heads.set(head.n, head);
    return memory;
  }

  get fresh(): Fresh {
    return this.#fresh;
  }

  setFresh(docs: readonly Doc[]): void {
    this.#fresh = new Fresh(docs);
  }

  /** Those with the newest messages first. */
  heads(): Head[] {
    return [...this.#heads.values()].sort((a, b) => b.newest - a.newest || b.n - a.n);
  }

  /** Whether a segment is still the one that the head says. */
  holds(head: Head): boolean {
    return this.#heads.get(head.n) === head;
  }

  /** A segment is another one, or none while it is being written. */
  setHead(n: number, head: Head | null): void {
    this.#bytes -= this.#read.get(n)?.bytes ?? 0;
    this.#read.delete(n);
    if (head === null) this.#heads.delete(n);
    else this.#heads.set(n, head);
  }

  /** Null where it is no longer the one that the head says. */
  async segment(head: Head): Promise<Segment | null> {
    const { n } = head;
    const known = this.#read.get(n);
    const segment = known?.head === head ? known : await readSegment(this.#storage, head);
    if (segment === null || !this.holds(head)) return null;
    if (!this.#read.delete(n)) this.#bytes += segment.bytes;
    this.#read.set(n, segment);
    for (const [oldest, { bytes }] of this.#read) {
      if (this.#bytes <= most || oldest === n) break;
      this.#read.delete(oldest);
      this.#bytes -= bytes;
    }
    return segment;
  }

  /** What the segments that are held take, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }
}
