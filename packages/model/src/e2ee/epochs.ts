/** An epoch: from here on, who reads is given one new secret, and all that is written is sealed by it. */
import { type EpochKeys, mostDevices, type Wrapped } from "../encryption/encryption.ts";
import { type Octets, textOf } from "./bytes.ts";
import { type CertifiedDevice, day, type Trust } from "./certificates.ts";
import type { Device } from "./devices.ts";
import { grantLabels, keyLabels } from "./domains.ts";
import { E2eeError } from "./error.ts";
import { seal } from "./sealing.ts";
import {
  checkCommitment,
  commitmentTo,
  type EpochSecret,
  holdSecret,
  newSecret,
  type Place,
} from "./secrets.ts";
import { checkSignature, signatureOver, signedPart } from "./signing.ts";
import { unwrap, type Wrapping, wrap } from "./wrapping.ts";

/** The practice's records key as one who opens by it has it; `key`: a pair, or a private key that is extractable. */
export interface RecordsKey {
  readonly kid: string;
  readonly key: CryptoKey | CryptoKeyPair;
}

/** For whom a secret is sealed: the name of a device, or of the records key. */
function grantOf(
  label: (typeof grantLabels)["device" | "records"],
  { practice, scope }: Place,
  epoch: number,
  to: string,
): Wrapping {
  return { label, of: [practice, scope, epoch, to] };
}

function inOrder(keys: Iterable<string>): readonly string[] {
  return [...new Set(keys)].sort();
}

/**
 * The next epoch, by a device that is to read itself. It needs to know nothing of the epoch before. `devices` are those of
 * `readers`, verified by `Trust` just now; a reader may have none yet. "device-twice" where two people name one device: whose
 * it is has to be known first, so none of them is given anything.
 */
export async function makeEpoch({
  place,
  epoch,
  device,
  readers,
  devices,
  records,
  title,
}: {
  readonly place: Place;
  readonly epoch: number;
  readonly device: Device;
  readonly readers: readonly string[];
  readonly devices: readonly CertifiedDevice[];
  readonly records: { readonly kid: string; readonly key: CryptoKey };
  readonly title?: unknown;
}): Promise<{ readonly keys: EpochKeys; readonly secret: EpochSecret }> {
  const byId = new Map(devices.map(each => [each.device, each]));
  if (devices.length > mostDevices) throw new E2eeError("too-many");
  if (byId.size !== devices.length) throw new E2eeError("device-twice");
  const own = byId.get(device.id);
  if (own === undefined) throw new E2eeError("no-grant");
  if (devices.some(({ person }) => !readers.includes(person))) throw new E2eeError("no-reader");

  const bytes = newSecret();
  const [grants, forRecords] = await Promise.all([
    Promise.all(
      devices.map(async ({ device: id, person, certificate, hpke }) => ({
        ...{ device: id, person, certificate },
        key: await wrap(bytes, hpke, grantOf(grantLabels.device, place, epoch, id)),
      })),
    ),
    wrap(bytes, records.key, grantOf(grantLabels.records, place, epoch, records.kid)),
  ]);
  const secret = await holdSecret(place, epoch, bytes);
  const unsigned = {
    ...{ v: 1 as const, scope: place.scope, device: device.id, epoch },
    readers: [...inOrder(readers)],
    grants,
    records: { kid: records.kid, key: forRecords },
    commitment: textOf(await commitmentTo(secret)),
    ...(title !== undefined && {
      title: await seal({ purpose: "title", secret, device, n: 0, content: title }),
    }),
  };
  const signed = signedPart(keyLabels.epochSignature, place.practice, unsigned);
  const signature = await signatureOver(signed, device);
  // Under a certificate of this name that is not its own the rooms would take it, and everybody refuse it.
  await checkSignature(signed, signature, own.sign);
  return { keys: { ...unsigned, signature }, secret };
}

/**
 * Who made an epoch and which devices were given it; "forged", "bad-certificate" or "expired" where anything in it is not
 * whole. `at`: when it happened, as its event says; a new one is judged as of now. That it is the epoch which comes next,
 * by the practice's present records key, and that its readers are those whom the log names, is the caller's to know.
 */
export async function checkEpoch(
  trust: Trust,
  place: Place,
  keys: EpochKeys,
  at: number,
): Promise<{ readonly maker: CertifiedDevice; readonly devices: readonly CertifiedDevice[] }> {
  const { v, scope, device, epoch, readers, grants, title } = keys;
  const ids = new Set(grants.map(each => each.device));
  const isWhole =
    v === 1 &&
    scope === place.scope &&
    trust.practice === place.practice &&
    ids.size === grants.length &&
    readers.join() === inOrder(readers).join() &&
    grants.every(({ person }) => readers.includes(person)) &&
    (title === undefined || (title.device === device && title.epoch === epoch && title.n === 0));
  if (!isWhole) throw new E2eeError("forged");
  const devices = await Promise.all(grants.map(grant => checkGrant(trust, grant, at)));
  const maker = devices.find(each => each.device === device);
  if (maker === undefined) throw new E2eeError("forged");
  const signed = signedPart(keyLabels.epochSignature, place.practice, keys);
  await checkSignature(signed, keys.signature, maker.sign);
  return { maker, devices };
}

/** The device that a grant is for, which has to be the one of its certificate. */
export async function checkGrant(
  trust: Trust,
  grant: { readonly device: string; readonly person: string; readonly certificate: string },
  at: number,
): Promise<CertifiedDevice> {
  const found = await trust.verify(grant.certificate, at, day);
  if (found.device !== grant.device || found.person !== grant.person) throw new E2eeError("forged");
  return found;
}

/** The bytes of an epoch's secret as a device was given them, not yet compared; null where it was not. */
export function ownGrant(place: Place, keys: EpochKeys, device: Device): Promise<Octets> | null {
  const grant = keys.grants.find(each => each.device === device.id);
  if (grant === undefined) return null;
  return unwrap(grant.key, device.hpke, grantOf(grantLabels.device, place, keys.epoch, device.id));
}

/** Holds a secret which is the one that the epoch's maker said to all. */
export async function holdOf(place: Place, keys: EpochKeys, bytes: Octets): Promise<EpochSecret> {
  if (keys.scope !== place.scope) throw new E2eeError("forged");
  const secret = await holdSecret(place, keys.epoch, bytes);
  await checkCommitment(secret, keys.commitment);
  return secret;
}

/** The secret of an epoch that `checkEpoch` took; "no-grant" where the device was not given it. */
export async function openEpoch(place: Place, keys: EpochKeys, device: Device): Promise<EpochSecret> {
  const bytes = ownGrant(place, keys, device);
  if (bytes === null) throw new E2eeError("no-grant");
  return holdOf(place, keys, await bytes);
}

/** The same by the practice's records key; "no-grant" where it was given to one of another name. */
export async function openEpochWithRecordsKey(
  place: Place,
  keys: EpochKeys,
  { kid, key }: RecordsKey,
): Promise<EpochSecret> {
  const { records } = keys;
  if (records.kid !== kid) throw new E2eeError("no-grant");
  const given: Wrapped = records.key;
  const bytes = await unwrap(given, key, grantOf(grantLabels.records, place, keys.epoch, kid));
  return holdOf(place, keys, bytes);
}
