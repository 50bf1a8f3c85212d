/** How what is said of keys moves a keyring on. */
import type { PersonId } from "../names.ts";
import type { EpochKeys, Keyring, SharedKeys } from "./keys.ts";
import type { DeviceId } from "./sealed.ts";

/** Everybody who is to read by now, in the order of their keys. */
export function readersOf({ from }: Pick<Keyring, "from">): readonly PersonId[] {
  return Object.keys(from).sort();
}

/** After a new epoch: who was there reads on from where they did. */
export function withEpoch(ring: Keyring | undefined, keys: EpochKeys): Keyring {
  const { scope, epoch, readers, grants, title = ring?.title } = keys;
  return {
    scope,
    epoch,
    devices: Object.fromEntries(grants.map(({ device, person }) => [device, person])),
    left: ring?.left ?? [],
    from: Object.fromEntries(readers.map(person => [person, ring?.from[person] ?? epoch])),
    ...(title === undefined ? {} : { title }),
  };
}

/** After a device was given keys of before: who has the newest title says it. */
export function withDevice(ring: Keyring, { title }: SharedKeys): Keyring {
  return title === undefined ? ring : { ...ring, title };
}

/** Somebody reads from the next epoch on, which is due. */
export function withReader(ring: Keyring, person: PersonId): Keyring {
  if (ring.from[person] !== undefined) return ring;
  return { ...ring, from: { ...ring.from, [person]: ring.epoch + 1 }, due: true };
}

export function withoutReader(ring: Keyring, person: PersonId): Keyring {
  const { [person]: _, ...from } = ring.from;
  return { ...ring, from, due: true };
}

/** A device was taken off: it is given nothing again. */
export function withoutDevice(ring: Keyring, device: DeviceId): Keyring {
  return { ...ring, left: [...new Set([...ring.left, device])], due: true };
}
