import type { ReadableAtom } from "nanostores";
import type { Status } from "./status.ts";

/** What a badge in a menu needs, and nothing else. */
export interface PersonClient {
  /** Of the person's room. */
  readonly $status: ReadableAtom<Status>;
  /** The server's number; null until it is known. */
  readonly $badge: ReadableAtom<number | null>;
  /**
   * The person gave a sign that the page has seen and this client has not, as in a frame of another origin: for a host's
   * own keep-alive, so that its timer and this one do not fight.
   */
  keepAlive(): void;
  /** Tries again now what is tried again later: the button *Try again*. */
  retry(): void;
  /** Lets go of every socket and timer; nothing can be used afterwards. Idempotent. */
  destroy(): void;
}
