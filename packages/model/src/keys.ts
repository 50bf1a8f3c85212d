/**
 * The keys of a practice's people and patients: HMAC-SHA-256 of the host's own id under the practice's id secret. So
 * no login or patient ID stands in a URL, and none can be found from a key by trying all numbers.
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { keyOf, type PatientId, type PersonId } from "./names.ts";
import type { Side } from "./people/people.ts";

/** 32 random bytes, base64url (RFC 4648): known to the rooms and the host's back end alone. */
export const IdSecret = z
  .string()
  .check(z.regex(/^[\w-]{43}$/, "32 random bytes as base64url, as carethread-keys makes them"));
export type IdSecret = z.infer<typeof IdSecret>;

function keyUnder(secret: IdSecret, ...parts: readonly string[]): string {
  // JSON keeps the parts apart: ("a","bc") and ("ab","c") must not meet.
  return keyOf(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(JSON.stringify(parts))));
}

/** The key of a person: a person is practice, kind and subject, so a nurse who is also a patient is two. */
export function personKey(secret: IdSecret, kind: Side, sub: string): PersonId {
  return keyUnder(secret, "person", kind, sub);
}

/** The key of a patient, from the host's own id of that patient. */
export function patientKey(secret: IdSecret, hostId: string): PatientId {
  return keyUnder(secret, "patient", hostId);
}
