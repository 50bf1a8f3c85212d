/** A device of a person: two pairs of keys, whose private halves never leave the browser's own store. */
import { keyOf, type PersonId } from "../names.ts";
import { bytesOf, joined, type Octets, textOf, utf8 } from "./bytes.ts";
import { deviceLabels } from "./domains.ts";
import { checkSignature, signatureOver } from "./signing.ts";
import { suite } from "./wrapping.ts";

/** It can be cloned as it is, so IndexedDB keeps it. */
export interface Device {
  /** As `deviceIdOf` its keys says. */
  readonly id: string;
  /** By which secrets are sealed to it. */
  readonly hpke: CryptoKeyPair;
  /** By which it signs. */
  readonly sign: CryptoKeyPair;
}

/** Both public keys of a device as raw points of P-256 (65 bytes), in base64url, and what it is called by them. */
export interface DevicePublic {
  readonly device: string;
  readonly hpke: string;
  readonly sign: string;
}

/** What a host certifies: the same, with a signature that shows that who asks is this device. */
export interface DeviceClaim extends DevicePublic {
  readonly proof: string;
}

/** Whose a device is to be. */
export interface DeviceOwner {
  readonly practice: string;
  readonly person: PersonId;
}

export async function makeDevice(): Promise<Device> {
  const [hpke, sign] = await Promise.all([
    suite.GenerateKeyPair(false),
    crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]),
  ]);
  return deviceWith({ hpke, sign });
}

/** The device that has these keys. */
export async function deviceWith({ hpke, sign }: Pick<Device, "hpke" | "sign">): Promise<Device> {
  return { id: await deviceIdOf(await pointsOf({ hpke, sign })), hpke, sign };
}

/** What the device of these public keys is called: nobody else's has the same name. "forged" for what is no base64url. */
export async function deviceIdOf({ hpke, sign }: Pick<DevicePublic, "hpke" | "sign">): Promise<string> {
  const named = joined(utf8(deviceLabels.id), bytesOf(hpke), bytesOf(sign));
  return keyOf(new Uint8Array(await crypto.subtle.digest("SHA-256", named)));
}

async function pointsOf({ hpke, sign }: Pick<Device, "hpke" | "sign">) {
  const rawOf = async (key: CryptoKey): Promise<string> =>
    textOf(new Uint8Array(await crypto.subtle.exportKey("raw", key)));
  return { hpke: await rawOf(hpke.publicKey), sign: await rawOf(sign.publicKey) };
}

export async function publicOf(device: Device): Promise<DevicePublic> {
  return { device: device.id, ...(await pointsOf(device)) };
}

/** What this person's page sends to be certified. */
export async function claimOf(device: Device, owner: DeviceOwner): Promise<DeviceClaim> {
  const keys = await publicOf(device);
  return { ...keys, proof: await signatureOver(provenBy(keys, owner), device) };
}

/** "forged" where who asks has not shown, for this person, that they have the key by which the device signs. */
export async function checkProof({ proof, ...keys }: DeviceClaim, owner: DeviceOwner): Promise<void> {
  const how = { name: "ECDSA", namedCurve: "P-256" };
  const sign = await crypto.subtle.importKey("raw", bytesOf(keys.sign), how, true, ["verify"]);
  await checkSignature(provenBy(keys, owner), proof, sign);
}

function provenBy({ device, hpke, sign }: DevicePublic, { practice, person }: DeviceOwner): Octets {
  const said = JSON.stringify([practice, person, device, hpke, sign]);
  return joined(utf8(deviceLabels.proof), utf8(said));
}
