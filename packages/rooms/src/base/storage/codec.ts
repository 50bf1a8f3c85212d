/**
 * How values stand in storage: a byte that says what follows, then JSON as UTF-8 or bytes as they are. So a value's
 * size is known before the platform refuses it, and something that seals bytes can stand behind this.
 */
import { isSealed, SealError, sealedBytes } from "../seal/seal.ts";

/** The largest value that a platform takes, in bytes, less what sealing and the platform itself put around it. */
const valueBytes = 128 * 1024 - sealedBytes - 64;

const json = "J";
const raw = "B".charCodeAt(0);

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A value that no platform would take. The room that made it must bound what it stores. */
export class ValueTooLarge extends Error {
  override readonly name = "ValueTooLarge";
}

/** `value` is JSON, or bytes as a whole; throws a ValueTooLarge. `key` says in the operator's log which one it was. */
export function encode(key: string, value: unknown): Uint8Array {
  const bytes = value instanceof Uint8Array ? framed(value) : encodeJson(key, value);
  if (bytes.byteLength > valueBytes) throw new ValueTooLarge(`${kindOf(key)} has ${bytes.byteLength} bytes`);
  return bytes;
}

function encodeJson(key: string, value: unknown): Uint8Array {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`${kindOf(key)} has a value that no JSON says`);
  return encoder.encode(json + text);
}

function framed(value: Uint8Array): Uint8Array {
  const out = new Uint8Array(value.byteLength + 1);
  out[0] = raw;
  out.set(value, 1);
  return out;
}

/** What `encode` was given. What has not gone through it is as it was put, so that its format can be read. */
export function decode<T>(stored: unknown): T {
  const bytes = stored instanceof ArrayBuffer ? new Uint8Array(stored) : stored;
  if (!(bytes instanceof Uint8Array)) return stored as T;
  if (isSealed(bytes)) throw new SealError("key", "This room is sealed, and CARETHREAD_SEAL is not set.");
  const body = bytes.subarray(1);
  return (bytes[0] === raw ? body.slice() : JSON.parse(decoder.decode(body))) as T;
}

/** A key without the ids in it. */
function kindOf(key: string): string {
  return key.split(":", 1)[0] ?? "";
}
