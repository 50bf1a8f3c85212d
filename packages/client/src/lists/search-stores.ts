/** What a search shows, and what it is made with. */
import type { SearchHit } from "@carethread/model";
import { atom } from "nanostores";
import type { More } from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";
import type { Rows } from "./rows.ts";

export interface SearchesOptions {
  readonly session: Pick<Session, "platform" | "delays">;
  readonly http: () => Promise<Http>;
  readonly rows: Rows;
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
