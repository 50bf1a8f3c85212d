/** Bytes and texts: of each value there is one text, and of each text one value. */
import { E2eeError } from "./error.ts";

/** What WebCrypto takes: bytes of a memory that nobody shares. */
export type Octets = Uint8Array<ArrayBuffer>;

export function utf8(text: string): Octets {
  return new TextEncoder().encode(text);
}

/** Bytes in base64url without padding. */
export function textOf(bytes: Octets): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The bytes of a text in base64url; "forged" where it is none, or not the one text of its bytes. */
export function bytesOf(text: string): Octets {
  let bytes: Octets;
  try {
    bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), character =>
      character.charCodeAt(0),
    );
  } catch {
    throw new E2eeError("forged");
  }
  // Padding, blanks and stray last bits would be other texts of the same bytes.
  if (textOf(bytes) !== text) throw new E2eeError("forged");
  return bytes;
}

export function concat(...parts: readonly Octets[]): Octets {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Parts with the length of each before it: so ("a", "bc") and ("ab", "c") never meet. */
export function joined(...parts: readonly Octets[]): Octets {
  return concat(
    ...parts.flatMap(part => {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, part.length);
      return [length, part];
    }),
  );
}

export function equal(one: Octets, other: Octets): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
