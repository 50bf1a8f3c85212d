/** What a file's room knows of it beside its content. A room that no upload was begun in stores nothing. */
import {
  type AttachmentState,
  canBecome,
  type Kind,
  type PersonId,
  type RefusalCode,
} from "@carethread/model";
import type { Storage } from "../base/base.ts";

export interface StoredFile {
  /** Empty as long as no conversation has begun that it was brought up for. */
  readonly conversation: string;
  /** It was brought up for the first message of one of this kind. */
  readonly start?: Kind;
  readonly by: PersonId;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly state: AttachmentState;
  /** Why it is infected or failed. */
  readonly why?: RefusalCode;
  /** When somebody last did something with it, milliseconds since 1970. */
  readonly at: number;
  /** It is on its way out: to everybody it is gone, and only its content may be there still. */
  readonly isGoing?: true;
  /** A message names it: it stays. */
  readonly isNamed?: true;
  /** Of what is scanned: since when, when next, and how often that failed. */
  readonly scan?: Scan;
}

export interface Scan {
  /** Milliseconds since 1970, as the next one. */
  readonly since: number;
  readonly next: number;
  readonly failures: number;
}

const key = "file";

export class File {
  readonly #storage: Storage;
  #present: StoredFile | null = null;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    this.#present = (await this.#storage.get<StoredFile>(key)) ?? null;
  }

  get present(): StoredFile | null {
    return this.#present?.isGoing ? null : this.#present;
  }

  get isGoing(): boolean {
    return this.#present?.isGoing === true;
  }

  /** Bytes of its content, also where it is on its way out. */
  get size(): number {
    return this.#present?.size ?? 0;
  }

  begin(file: StoredFile): Promise<void> {
    this.#present = file;
    return this.#store();
  }

  /** Somebody has to do with it at this time, milliseconds since 1970. */
  touch(at: number): Promise<void> {
    return this.#change({ at });
  }

  /** A conversation has begun, or may yet begin, that it is for. */
  goesTo(conversation: string): Promise<void> {
    return this.#change({ conversation });
  }

  named(): Promise<void> {
    return this.#change({ isNamed: true });
  }

  scans(scan: Scan): Promise<void> {
    return this.#become("scanning", { scan });
  }

  /** Nothing changes where it stands as that already. */
  settles(state: "clean" | "infected" | "failed", why?: RefusalCode): Promise<void> {
    return this.#become(state, why === undefined ? {} : { why });
  }

  /** From here on nobody has it. */
  goes(): Promise<void> {
    return this.#change({ isGoing: true });
  }

  gone(): Promise<void> {
    this.#present = null;
    return this.#storage.commit({ remove: [key] });
  }

  async #become(state: AttachmentState, more: Partial<StoredFile>): Promise<void> {
    const file = this.#present;
    if (file === null || (file.state !== state && !canBecome(file.state, state))) return;
    await this.#change({ ...more, state });
  }

  async #change(change: Partial<StoredFile>): Promise<void> {
    if (this.#present === null) return;
    this.#present = { ...this.#present, ...change };
    await this.#store();
  }

  #store(): Promise<void> {
    return this.#storage.commit({ put: { [key]: this.#present } });
  }
}
