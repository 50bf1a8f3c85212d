/** The person's list of conversations: the first page by the socket, further ones by HTTP. */
import { type FromPerson, type Row, rowCursor } from "@carethread/model";
import { atom } from "nanostores";
import { type InboxStore, type More, put } from "../base/base.ts";
import { createExtent } from "./extent.ts";
import type { Rows } from "./rows.ts";
import { createView } from "./view.ts";

type WelcomeFrame = Extract<FromPerson, { type: "welcome" }>;

export interface Inbox {
  readonly store: InboxStore;
  welcome(frame: Pick<WelcomeFrame, "rows" | "more">): void;
  clear(): void;
}

/** `fetchPage` loads the page after a cursor; it rejects where that fails. */
export function createInbox(
  rows: Rows,
  fetchPage: (cursor: string) => Promise<{ rows: readonly Row[]; more: boolean }>,
): Inbox {
  const $more = atom<More>("none");
  const extent = createExtent();
  /** Rises with each welcome: a page asked for before it is not put behind it. */
  let round = 0;
  let isWelcomed = false;
  let loading: Promise<void> | null = null;

  const view = createView(rows, {
    belongs: row => rows.isOwn(row) && extent.isShown(row),
    isKnown: () => isWelcomed,
  });

  async function load(): Promise<void> {
    put($more, "loading");
    try {
      do {
        const end = extent.end();
        if (end === null) break;
        const asked = round;
        const page = await fetchPage(rowCursor(end));
        if (asked !== round) continue;
        extent.extend(page.rows, page.more && page.rows.length > 0);
        rows.add(page.rows, extent.isComplete);
      } while (extent.isBehind());
      put($more, extent.end() === null ? "none" : "some");
    } catch {
      put($more, "failed");
    }
  }

  function loadMore(): Promise<void> {
    if (extent.end() === null) return Promise.resolve();
    loading ??= load().finally(() => {
      loading = null;
    });
    return loading;
  }

  return {
    store: { $rows: view.$rows, $more, loadMore },
    welcome(frame) {
      round++;
      isWelcomed = true;
      extent.begin(frame.rows, frame.more, !rows.all().some(rows.isOwn));
      rows.begin(frame.rows, extent.isComplete);
      if (loading === null) put($more, extent.end() === null ? "none" : "some");
      if (extent.isBehind()) void loadMore();
    },
    clear() {
      round++;
      isWelcomed = false;
      extent.clear();
      view.show();
      put($more, "none");
    },
  };
}
