/** Binds the storage that `@carethread/rooms` asks for to that of a room's object, which both platforms have alike. */
import type { ListOptions, PlatformStorage } from "@carethread/rooms";

/** What may be written in a commit of several calls. */
interface Writes {
  put(entries: Record<string, unknown>): Promise<unknown>;
  delete(keys: string[]): Promise<unknown>;
}

/** The platform's storage, as much of it as is asked for. */
export interface ObjectStorage extends Writes {
  get(key: string): Promise<unknown>;
  get(keys: string[]): Promise<Map<string, unknown>>;
  list(options: ListOptions): Promise<Map<string, unknown>>;
  transaction(act: (transaction: Writes) => Promise<void>): Promise<void>;
}

/** Keys in one call of the platform. */
const perCall = 128;

export function bindStorage(storage: ObjectStorage): PlatformStorage {
  return {
    get: key => storage.get(key),
    getMany: keys => storage.get([...keys]),
    list: options => storage.list(options),
    async commit(put, remove) {
      const keys = Object.keys(put);
      // A transaction costs about three times as much. Calls with no await between them are one commit, and the
      // platform refuses none of them: their number and the size of each value are bounded.
      if (keys.length <= perCall && remove.length <= perCall) {
        await Promise.all([
          keys.length > 0 ? storage.put(put) : null,
          remove.length > 0 ? storage.delete([...remove]) : null,
        ]);
        return;
      }
      await storage.transaction(async transaction => {
        for (let start = 0; start < keys.length; start += perCall) {
          const some = keys.slice(start, start + perCall);
          await transaction.put(Object.fromEntries(some.map(key => [key, put[key]])));
        }
        for (let start = 0; start < remove.length; start += perCall)
          await transaction.delete([...remove.slice(start, start + perCall)]);
      });
    },
  };
}
