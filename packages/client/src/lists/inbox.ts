/** The person's list of conversations: all of it, whose first page comes by the socket, and its tabs, which are asked for. */
import {
  type FromPerson,
  type ListRules,
  type PagePractice,
  type Row,
  type Tab,
  type TabCounts,
  tabsOf,
} from "@carethread/model";
import { atom, type ReadableAtom } from "nanostores";
import {
  createShared,
  type EndReason,
  type InboxStore,
  type ListStore,
  put,
  type Sharable,
} from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import { createList, type List } from "./list.ts";
import type { Rows } from "./rows.ts";

type WelcomeFrame = Extract<FromPerson, { type: "welcome" }>;

export interface Inbox {
  readonly store: InboxStore;
  welcome(frame: Pick<WelcomeFrame, "rows" | "more" | "tabs">): void;
  counted(tabs: TabCounts): void;
  /** Forgets what was told; lists that are looked at stay, and are empty. */
  clear(): void;
  end(reason: EndReason): void;
}

export interface InboxOptions {
  readonly session: Pick<Session, "platform" | "delays">;
  readonly $practice: ReadableAtom<PagePractice | null>;
  /** Loads the page of a tab after a cursor, with null the first one; it rejects where that fails. */
  readonly page: (tab: Tab, cursor: string | null) => Promise<{ rows: readonly Row[]; more: boolean }>;
}

export function createInbox(rows: Rows, { session, $practice, page }: InboxOptions): Inbox {
  const $tabs = atom<TabCounts | null>(null);
  const open = new Set<List>();
  let isWelcomed = false;

  /** Without a word of the practice nothing is archived, and every message marks. */
  function rules(): ListRules {
    const { marker = "all", archive = false } = $practice.get() ?? {};
    return { marker, archive };
  }

  function listOf(tab: Tab): List {
    return createList(rows, {
      belongs: row => tabsOf(row, rules()).includes(tab),
      page: cursor => page(tab, cursor),
    });
  }

  const all = listOf("all");

  function openTab(tab: string): Sharable<ListStore> {
    const list = listOf(tab as Tab);
    open.add(list);
    if (isWelcomed) list.refresh();
    return {
      store: list.store,
      isEnded: () => false,
      end() {
        open.delete(list);
        list.clear();
        list.end();
      },
    };
  }

  const shared = createShared(session, openTab);

  function clear(): void {
    isWelcomed = false;
    put($tabs, null);
    all.clear();
    for (const list of open) list.clear();
  }

  return {
    store: {
      ...all.store,
      $tabs,
      view({ tab = "all" } = {}) {
        // What is active is all that is not archived.
        if (tab === "all" || tab === "active") return { ...all.store, release() {} };
        return shared.acquire(tab);
      },
    },
    welcome(frame) {
      isWelcomed = true;
      put($tabs, frame.tabs ?? null);
      all.begin(frame);
      for (const list of open) list.refresh();
    },
    counted: tabs => put($tabs, tabs),
    clear,
    end(reason) {
      clear();
      shared.end(reason);
    },
  };
}
