/** What credentials and the claims of a token must have, checked before anything is signed. */
import { IdSecret, limits, PracticeId } from "@carethread/model";
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

/** A person of yours: `at` is what your own id of them is called. */
export function checkWho(at: "sub" | "id", id: unknown, name: unknown): void {
  if (typeof id !== "string" || id.trim() === "")
    throw bad(at, `\`${at}\` is empty; it must be your own id of the person.`);
  if (id.length > limits.nameLength)
    throw bad(at, `\`${at}\` has more than ${limits.nameLength} characters.`);
  const length = typeof name === "string" ? name.trim().length : 0;
  if (length === 0 || String(name).length > limits.nameLength)
    throw bad("name", `\`name\` must have 1 to ${limits.nameLength} characters.`);
}
