/**
 * What an insider can do who has the secret of an epoch and a device of their own: sign what the functions would not make.
 * It is written from the design and not from the sources, so it also holds how things lie on the wire.
 */
import { createHmac } from "node:crypto";
import { type EpochSecret, seal } from "@carethread/model/e2ee";
import type { Sealed } from "../../../packages/model/src/encryption/encryption.ts";
import type { Owned } from "./people.ts";

const text = (words: string) => Buffer.from(words, "utf8");

/** Each part behind its length in four bytes. */
export function joined(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    parts.flatMap(part => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, part];
    }),
  );
}

/** HKDF-SHA-256 by its two steps (RFC 5869). */
export function hkdf(secret: Uint8Array, salt: Uint8Array, info: string, length: number): Buffer {
  const pseudorandom = createHmac("sha256", salt).update(secret).digest();
  let [block, all] = [Buffer.alloc(0), Buffer.alloc(0)];
  for (let count = 1; all.length < length; count++) {
    block = createHmac("sha256", pseudorandom)
      .update(Buffer.concat([block, text(info), Buffer.of(count)]))
      .digest();
    all = Buffer.concat([all, block]);
  }
  return all.subarray(0, length);
}

/** What stands beside the words, of a message where nothing else is said. */
export function besideOf(
  { place, epoch }: EpochSecret,
  device: string,
  n: number,
  purpose = "message",
): Buffer {
  const where = JSON.stringify([place.practice, place.scope, epoch, device, n]);
  return text(`carethread e2ee v1 ${purpose} beside${where}`);
}

export function signedOf(beside: Uint8Array, salt: Uint8Array, box: Uint8Array, purpose = "message"): Buffer {
  return joined(text(`carethread e2ee v1 ${purpose} signature`), beside, salt, box);
}

export async function signBy({ device }: Owned, bytes: Uint8Array): Promise<string> {
  const ecdsa = { name: "ECDSA", hash: "SHA-256" };
  const signature = await crypto.subtle.sign(ecdsa, device.sign.privateKey, new Uint8Array(bytes));
  return Buffer.from(signature).toString("base64url");
}

interface Insider {
  readonly by: Owned;
  readonly secret: EpochSecret;
}

export function sealedOf({ by, secret }: Insider): Promise<Sealed> {
  return seal({ purpose: "message", secret, device: by.device, n: 1, content: "words" });
}

/** The same with a signature of the device's own over what it is now. */
export async function signAgain(sealed: Sealed, { by, secret }: Insider): Promise<Sealed> {
  const [salt, box] = [Buffer.from(sealed.salt, "base64url"), Buffer.from(sealed.box, "base64url")];
  const beside = besideOf(secret, sealed.device, sealed.n);
  return { ...sealed, signature: await signBy(by, signedOf(beside, salt, box)) };
}
