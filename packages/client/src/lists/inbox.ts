/** The person's list of conversations: the first page by the socket, further ones by HTTP. */
import { type FromPerson, type Row, rowCursor } from "@carethread/model";
import { atom } from "nanostores";
import { type InboxStore, put } from "../base/base.ts";
import { createInboxRows } from "./inbox-rows.ts";

type FrameOf<T extends FromPerson["type"]> = Extract<FromPerson, { type: T }>;

export interface Inbox {
  readonly store: InboxStore;
  /** All rows that are known, also those below what is shown, in no order. */
  all(): readonly Row[];
  /** Calls the listener whenever they may be others; returns how to stop. */
  listen(listener: () => void): () => void;
  welcome(frame: FrameOf<"welcome">): void;
  row(frame: FrameOf<"row">): void;
  clear(): void;
}

/** `fetchPage` loads the page after a cursor; it rejects where that fails. */
export function createInbox(
  fetchPage: (cursor: string) => Promise<{ rows: readonly Row[]; more: boolean }>,
): Inbox {
  const $rows = atom<readonly Row[] | null>(null);
  const $more = atom<"none" | "some" | "loading" | "failed">("none");
  const rows = createInboxRows();
  const listeners = new Set<() => void>();
  /** Rises with each welcome: a page asked for before it is not put behind it. */
  let round = 0;
  let loading: Promise<void> | null = null;

  function publish(): void {
    put($rows, rows.shown());
    for (const listener of [...listeners]) listener();
  }

  async function load(): Promise<void> {
    put($more, "loading");
    try {
      do {
        const end = rows.end();
        if (end === null) break;
        const asked = round;
        const page = await fetchPage(rowCursor(end));
        if (asked !== round) continue;
        rows.extend(page.rows, page.more && page.rows.length > 0);
        publish();
      } while (rows.isBehind());
      put($more, rows.end() === null ? "none" : "some");
    } catch {
      put($more, "failed");
    }
  }

  function loadMore(): Promise<void> {
    if (rows.end() === null) return Promise.resolve();
    loading ??= load().finally(() => {
      loading = null;
    });
    return loading;
  }

  return {
    store: { $rows, $more, loadMore },
    all: rows.all,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    welcome(frame) {
      round++;
      rows.begin(frame.rows, frame.more);
      publish();
      if (loading === null) put($more, rows.end() === null ? "none" : "some");
      if (rows.isBehind()) void loadMore();
    },
    row(frame) {
      rows.change(frame.row);
      if ($rows.get() !== null) publish();
    },
    clear() {
      round++;
      rows.clear();
      put($rows, null);
      put($more, "none");
    },
  };
}
