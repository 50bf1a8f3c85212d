/** What somebody searches: one at a time. How it is asked for is loaded when somebody first does. */
import type { PatientId } from "@carethread/model";
import { put, type SearchStore } from "../base/base.ts";
import { createSearchStores, type SearchesOptions } from "./search-stores.ts";
import type { Searching } from "./searching.ts";

export interface Searches {
  search(q: string, options?: { readonly patient?: PatientId }): SearchStore;
  end(): void;
}

export function createSearches({ session, http, rows }: SearchesOptions): Searches {
  let present: SearchStore | null = null;

  function open(q: string, patient?: PatientId): SearchStore {
    const stores = createSearchStores();
    const { $state, $hits, $more, $rebuilding } = stores;
    let searching: Searching | null = null;
    let isOver = false;

    async function begin(): Promise<void> {
      put($state, "searching");
      const part = await import("./searching.ts").catch(() => null);
      if (isOver) return;
      if (part === null) put($state, "failed");
      else searching = part.openSearching({ q, patient, stores, session, http, rows });
    }

    if (q.trim() !== "") void begin();
    return {
      q,
      ...stores,
      older: async () => searching?.older(),
      retry() {
        if (searching !== null) searching.retry();
        else if ($state.get() === "failed") void begin();
      },
      cancel() {
        isOver = true;
        searching?.end();
        put($state, "idle");
        put($hits, []);
        put($more, "none");
        put($rebuilding, false);
      },
    };
  }

  return {
    search(q, { patient } = {}) {
      present?.cancel();
      present = open(q, patient);
      return present;
    },
    end: () => present?.cancel(),
  };
}
