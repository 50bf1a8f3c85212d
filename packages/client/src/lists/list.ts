/** One tab of the person's list: what is known of it from the top down, further pages as they are asked for. */
import { type Row, rowCursor } from "@carethread/model";
import { atom } from "nanostores";
import { type ListStore, type More, put } from "../base/base.ts";
import { createExtent } from "./extent.ts";
import type { Rows } from "./rows.ts";
import { createView } from "./view.ts";

interface Page {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

export interface List {
  readonly store: ListStore;
  /** Its first page, as a welcome brings it. */
  begin(page: Page): void;
  /** Its first page is to be asked for, on a welcome that does not bring it. */
  refresh(): void;
  clear(): void;
  end(): void;
}

export interface ListOptions {
  /** Whether a row of the person's stands in this tab. */
  readonly belongs: (row: Row) => boolean;
  /** Loads the page after a cursor, with null the first one; it rejects where that fails. */
  readonly page: (cursor: string | null) => Promise<Page>;
}

export function createList(rows: Rows, { belongs, page }: ListOptions): List {
  const $more = atom<More>("none");
  const extent = createExtent();
  /** Rises with each first page: one that was asked for before it is not put behind it. */
  let round = 0;
  let isKnown = false;
  /** False where the first page of this round is still to be asked for. */
  let isBegun = true;
  let loading: Promise<void> | null = null;

  const view = createView(rows, {
    belongs: row => rows.isOwn(row) && belongs(row) && extent.isShown(row),
    isKnown: () => isKnown,
  });
  const covers = (row: Row): boolean => belongs(row) && extent.isComplete(row);

  function started(first: Page): void {
    isBegun = true;
    isKnown = true;
    extent.begin(first.rows, first.more, (view.$rows.get() ?? []).length === 0);
  }

  async function load(): Promise<void> {
    put($more, "loading");
    try {
      do {
        const asked = round;
        const end = extent.end();
        if (isBegun && end === null) break;
        const found = await page(isBegun && end !== null ? rowCursor(end) : null);
        if (asked !== round) continue;
        const more = found.more && found.rows.length > 0;
        if (isBegun) extent.extend(found.rows, more);
        else started({ rows: found.rows, more });
        rows.add(found.rows, covers);
      } while (!isBegun || extent.isBehind());
      put($more, extent.end() === null ? "none" : "some");
    } catch {
      put($more, "failed");
    }
  }

  function loadMore(): Promise<void> {
    if (isBegun && extent.end() === null) return Promise.resolve();
    loading ??= load().finally(() => {
      loading = null;
    });
    return loading;
  }

  return {
    store: { $rows: view.$rows, $more, loadMore },
    begin(first) {
      round++;
      started(first);
      rows.begin(first.rows, covers);
      if (loading === null) put($more, extent.end() === null ? "none" : "some");
      if (extent.isBehind()) void loadMore();
    },
    refresh() {
      round++;
      isBegun = false;
      void loadMore();
    },
    clear() {
      round++;
      isKnown = false;
      isBegun = true;
      extent.clear();
      view.show();
      put($more, "none");
    },
    end: view.end,
  };
}
