/** What credentials and the claims of a token must have, checked before anything is signed. */
import { IdSecret, PracticeId } from "@carethread/model";
import { HostError } from "../host-error.ts";

export function bad(at: string, message: string): HostError {
  return new HostError("bad-input", message, { params: { at } });
}

export function checkPractice(practice: unknown): void {
  if (!PracticeId.safeParse(practice).success)
    throw bad("practice", "`practice` must be 1 to 32 lower-case letters and digits ([a-z0-9]).");
}

export function checkIdSecret(secret: unknown): void {
  if (!IdSecret.safeParse(secret).success)
    throw bad("idSecret", "`idSecret` must be 32 random bytes as base64url; carethread-keys makes it.");
}
