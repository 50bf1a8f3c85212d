/** What tests of sealed storage share: keys of a deployment, and a room's storage that is sealed by them. */
import assert from "node:assert/strict";
import type { PlatformStorage } from "@carethread/rooms/base/ports";
import { readSeal, type Seal } from "@carethread/rooms/base/seal/settings";
import { decode, encode } from "@carethread/rooms/base/storage/codec";
import { SealedStorage } from "@carethread/rooms/base/storage/sealed-storage";
import type { MemoryStorage } from "@carethread/rooms/memory/storage";

/** The key of a version, which is the same each time; another one where the test says so. */
export function keyOfVersion(version: string, other = ""): string {
  return `${version}${other}-abcdefghij`.repeat(5).slice(0, 43);
}

/** The variable with keys of these versions. */
export function sealOf(...versions: readonly string[]): { readonly keys: Record<string, string> } {
  return { keys: Object.fromEntries(versions.map(version => [version, keyOfVersion(version)])) };
}

export function sealBy(...versions: readonly string[]): Seal {
  return read(sealOf(...versions));
}

export function read(value: unknown): Seal {
  const seal = readSeal(value);
  assert.ok(typeof seal !== "string", String(seal));
  return seal;
}

export const room = "harbor~aaaaaaaaaaaaaaaaaaaaaaaaaa";

/** The storage of one life of a room. */
export function opened(
  disk: PlatformStorage,
  seal: Seal,
  { name = room, logs = [] }: { name?: string; logs?: string[] } = {},
): SealedStorage {
  return new SealedStorage(
    {
      party: "main",
      name,
      storage: disk,
      later: run => void setImmediate(run),
      log: line => logs.push(line),
    },
    seal,
  );
}

export async function put(
  storage: PlatformStorage,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await storage.commit(
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encode(key, value)])),
    [],
  );
}

/** All that a room reads; for a value that refuses, the sentence of it. */
export async function all(storage: PlatformStorage, disk: MemoryStorage): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const key of [...disk.values.keys()].filter(each => each !== "~keys").sort())
    found[key] = await storage.get(key).then(
      stored => decode(stored),
      (error: Error) => error.name,
    );
  return found;
}
