/** Secrets of before for a newer device of somebody who read along then, from any device that has them. */
import type { EpochKeys, SharedKeys } from "../encryption/encryption.ts";
import type { Octets } from "./bytes.ts";
import { type CertifiedDevice, day, type Trust } from "./certificates.ts";
import type { Device } from "./devices.ts";
import { grantLabels, keyLabels } from "./domains.ts";
import { checkGrant, holdOf, ownGrant } from "./epochs.ts";
import { E2eeError } from "./error.ts";
import { seal } from "./sealing.ts";
import type { EpochSecret, Place } from "./secrets.ts";
import { checkSignature, signatureOver, signedPart } from "./signing.ts";
import { unwrap, type Wrapping, wrap } from "./wrapping.ts";

/** An epoch as the log has it, with what was shared later: one of these may be for the device. */
export interface KnownEpoch {
  readonly keys: EpochKeys;
  readonly shared: readonly SharedKeys[];
}

/** How many devices are given keys in one event, and how many keys each. */
const most = { devices: 20, keys: 400 };

function shareOf({ practice, scope }: Place, epoch: number, device: string): Wrapping {
  return { label: grantLabels.shared, of: [practice, scope, epoch, device] };
}

/** What a share has for a device of one epoch. */
function keyIn(shared: SharedKeys, device: string, epoch: number) {
  const grant = shared.grants.find(each => each.device === device);
  return grant?.keys.find(each => each.epoch === epoch)?.key;
}

/** The bytes of a secret that the device has by its own grant or by a share; "no-grant" where it has it by neither. */
async function bytesFor(place: Place, { keys, shared }: KnownEpoch, device: Device): Promise<Octets> {
  const { epoch } = keys;
  const own = ownGrant(place, keys, device);
  const later = shared.map(each => keyIn(each, device.id, epoch)).filter(key => key !== undefined);
  const ways = [
    ...(own === null ? [] : [() => own]),
    ...later.map(key => () => unwrap(key, device.hpke, shareOf(place, epoch, device.id))),
  ];
  let refused = new E2eeError("no-grant");
  for (const way of ways) {
    try {
      const bytes = await way();
      // What is held is wiped: the copy is what goes on.
      await holdOf(place, keys, bytes.slice());
      return bytes;
    } catch (error) {
      // One share that is not genuine takes nothing from the next.
      if (!(error instanceof E2eeError)) throw error;
      refused = error;
    }
  }
  throw refused;
}

/**
 * Gives devices the secrets of the epochs that each asks for: opened from the log, as a device keeps none that it could
 * take out. `from` are epochs that `checkEpoch` took and shares that `checkShare` took; to whom, `Trust` verified just now. "no-reader" where a person did not
 * read along in such an epoch, "no-grant" where the giving device has not got it.
 */
export async function shareEpochs({
  place,
  device,
  certificate,
  from,
  to,
  title,
}: {
  readonly place: Place;
  readonly device: Device;
  /** The giving device's own. */
  readonly certificate: string;
  readonly from: readonly KnownEpoch[];
  readonly to: readonly { readonly device: CertifiedDevice; readonly epochs: readonly number[] }[];
  readonly title?: { readonly secret: EpochSecret; readonly content: unknown };
}): Promise<SharedKeys> {
  const asked = new Set(to.flatMap(({ epochs }) => epochs));
  const isTooMuch = to.length > most.devices || to.some(({ epochs }) => epochs.length > most.keys);
  if (isTooMuch) throw new E2eeError("too-many");
  if (new Set(to.map(each => each.device.device)).size !== to.length) throw new E2eeError("device-twice");
  const known = new Map(from.map(each => [each.keys.epoch, each]));
  for (const { device, epochs } of to)
    for (const epoch of epochs)
      if (known.get(epoch)?.keys.readers.includes(device.person) === false) throw new E2eeError("no-reader");

  const secrets = new Map<number, Octets>();
  for (const epoch of asked) {
    const one = known.get(epoch);
    if (one === undefined) throw new E2eeError("no-grant");
    secrets.set(epoch, await bytesFor(place, one, device));
  }
  const grants = await Promise.all(
    to.map(async ({ device: { device: id, person, certificate: theirs, hpke }, epochs }) => ({
      ...{ device: id, person, certificate: theirs },
      keys: await Promise.all(
        [...secrets]
          .filter(([epoch]) => epochs.includes(epoch))
          .map(async ([epoch, bytes]) => ({
            epoch,
            key: await wrap(bytes, hpke, shareOf(place, epoch, id)),
          })),
      ),
    })),
  );
  for (const bytes of secrets.values()) bytes.fill(0);
  const unsigned = {
    ...{ v: 1 as const, scope: place.scope, device: device.id, certificate, grants },
    ...(title !== undefined && {
      title: await seal({
        ...{ purpose: "title", n: 0, device },
        ...{ secret: title.secret, content: title.content },
      }),
    }),
  };
  const signed = signedPart(keyLabels.shareSignature, place.practice, unsigned);
  return { ...unsigned, signature: await signatureOver(signed, device) };
}

/**
 * Who shared; "forged", "bad-certificate" or "expired" where anything in it is not whole. `at`: as of `checkEpoch`. Whether
 * its maker reads along, and those who are given keys did, is the caller's to know.
 */
export async function checkShare(
  trust: Trust,
  place: Place,
  shared: SharedKeys,
  at: number,
): Promise<CertifiedDevice> {
  const { v, scope, device, grants, title } = shared;
  const isWhole =
    v === 1 &&
    scope === place.scope &&
    trust.practice === place.practice &&
    new Set(grants.map(each => each.device)).size === grants.length &&
    grants.every(({ keys }) => new Set(keys.map(({ epoch }) => epoch)).size === keys.length) &&
    (title === undefined || (title.device === device && title.n === 0));
  if (!isWhole) throw new E2eeError("forged");
  const maker = await trust.verify(shared.certificate, at, day);
  if (maker.device !== device) throw new E2eeError("forged");
  await checkSignature(
    signedPart(keyLabels.shareSignature, place.practice, shared),
    shared.signature,
    maker.sign,
  );
  await Promise.all(grants.map(grant => checkGrant(trust, grant, at)));
  return maker;
}

/** The secret of an epoch from a share that `checkShare` took; `keys` of that epoch say which secret it has to be. */
export async function openShare(
  place: Place,
  shared: SharedKeys,
  keys: EpochKeys,
  device: Device,
): Promise<EpochSecret> {
  if (shared.scope !== place.scope) throw new E2eeError("forged");
  const key = keyIn(shared, device.id, keys.epoch);
  if (key === undefined) throw new E2eeError("no-grant");
  const bytes = await unwrap(key, device.hpke, shareOf(place, keys.epoch, device.id));
  return holdOf(place, keys, bytes);
}
