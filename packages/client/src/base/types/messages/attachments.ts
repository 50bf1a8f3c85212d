import type { RefusalCode } from "@carethread/model";
import type { ReadableAtom } from "nanostores";

/** A file that is attached to what is being written, or that a message waits for. */
export interface Upload {
  readonly id: string;
  /** By which its room, and the message, know it. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Of a picture, in pixels. */
  readonly width?: number;
  readonly height?: number;
  /** What a picture shows, in words; empty where nobody said it. */
  readonly alt: string;
  /**
   * `checking`: it is looked at, and a picture made ready; `uploading`; `waiting` for the network, or for its turn;
   * `scanning`: it is up, and looked at for harm; `ready`; `failed`: it was refused.
   */
  readonly state: "checking" | "uploading" | "waiting" | "scanning" | "ready" | "failed";
  /** Bytes that are up. */
  readonly sent: number;
  readonly refused: RefusalCode | null;
  /** Whether `retryAttachment` may help: what was refused before a byte was sent stays refused. */
  readonly mayRetry: boolean;
  /** What is in it, as it is sent; null where this device does not have it any more. */
  readonly blob: Blob | null;
}

/** What is attached to something that is being written. */
export interface AttachmentsStore {
  /** In order, and what was refused; kept and shared as the draft is. */
  readonly $attachments: ReadableAtom<readonly Upload[]>;
  /**
   * Attaches files to the draft: each is checked before a byte is sent, and then goes up, also after a reload. Resolves when
   * all are checked; what is refused stands in `$attachments`. Rejects with a CareError where the part that does it could not be loaded.
   */
  attach(files: Iterable<Blob>): Promise<void>;
  /** Takes one of `$attachments` out again, however far it is. */
  cancelAttachment(id: string): void;
  /** Brings up once more what was refused, or waits. */
  retryAttachment(id: string): void;
  /** Says what a picture of `$attachments` shows; may be called on every key. */
  describeAttachment(id: string, alt: string): void;
}

/** A picture, made ready. */
export interface Picture {
  readonly blob: Blob;
  /** As it is shown, in pixels. */
  readonly width: number;
  readonly height: number;
}
