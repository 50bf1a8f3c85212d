/** Words under the secret of an epoch, signed by the device that wrote them. */
import { isSealed, type Sealed } from "../encryption/encryption.ts";
import { bytesOf, joined, type Octets, textOf, utf8 } from "./bytes.ts";
import type { CertifiedDevice } from "./certificates.ts";
import type { Device } from "./devices.ts";
import { type Purpose, purposeLabels } from "./domains.ts";
import { E2eeError } from "./error.ts";
import { padded, unpadded } from "./padding.ts";
import { derive, type EpochSecret } from "./secrets.ts";
import { checkSignature, signatureOver } from "./signing.ts";

/** Where words stand, and who wrote them there: the tag of the box and the signature hold it. */
function besideOf(purpose: Purpose, { place, epoch }: EpochSecret, device: string, n: number): Octets {
  const where = JSON.stringify([place.practice, place.scope, epoch, device, n]);
  return utf8(purposeLabels[purpose].beside + where);
}

function signedOf(purpose: Purpose, beside: Octets, salt: Octets, box: Octets): Octets {
  return joined(utf8(purposeLabels[purpose].signature), beside, salt, box);
}

/** A title is no message and has no number; all else has that of its message. */
function fits(purpose: Purpose, n: number): boolean {
  return Number.isSafeInteger(n) && (purpose === "title" ? n === 0 : n > 0);
}

/** The key of these words alone, and its nonce: no other words have the same salt, so neither comes twice. */
async function cipherOf(
  purpose: Purpose,
  secret: EpochSecret,
  salt: Octets,
  beside: Octets,
  usage: "encrypt" | "decrypt",
) {
  const bytes = await derive(secret, salt, purposeLabels[purpose].key, 32 + 12);
  const key = await crypto.subtle.importKey("raw", bytes.subarray(0, 32), "AES-GCM", false, [usage]);
  const how = { name: "AES-GCM", iv: bytes.slice(32), additionalData: beside, tagLength: 128 };
  bytes.fill(0);
  return { key, how };
}

/**
 * Seals what has a JSON. `most`: the largest size that it may be padded to, as a preview's; "too-large" where it fits
 * none.
 */
export async function seal({
  purpose,
  secret,
  device,
  n,
  content,
  most,
}: {
  readonly purpose: Purpose;
  readonly secret: EpochSecret;
  readonly device: Device;
  readonly n: number;
  readonly content: unknown;
  readonly most?: number;
}): Promise<Sealed> {
  if (!fits(purpose, n)) throw new RangeError("a message has a number from 1, a title has 0");
  const words = padded(content, most);
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const beside = besideOf(purpose, secret, device.id, n);
  const { key, how } = await cipherOf(purpose, secret, salt, beside, "encrypt");
  const box = new Uint8Array(await crypto.subtle.encrypt(how, key, words));
  const signature = await signatureOver(signedOf(purpose, beside, salt, box), device);
  return {
    ...{ v: 1, epoch: secret.epoch, device: device.id, n },
    ...{ salt: textOf(salt), box: textOf(box), signature },
  };
}

/**
 * What was sealed; "forged" where any of it is not what the device made for this purpose, place and epoch. `by` is the
 * device as `checkEpoch` of the same epoch gave it: so whose it is was signed by one who reads along. Whether its number
 * came before is the caller's to know: the same words stay genuine a second time.
 */
export async function open({
  purpose,
  secret,
  by,
  sealed,
}: {
  readonly purpose: Purpose;
  readonly secret: EpochSecret;
  readonly by: CertifiedDevice;
  readonly sealed: Sealed;
}): Promise<unknown> {
  const { v, epoch, device, n } = sealed;
  const isMeant = v === 1 && epoch === secret.epoch && device === by.device && fits(purpose, n);
  if (!isMeant || !isSealed(sealed)) throw new E2eeError("forged");
  const [salt, box] = [bytesOf(sealed.salt), bytesOf(sealed.box)];
  const beside = besideOf(purpose, secret, device, n);
  await checkSignature(signedOf(purpose, beside, salt, box), sealed.signature, by.sign);
  const { key, how } = await cipherOf(purpose, secret, salt, beside, "decrypt");
  let words: ArrayBuffer;
  try {
    words = await crypto.subtle.decrypt(how, key, box);
  } catch {
    throw new E2eeError("forged");
  }
  return unpadded(new Uint8Array(words));
}
