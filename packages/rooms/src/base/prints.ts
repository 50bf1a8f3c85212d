/**
 * Prints of what people asked for: they tell whether an id comes again with another body. HMAC-SHA-256 under a key of
 * the room's own, so that a print says nothing of words that are gone: "yes" and "no" are soon tried.
 */
import { keyOf } from "@carethread/model";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Storage } from "./ports.ts";

const at = "print-key";

export class Prints {
  #key = crypto.getRandomValues(new Uint8Array(32));
  #isStored = false;

  async load(storage: Storage): Promise<void> {
    const key = await storage.get<string>(at);
    if (key === undefined) return;
    this.#key = hexToBytes(key);
    this.#isStored = true;
  }

  /** The print of a value that JSON says, 26 characters. */
  of(value: unknown): string {
    return keyOf(hmac(sha256, this.#key, utf8ToBytes(JSON.stringify(value))));
  }

  /** Whether it is the print of this value. */
  fits(print: string, value: unknown): boolean {
    return print === this.of(value);
  }

  /** The key that is to be taken away with the prints: without it they say nothing. */
  static readonly stored = at;

  /** What to store along with the first print; called only for a commit that is then made. */
  unstored(): Readonly<Record<string, string>> {
    if (this.#isStored) return {};
    this.#isStored = true;
    return { [at]: bytesToHex(this.#key) };
  }
}
