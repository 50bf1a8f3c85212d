/**
 * Content in an S3-compatible store. Parts come into the room's storage, which acknowledges them, and are gathered to the
 * 5 MiB that such a store takes at least; what has gone there is taken out here. What does not go at once goes when the
 * file is sealed.
 */
import { type Parts, partBytes, partsOf } from "@carethread/model";
import type { Ports } from "../../base/base.ts";
import type { RoomContent } from "./room-content.ts";
import type { Etag, S3Bucket } from "./s3-bucket.ts";
import type { ContentStore } from "./store.ts";

/** Parts of ours in one of theirs: 5 MiB. */
const gathered = (5 * 1024 * 1024) / partBytes;

const movedKey = "moved";

/** What is there already. */
interface Moved {
  /** Of an object that comes in several parts. */
  readonly upload?: string;
  readonly etags: readonly Etag[];
  /** It can be read there. */
  readonly isWhole?: true;
}

export interface S3ContentOptions {
  readonly ports: Ports;
  readonly staged: RoomContent;
  readonly size: number;
  readonly bucket: S3Bucket;
  readonly object: string;
}

export class S3Content implements ContentStore {
  readonly #options: S3ContentOptions;
  readonly #count: number;
  #moved: Moved = { etags: [] };
  /** One move at a time, so that no more than one of their parts is in memory. */
  #moving: Promise<void> = Promise.resolve();

  constructor(options: S3ContentOptions) {
    this.#options = options;
    this.#count = partsOf(options.size);
  }

  async load(): Promise<void> {
    const { ports, staged } = this.#options;
    await staged.load();
    this.#moved = (await ports.storage.get<Moved>(movedKey)) ?? this.#moved;
  }

  get parts(): Parts {
    return this.#options.staged.parts;
  }

  get isWhole(): boolean {
    return this.#options.staged.isWhole;
  }

  has(part: number): boolean {
    return this.#options.staged.has(part);
  }

  async put(part: number, bytes: Uint8Array): Promise<void> {
    const { ports, staged } = this.#options;
    await staged.put(part, bytes);
    const group = Math.ceil(part / gathered);
    if (!this.#isLarge || !this.#isFull(group)) return;
    // It is stored here: what the store says to it now is nobody's concern yet.
    await this.#inTurn(() => this.#move(group)).catch(error =>
      ports.log("attachment: parts did not go to the content store yet", error),
    );
  }

  seal(): Promise<void> {
    return this.#inTurn(() => this.#seal());
  }

  read(): AsyncIterable<Uint8Array> {
    const { bucket, object } = this.#options;
    return bucket.read(object);
  }

  async remove(): Promise<void> {
    await this.#inTurn(async () => {
      const { ports, staged, bucket, object } = this.#options;
      const { upload, isWhole } = this.#moved;
      if (upload !== undefined && !isWhole) await bucket.abort(object, upload);
      await bucket.remove(object);
      await staged.remove();
      await ports.storage.commit({ remove: [movedKey] });
      this.#moved = { etags: [] };
    });
  }

  /** Whether it comes there in several parts. */
  get #isLarge(): boolean {
    return this.#count > gathered;
  }

  #partsOf(group: number): readonly [from: number, to: number] {
    return [(group - 1) * gathered + 1, Math.min(this.#count, group * gathered)];
  }

  #isFull(group: number): boolean {
    return this.#options.staged.hasAll(...this.#partsOf(group));
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#moving.then(act);
    this.#moving = done.catch(() => {});
    return done;
  }

  async #move(group: number): Promise<void> {
    if (this.#moved.etags.some(({ part }) => part === group)) return;
    const { staged, bucket, object } = this.#options;
    const upload = this.#moved.upload ?? (await this.#begin());
    const etag = await bucket.putPart(object, upload, group, await this.#gather(group));
    const etags = [...this.#moved.etags, etag].sort((a, b) => a.part - b.part);
    this.#moved = { upload, etags };
    await staged.moved(...this.#partsOf(group), { [movedKey]: this.#moved });
  }

  /** The upload's id is stored before anything goes by it, so that whoever lets go of the file finds what went. */
  async #begin(): Promise<string> {
    const { ports, bucket, object } = this.#options;
    const upload = await bucket.begin(object);
    this.#moved = { ...this.#moved, upload };
    await ports.storage.commit({ put: { [movedKey]: this.#moved } });
    return upload;
  }

  async #gather(group: number): Promise<Uint8Array> {
    const { staged, size } = this.#options;
    const [from, to] = this.#partsOf(group);
    const end = Math.min(size, to * partBytes);
    const bytes = new Uint8Array(end - (from - 1) * partBytes);
    let at = 0;
    for await (const part of staged.readFrom(from, to)) {
      bytes.set(part, at);
      at += part.byteLength;
    }
    return bytes;
  }

  async #seal(): Promise<void> {
    if (this.#moved.isWhole) return;
    if (!this.isWhole) throw new Error("a file is read whose parts are not all there");
    const { staged, bucket, object, size } = this.#options;
    let isNew: boolean;
    if (this.#isLarge) {
      const groups = Math.ceil(this.#count / gathered);
      for (let group = 1; group <= groups; group++) await this.#move(group);
      isNew = await bucket.complete(object, this.#moved.upload ?? "", this.#moved.etags);
    } else isNew = await bucket.put(object, await this.#gather(1));
    // Where this was broken off after the store had it, it is there already: the digest says whether it is this one.
    if (!isNew && (await bucket.sizeOf(object)) !== size)
      throw new Error("another object has the file's name");
    this.#moved = { ...this.#moved, isWhole: true };
    await staged.moved(1, this.#isLarge ? 0 : this.#count, { [movedKey]: this.#moved });
  }
}
