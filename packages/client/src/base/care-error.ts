import { type Params, type RefusalCode, refusalRules } from "@carethread/model";

/**
 * - a refusal's code: the server said no; elements have a sentence for each;
 * - `network`: no answer came;
 * - `bad-answer`: what came is not what this version understands;
 * - `no-token`: the host's page gave no usable token;
 * - `aborted`: the caller's signal;
 * - `signed-out`: the client has forgotten the person, or was destroyed.
 */
export type CareErrorCode = RefusalCode | "network" | "bad-answer" | "no-token" | "aborted" | "signed-out";

export interface CareErrorOptions {
  readonly params?: Params;
  /** True where the same call may succeed later without a change. */
  readonly retryable?: boolean;
  /** For developers. */
  readonly message?: string;
  readonly cause?: unknown;
}

/** The one kind of error that this package rejects with. `message` is for developers, never for people. */
export class CareError extends Error {
  override readonly name = "CareError";
  readonly code: CareErrorCode;
  readonly params: Params;
  readonly retryable: boolean;

  constructor(
    code: CareErrorCode,
    { params = {}, retryable = false, message, cause }: CareErrorOptions = {},
  ) {
    super(message ?? code, { cause });
    this.code = code;
    this.params = params;
    this.retryable = retryable;
  }
}

/** The error for a refusal by the model's own rules. */
export function refusedError(code: RefusalCode, params: Params = {}): CareError {
  const { retryable } = refusalRules[code];
  return new CareError(code, { params, retryable, message: `refused: ${code}` });
}
