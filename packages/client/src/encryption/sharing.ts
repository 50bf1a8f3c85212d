/** Lets newer devices of readers into what was written before, where this device can. */
import type { Keyring, SharedKeys } from "@carethread/model";
import { type CertifiedDevice, type Place, shareEpochs } from "@carethread/model/e2ee";
import type { Own } from "./device/device.ts";
import type { KeyLog } from "./key-log.ts";

/** How many devices are let in by one event. */
const most = 20;

export interface Lacking {
  readonly device: CertifiedDevice;
  readonly epochs: readonly number[];
}

/** Which devices of those who read along have not what they may have, as far as this one has it. */
export function lackingOf(
  log: KeyLog,
  ring: Pick<Keyring, "left" | "from">,
  devices: readonly CertifiedDevice[],
  own: string,
): readonly Lacking[] {
  const given = log.given();
  const mine = log.all().filter(({ secret }) => secret !== null);
  return devices
    .filter(
      ({ device, person }) =>
        device !== own && !ring.left.includes(device) && ring.from[person] !== undefined,
    )
    .map(device => ({
      device,
      // As the makers of the epochs signed who is to read, and not as the rooms say it.
      epochs: mine
        .filter(
          ({ keys }) => keys.readers.includes(device.person) && keys.epoch >= (ring.from[device.person] ?? 0),
        )
        .map(({ keys }) => keys.epoch)
        .filter(epoch => given.get(device.device)?.has(epoch) !== true),
    }))
    .filter(({ epochs }) => epochs.length > 0)
    .slice(0, most);
}

export interface Share {
  readonly place: Place;
  readonly own: Own;
  readonly log: KeyLog;
  readonly lacking: readonly Lacking[];
  /** The title, where it stands under an older key than the newest. */
  readonly title: { readonly text: string; readonly epoch: number } | null;
}

/** What is to be said of it to the room; null where there is nothing to share. */
export async function shareOf({ place, own, log, lacking, title }: Share): Promise<SharedKeys | null> {
  const secret = title === null ? null : (log.epoch(title.epoch)?.secret ?? null);
  if (lacking.length === 0 && secret === null) return null;
  return shareEpochs({
    ...{ place, device: own.device, certificate: own.certified.certificate },
    from: log.all(),
    to: lacking,
    ...(title === null || secret === null ? {} : { title: { secret, content: { text: title.text } } }),
  });
}
