/** What outlives a reload and ends with the tab: the page's `sessionStorage`. Loaded when first needed. */
import type { KeptStorage } from "../base/base.ts";

const mine = "carethread ";

export function openSessionStorage(): KeptStorage {
  const { sessionStorage } = globalThis;

  function read(name: string): unknown {
    try {
      return JSON.parse(sessionStorage.getItem(name) ?? "null") ?? undefined;
    } catch {
      return undefined;
    }
  }

  return {
    entries: async prefix =>
      Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? "")
        .filter(name => name.startsWith(mine + prefix))
        .map(name => [name.slice(mine.length), read(name)] as const),
    update: async (key, change) => {
      const changed = change(read(mine + key));
      if (changed === undefined) sessionStorage.removeItem(mine + key);
      else sessionStorage.setItem(mine + key, JSON.stringify(changed));
      return changed;
    },
  };
}
