/** Seals what is kept on a device, by WebCrypto (AES-256-GCM). The key is never on the device. */
import type { Seal } from "../base/base.ts";

/** As it stands on the device: `at` is what is swept by, the rest says nothing. */
interface Sealed {
  readonly at: number;
  /** Another one each time, so that one value is told from the next. */
  readonly iv: string;
  readonly sealed: string;
  /** The content of a file, sealed under the same key and a number of its own. */
  readonly bytes?: { readonly iv: string; readonly blob: Blob };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Rejects where the runtime has no WebCrypto, as on a page that is not secure. */
export async function openSeal(secret: string): Promise<Seal> {
  const { subtle } = crypto;
  const digest = await subtle.digest("SHA-256", encoder.encode(secret));
  const key = await subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]);
  const by = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
    name: "AES-GCM",
    iv,
    additionalData: encoder.encode(place),
  });

  async function close(place: string, data: BufferSource): Promise<{ iv: string; sealed: ArrayBuffer }> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv: toText(iv), sealed: await subtle.encrypt(by(iv, place), key, data) };
  }

  return {
    async close(place, value) {
      const { at, blob, ...rest } = value as { readonly at: number; readonly blob?: unknown };
      const isBlob = blob instanceof Blob;
      const words = { ...rest, ...(isBlob ? { blobType: blob.type } : {}) };
      const { iv, sealed } = await close(place, encoder.encode(JSON.stringify(words)));
      if (!isBlob) return { at, iv, sealed: toText(new Uint8Array(sealed)) } satisfies Sealed;
      const bytes = await close(`${place} bytes`, await blob.arrayBuffer());
      return {
        ...{ at, iv, sealed: toText(new Uint8Array(sealed)) },
        bytes: { iv: bytes.iv, blob: new Blob([bytes.sealed]) },
      } satisfies Sealed;
    },
    async open(place, value) {
      try {
        const { at, iv, sealed, bytes } = value as Sealed;
        const words = await subtle.decrypt(by(fromText(iv), place), key, fromText(sealed));
        const { blobType, ...rest } = JSON.parse(decoder.decode(words)) as { blobType?: string };
        if (bytes === undefined) return { at, ...rest };
        const algorithm = by(fromText(bytes.iv), `${place} bytes`);
        const content = await subtle.decrypt(algorithm, key, await bytes.blob.arrayBuffer());
        return { at, ...rest, blob: new Blob([content], { type: blobType ?? "" }) };
      } catch {
        return undefined;
      }
    },
  };
}

function toText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
}
