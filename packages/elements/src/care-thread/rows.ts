import type { Item, Pending } from "@carethread/client";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { remembered } from "../remembered/remembered.ts";
import type { Viewer } from "./english.ts";
import {
  type Entry,
  entriesOf,
  type MessageEntry,
  renderCard,
  renderMessage,
  renderSeparator,
} from "./entries/entries.ts";
import type { Reads, ReceiptsView } from "./receipts.ts";

export interface RowsView extends Reads {
  readonly items: readonly Item[];
  readonly divider: number | null;
  /** When the conversation began. */
  readonly createdAt: number;
  /** True where the items begin with the first of all. */
  readonly complete: boolean;
  /** Whether something is new. */
  readonly hasNews: boolean;
}

/** What a row's buttons do. */
export interface RowActions {
  readonly retry: (id: string) => void;
  readonly edit: (pending: Pending) => void;
  readonly markRead: () => void;
}

/**
 * The rows of a thread. What changes around them renders none of them, and a message that comes renders itself and the one
 * before it, however many there are.
 */
export class Rows {
  readonly #actions: RowActions;
  readonly #readers: ReceiptsView;
  #version = 0;
  readonly #entries = remembered(
    (
      items: readonly Item[],
      { me }: Viewer,
      divider: number | null,
      createdAt: number,
      complete: boolean,
    ): readonly Entry[] => entriesOf({ items, me, divider, createdAt, complete }),
  );

  constructor(actions: RowActions, readers: ReceiptsView) {
    this.#actions = actions;
    this.#readers = readers;
  }

  /** Another one whenever the rows may be others. */
  get version(): number {
    return this.#version;
  }

  render(view: RowsView) {
    const { viewer, items, divider, createdAt, complete, hasNews, members, receipts } = view;
    const entries = this.#entries(items, viewer, divider, createdAt, complete);
    return guard([entries, viewer, hasNews, members, receipts, this.#readers.state], () => {
      this.#version++;
      return repeat(
        entries,
        ({ key }) => key,
        entry => guard(this.#madeOf(entry, view), () => this.#renderEntry(entry, view)),
      );
    });
  }

  /** What an entry's row is made of: it is rendered where any of it is another. */
  #madeOf(entry: Entry, view: RowsView): unknown[] {
    const { viewer, members } = view;
    switch (entry.type) {
      case "day":
        return [viewer, entry.at];
      case "new":
        return [viewer, view.hasNews];
      case "card":
        return [viewer, entry.event, entry.isPast];
      case "notice":
        return [viewer, entry.at, ...entry.events];
      case "message": {
        const { message, pending, at, first, last } = entry;
        const mentions = message?.mentions ?? pending?.mentions ?? [];
        return [
          ...[viewer, message, pending, at, first, last],
          mentions.length > 0 ? members : null,
          ...this.#readers.madeOf(entry, view),
        ];
      }
    }
  }

  #renderEntry(entry: Entry, view: RowsView) {
    const { viewer, hasNews, members } = view;
    const { retry, edit, markRead } = this.#actions;
    if (entry.type === "card") return renderCard(entry, viewer);
    if (entry.type !== "message") return renderSeparator(entry, viewer, hasNews ? markRead : null);
    const readers = (own: MessageEntry) => this.#readers.renderReaders(own, view);
    return renderMessage(entry, { ...viewer, members, retry, edit, readers });
  }
}
