/** What outlives the browser: one IndexedDB store of this origin. Loaded when first needed. */
import { createStore, promisifyRequest, type UseStore } from "idb-keyval";
import type { KeptStorage } from "../base/base.ts";

export function openDeviceStorage(): KeptStorage {
  return open(createStore("carethread", "unsent"));
}

/** Another one, which is not wiped with what was unsent: keys that cannot be taken out. */
export function openKeyStorage(): KeptStorage {
  return open(createStore("carethread-keys", "keys"));
}

function open(use: UseStore): KeptStorage {
  return {
    entries: prefix =>
      use("readonly", async store => {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const [keys, values] = await Promise.all([
          promisifyRequest(store.getAllKeys(range)),
          promisifyRequest(store.getAll(range)),
        ]);
        return keys.map((key, index) => [String(key), values[index] as unknown] as const);
      }),
    update: (key, change) =>
      use("readwrite", async store => {
        const done = promisifyRequest(store.transaction);
        const value = await new Promise<ReturnType<typeof change>>((resolve, reject) => {
          const asked = store.get(key);
          asked.onerror = () => reject(asked.error);
          // In the event itself: a transaction ends where nothing is asked of it.
          asked.onsuccess = () => {
            try {
              const changed = change(asked.result);
              if (changed === undefined) store.delete(key);
              else store.put(changed, key);
              resolve(changed);
            } catch (error) {
              reject(error);
            }
          };
        });
        await done;
        return value;
      }),
  };
}
