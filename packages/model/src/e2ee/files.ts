/**
 * A file beside a message, part by part under a key of its own, which stands in the sealed message that brings it. The number
 * of a part and whether it is the last one are its nonce, so that none can be left out, moved, repeated or cut: STREAM, of
 * Hoang, Reyhanitabar, Rogaway and Vizár, Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance (CRYPTO 2015).
 */
import {
  paddedFileSize,
  partBytes,
  partsOf,
  sealedFileSize,
  sealedPartBytes,
} from "../attachment/attachment.ts";
import { bytesOf, type Octets, textOf, utf8 } from "./bytes.ts";
import { fileLabel } from "./domains.ts";
import { E2eeError } from "./error.ts";

const keyLength = 32;

export interface PlainFile {
  /** By which its room knows it: under another id the same key makes other bytes. */
  readonly id: string;
  /** As `newFileKey` gave it: for this content alone. */
  readonly key: string;
  /** Bytes of its content. */
  readonly size: number;
}

export interface SealedParts {
  /** Bytes of all of them. */
  readonly size: number;
  /** Numbered from 1; the same each time that it is asked for. */
  part(number: number): Promise<Octets>;
}

/** 32 random bytes in base64url. */
export function newFileKey(): string {
  return textOf(crypto.getRandomValues(new Uint8Array(keyLength)));
}

/** `read` gives the bytes of the content from one place to another, which is not included. Throws "forged" for no key. */
export async function sealFile(
  file: PlainFile,
  read: (from: number, to: number) => Promise<Octets>,
): Promise<SealedParts> {
  const key = await cipherKeyOf(file, "encrypt");
  const size = sealedFileSize(file.size);
  const padded = paddedFileSize(file.size);
  return {
    size,
    async part(number) {
      const from = (number - 1) * sealedPartBytes;
      const plain = new Uint8Array(Math.min(sealedPartBytes, padded - from));
      // Behind the end of the file there are zeros.
      if (from < file.size) plain.set(await read(from, Math.min(from + plain.length, file.size)));
      return new Uint8Array(await crypto.subtle.encrypt(how(number, partsOf(size)), key, plain));
    },
  };
}

/**
 * The content of a file, of which the sealed bytes come in pieces of any size. Rejects with "forged" at the first part that
 * is not as its author sealed it: what was given until then is genuine.
 */
export async function* openFile(file: PlainFile, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Octets> {
  const key = await cipherKeyOf(file, "decrypt");
  const parts = partsOf(sealedFileSize(file.size));
  let number = 0;
  let left = file.size;
  for await (const box of inParts(sealed)) {
    if (++number > parts) throw new E2eeError("forged");
    const plain = await crypto.subtle.decrypt(how(number, parts), key, box).then(
      opened => new Uint8Array(opened),
      () => {
        throw new E2eeError("forged");
      },
    );
    const content = plain.subarray(0, left);
    if (plain.subarray(content.length).some(byte => byte !== 0)) throw new E2eeError("forged");
    left -= content.length;
    if (content.length > 0) yield content;
  }
  if (number < parts) throw new E2eeError("forged");
}

async function cipherKeyOf({ id, key }: PlainFile, usage: "encrypt" | "decrypt"): Promise<CryptoKey> {
  const bytes = bytesOf(key);
  if (bytes.length !== keyLength) throw new E2eeError("forged");
  const secret = await crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveKey"]);
  const derivation = {
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(0),
    info: utf8(fileLabel + JSON.stringify([id])),
  };
  return crypto.subtle.deriveKey(derivation, secret, { name: "AES-GCM", length: 256 }, false, [usage]);
}

/** Of one key no nonce comes twice but for the same bytes: what an id stands for never changes. */
function how(number: number, parts: number): AesGcmParams {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(7, number);
  iv[11] = number === parts ? 1 : 0;
  return { name: "AES-GCM", iv, tagLength: 128 };
}

/** The same bytes in whole parts, but for the last one. */
async function* inParts(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Octets> {
  let part = new Uint8Array(partBytes);
  let filled = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const taken = piece.subarray(at, at + partBytes - filled);
      part.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < partBytes) continue;
      yield part;
      part = new Uint8Array(partBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}
