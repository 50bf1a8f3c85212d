/** A search under way: asked for when nobody types on, page by page, and shown with the rows of the inbox as they are. */
import type { PatientId, SearchHit } from "@carethread/model";
import { CareError, put } from "../base/base.ts";
import type { SearchesOptions, SearchStores } from "./search-stores.ts";

export interface Searching {
  older(): Promise<void>;
  retry(): void;
  end(): void;
}

export interface SearchingOptions extends SearchesOptions {
  readonly q: string;
  readonly patient: PatientId | undefined;
  readonly stores: SearchStores;
}

export function openSearching({ q, patient, stores, session, http, rows }: SearchingOptions): Searching {
  const { platform, delays } = session;
  const { $state, $hits, $more, $rebuilding } = stores;
  let asking: AbortController | null = null;
  let more: string | null = null;
  let timer: unknown = null;

  /** Hits of the person's own conversations as the inbox has these. */
  function live(hits: readonly SearchHit[]): SearchHit[] {
    const own = new Map(rows.all().flatMap(row => (rows.isOwn(row) ? [[row.id, row]] : [])));
    return hits.map(hit => ({ ...hit, row: own.get(hit.row.id) ?? hit.row }));
  }

  /** From the newest on, or behind what is there. */
  async function ask(isOlder: boolean): Promise<void> {
    asking?.abort();
    platform.clearTimeout(timer);
    const mine = new AbortController();
    asking = mine;
    if (isOlder) put($more, "loading");
    else put($state, "searching");
    try {
      const query = { q, ...(patient ? { patient } : {}), ...(isOlder && more ? { older: more } : {}) };
      const answer = await (await http()).search(query, mine.signal);
      if (asking !== mine) return;
      const before = isOlder ? $hits.get() : [];
      // Something was said in one meanwhile, so that it stands among the newer ones.
      const known = new Set(before.map(({ row }) => row.id));
      more = answer.more;
      put($hits, live([...before, ...answer.hits.filter(({ row }) => !known.has(row.id))]));
      put($more, more === null ? "none" : "some");
      put($rebuilding, answer.rebuilding === true);
      put($state, "hits");
    } catch (error) {
      if (asking !== mine) return;
      if (error instanceof CareError && error.code === "too-fast") {
        // The person searches elsewhere, too.
        const wait = Number(error.params.retryAfter) || delays.retrySlow;
        timer = platform.setTimeout(() => void ask(isOlder), wait);
      } else put(isOlder ? $more : $state, "failed");
    }
  }

  const unlisten = rows.listen(gone => {
    const ids = new Set(gone.map(({ id }) => id));
    const hits = $hits.get();
    const left = hits.filter(({ row }) => !ids.has(row.id));
    put($hits, live(left));
    // It may be there for the person still, as for anybody who finds it: the answer says so.
    if (left.length < hits.length) void ask(false);
  });

  timer = platform.setTimeout(() => void ask(false), delays.searchAfter);

  return {
    async older() {
      if (more !== null && ["some", "failed"].includes($more.get())) await ask(true);
    },
    retry: () => void ask(false),
    end() {
      unlisten();
      platform.clearTimeout(timer);
      asking?.abort();
      asking = null;
    },
  };
}
