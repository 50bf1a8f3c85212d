/**
 * Whether keys are those that the conversation needs next. The rooms cannot tell who may have a certificate, and need not:
 * every device looks at that itself. They see to it that nobody is left out, or let in, by an older list.
 */
import {
  type EpochKeys,
  isSealed,
  type Keyring,
  readersOf,
  titleSize,
} from "../../../encryption/encryption.ts";
import type { PersonId } from "../../../names.ts";
import { type Refusal, refusal } from "../../../refusals/refusals.ts";

/** Why these keys are not taken of this person, or null. `ring` is what they follow on. */
export function keysProblem(
  ring: Pick<Keyring, "epoch" | "from" | "left"> & { readonly scope?: string },
  keys: EpochKeys,
  author: PersonId,
): Refusal | null {
  if (keys.scope !== (ring.scope ?? keys.scope)) return refusal("bad-request", { at: "keys.scope" });
  if (keys.v !== 1) return refusal("bad-request", { at: "keys.v" });
  const readers = readersOf(ring);
  const isSame = readers.length === keys.readers.length && readers.every((id, at) => id === keys.readers[at]);
  if (keys.epoch !== ring.epoch + 1 || !isSame) return refusal("keys-old");
  const devices = new Set(keys.grants.map(({ device }) => device));
  const isSound =
    devices.size === keys.grants.length && keys.grants.every(({ person }) => ring.from[person] !== undefined);
  if (!isSound) return refusal("bad-request", { at: "keys.grants" });
  if (ring.left.some(device => devices.has(device))) return refusal("keys-old");
  const maker = keys.grants.find(({ device }) => device === keys.device);
  if (maker?.person !== author) return refusal("bad-request", { at: "keys.device" });
  return titleProblem(keys.title, keys.epoch);
}

/** Why this cannot stand for a title under the key of this epoch, or null. */
export function titleProblem(title: EpochKeys["title"], epoch: number): Refusal | null {
  const isTitle = title === undefined || (isSealed(title, titleSize) && title.epoch === epoch);
  return isTitle ? null : refusal("bad-request", { at: "keys.title" });
}
