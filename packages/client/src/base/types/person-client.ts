import type { ReadableAtom } from "nanostores";
import type { Status } from "./status.ts";

/** What a badge in a menu needs, and nothing else. */
export interface PersonClient {
  /** Of the person's room. */
  readonly $status: ReadableAtom<Status>;
  /** The server's number; null until it is known. */
  readonly $badge: ReadableAtom<number | null>;
  /** Tries again now what is tried again later: the button *Try again*. */
  retry(): void;
  /** Lets go of every socket and timer; nothing can be used afterwards. Idempotent. */
  destroy(): void;
}
