/** Who reads along, as people are shown it: by what devices signed and the host certified, and not by what the rooms say. */
import type { Keyring } from "@carethread/model";
import type { Reader } from "../base/base.ts";
import type { KeyLog } from "./key-log.ts";

export interface ReadersOptions {
  readonly keys: Keyring;
  readonly log: KeyLog;
  /** What the rooms call them: of who has no device yet nobody else says it. */
  readonly names: Readonly<Record<string, string>>;
  /** This device, where the page is one. */
  readonly own: string | undefined;
}

export function readersShown({ keys, log, names, own }: ReadersOptions): readonly Reader[] {
  const epoch = log.epoch(keys.epoch);
  if (!epoch) return [];
  const since = new Map<string, number>();
  for (const { at, keys } of log.all())
    for (const { device } of keys.grants) since.set(device, Math.min(at, since.get(device) ?? at));
  return epoch.keys.readers
    .map(person => {
      const devices = epoch.devices.filter(
        each => each.person === person && !keys.left.includes(each.device),
      );
      const [first] = devices;
      return {
        person: { id: person, side: first?.side ?? "staff", name: first?.name ?? names[person] ?? "" },
        devices: devices.map(({ device }) => ({
          id: device,
          since: since.get(device) ?? epoch.at,
          own: device === own,
        })),
      } as const;
    })
    .sort((a, b) => a.person.name.localeCompare(b.person.name));
}
