/** What somebody searches: one at a time. How it is asked for is loaded when somebody first does. */
import type { PatientId, SearchHit } from "@carethread/model";
import { atom } from "nanostores";
import { type More, put, type SearchStore } from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";
import type { Rows } from "./rows.ts";
import type { Searching } from "./searching.ts";

export interface SearchesOptions {
  readonly session: Pick<Session, "platform" | "delays">;
  readonly http: () => Promise<Http>;
  readonly rows: Rows;
}

export interface Searches {
  search(q: string, options?: { readonly patient?: PatientId }): SearchStore;
  end(): void;
}

export function createSearchStores() {
  return {
    $state: atom<"idle" | "searching" | "hits" | "failed">("idle"),
    $hits: atom<readonly SearchHit[]>([]),
    $more: atom<More>("none"),
    $rebuilding: atom(false),
  };
}

export type SearchStores = ReturnType<typeof createSearchStores>;

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
