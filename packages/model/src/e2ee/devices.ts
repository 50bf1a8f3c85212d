/** A device of a person: two pairs of keys, whose private halves never leave the browser's own store. */
import { Key } from "../names.ts";
import { textOf } from "./bytes.ts";
import { suite } from "./wrapping.ts";

/** It can be cloned as it is, so IndexedDB keeps it. */
export interface Device {
  readonly id: string;
  /** By which secrets are sealed to it. */
  readonly hpke: CryptoKeyPair;
  /** By which it signs. */
  readonly sign: CryptoKeyPair;
}

/** What a host certifies: both public keys as raw points of P-256 (65 bytes), in base64url. */
export interface DevicePublic {
  readonly device: string;
  readonly hpke: string;
  readonly sign: string;
}

/** New keys for a device that calls itself so: `keyOf` 16 random bytes. */
export async function makeDevice(id: string): Promise<Device> {
  if (!Key.safeParse(id).success) throw new TypeError("a device's id is a key");
  const [hpke, sign] = await Promise.all([
    suite.GenerateKeyPair(false),
    crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]),
  ]);
  return { id, hpke, sign };
}

export async function publicOf({ id, hpke, sign }: Device): Promise<DevicePublic> {
  const rawOf = async (key: CryptoKey): Promise<string> =>
    textOf(new Uint8Array(await crypto.subtle.exportKey("raw", key)));
  return { device: id, hpke: await rawOf(hpke.publicKey), sign: await rawOf(sign.publicKey) };
}
