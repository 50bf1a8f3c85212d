/** What this device seals: words by the newest key, which it makes itself where there has to be another one. */
import {
  attachedUnder,
  type EpochKeys,
  type PersonId,
  preview,
  previewSize,
  Readers,
  type SealedContent,
  sealedSizes,
} from "@carethread/model";
import {
  type CertifiedDevice,
  E2eeError,
  type EpochSecret,
  makeEpoch,
  type Place,
  seal,
  type Trust,
} from "@carethread/model/e2ee";
import { CareError, type SealedWords } from "../base/base.ts";
import type { Http } from "../connection/connection.ts";
import type { Own } from "./device/device.ts";

/** Who is to read, with those of their devices that the host certified. */
export interface Reading {
  readonly readers: readonly PersonId[];
  readonly devices: readonly CertifiedDevice[];
  /** What the rooms call them. */
  readonly names: Readonly<Record<PersonId, string>>;
}

/** Certificates that are not genuine, or ran out, are nobody's: what the rooms say of devices counts for nothing. */
export async function genuine(
  certificates: readonly string[],
  trust: Trust,
  now: number,
): Promise<readonly CertifiedDevice[]> {
  const found = await Promise.all(certificates.map(each => trust.verify(each, now).catch(() => null)));
  return [...new Map(found.flatMap(each => (each === null ? [] : [[each.device, each] as const]))).values()];
}

/** Asks a room who is to read; `path` is below the server's address. Rejects with a CareError. */
export async function readingAt(
  http: Http,
  path: string,
  trust: Trust,
  now: number,
  json: unknown,
): Promise<Reading> {
  const { readers, certificates, names = {} } = await http.ask(path, Readers, { json });
  return { readers, devices: await genuine(certificates, trust, now), names };
}

export interface NextEpoch {
  readonly place: Place;
  readonly epoch: number;
  readonly own: Own;
  readonly trust: Trust;
  readonly reading: Omit<Reading, "names">;
  /** Devices that were taken off: they are given nothing again, whoever lists them. */
  readonly left: readonly string[];
  readonly title: string | undefined;
}

/** The next key. Rejects with a CareError where this device cannot make it. */
export async function nextEpoch({
  place,
  epoch,
  own,
  trust,
  reading,
  left,
  title,
}: NextEpoch): Promise<{ readonly keys: EpochKeys; readonly secret: EpochSecret }> {
  const { records } = trust;
  // Records are the law: without their key nothing is written that the practice could never show.
  if (records === null) throw new CareError("encryption-off");
  const readers = [...new Set([...reading.readers, own.certified.person])].sort();
  const others = reading.devices.filter(
    ({ device, person }) => device !== own.device.id && readers.includes(person) && !left.includes(device),
  );
  try {
    return await makeEpoch({
      ...{ place, epoch, readers, records, device: own.device, devices: [own.certified, ...others] },
      ...(title === undefined ? {} : { title: { text: title } satisfies SealedContent }),
    });
  } catch (error) {
    if (error instanceof E2eeError && error.code === "too-many") throw new CareError("too-many-devices");
    throw error;
  }
}

function isShort(content: SealedContent): boolean {
  return new TextEncoder().encode(JSON.stringify(content)).length <= sealedSizes[0] - 4;
}

/** Seals a message, with its beginning where it is long. Throws a CareError where it is too long. */
export async function sealMessage(
  secret: EpochSecret,
  { device }: Own,
  n: number,
  { text, files }: Pick<SealedContent, "text"> & Required<Pick<SealedContent, "files">>,
): Promise<SealedWords> {
  const content: SealedContent = { text, ...(files.length === 0 ? {} : { files }) };
  try {
    const sealed = await seal({ purpose: "message", secret, device, n, content });
    if (isShort(content)) return { sealed };
    const attached = attachedUnder(content);
    const start: SealedContent = { text: preview(text), ...(attached === undefined ? {} : { attached }) };
    const opening = { purpose: "preview", secret, device, n, content: start, most: previewSize } as const;
    return { sealed, preview: await seal(opening) };
  } catch (error) {
    if (error instanceof E2eeError && error.code === "too-large") throw new CareError("text-too-long");
    throw error;
  }
}
