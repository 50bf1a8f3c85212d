/** What filling a practice needs, and what makes that it can be broken off and begun again. */
import { createHash } from "node:crypto";
import type { Host } from "@carethread/host";
import { keyOf } from "@carethread/model";

export interface BringIn {
  readonly server: string;
  readonly host: Host;
  /** The past is counted back from here, in milliseconds since 1970. The same value gives the same past. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/** A command's id that is the same at each try, so that a fill that was broken off doubles nothing. */
export function idOf(...parts: readonly string[]): string {
  return keyOf(
    createHash("sha256")
      .update(JSON.stringify(["demo", ...parts]))
      .digest(),
  );
}
