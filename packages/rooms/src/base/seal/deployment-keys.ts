/** The keys of practices that follow from keys in the deployment's environment (HKDF, RFC 5869, with SHA-256). */
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { Cipher, keyBytes } from "./cipher.ts";
import type { KeyProvider } from "./key-provider.ts";
import { SealError } from "./seal-error.ts";

/** Practices whose keys are held in memory. */
const held = 1_000;

export class DeploymentKeys implements KeyProvider {
  readonly newest: string;
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  readonly #ciphers = new Map<string, Cipher>();

  /** By version, a whole number; the highest is the newest. */
  constructor(keys: ReadonlyMap<string, Uint8Array>) {
    this.#keys = keys;
    this.newest = String(Math.max(...[...keys.keys()].map(Number)));
  }

  async wrap(practice: string, key: Uint8Array, place: string): Promise<Uint8Array> {
    return this.#cipher(practice, this.newest).seal(utf8ToBytes(place), key);
  }

  async unwrap(practice: string, by: string, wrapped: Uint8Array, place: string): Promise<Uint8Array> {
    const key = this.#cipher(practice, by).open(utf8ToBytes(place), wrapped);
    if (key === null) {
      throw new SealError(
        "key",
        `Key ${by} of CARETHREAD_SEAL is another one than that by which this room was sealed, or the room's own key was altered or moved.`,
      );
    }
    return key;
  }

  #cipher(practice: string, version: string): Cipher {
    const name = `${version} ${practice}`;
    const known = this.#ciphers.get(name);
    if (known !== undefined) return known;
    const key = this.#keys.get(version);
    if (key === undefined) {
      throw new SealError(
        "key",
        `This room was sealed by key ${/^\d{1,6}$/.test(version) ? version : "(unknown)"} of CARETHREAD_SEAL, which is not there. Put it back beside the newer ones.`,
      );
    }
    const cipher = new Cipher(
      hkdf(sha256, key, undefined, utf8ToBytes(`carethread practice ${practice}`), keyBytes),
    );
    this.#ciphers.set(name, cipher);
    const [oldest] = this.#ciphers.keys();
    if (this.#ciphers.size > held && oldest !== undefined) this.#ciphers.delete(oldest);
    return cipher;
  }
}
