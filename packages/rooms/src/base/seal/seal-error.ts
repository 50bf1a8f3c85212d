/** Something that is sealed does not open. */
import type { RefusalCode } from "@carethread/model";

/**
 * `key`: the deployment's keys are not those that sealed it. `value`: what is stored is not what was sealed there. The
 * message is a sentence for the operator, and holds neither a key nor anything of what is stored.
 */
export class SealError extends Error {
  override readonly name = "SealError";
  readonly about: "key" | "value";

  constructor(about: "key" | "value", sentence: string) {
    super(sentence);
    this.about = about;
  }
}

/** What people are answered where something failed. */
export function answerTo(error: unknown): RefusalCode {
  return error instanceof SealError && error.about === "key" ? "server-misconfigured" : "server-error";
}

/** What the operator is told beside what failed; that of any other error may quote what a person wrote. */
export function told(what: string, error: unknown): string {
  return error instanceof SealError ? `${what}: ${error.message}` : what;
}
