import { createHash, randomBytes } from "node:crypto";
import { keyOf } from "@carethread/model";

/** A new random command id. */
export function newCommandId(): string {
  return keyOf(randomBytes(16));
}

/** The same id for the same parts, so that a command that is sent again after a crash is carried out once. */
export function commandIdFrom(...parts: readonly string[]): string {
  // JSON keeps the parts apart: ("a","bc") and ("ab","c") must not meet.
  return keyOf(
    createHash("sha256")
      .update(JSON.stringify(["command", ...parts]))
      .digest(),
  );
}
