import type { Params, RefusalCode } from "@carethread/model";

/**
 * What went wrong: the rooms' own codes, and those of this package.
 * - `bad-input`: what you passed cannot be sent; nothing was sent;
 * - `no-token`: your `token` function failed;
 * - `unreachable`: no answer from the rooms, after all retries;
 * - `bad-answer`: an answer that is none of ours; is `server` the address of the rooms?
 * - `bad-webhook`: what came is no webhook of the rooms: a header is missing, or the body is another one;
 * - `bad-signature`: it was not signed with this secret, or was changed on its way;
 * - `too-old`: its time is too far from yours; it may be an old one that somebody sends again.
 */
export type HostErrorCode =
  | RefusalCode
  | "bad-input"
  | "no-token"
  | "unreachable"
  | "bad-answer"
  | "bad-webhook"
  | "bad-signature"
  | "too-old";

/**
 * The one error of this package. `message` is a sentence for the developer; it carries no name, text or
 * patient ID, so it can be logged.
 */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly code: HostErrorCode;
  readonly params: Params;
  /** The HTTP status of the answer, null where there was none. */
  readonly status: number | null;

  constructor(
    code: HostErrorCode,
    message: string,
    more: { readonly params?: Params; readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super(message, "cause" in more ? { cause: more.cause } : undefined);
    this.code = code;
    this.params = more.params ?? {};
    this.status = more.status ?? null;
  }
}
