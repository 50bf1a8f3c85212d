/** A room's storage in memory, for tests of what a room keeps in it. */
import type { Storage } from "@carethread/rooms/base/ports";
import { RoomStorage } from "@carethread/rooms/base/storage/room-storage";
import { MemoryStorage } from "@carethread/rooms/memory/storage";

export interface InMemory {
  readonly storage: Storage;
  /** What is stored, by keys, as it stands there. */
  readonly values: Map<string, Uint8Array>;
}

/** `act` stands around everything that is asked of the storage. */
export function inMemory(act: <T>(work: () => Promise<T>) => Promise<T> = work => work()): InMemory {
  const memory = new MemoryStorage();
  return { storage: new RoomStorage(memory, act, () => {}), values: memory.values };
}
