/** The content of one file. Both stores pass one suite: test/rooms/content.test.ts. */
import type { Parts } from "@carethread/model";

export interface ContentStore {
  load(): Promise<void>;
  /** The parts that are there. */
  readonly parts: Parts;
  readonly isWhole: boolean;
  has(part: number): boolean;
  /** A part of the right size. Resolves when it is stored for good; a part that is there already stays as it is. */
  put(part: number, bytes: Uint8Array): Promise<void>;
  /** Every part is there: the content can be read from now on. It may be broken off, and is asked again then. */
  seal(): Promise<void>;
  /** The bytes in order, a little at a time: never the whole in memory. */
  read(): AsyncIterable<Uint8Array>;
  /** Nothing of it is left. It may be broken off, and is asked again then. */
  remove(): Promise<void>;
}
