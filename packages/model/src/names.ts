/**
 * Names of rooms.
 *
 * A room's name is `<practice>~<key>` in `[a-z0-9~]`, because a path segment reaches a room raw and any
 * other character could make two rooms of one name.
 */
import * as z from "zod/mini";

/** A practice's id: lower-case letters and digits. */
export const PracticeId = z.string().check(z.regex(/^[a-z0-9]{1,32}$/));
/** A key as it stands in a room's name: base32 in lower case. */
export const Key = z.string().check(z.regex(/^[a-z2-7]{26}$/));

export type PracticeId = z.infer<typeof PracticeId>;
export type PersonId = z.infer<typeof Key>;
export type PatientId = z.infer<typeof Key>;
export type ConversationId = z.infer<typeof Key>;

/** The parties that a deployment serves. `main` is the conversation, PartyKit's default party. */
export const parties = [
  "main",
  "person",
  "patient",
  "practice",
  "index",
  "hooks",
  "operator",
  "attachment",
  "texting",
] as const;
export type Party = (typeof parties)[number];

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** Sixteen bytes as 26 characters of lower-case base32 (RFC 4648, no padding). */
export function keyOf(bytes: Uint8Array): string {
  let out = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes.subarray(0, 16)) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += alphabet[(buffer >> bits) & 31];
    }
  }
  return bits > 0 ? out + alphabet[(buffer << (5 - bits)) & 31] : out;
}

export function roomName(practice: string, key: string): string {
  return `${practice}~${key}`;
}

/** Parties with one room for a practice: its key has a shape of its own, so that it cannot meet a hashed one. */
const single: readonly Party[] = ["practice", "hooks", "texting"];

export function practiceRoom(practice: string): string {
  return `${practice}~practice`;
}

/** The one room of a deployment that no practice has: it knows which practices were pushed. */
export const operatorRoom = "operator";

/** The room that tells the practice's own back end what happened. */
export function hooksRoom(practice: string): string {
  return `${practice}~hooks`;
}

/** The room that is a practice's door to the provider of its texts. */
export function textingRoom(practice: string): string {
  return `${practice}~texting`;
}

/** The room of one slice of a practice's patients; `slice` from 0, below a hundred. */
export function indexRoom(practice: string, slice: number): string {
  return `${practice}~${slice.toString().padStart(2, "0")}`;
}

/**
 * The slice that a key belongs to, of so many: the same everywhere and for good. Keys are hashes or random, so that
 * slices come out alike; any other text belongs to one as well.
 */
export function sliceOf(key: string, slices: number): number {
  let hash = 0x811c9dc5;
  // FNV-1a, 32 bits.
  for (let index = 0; index < key.length; index++)
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  return hash % slices;
}

/** What a party's rooms are keyed with. */
function isKeyOf(party: Party, key: string): boolean {
  if (party === "operator") return false;
  if (party === "index") return /^\d\d$/.test(key);
  return single.includes(party) ? key === party : Key.safeParse(key).success;
}

/**
 * The parts of a room's name, or null where it is not a name that any room of a practice can have: such a one is that of
 * the operator's room, too.
 */
export function parseRoomName(party: Party, name: string): { practice: string; key: string } | null {
  const [practice, key, ...rest] = name.split("~");
  if (practice === undefined || key === undefined || rest.length > 0) return null;
  if (!PracticeId.safeParse(practice).success) return null;
  if (!isKeyOf(party, key)) return null;
  return { practice, key };
}
